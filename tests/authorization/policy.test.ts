/**
 * A project's policy, through the shipped door: what lies outside its folders is not found, not described, not read, not
 * asked for, not approved and not written; who may search and who may decide is as the policy says now.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { RequestView } from '@keeper-workflow/contract';
import { demoCompany } from '../../sandbox/seed';
import {
  adding,
  carryOut,
  folderUid,
  kind,
  KINDS,
  picked,
  previewAnswer,
  previewOf,
  setPolicy,
  updating,
} from '../kinds';
import {
  accountId,
  approvalOf,
  ask,
  classicDraft,
  failureOf,
  nestedDraft,
  refusal,
  startWorld,
  stored,
  valueOf,
  type Person,
} from '../world';

const seed = demoCompany();
// A group without the admins: Pia administers the project, Ada administers Jira.
seed.groups.push({ groupId: randomUUID(), name: 'vault-keepers', members: [accountId('sam')] });
const world = await startWorld({ seed });
afterAll(() => world.close());

let changes = 0;
beforeEach(async () => {
  await setPolicy(world);
  changes = world.standIn.changeCount();
});

const OUTSIDE = { code: 'outside-policy-folders', writes: [] };
const panel = (who: Person, name: Parameters<typeof world.panel>[1], payload: unknown) =>
  refusal(world, () => world.panel(who, name, payload));
const rowsOf = async (who: Person, name: 'findRecords' | 'findFolders', term: string) =>
  valueOf(await world.panel(who, name, { term }))
    .rows.map(({ title }) => title)
    .sort();
const describes = (who: Person, of: 'record' | 'folder', uid: string) =>
  world.panel(who, 'describeTarget', { kind: of, uid });
const submission = (draft: object) => ({ requestId: randomUUID(), draft, justification: '' });

/** Where everything of the vault lies: uids of the folders around it. */
const around = (uid: string | undefined): string[] => {
  const folder = world.standIn.vault().folders.find((one) => one.uid === uid);
  return folder ? [folder.uid, ...around(folder.parent)] : [];
};
const recordsIn = (name: string) =>
  world.standIn.vault().records.filter(({ folder }) => around(folder.uid).includes(folderUid(world, name)));
const recordsOutside = (name: string) => {
  const inside = recordsIn(name).map(({ uid }) => uid);
  return world.standIn.vault().records.filter(({ uid }) => !inside.includes(uid));
};
const SEARCHED = ['App', 'in', 're', 'Jira Admin', 'Prod Postgres', 'Carol', 'NSF', 'Projects', 'Corporate Visa'];

describe('a requester', () => {
  const calls = (target: { uid: string }) =>
    [
      ['findRecords', { term: 'Grafana' }],
      ['findFolders', { term: 'Engineering' }],
      ['findTeams', { term: 'Platform' }],
      ['describeTarget', { kind: 'record', uid: target.uid }],
    ] as const;

  it.each([
    ['no folders', {}],
    ['folders and no search', { folders: ['Engineering'] }],
  ])('looks at nothing where the policy has %s', async (_, policy) => {
    await setPolicy(world, policy);
    expect(valueOf(await world.panel('alice', 'openPanel', {})).policy.requestersMaySearch).toBe(false);
    for (const [name, payload] of calls({ uid: world.uid('Grafana') })) {
      expect([name, await panel('alice', name, payload)]).toMatchObject([
        name,
        { code: 'search-not-allowed', writes: [], commands: [] },
      ]);
    }
    // What he claims to have picked is not taken for it, and the vault is not asked.
    const draft = nestedDraft({ record: { uid: world.uid('Apollo API'), title: 'Cafeteria menu' } });
    const spent = await world.callsDuring(async () => {
      const { request } = valueOf(await world.panel('alice', 'submitRequest', submission(draft)));
      expect(request.draft).not.toHaveProperty('record');
    });
    expect(spent.filter(({ kind: of }) => of === 'commander' || of === 'egress')).toEqual([]);
  });

  it('is not let search without folders: that would be the whole vault', async () => {
    const refused = await refusal(world, () =>
      world.settings('ada', 'setProject', {
        projectKey: 'OPS',
        enabled: true,
        justificationRequired: false,
        folders: [],
        requestersMaySearch: true,
      }),
    );
    expect(refused).toMatchObject({ code: 'invalid-input', field: 'requestersMaySearch', writes: [] });
  });

  it('finds what lies in the folders and below them where the policy lets him, and nothing else in any way', async () => {
    await setPolicy(world, { folders: ['Engineering'], requestersMaySearch: true });
    const inside = recordsIn('Engineering').map(({ title }) => title);
    expect(inside).toEqual(expect.arrayContaining(['Grafana', 'Prod Postgres']));
    for (const term of SEARCHED) {
      const wanted = inside.filter((title) => title.toLowerCase().includes(term.toLowerCase())).sort();
      expect([term, await rowsOf('alice', 'findRecords', term)]).toEqual([term, wanted]);
    }
    expect(await rowsOf('alice', 'findFolders', 'Engineering')).toEqual(['Engineering']);
    for (const name of ['Projects', 'Private Stuff', 'Finance Shared', 'PAM']) {
      expect([name, await rowsOf('alice', 'findFolders', name)]).toEqual([name, []]);
    }
    expect(valueOf(await describes('alice', 'record', world.uid('Prod Postgres')))).toMatchObject({
      title: 'Prod Postgres',
    });
  });

  it('finds folders below a nested one, too', async () => {
    await setPolicy(world, { folders: ['Projects'], requestersMaySearch: true });
    expect(await rowsOf('alice', 'findFolders', 'Apollo')).toEqual(['Apollo']);
    expect(await rowsOf('alice', 'findFolders', 'NSF')).toEqual([]);
    expect(await rowsOf('alice', 'findRecords', 'Apollo')).toEqual(['Apollo API']);
  });

  it('asks for what he found, under the name the vault gives it', async () => {
    await setPolicy(world, { folders: ['Engineering'], requestersMaySearch: true });
    const draft = classicDraft({ record: { uid: world.uid('Jira Admin'), title: 'Cafeteria menu' } });
    const { request } = valueOf(await world.panel('alice', 'submitRequest', submission(draft)));
    expect(request.draft).toMatchObject(picked(world, { is: 'record', title: 'Jira Admin' }));
  });
});

describe.each(['alice', 'ada'] as const)('%s, under a policy with folders', (who) => {
  beforeEach(() => setPolicy(world, { folders: ['Engineering'], requestersMaySearch: true }));

  it(
    'learns nothing of what lies outside: not by words, not by uid, not by describing it',
    { timeout: 60_000 },
    async () => {
      const outside = recordsOutside('Engineering');
      expect(outside.length).toBeGreaterThan(15);
      for (const { uid } of outside) {
        expect([uid, valueOf(await world.panel(who, 'findRecords', { term: uid })).rows]).toEqual([uid, []]);
        const refused = failureOf(await describes(who, 'record', uid));
        expect(refused).toMatchObject({ code: 'outside-policy-folders' });
        expect(Object.keys(refused).sort()).toEqual(['code', 'message', 'retry']);
      }
      for (const { uid, name } of world.standIn
        .vault()
        .folders.filter((one) => !around(one.uid).includes(folderUid(world, 'Engineering')))) {
        expect(valueOf(await world.panel(who, 'findFolders', { term: uid })).rows).toEqual([]);
        const shown = await describes(who, 'folder', uid);
        expect([name, shown.ok]).toEqual([name, false]);
        expect(JSON.stringify(shown)).not.toContain(name);
      }
    },
  );
});

describe.each(KINDS)('$name outside the folders', ({ draft, target }) => {
  // Nothing that a request of KINDS is about lies in there.
  const elsewhere = target.title === 'Engineering' ? 'PAM Rotations' : 'Finance Shared';

  it('is not asked for, previewed or approved', async () => {
    const request = await ask(world, { draft: draft() });
    const seen = await previewOf(world, 'pia', request, target);
    await setPolicy(world, { folders: [elsewhere], requestersMaySearch: true });
    for (const who of ['alice', 'sam'] as const) {
      const chosen = submission({ ...draft(), ...picked(world, target) });
      expect(await panel(who, 'submitRequest', chosen)).toMatchObject(OUTSIDE);
    }
    const { id: requestId, revision } = request;
    const change = { requestId, revision, draft: { ...draft(), ...picked(world, target) }, justification: '' };
    expect(await panel('alice', 'updateRequest', change)).toMatchObject(OUTSIDE);
    expect(failureOf(await previewAnswer(world, 'pia', request, target))).toMatchObject({
      code: 'outside-policy-folders',
    });
    for (const who of ['sam', 'pia', 'ada'] as const) {
      expect(await panel(who, 'approveRequest', approvalOf(seen))).toMatchObject(OUTSIDE);
    }
    expect(await stored(world, request)).toMatchObject({ state: 'submitted', revision });
    expect(world.standIn.changeCount()).toBe(changes);
  });
});

describe('what an admin does himself', () => {
  const content = (title: string, mode: 'nsf' | 'classic') => ({ uid: world.uid(title), mode });

  it('ends at the folders: nothing outside is read, previewed or written', async () => {
    await setPolicy(world, { folders: ['Engineering'] });
    const elsewhere = { folder: { uid: folderUid(world, 'PAM Rotations'), title: 'Engineering' } };
    for (const who of ['pia', 'ada'] as const) {
      for (const operation of [
        adding(world, elsewhere),
        adding(world, { folder: undefined }),
        updating(world, 'Corporate Visa'),
        updating(world, 'Build machine'),
      ]) {
        expect(await panel(who, 'previewDirect', { operation })).toMatchObject(OUTSIDE);
        const execution = { requestId: randomUUID(), operation, justification: '' };
        expect(await panel(who, 'executeDirect', execution)).toMatchObject(OUTSIDE);
      }
      for (const [title, mode] of [
        ['Corporate Visa', 'classic'],
        ['Apollo API', 'nsf'],
        ['Carol NSF secret', 'nsf'],
      ] as const) {
        expect(await panel(who, 'readRecord', content(title, mode))).toMatchObject(OUTSIDE);
      }
    }
    expect(world.standIn.changeCount()).toBe(changes);
    expect(valueOf(await world.panel('pia', 'readRecord', content('Prod Postgres', 'classic')))).toMatchObject({
      title: 'Prod Postgres',
    });
    const made = valueOf(await carryOut(world, 'pia', adding(world, { title: 'Inside' }))).request;
    expect(made.outcome).toBe('verified');
    const inside = world.standIn.vault().records.find(({ title }) => title === 'Inside');
    expect(inside?.folder.uid).toBe(folderUid(world, 'Engineering'));
  });

  it('counts by the policy of the moment it is done, not of its preview', async () => {
    const operation = updating(world, 'Build machine', { title: 'Build machine 2', fields: [] });
    expect(valueOf(await world.panel('pia', 'previewDirect', { operation })).blockers).toEqual([]);
    await setPolicy(world, { folders: ['Engineering'] });
    const execution = { requestId: randomUUID(), operation, justification: '' };
    expect(await panel('pia', 'executeDirect', execution)).toMatchObject(OUTSIDE);
    expect(world.standIn.changeCount()).toBe(changes);
  });

  it('needs the justification that the policy requires', async () => {
    await setPolicy(world, { justificationRequired: true });
    const execution = { requestId: randomUUID(), operation: adding(world), justification: ' ' };
    expect(await panel('pia', 'executeDirect', execution)).toMatchObject({
      code: 'operation-incomplete',
      field: 'justification',
      writes: [],
      commands: [],
    });
  });
});

describe('approver groups', () => {
  const decisions = (request: RequestView, approval: object) =>
    [
      ['previewDecision', { requestId: request.id, revision: request.revision, draft: request.draft }],
      ['approveRequest', approval],
      ['rejectRequest', { requestId: request.id, revision: request.revision, reason: 'No' }],
      ['checkAgain', { requestId: request.id, revision: request.revision }],
    ] as const;
  const direct = () =>
    [
      ['recordTypes', {}],
      ['recordTemplate', { name: 'login' }],
      ['readRecord', { uid: world.uid('Grafana'), mode: 'classic' }],
      ['previewDirect', { operation: adding(world) }],
      ['executeDirect', { requestId: randomUUID(), operation: adding(world), justification: '' }],
    ] as const;

  it('take from everybody outside them the right to decide, to search and to write, admins too', async () => {
    const { draft, target } = kind('nested folder');
    const request = await ask(world, { draft: draft() });
    const approval = approvalOf(await previewOf(world, 'pia', request, target));
    await setPolicy(world, { approverGroups: ['vault-keepers'] });
    for (const who of ['pia', 'ada'] as const) {
      const opened = valueOf(await world.panel(who, 'openPanel', {}));
      expect(opened.viewer).toMatchObject({ approver: false, projectAdmin: false });
      for (const [name, payload] of decisions(request, approval)) {
        expect([name, await panel(who, name, payload)]).toMatchObject([
          name,
          { code: 'not-approver', writes: [], commands: [] },
        ]);
      }
      for (const [name, payload] of direct()) {
        expect([name, await panel(who, name, payload)]).toMatchObject([
          name,
          { code: 'not-project-admin', writes: [], commands: [] },
        ]);
      }
      expect(await panel(who, 'findRecords', { term: 'Grafana' })).toMatchObject({
        code: 'search-not-allowed',
        commands: [],
      });
    }
    expect(valueOf(await world.panel('sam', 'openPanel', {})).viewer).toMatchObject({
      approver: true,
      projectAdmin: false,
    });
    expect(await panel('sam', 'executeDirect', direct()[4][1])).toMatchObject({
      code: 'not-project-admin',
      writes: [],
      commands: [],
    });
    expect(valueOf(await world.panel('sam', 'approveRequest', approval)).request.outcome).toBe('verified');
  });

  it('make nobody an approver', async () => {
    const { rows } = valueOf(await world.settings('ada', 'findGroups', { term: 'acme' }));
    expect(rows.map(({ name }) => name)).toContain('jira-users-acme');
    await setPolicy(world, { approverGroups: ['jira-users-acme'] });
    const request = await ask(world);
    const reject = { requestId: request.id, revision: request.revision, reason: 'No' };
    expect(await panel('bob', 'rejectRequest', reject)).toMatchObject({ code: 'not-approver', writes: [] });
    expect(await panel('bob', 'recordTypes', {})).toMatchObject({ code: 'not-project-admin', commands: [] });
  });

  it('count as they are when the decision is taken', async () => {
    const { draft, target } = kind('classic record permission');
    const request = await ask(world, { draft: draft() });
    const approval = approvalOf(await previewOf(world, 'pia', request, target));
    await setPolicy(world, { approverGroups: ['vault-keepers'] });
    expect(await panel('pia', 'approveRequest', approval)).toMatchObject({
      code: 'not-approver',
      writes: [],
      commands: [],
    });
    await setPolicy(world);
    expect(valueOf(await world.panel('pia', 'approveRequest', approval)).request.outcome).toBe('verified');
  });
});
