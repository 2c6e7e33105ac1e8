/**
 * The command takes longer than the page may wait, and whoever goes on dies as well: the consumer at each of its calls,
 * the sweep at each of its calls, and both with the queue having lost every event.
 */
import { announcementTexts } from '@keeper-workflow/messages';
import { afterAll, describe, expect, it } from 'vitest';
import type { Call } from '../../sandbox/world';
import type { TestWorld } from '../world';
import { approve, asked, document, goOn, type Asked } from './approval';
import { crashPoints } from './crash-points';
import { approveSlowly } from './slow-command';
import { commandsRun, expectTruth, titles } from './truth';
import { createWorlds } from './worlds';

const worlds = createWorlds();
afterAll(() => worlds.close());

const TIMEOUT = 120_000;
const CONSUMER = 'follow-up-consumer/follow-up';
const SWEEP = 'sweep-trigger/sweep';

const drained = (world: TestWorld): Promise<void> => world.sandbox.world.forge.drain();

/** The command is over when the page stops waiting; nobody has asked for its result yet. */
const handedOver = (world: TestWorld, one: Asked) => approveSlowly(world, one, { seconds: 12 });

/** The approval dies right after Commander took the command, and no event reaches the queue: only the sweep is left. */
async function lostByTheQueue(world: TestWorld, one: Asked): Promise<void> {
  const { faults } = world.sandbox.world;
  faults.add({ target: 'queue', match: 'push', effect: 'status', value: 503 });
  faults.add({ target: 'kvs', match: 'transaction', effect: 'crash', value: 2, after: true });
  expect(await approve(world, one)).toBeUndefined();
  expect(document(world, one.request).execution?.phase).toBe('running');
}

const SWEPT = 301;

async function callsOf(what: string, prepare: (world: TestWorld, one: Asked) => Promise<unknown>, pass: number) {
  return worlds.use(async (world): Promise<Call[]> => {
    const one = await asked(world);
    const calls = await world.callsDuring(async () => {
      await prepare(world, one);
      world.sandbox.advance(pass);
      await drained(world);
    });
    const end = await goOn(world, one.request);
    expect(end.outcome).toBe('verified');
    expectTruth(world, one, end);
    return calls.filter(({ kind, what: called }) => kind !== 'invocation' || called === what);
  });
}

const pointsOf = async (...of: Parameters<typeof callsOf>) => crashPoints(await callsOf(...of), of[0]);

async function died(world: TestWorld, what: string): Promise<boolean> {
  await drained(world);
  return world.sandbox.world.calls
    .since(0)
    .some((call) => call.kind === 'invocation' && call.what === what && call.outcome === 'FUNCTION_CRASHED');
}

async function expectVerified(world: TestWorld, one: Asked): Promise<void> {
  const end = await goOn(world, one.request);
  expectTruth(world, one, end);
  expect(end.outcome).toBe('verified');
  expect(commandsRun(world)).toHaveLength(1);
  expect(titles(world).at(-1)).toBe(announcementTexts.outcomes.verified);
}

const consumerPoints = await pointsOf(CONSUMER, handedOver, 0);
const sweepPoints = await pointsOf(SWEEP, lostByTheQueue, SWEPT);
const rescuePoints = await pointsOf(CONSUMER, lostByTheQueue, SWEPT);

/** Polls beyond the first of a command: whether they happen depends on the machine. */
const spare = (points: typeof consumerPoints): number =>
  points.filter(({ fault }, index) => fault.match === '/result/' && points[index - 2]?.fault.match === '/result/')
    .length;

describe.concurrent('the consumer dies', () => {
  it.concurrent.each(consumerPoints.map((point) => [point.name, point] as const))(
    '%s',
    (_, { position, after }) =>
      worlds.use(async (world) => {
        const one = await asked(world);
        world.sandbox.world.faults.add({
          target: 'function',
          match: CONSUMER,
          effect: 'crash',
          value: position,
          after,
        });
        const told = await handedOver(world, one);
        expect(told).toMatchObject({ state: 'executing', execution: { phase: 'running' } });
        const reached = await died(world, CONSUMER);
        expect(reached || position * 2 > consumerPoints.length - spare(consumerPoints)).toBe(true);
        await expectVerified(world, one);
      }),
    TIMEOUT,
  );
});

describe.concurrent('the approval dies, the queue loses every event, and then dies', () => {
  const cases = [
    ...sweepPoints.map((point) => ({ ...point, what: SWEEP, name: `the sweep ${point.name}` })),
    ...rescuePoints
      // Where nothing is written, dying changes nothing; the test above has every place.
      .filter(({ fault: { match = '' } }) => match.startsWith('transaction') || match.endsWith('/comment'))
      .map((point) => ({ ...point, what: CONSUMER, name: `the rescuing consumer ${point.name}` })),
  ];
  it.concurrent.each(cases.map((point) => [point.name, point] as const))(
    '%s',
    (_, { what, position, after }) =>
      worlds.use(async (world) => {
        const one = await asked(world);
        await lostByTheQueue(world, one);
        world.sandbox.world.faults.add({ target: 'function', match: what, effect: 'crash', value: position, after });
        world.sandbox.advance(SWEPT);
        expect(await died(world, what)).toBe(true);
        await expectVerified(world, one);
      }),
    TIMEOUT,
  );
});
