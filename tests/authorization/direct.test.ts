/**
 * What an admin carries out himself happens once, under the id his page made, and is nobody's to decide, change, withdraw
 * or carry out again: the values that were typed are gone.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { DirectInput, RequestView } from '@keeper-workflow/contract';
import { operationHash } from '@keeper-workflow/operations';
import { exampleDraft, exampleOperation } from '../../packages/forge/src/surfaces/examples';
import { adding, carryOut, folderUid, setPolicy, typedField, updating } from '../kinds';
import { ask, nestedDraft, PEOPLE, refusal, startWorld, stored, valueOf, type Person } from '../world';

const world = await startWorld();
afterAll(() => world.close());

let changes = 0;
beforeEach(() => (changes = world.standIn.changeCount()));
const changed = () => world.standIn.changeCount() - changes;

const execute = (who: Person, requestId: string, operation: DirectInput, issue = 'OPS-1') =>
  refusal(world, () =>
    world.panel(who, 'executeDirect', { requestId, operation, justification: 'New machine' }, { issue }),
  );

describe.each<[string, () => DirectInput]>([
  ['creating a record', () => adding(world, { title: `Made ${randomUUID()}` })],
  ['updating a record', () => updating(world, 'Grafana', { fields: [typedField('login', randomUUID())] })],
])('%s', (_, make) => {
  it('happens once, however often the same call comes', async () => {
    const [id, operation] = [randomUUID(), make()];
    const calls = await world.callsDuring(async () => {
      const answers = await Promise.all([1, 2, 3].map(() => carryOut(world, 'pia', operation, id)));
      for (const answer of answers) expect(valueOf(answer).request.id).toBe(id);
      expect(valueOf(await carryOut(world, 'pia', operation, id)).request).toMatchObject({ outcome: 'verified' });
    });
    expect(calls.filter(({ kind, write }) => kind === 'commander' && write)).toHaveLength(1);
    expect(changed()).toBe(1);
    expect(
      world
        .comments()
        .filter((text) => text.includes(operation.kind === 'record-add' ? (operation.title ?? '') : 'Grafana')).length,
    ).toBeGreaterThan(0);
  });

  it('does not happen under an id that another operation has', async () => {
    const [id, operation] = [randomUUID(), make()];
    valueOf(await carryOut(world, 'pia', operation, id));
    changes = world.standIn.changeCount();
    const folder = { uid: folderUid(world, 'PAM Rotations'), title: 'PAM Rotations' };
    const others: DirectInput[] = [
      updating(world, 'Jira Admin'),
      { ...operation, title: 'Another title' },
      { ...operation, fields: [...operation.fields, typedField('url', 'https://elsewhere.example')] },
      // The same change, of another record or in another folder.
      operation.kind === 'record-add'
        ? { ...operation, folder }
        : { ...operation, record: { uid: world.uid('Jira Admin'), title: 'Grafana' } },
    ];
    for (const other of others) {
      expect(await execute('pia', id, other)).toMatchObject({ code: 'request-changed', writes: [], commands: [] });
    }
    expect(await execute('ada', id, operation)).toMatchObject({ code: 'request-changed', writes: [], commands: [] });
    expect(await execute('pia', id, operation, 'OPS-2')).toMatchObject({
      code: 'request-changed',
      writes: [],
      commands: [],
    });
    expect(changed()).toBe(0);
  });

  it('is nobody’s to decide, to change, to withdraw or to repeat', async () => {
    const { request } = valueOf(await carryOut(world, 'pia', make()));
    changes = world.standIn.changeCount();
    for (const who of PEOPLE) {
      for (const revision of [request.revision, request.revision + 1]) {
        for (const [name, payload] of tries(request, revision)) {
          const refused = await refusal(world, () => world.panel(who, name, payload));
          expect([who, name, refused.writes, refused.commands]).toEqual([who, name, [], []]);
        }
      }
    }
    const view = await stored(world, request);
    expect(view).toMatchObject({ state: 'completed', outcome: 'verified', revision: request.revision });
    for (const who of ['ada', 'pia', 'sam', 'alice'] as const) {
      const seen = valueOf(await world.panel(who, 'readRequest', { requestId: request.id })).request;
      expect(seen.can).toEqual({ update: false, withdraw: false, decide: false, checkAgain: false });
    }
    expect(changed()).toBe(0);
  });
});

/** Everything that could decide or change it, with payloads that are in order for a request somebody asked for. */
const tries = ({ id: requestId, operation }: RequestView, revision: number) => {
  const seen = { requestId, revision };
  return [
    ['updateRequest', { ...seen, draft: exampleDraft, justification: '' }],
    ['withdrawRequest', seen],
    ['previewDecision', { ...seen, draft: exampleDraft }],
    ['approveRequest', { ...seen, operation: exampleOperation, operationHash: operationHash(exampleOperation) }],
    ['approveRequest', { ...seen, operation, operationHash: operationHash(operation!) }],
    ['rejectRequest', { ...seen, reason: 'No' }],
    ['checkAgain', seen],
  ] as const;
};

describe('an id', () => {
  it('of a request that somebody asked for is none for a direct change, and the other way round', async () => {
    const request = await ask(world);
    expect(await execute('pia', request.id, adding(world))).toMatchObject({
      code: 'request-changed',
      writes: [],
      commands: [],
    });
    expect(await stored(world, request)).toMatchObject({ state: 'submitted', revision: request.revision });
    const { request: done } = valueOf(await carryOut(world, 'pia', adding(world, { title: 'Taken id' })));
    for (const who of ['pia', 'alice'] as const) {
      const submission = { requestId: done.id, draft: nestedDraft(), justification: 'New machine' };
      const refused = await refusal(world, () => world.panel(who, 'submitRequest', submission));
      expect(refused).toMatchObject({ code: 'request-changed', commands: [] });
    }
    expect(await stored(world, done)).toMatchObject({ state: 'completed', revision: done.revision });
  });
});

describe('rights count when they are used', () => {
  it('so that a preview is no ticket', async () => {
    const operation = adding(world, { title: 'No ticket' });
    expect(valueOf(await world.panel('pia', 'previewDirect', { operation })).command).toContain('record-add');
    await setPolicy(world, { approverGroups: ['jira-administrators'] });
    const refused = await execute('pia', randomUUID(), operation);
    await setPolicy(world);
    expect(refused).toMatchObject({ code: 'not-project-admin', writes: [], commands: [] });
    for (const who of ['sam', 'alice', 'vic', 'kim'] as const) {
      expect(await execute(who, randomUUID(), operation)).toMatchObject({ writes: [], commands: [] });
    }
    expect(changed()).toBe(0);
  });
});
