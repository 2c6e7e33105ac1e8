/**
 * Two people act on one request at the same moment, through the whole product: the second begins when the first has made
 * its n-th call, and calls of both are held up by seeded pauses. One of them wins; the other is told.
 */
import { randomUUID } from 'node:crypto';
import type { Answer, RequestView } from '@keeper-workflow/contract';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { nestedDraft, stored, valueOf, type Person, type TestWorld } from '../world';
import { asked, document, goOn, invoke, type Asked } from './approval';
import { until } from './slow-command';
import { commandsRun, commandsSent, expectTruth, titles } from './truth';
import { createWorlds } from './worlds';

const worlds = createWorlds();
afterAll(() => worlds.close());

const TIMEOUT = 120_000;

interface Act {
  readonly who: Person;
  readonly name: string;
  readonly payload: (one: Asked) => unknown;
}

const seen = ({ request: { id, revision } }: Asked) => ({ requestId: id, revision });
const approves = (who: Person): Act => ({ who, name: 'approveRequest', payload: ({ approval }) => approval });
const rejects: Act = {
  who: 'sam',
  name: 'rejectRequest',
  payload: (one) => ({ ...seen(one), reason: 'Not this week' }),
};
const withdraws: Act = { who: 'alice', name: 'withdrawRequest', payload: seen };
const updates: Act = {
  who: 'alice',
  name: 'updateRequest',
  payload: (one) => ({
    ...seen(one),
    draft: nestedDraft({ role: 'content-manager' }),
    justification: 'Release on Monday',
  }),
};

/** When the second begins, and how long the calls of both are held up, in milliseconds. */
interface Interleaving {
  readonly afterCalls: number;
  readonly pauses: readonly number[];
}

/** Calls of an undisturbed approval; from there on the first is done before the second begins. */
const CALLS_OF_AN_APPROVAL = 27;

const interleavings = (count: number, seed: number): Interleaving[] =>
  fc.sample(
    fc.record({
      afterCalls: fc.nat({ max: CALLS_OF_AN_APPROVAL }),
      pauses: fc.array(fc.constantFrom(0, 0, 5, 20, 60), { minLength: 24, maxLength: 24 }),
    }),
    { numRuns: count, seed },
  );

type Told = Answer<{ request: RequestView }>;

async function act(world: TestWorld, one: Asked, { who, name, payload }: Act): Promise<Told> {
  const answer = await invoke(world, who, name, payload(one));
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.result as Told;
}

async function race(world: TestWorld, one: Asked, first: Act, second: Act, { afterCalls, pauses }: Interleaving) {
  const { calls, faults } = world.sandbox.world;
  for (const [index, value] of pauses.entries()) {
    faults.add({ target: (['kvs', 'jira', 'commander'] as const)[index % 3] ?? 'kvs', effect: 'delay', value });
  }
  const since = calls.since(0).at(-1)?.seq ?? 0;
  let firstIsDone = false;
  const firstAnswer = act(world, one, first).finally(() => (firstIsDone = true));
  await until(() => firstIsDone || calls.since(since).length >= afterCalls);
  const answers = await Promise.all([firstAnswer, act(world, one, second)]);
  faults.clear();
  return answers;
}

function expectOneWinner(answers: readonly Told[]): void {
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  for (const answer of answers) {
    if (!answer.ok) expect(['request-changed', 'wrong-state']).toContain(answer.failure.code);
  }
}

const named = (each: Interleaving, index: number) =>
  [`#${String(index + 1)}, the second begins at call ${String(each.afterCalls)}`, each] as const;

/** Carried out once, by the decision of whoever won. */
async function expectCarriedOutOnce(world: TestWorld, one: Asked): Promise<RequestView> {
  const end = await goOn(world, one.request);
  expectTruth(world, one, end);
  expect(end).toMatchObject({ state: 'completed', outcome: 'verified', execution: { attempt: 1 } });
  expect(commandsRun(world)).toHaveLength(1);
  expect(world.standIn.changeCount()).toBe(1);
  return end;
}

describe.concurrent('two approvers approve', () => {
  it.concurrent.each(interleavings(50, 1).map(named))(
    '%s',
    (_, interleaving) =>
      worlds.use(async (world) => {
        const one = await asked(world);
        const answers = await race(world, one, approves('pia'), approves('sam'), interleaving);
        expectOneWinner(answers);
        const end = await expectCarriedOutOnce(world, one);
        expect(end.decision?.by.name).toMatch(answers[0].ok ? /^Pia/ : /^Sam/);
      }),
    TIMEOUT,
  );
});

describe.concurrent('one approver clicks twice', () => {
  it.concurrent.each(interleavings(8, 2).map(named))(
    '%s',
    (_, interleaving) =>
      worlds.use(async (world) => {
        const one = await asked(world);
        expectOneWinner(await race(world, one, approves('pia'), approves('pia'), interleaving));
        await expectCarriedOutOnce(world, one);
      }),
    TIMEOUT,
  );
});

describe.concurrent.each([
  ['another approver rejects', rejects, 'rejected'],
  ['the requester withdraws', withdraws, 'withdrawn'],
  ['the requester updates', updates, 'submitted'],
] as const)('one approves while %s', (_what, other, otherwise) => {
  it.concurrent.each(interleavings(8, 3).map(named))(
    '%s',
    (_, interleaving) =>
      worlds.use(async (world) => {
        const one = await asked(world);
        const answers = await race(world, one, approves('pia'), other, interleaving);
        expectOneWinner(answers);
        if (answers[0].ok) {
          await expectCarriedOutOnce(world, one);
          return;
        }
        const end = await goOn(world, one.request);
        expect(end.state).toBe(otherwise);
        expect(commandsSent(world)).toEqual([]);
        expect(world.standIn.changeCount()).toBe(0);
        expect(titles(world)).toHaveLength(2);
      }),
    TIMEOUT,
  );
});

describe.concurrent('one approval is late: the other side had decided before it began', () => {
  it.concurrent.each([
    ['rejected', rejects],
    ['withdrawn', withdraws],
    ['submitted', updates],
  ] as const)(
    '%s',
    (state, other) =>
      worlds.use(async (world) => {
        const one = await asked(world);
        valueOf(await act(world, one, other));
        const late = await act(world, one, approves('pia'));
        expect(late).toMatchObject({ ok: false, failure: { code: 'request-changed' } });
        expect(await stored(world, one.request)).toMatchObject({ state });
        expect(commandsSent(world)).toEqual([]);
      }),
    TIMEOUT,
  );
});

describe.concurrent('a page submits twice with one id', () => {
  it.concurrent.each(interleavings(8, 4).map(named))(
    '%s',
    (_, { afterCalls, pauses }) =>
      worlds.use(async (world) => {
        const payload = { requestId: randomUUID(), draft: nestedDraft(), justification: 'Release on Friday' };
        const submits: Act = { who: 'alice', name: 'submitRequest', payload: () => payload };
        // A submission makes few calls: the second begins within them.
        const nobody = { request: {} as RequestView, title: '', approval: {} };
        const early = { afterCalls: afterCalls % 9, pauses };
        const [first, second] = (await race(world, nobody, submits, submits, early)).map(valueOf);
        expect(second?.request.id).toBe(first?.request.id);
        const { requests } = valueOf(await world.panel('alice', 'openPanel', {}));
        expect(requests).toHaveLength(1);
        const [request] = requests;
        if (!request) return;
        await goOn(world, request);
        expect(titles(world)).toHaveLength(1);
        expect(document(world, request).auditLength).toBe(1);
      }),
    TIMEOUT,
  );
});
