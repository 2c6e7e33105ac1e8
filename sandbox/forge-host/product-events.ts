/** Product events (`trigger` modules): who asks for an event gets it, and may ask to get it again up to four times. */
import { z } from 'zod';
import type { WorldClock } from '../world';
import type { CallsIn } from './calls-in';
import type { InstalledApp } from './installed-app';

const MOST_RETRIES = 4;
const askedAgain = z.object({
  _retry: z.literal(true),
  retryOptions: z.object({ retryAfter: z.number().default(1) }).prefault({}),
});

/** Resolves when the first delivery to every trigger has ended; retries follow in the world's time. */
export async function emitTo(
  app: InstalledApp,
  eventType: string,
  event: Record<string, unknown>,
  callsIn: CallsIn,
  clock: WorldClock,
): Promise<void> {
  const concerned = app.loaded.manifest.modules.trigger.filter(
    ({ events, filter }) =>
      events.includes(eventType) && !(filter?.ignoreSelf === true && event.selfGenerated === true),
  );
  await Promise.all(
    concerned.map((module) => {
      const deliver = async (attempt: number): Promise<void> => {
        const retry = attempt === 0 ? {} : { retryContext: { retryCount: attempt } };
        const result = await callsIn.trigger(app, module, { ...event, eventType, ...retry });
        const again = askedAgain.safeParse(result.ok ? result.result : undefined);
        if (!again.success || attempt >= MOST_RETRIES) return;
        const wait = Math.min(Math.max(again.data.retryOptions.retryAfter, 1), 900) * 1000;
        clock.schedule(clock.now() + wait, () => void deliver(attempt + 1));
      };
      return deliver(0);
    }),
  );
}
