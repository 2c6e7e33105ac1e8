/**
 * One call between approval and comment is answered badly, late, twice or not at all. Whatever it is: nothing is sent
 * twice, the end is true, and a request of which nothing was stored can simply be approved again.
 */
import type { RequestView } from '@keeper-workflow/contract';
import { afterAll, describe, expect, it } from 'vitest';
import type { Fault } from '../../sandbox/world';
import type { TestWorld } from '../world';
import { approvalFor, approve, approved, asked, goOn, type Asked } from './approval';
import { approveSlowly } from './slow-command';
import { commandsRun, commandsSent, expectTruth, titles } from './truth';
import { createWorlds } from './worlds';

const worlds = createWorlds();
afterAll(() => worlds.close());

const TIMEOUT = 120_000;

type Bad = Pick<Fault, 'effect' | 'value'>;
type End = 'verified' | 'refused' | 'unknown' | 'submitted';

interface Case {
  readonly name: string;
  readonly fault: Fault;
  /** So many calls that match are left alone first. */
  readonly skip: number;
  readonly end: End;
  /** Whether Commander ran the command. */
  readonly runs: boolean;
}

const nameOf = ({ effect, value }: Bad): string => (value === undefined ? effect : `${effect} ${String(value)}`);

/** A fault for the call after `skip` others that match. */
function plant(world: TestWorld, { fault, skip }: Pick<Case, 'fault' | 'skip'>): void {
  const { faults } = world.sandbox.world;
  const { target, match } = fault;
  if (skip > 0)
    faults.add({ target, ...(match === undefined ? {} : { match }), effect: 'delay', value: 0, times: skip });
  faults.add(fault);
}

async function endsAs(world: TestWorld, one: Asked, end: End, runs: boolean): Promise<RequestView> {
  const at = await goOn(world, one.request);
  expectTruth(world, one, at);
  expect(at.outcome ?? at.state).toBe(end);
  expect(commandsRun(world)).toHaveLength(runs ? 1 : 0);
  expect(commandsSent(world).length).toBeLessThanOrEqual(1);
  return at;
}

async function runs(world: TestWorld, { fault, skip, end, runs: ran }: Case): Promise<void> {
  const one = await asked(world);
  plant(world, { fault, skip });
  const answer = await approve(world, one);
  expect(world.sandbox.world.faults.list()).toEqual([]);
  expect(answer?.ok).toBe(end !== 'submitted');
  if (answer?.ok === false) expect(answer.failure.message).toMatch(/\w+ \w+ \w+/);
  const at = await endsAs(world, one, end, ran);
  if (end === 'verified') return;
  // Nothing has happened, and everybody knows it: an approval works as if it were the first.
  await approved(world, { approval: approvalFor(world, at) });
  expect((await goOn(world, at)).outcome).toBe('verified');
  expect(world.standIn.changeCount()).toBe(1);
}

const each = (name: string, cases: readonly Case[]): void => {
  describe.concurrent(name, () => {
    it.concurrent.each(cases.map((one) => [one.name, one] as const))(
      '%s',
      (_, one) => worlds.use((world) => runs(world, one)),
      TIMEOUT,
    );
  });
};

const CHANGING = 'executecommand-async nsf-share-record';

each(
  'the changing command is handed over and',
  (
    [
      // It ran, and nobody was told: the read finds it.
      [{ effect: 'drop-reply' }, 'verified', true],
      [{ effect: 'delay', value: 2000 }, 'verified', true],
      // Commander answered before it looked at the command.
      [{ effect: 'status', value: 429 }, 'refused', false],
      [{ effect: 'status', value: 401 }, 'refused', false],
      // It may have run: not sent again, the vault is read until it no longer can.
      [{ effect: 'timeout' }, 'unknown', false],
      [{ effect: 'malformed' }, 'unknown', false],
      [{ effect: 'status', value: 500 }, 'unknown', false],
      [{ effect: 'status', value: 502 }, 'unknown', false],
      [{ effect: 'status', value: 503 }, 'unknown', false],
    ] as [Bad, End, boolean][]
  ).map(([bad, end, ran]) => ({
    name: `${nameOf(bad)}: ${end}`,
    fault: { target: 'commander', match: CHANGING, ...bad },
    skip: 0,
    end,
    runs: ran,
  })),
);

const READING: readonly Bad[] = [
  { effect: 'drop-reply' },
  { effect: 'timeout' },
  { effect: 'delay', value: 1500 },
  { effect: 'malformed' },
  { effect: 'status', value: 500 },
  { effect: 'status', value: 502 },
  { effect: 'status', value: 503 },
  { effect: 'status', value: 429 },
];

/** `sync-down` and the read of the record before the decision; the result after them is the command's. */
const RESULTS_BEFORE = 2;

each(
  'the result of the command is asked for and',
  READING.map((bad) => ({
    name: nameOf(bad),
    fault: { target: 'commander', match: '/result/', ...bad },
    skip: RESULTS_BEFORE,
    end: 'verified',
    runs: true,
  })),
);

each(
  'the read that proves is',
  READING.map((bad) => ({
    name: nameOf(bad),
    fault: { target: 'commander', match: 'nsf-get', ...bad },
    skip: 1,
    end: 'verified',
    runs: true,
  })),
);

each(
  'the read before the decision is',
  READING.map((bad): Case => {
    // One that is only late is a read all the same.
    const late = bad.effect === 'delay';
    const fault: Fault = { target: 'commander', match: 'nsf-get', ...bad };
    return { name: nameOf(bad), fault, skip: 0, end: late ? 'verified' : 'submitted', runs: late };
  }),
);

each(
  'a fresh read is not to be had: sync-down is',
  READING.filter(({ effect, value }) => effect !== 'delay' && value !== 502).map((bad) => ({
    name: nameOf(bad),
    fault: { target: 'commander', match: 'sync-down', times: 2, ...bad },
    skip: 0,
    end: 'verified',
    runs: true,
  })),
);

const TRANSACTIONS = ['the decision', 'the hand-over', "Commander's answer", 'the outcome', 'the posted comment'];

each(
  'a transaction is stored and its answer lost:',
  TRANSACTIONS.map((what, skip) => ({
    name: what,
    fault: { target: 'kvs', match: 'transaction', effect: 'drop-reply' },
    skip,
    end: 'verified',
    runs: true,
  })),
);

each(
  'a transaction is refused:',
  TRANSACTIONS.flatMap((what, skip) =>
    [500, 429].map((status): Case => {
      const fault: Fault = { target: 'kvs', match: 'transaction', effect: 'status', value: status };
      const name = `${what}, ${String(status)}`;
      return { name, fault, skip, end: skip === 0 ? 'submitted' : 'verified', runs: skip > 0 };
    }),
  ),
);

const COMMENT = '/rest/api/3/issue/10001/comment';

each(
  'Jira is told and',
  [
    ...READING.filter(({ effect }) => effect !== 'timeout').map((bad) => ({
      bad,
      match: COMMENT,
      what: 'the comment',
    })),
    ...READING.filter(({ effect }) => effect !== 'timeout' && effect !== 'delay').map((bad) => ({
      bad,
      match: '/properties/',
      what: 'the state of the issue',
    })),
  ].map(({ bad, match, what }) => ({
    name: `${what}: ${nameOf(bad)}`,
    fault: { target: 'jira', match, ...bad },
    skip: 0,
    end: 'verified',
    runs: true,
  })),
);

each(
  'the follow-up is pushed and',
  ([{ effect: 'status', value: 503 }, { effect: 'drop-reply' }, { effect: 'malformed' }] as Bad[]).map((bad) => ({
    name: nameOf(bad),
    fault: { target: 'queue', match: 'push', ...bad },
    skip: 0,
    end: 'verified',
    runs: true,
  })),
);

describe.concurrent('the queue', () => {
  it.concurrent(
    'delivers every event twice: carried out once, told once',
    () =>
      worlds.use(async (world) => {
        const one = await asked(world);
        world.sandbox.world.faults.add({ target: 'queue', match: 'follow-ups', effect: 'drop-reply', times: 3 });
        const told = await approveSlowly(world, one, { seconds: 12 });
        expect(told.state).toBe('executing');
        await endsAs(world, one, 'verified', true);
      }),
    TIMEOUT,
  );
});

describe.concurrent('Jira', () => {
  it.concurrent(
    'is down for an hour from the decision on: carried out all the same, and told when it is back',
    () =>
      worlds.use(async (world) => {
        const { faults } = world.sandbox.world;
        const one = await asked(world);
        for (const match of [COMMENT, '/properties/']) {
          faults.add({ target: 'jira', match, effect: 'status', value: 503, times: 1000 });
        }
        expect((await approved(world, one)).outcome).toBe('verified');
        expect(titles(world)).toHaveLength(1);
        faults.clear();
        faults.add({ target: 'jira', effect: 'status', value: 503, times: 1000 });
        for (let minutes = 0; minutes < 60; minutes += 5) {
          world.sandbox.advance(300);
          await world.sandbox.world.forge.drain();
        }
        expect(titles(world)).toHaveLength(1);
        faults.clear();
        await endsAs(world, one, 'verified', true);
      }),
    TIMEOUT,
  );
});
