/**
 * What each kind of operation costs from the approval (or the admin's click) to its proof, counted from the call log and
 * printed; and that a policy with approver groups makes opening the panel one Jira call dearer, and nothing else.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Call } from '../../sandbox/world';
import { adding, carryOut, kind, KINDS, previewOf, setPolicy, updating } from '../kinds';
import { approvalOf, ask, startWorld, valueOf, type TestWorld } from '../world';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

/** A sweep or a follow-up of an earlier test may run meanwhile: what the page's own invocation did counts. */
function own(calls: readonly Call[]): Call[] {
  const pages = calls.filter(({ kind: is, what }) => is === 'invocation' && what.startsWith('keeper-panel/'));
  const ids = new Set(pages.map(({ invocationId }) => invocationId));
  return calls.filter(({ kind: is, invocationId }) => is === 'commander' || ids.has(invocationId));
}
const count = (calls: readonly Call[], of: Call['kind']) => calls.filter(({ kind: is }) => is === of).length;
const cost = (all: readonly Call[]) => costOf(own(all));
const costOf = (calls: readonly Call[]) => ({
  invocations: count(calls, 'invocation'),
  jira: count(calls, 'jira'),
  http: count(calls, 'egress'),
  commands: count(calls, 'commander'),
  writes: calls.filter(({ kind: is, write }) => write && is !== 'egress').length,
});

describe('opening the panel', () => {
  afterEach(() => setPolicy(world));

  it.each(['alice', 'pia', 'ada'] as const)(
    'as %s, under a policy with folders and search: 2 Jira calls',
    async (who) => {
      await setPolicy(world, { folders: ['Engineering'], requestersMaySearch: true });
      const calls = await world.callsDuring(async () => valueOf(await world.panel(who, 'openPanel', {})));
      expect(cost(calls)).toEqual({ invocations: 1, jira: 2, http: 0, commands: 0, writes: 0 });
    },
  );

  it.each([
    ['alice', 2],
    ['pia', 3],
    ['ada', 3],
  ] as const)('as %s, where the policy names approver groups: %i Jira calls', async (who, jira) => {
    await setPolicy(world, { approverGroups: ['keeper-approvers'] });
    const calls = await world.callsDuring(async () => valueOf(await world.panel(who, 'openPanel', {})));
    expect(cost(calls)).toEqual({ invocations: 1, jira, http: 0, commands: 0, writes: 0 });
  });
});

function expectQuick(name: string, calls: readonly Call[]): void {
  const spent = cost(calls);
  console.log(`${name}: ${JSON.stringify(spent)}`);
  expect(spent.invocations).toBe(1);
  expect(spent.http).toBeLessThanOrEqual(2 * spent.commands);
  expect(calls.filter(({ kind: is, write }) => is === 'commander' && write)).toHaveLength(1);
  expect(spent.jira).toBeLessThanOrEqual(6);
  // All records of a folder are read one by one, before and after; everything else costs a handful of reads.
  expect(spent.commands).toBeLessThanOrEqual(name.includes('all of a folder') ? 30 : 12);
  expect(
    own(calls).filter(({ kind: is, write, what }) => is === 'jira' && write && what.includes('/comment')),
  ).toHaveLength(1);
}

describe('from the approval to the proof', () => {
  it.each(KINDS.map(({ name }) => name))('%s', async (name) => {
    const { draft, target } = kind(name);
    const request = await ask(world, { draft: draft() });
    const seen = await previewOf(world, 'pia', request, target);
    const calls = await world.callsDuring(async () => {
      const done = valueOf(await world.panel('pia', 'approveRequest', approvalOf(seen))).request;
      expect(done.outcome).toBe('verified');
    });
    expectQuick(name, calls);
  });
});

describe('what an admin does himself', () => {
  it.each([
    ['creating a classic record', () => adding(world)],
    ['updating a classic record', () => updating(world)],
  ])('%s', async (name, operation) => {
    const shown = await world.callsDuring(async () =>
      valueOf(await world.panel('pia', 'previewDirect', { operation: operation() })),
    );
    expect(cost(shown)).toMatchObject({ invocations: 1, jira: 2, writes: 0 });
    expect(cost(shown).http).toBeLessThanOrEqual(2 * cost(shown).commands);
    const id = randomUUID();
    const calls = await world.callsDuring(async () => {
      expect(valueOf(await carryOut(world, 'pia', operation(), id)).request.outcome).toBe('verified');
    });
    expectQuick(name, calls);
    const again = await world.callsDuring(async () => valueOf(await carryOut(world, 'pia', operation(), id)));
    expect(cost(again)).toMatchObject({ invocations: 1, http: 0, commands: 0, writes: 0 });
  });

  it('reading a record to change it writes nothing', async () => {
    const calls = await world.callsDuring(async () =>
      valueOf(await world.panel('pia', 'readRecord', { uid: world.uid('Grafana'), mode: 'classic' })),
    );
    expect(cost(calls)).toMatchObject({ invocations: 1, jira: 2, writes: 0 });
    expect(cost(calls).commands).toBeLessThanOrEqual(2);
  });
});
