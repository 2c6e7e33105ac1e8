/**
 * A command that takes longer than a page may wait. The page is told in time that it goes on, whoever looks sees how far
 * it is, and a reload at any moment shows the truth.
 */
import { announcementTexts } from '@keeper-workflow/messages';
import type { RequestView } from '@keeper-workflow/contract';
import { afterAll, describe, expect, it } from 'vitest';
import { stored, valueOf, type Person, type TestWorld } from '../world';
import { approved, asked, document, goOn } from './approval';
import { approveSlowly, until } from './slow-command';
import { commandsRun, expectTruth, titles } from './truth';
import { createWorlds } from './worlds';

const worlds = createWorlds();
afterAll(() => worlds.close());

const TIMEOUT = 120_000;

async function reloaded(world: TestWorld, who: Person): Promise<RequestView> {
  const { requests } = valueOf(await world.panel(who, 'openPanel', {}));
  const [request] = requests;
  if (!request || requests.length > 1) throw new Error(`${String(requests.length)} requests`);
  return request;
}

/** How far a request is, as a number that only grows. */
const STAGES = ['submitted', 'submitting', 'running', 'verifying', 'settled'];
const stageOf = ({ state, execution }: RequestView): number =>
  STAGES.indexOf(state === 'submitted' ? state : (execution?.phase ?? ''));

describe.concurrent('a command takes twelve seconds', () => {
  it.concurrent(
    'the page is told that it is running, the panel shows it to everybody, and the consumer finishes it',
    () =>
      worlds.use(async (world) => {
        const one = await asked(world);
        const told = await approveSlowly(world, one, { seconds: 90 });
        expect(told).toMatchObject({ state: 'executing', execution: { phase: 'running', attempt: 1 } });
        expect(told.outcome).toBeUndefined();
        expect(titles(world)).toEqual([announcementTexts.submitted, announcementTexts.approved]);
        for (const who of ['alice', 'pia', 'sam'] as const) {
          const shown = await reloaded(world, who);
          expect(shown).toMatchObject({ state: 'executing', execution: { phase: 'running' }, can: { decide: false } });
          expect(shown.can).toMatchObject({ update: false, withdraw: false, checkAgain: false });
        }
        expect(world.standIn.changeCount()).toBe(0);
        world.sandbox.advance(90);
        const end = await goOn(world, one.request);
        expectTruth(world, one, end);
        expect(end.outcome).toBe('verified');
        expect(await reloaded(world, 'alice')).toMatchObject({ state: 'completed', outcome: 'verified' });
        expect(titles(world)).toEqual([
          announcementTexts.submitted,
          announcementTexts.approved,
          announcementTexts.outcomes.verified,
        ]);
      }),
    TIMEOUT,
  );

  it.concurrent(
    'with nobody moving the clock, the page gets its answer before Forge ends the call',
    () =>
      worlds.use(async (world) => {
        const one = await asked(world);
        const { faults, calls } = world.sandbox.world;
        faults.add({ target: 'queue', match: 'push', effect: 'delay', value: 700 });
        const answer = approved(world, one);
        await until(() => document(world, one.request).state === 'executing');
        world.standIn.setTiming(12_000);
        await until(() => document(world, one.request).execution?.phase === 'running');
        world.standIn.setTiming(0);
        expect(await answer).toMatchObject({ state: 'executing', execution: { phase: 'running' } });
        const call = calls.since(0).find(({ what }) => what === 'keeper-panel/approveRequest');
        expect(call?.outcome).toBe('ok');
        expect(call?.milliseconds).toBeLessThan(20_000);
        const end = await goOn(world, one.request);
        expectTruth(world, one, end);
        expect(end.outcome).toBe('verified');
      }),
    TIMEOUT,
  );
});

describe.concurrent('somebody reloads the panel all the time', () => {
  it.concurrent.each([0, 12])(
    'while a command of %i seconds is carried out: what is shown never goes back, and done means done',
    (seconds) =>
      worlds.use(async (world) => {
        const one = await asked(world);
        const seen: number[] = [];
        let over = false;
        const watching = (async () => {
          while (!over) {
            const changes = world.standIn.changeCount();
            const shown = await reloaded(world, 'alice');
            seen.push(stageOf(shown));
            if (shown.outcome !== undefined) {
              expect(shown.outcome).toBe('verified');
              expect(world.standIn.changeCount()).toBe(1);
            }
            // What had happened before the panel was asked for cannot be shown as not even approved.
            if (changes === 1) expect(shown.state).not.toBe('submitted');
          }
        })();
        if (seconds === 0) await approved(world, one);
        else await approveSlowly(world, one, { seconds });
        // A panel that is being read is an invocation too, and the world never comes to rest.
        await until(() => document(world, one.request).state === 'completed');
        over = true;
        await watching;
        const end = await goOn(world, one.request);
        expectTruth(world, one, end);
        expect(end.outcome).toBe('verified');
        expect(seen).toEqual([...seen].sort((left, right) => left - right));
        expect(new Set(seen).size).toBeGreaterThan(2);
        expect(commandsRun(world)).toHaveLength(1);
        expect(await stored(world, one.request)).toEqual(end);
      }),
    TIMEOUT,
  );
});
