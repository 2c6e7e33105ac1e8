/** What each step may cost, counted from the call log: invocations, calls to Jira, calls to Commander, writes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Preview, RequestView } from '@keeper-workflow/contract';
import type { Call } from '../../sandbox/world';
import {
  approvalOf,
  ask,
  classicDraft,
  failureOf,
  nestedDraft,
  preview,
  startWorld,
  valueOf,
  type TestWorld,
} from '../world';

const worlds: TestWorld[] = [];
afterAll(async () => {
  for (const world of worlds) await world.close();
});
async function start(...options: Parameters<typeof startWorld>): Promise<TestWorld> {
  const world = await startWorld(...options);
  worlds.push(world);
  return world;
}

const cost = (calls: readonly Call[]) => {
  const count = (kind: Call['kind']) => calls.filter((call) => call.kind === kind).length;
  return {
    invocations: count('invocation'),
    jira: count('jira'),
    http: count('egress'),
    commands: count('commander'),
    writes: calls.filter(({ kind, write }) => write && kind !== 'egress').map(({ kind, what }) => `${kind} ${what}`),
  };
};
const costOf = async (world: TestWorld, run: () => Promise<unknown>) => cost(await world.callsDuring(run));

describe('with sync-down allowed', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await start();
  });

  it.each(['alice', 'pia', 'ada'] as const)('opening the panel without a request, as %s', async (who) => {
    const spent = await costOf(world, async () => {
      const opened = valueOf(await world.panel(who, 'openPanel', {}, { issue: 'OPS-6' }));
      expect(opened).toMatchObject({ issueKey: 'OPS-6', connection: 'ready', requests: [] });
    });
    expect(spent).toMatchObject({ invocations: 1, http: 0, commands: 0, writes: [] });
    expect(spent.jira).toBeLessThanOrEqual(2);
  });

  it('being refused by the panel costs no more', async () => {
    for (const [who, issue] of [
      ['vic', 'OPS-6'],
      ['kim', 'OPS-6'],
      ['kim', 'TOY-1'],
      ['nobody', 'OPS-6'],
    ] as const) {
      const spent = await costOf(world, () => world.panel(who, 'openPanel', {}, { issue }));
      expect(spent).toMatchObject({ invocations: 1, http: 0, commands: 0, writes: [] });
      expect(spent.jira).toBeLessThanOrEqual(2);
    }
  });

  it('submitting', async () => {
    const spent = await costOf(world, () => ask(world, { issue: 'OPS-2' }));
    expect(spent).toMatchObject({ invocations: 1, http: 0, commands: 0 });
    expect(spent.jira).toBeLessThanOrEqual(6);
    expect(spent.writes.filter((what) => what.includes('/comment'))).toHaveLength(1);
  });

  it('opening the panel with many requests costs as little as with none', async () => {
    for (let made = 0; made < 21; made += 1) await ask(world, { issue: 'OPS-3' });
    const calls = await world.callsDuring(async () => {
      expect(valueOf(await world.panel('pia', 'openPanel', {}, { issue: 'OPS-3' })).requests).toHaveLength(20);
    });
    expect(cost(calls)).toMatchObject({ invocations: 1, jira: 2, http: 0, commands: 0, writes: [] });
    expect(calls.filter(({ kind }) => kind === 'kvs').length).toBeLessThanOrEqual(4);
  });

  describe.each([
    ['nsf', nestedDraft()],
    ['classic', classicDraft()],
  ])('a decision in %s', (_, draft) => {
    let request: RequestView;
    let seen: Preview;
    beforeAll(async () => {
      request = await ask(world, { issue: 'OPS-4', draft });
    });

    it('its preview: two HTTP calls a command', async () => {
      const spent = await costOf(world, async () => {
        seen = await preview(world, 'pia', request, { issue: 'OPS-4' });
      });
      expect(spent).toMatchObject({ invocations: 1, writes: [] });
      expect(spent.commands).toBeGreaterThan(0);
      expect(spent.http).toBeLessThanOrEqual(2 * spent.commands);
      expect(spent.jira).toBeLessThanOrEqual(3);
    });

    it('itself: one changing command, two HTTP calls a command', async () => {
      const calls = await world.callsDuring(async () => {
        const done = valueOf(await world.panel('pia', 'approveRequest', approvalOf(seen), { issue: 'OPS-4' })).request;
        expect(done.outcome).toBe('verified');
      });
      const spent = cost(calls);
      expect(spent.invocations).toBe(1);
      expect(spent.http).toBeLessThanOrEqual(2 * spent.commands);
      expect(calls.filter(({ kind, write }) => kind === 'commander' && write)).toHaveLength(1);
      expect(calls.filter(({ kind, what }) => kind === 'egress' && what.includes('share-record'))).toHaveLength(1);
      // sync-down and read, the command, sync-down and read.
      expect(spent.commands).toBeLessThanOrEqual(5);
      expect(spent.jira).toBeLessThanOrEqual(6);
      expect(spent.writes.filter((what) => what.includes('/comment'))).toHaveLength(1);
    });

    it('looking at it afterwards: no Commander, no write', async () => {
      for (const [name, payload] of [
        ['openPanel', {}],
        ['readRequest', { requestId: request.id }],
      ] as const) {
        const spent = await costOf(world, async () =>
          valueOf(await world.panel('alice', name, payload, { issue: 'OPS-4' })),
        );
        expect(spent).toMatchObject({ invocations: 1, jira: 2, http: 0, commands: 0, writes: [] });
      }
    });
  });

  it('rejecting asks Commander nothing', async () => {
    const { id: requestId, revision } = await ask(world, { issue: 'OPS-4' });
    const rejection = { requestId, revision, reason: 'Not this one' };
    const spent = await costOf(world, async () =>
      valueOf(await world.panel('sam', 'rejectRequest', rejection, { issue: 'OPS-4' })),
    );
    expect(spent).toMatchObject({ invocations: 1, http: 0, commands: 0 });
    expect(spent.jira).toBeLessThanOrEqual(6);
  });

  it('searching twice in a row syncs once', async () => {
    await costOf(world, () => world.panel('pia', 'findRecords', { term: 'Grafana' }));
    const spent = await costOf(world, async () =>
      valueOf(await world.panel('pia', 'findRecords', { term: 'Credential' })),
    );
    expect(spent).toMatchObject({ invocations: 1, jira: 2, commands: 1, http: 2, writes: [] });
  });

  it('opening the settings asks Commander nothing; testing the connection takes a few calls and writes nothing', async () => {
    const opened = await costOf(world, async () => valueOf(await world.settings('ada', 'openSettings', {})));
    expect(opened).toMatchObject({ invocations: 1, jira: 1, http: 0, commands: 0, writes: [] });
    const apiUrl = world.sandbox.commander.url;
    const tested = await costOf(world, async () => valueOf(await world.settings('ada', 'testConnection', { apiUrl })));
    expect(tested).toMatchObject({ invocations: 1, jira: 1, writes: [] });
    expect(tested.commands).toBeLessThanOrEqual(7);
    expect(tested.http).toBeLessThanOrEqual(12);
  });
});

describe('without sync-down, with exactly the documented commands', () => {
  it('costs one refused call to find that out, and none after that', async () => {
    const commands = ['service-status', 'list', 'search', 'get', 'share-record', 'nsf-get', 'nsf-share-record'];
    const world = await start({ standIn: { commands } });
    const refused = (calls: readonly Call[]) =>
      calls.filter((call) => call.kind === 'egress' && call.outcome === '403');
    const decide = async () => {
      const request = await ask(world);
      let seen: Preview;
      const first = await world.callsDuring(async () => {
        seen = await preview(world, 'pia', request);
      });
      const second = await world.callsDuring(async () => {
        const done = valueOf(await world.panel('pia', 'approveRequest', approvalOf(seen))).request;
        expect(done.outcome).toBe('verified');
        expect(done.execution?.proof?.synced).toBe(false);
      });
      return [...first, ...second];
    };
    const finding = await decide();
    expect(refused(finding)).toHaveLength(1);
    expect(cost(finding).http).toBeLessThanOrEqual(2 * cost(finding).commands + 1);
    const knowing = await decide();
    expect(refused(knowing)).toHaveLength(0);
    expect(cost(knowing).http).toBeLessThanOrEqual(2 * cost(knowing).commands);
  });
});

describe('searching a large vault', () => {
  const KIB = 1024;
  let world: TestWorld;
  const search = (term: string) => world.callsDuring(() => world.panel('pia', 'findRecords', { term }));
  const bytesOf = (calls: readonly Call[]): number => calls.find(({ kind }) => kind === 'invocation')?.bytesOut ?? 0;
  beforeAll(async () => {
    world = await start({ standIn: { seedRecords: 20_000 } });
    await search('Grafana');
  });

  it('costs one command and an answer of at most 16 KB, however many records match', async () => {
    for (const term of ['credential 0123', 'credential 1', 'Service credential 19999']) {
      const calls = await search(term);
      expect(cost(calls)).toMatchObject({ invocations: 1, commands: 1, writes: [] });
      expect(bytesOf(calls)).toBeGreaterThan(100);
      expect(bytesOf(calls)).toBeLessThanOrEqual(16 * KIB);
    }
  });

  it('is free when it was made a moment ago', async () => {
    await search('credential 042');
    expect(cost(await search('credential 042'))).toMatchObject({ invocations: 1, http: 0, commands: 0, writes: [] });
  });

  it('syncs once when nothing is found, and not for the next that finds nothing', async () => {
    expect(cost(await search('no such record')).commands).toBeLessThanOrEqual(3);
    for (const term of ['no such record', 'zzzz', 'another']) {
      expect(cost(await search(term))).toMatchObject({ invocations: 1, commands: 1, writes: [] });
    }
  });

  it('finds folders with one command, and with none while it knows them', async () => {
    const folders = (term: string) => world.callsDuring(() => world.panel('pia', 'findFolders', { term }));
    const first = await folders('Engineering');
    expect(cost(first).commands).toBeLessThanOrEqual(1);
    for (const term of ['data', 'Projects', 'Engineering']) {
      const calls = await folders(term);
      expect(cost(calls)).toMatchObject({ invocations: 1, http: 0, commands: 0, writes: [] });
      expect(bytesOf(calls)).toBeLessThanOrEqual(16 * KIB);
    }
  });

  it('says where a record lies and who owns it with one command, two while the folders are not known', async () => {
    const uid = world.uid('Prod Postgres');
    const calls = await world.callsDuring(async () => {
      expect(valueOf(await world.panel('pia', 'describeTarget', { kind: 'record', uid }))).toMatchObject({
        path: 'Engineering/Databases',
        owner: 'svc.commander@acme.example',
      });
    });
    expect(cost(calls)).toMatchObject({ invocations: 1, writes: [] });
    expect(cost(calls).commands).toBeLessThanOrEqual(2);
  });

  it('says that it matches too much, rather than showing nothing or failing', async () => {
    const large = await start({ standIn: { seedRecords: 60_000 } });
    expect(failureOf(await large.panel('pia', 'findRecords', { term: 'credential' }))).toMatchObject({
      code: 'invalid-input',
      field: 'term',
    });
  });
});
