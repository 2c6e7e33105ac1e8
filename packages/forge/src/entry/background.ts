/** What Forge itself calls: the queue's consumer and the schedule. No browser reaches them. */
import { InvocationError, InvocationErrorCode, type AsyncEvent } from '@forge/events';
import { followUp, sweep } from '@keeper-workflow/requests';
import { log } from '../log';
import { portsOfThisInvocation } from '../ports';
import { clock } from '../runtime';

/** The consumer's function may run for 900 s (manifest); it stops itself in time. */
const CONSUMER_TIME = 840_000;
/** The schedule's function may run for 300 s (manifest). */
const SWEEP_TIME = 240_000;
/** Seconds until Forge delivers an event again that could not be looked at. */
const RETRY_AFTER = 60;

export async function followUpConsumer(event: AsyncEvent): Promise<InvocationError | undefined> {
  const { requestId } = event.body;
  if (typeof requestId !== 'string') {
    log.warn('follow-up-without-request', {});
    return undefined;
  }
  const followed = await followUp(portsOfThisInvocation(), requestId, clock.now() + CONSUMER_TIME);
  if (followed.ok) return undefined;
  log.failure('follow-up-failed', followed.failure, { requestId });
  return new InvocationError({
    retryAfter: RETRY_AFTER,
    retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST,
  });
}

/** Forge's documentation disagrees on whether a schedule must answer; a status code satisfies both readings. */
export async function sweepTrigger(): Promise<{ statusCode: number }> {
  const swept = await sweep(portsOfThisInvocation(), clock.now() + SWEEP_TIME);
  if (!swept.ok) log.failure('sweep-failed', swept.failure);
  else if (swept.value.found > 0) log.warn('sweep-found', { requests: swept.value.found });
  return { statusCode: swept.ok ? 204 : 500 };
}
