/** The folders of a project's policy: who may touch what, at every step from submitting to carrying out. */
import { operationHash, type RequestedOperation, type ShareRecordDraft } from '@keeper-workflow/operations';
import { beforeEach, describe, expect, it } from 'vitest';
import type { IssueCaller } from '../access';
import type { ProjectPolicy } from '../policy';
import { alice, createTestWorld, pia, POLICY, RECORD, type TestWorld } from '../testing/world.testing';
import { approveRequest } from './approve-request';
import { updateRequest } from './change-request';
import { executeDirect } from './execute-direct';
import { previewDirect } from './preview-direct';
import { readRecord } from './read-for-direct';
import { previewDecision } from './preview-decision';
import { describeTarget, findFolders, findRecords, findTeams } from './search-vault';
import { submitRequest } from './submit-request';

const ID = '3f2b6c1e-8a41-4c7e-9d53-0b1f5a7c2e94';
const ENGINEERING = { uid: 'EngineeringFolderUid_A', title: 'Engineering' };
const BACKEND = { uid: 'BackendFolderUid_____A', title: 'Backend' };
const FINANCE = { uid: 'FinanceFolderUid_____A', title: 'Finance' };
const OUTSIDE = { failure: { code: 'outside-policy-folders' } };

const draft: ShareRecordDraft = {
  kind: 'share-record',
  mode: 'nsf',
  action: 'grant',
  recordDescription: 'the Apollo API key',
  recipients: ['bob@acme.example'],
  role: 'viewer',
  allowSharing: false,
  allowWriting: false,
  expiration: { type: 'in', amount: 2, unit: 'h' },
};

let world: TestWorld;
let calls: string[];
beforeEach(() => {
  world = createTestWorld();
  calls = [];
  world.before = (call) => void calls.push(call);
  world.places.set(ENGINEERING.uid, { title: 'Engineering', within: [ENGINEERING.uid] });
  world.places.set(BACKEND.uid, { title: 'Backend', within: [BACKEND.uid, ENGINEERING.uid] });
  world.places.set(FINANCE.uid, { title: 'Finance', within: [FINANCE.uid] });
});

const under = (caller: IssueCaller, rules: Partial<ProjectPolicy>): IssueCaller => ({
  ...caller,
  policy: { ...POLICY, ...rules },
});
const ENGINEERING_ONLY = { folders: [ENGINEERING] };
const SEARCHABLE = { folders: [ENGINEERING], requestersMaySearch: true };
/** Puts the record into a folder of the vault. */
const lies = (within: readonly string[]) => world.places.set(RECORD.uid, { title: RECORD.title, within });
const IN_BACKEND = [BACKEND.uid, ENGINEERING.uid];

const submit = (caller: IssueCaller, change: Partial<ShareRecordDraft> = {}) =>
  submitRequest(world.as(caller.accountId), caller, {
    requestId: ID,
    draft: { ...draft, ...change },
    justification: 'Release on Friday',
  });
const storedDraft = () => world.requests.get(ID)?.draft;

describe('a requester', () => {
  it('who may not search has his choice left out, and the vault is not asked', async () => {
    lies(IN_BACKEND);
    for (const rules of [{}, ENGINEERING_ONLY, { requestersMaySearch: true }]) {
      world.requests.clear();
      expect(await submit(under(alice, rules), { record: RECORD })).toMatchObject({ ok: true });
      expect(storedDraft()).toMatchObject({ recordDescription: 'the Apollo API key' });
      expect(storedDraft()).not.toHaveProperty('record.uid');
    }
    expect(calls).not.toContain('vault.locate');
  });

  it('who may search submits what lies in the folders or below them, under the name the vault gives it', async () => {
    lies(IN_BACKEND);
    const caller = under(alice, SEARCHABLE);
    expect(await submit(caller, { record: { ...RECORD, title: 'Cafeteria menu' } })).toMatchObject({ ok: true });
    expect(storedDraft()).toMatchObject({ record: RECORD });
  });

  it('who may search submits nothing that lies elsewhere or nowhere', async () => {
    const caller = under(alice, SEARCHABLE);
    for (const within of [[FINANCE.uid], []]) {
      lies(within);
      expect(await submit(caller, { record: RECORD })).toMatchObject(OUTSIDE);
    }
    expect(world.requests.size).toBe(0);
  });

  it('cannot move his request outside afterwards', async () => {
    lies(IN_BACKEND);
    const caller = under(alice, SEARCHABLE);
    await submit(caller, { record: RECORD });
    lies([FINANCE.uid]);
    const change = { requestId: ID, revision: 1, draft: { ...draft, record: RECORD }, justification: 'Please' };
    expect(await updateRequest(world.as('alice'), caller, change)).toMatchObject(OUTSIDE);
    expect(world.requests.get(ID)?.auditLength).toBe(1);
  });

  it('searches only where the policy lets him', async () => {
    const ports = world.as('alice');
    for (const rules of [{}, ENGINEERING_ONLY, { requestersMaySearch: true }]) {
      const caller = under(alice, rules);
      const refused = { failure: { code: 'search-not-allowed' } };
      expect(await findRecords(ports, caller, { term: 'Apollo' })).toMatchObject(refused);
      expect(await findFolders(ports, caller, { term: 'Backend' })).toMatchObject(refused);
      expect(await findTeams(ports, caller, { term: 'Platform' })).toMatchObject(refused);
      expect(await describeTarget(ports, caller, { kind: 'record', uid: RECORD.uid })).toMatchObject(refused);
    }
    expect(calls).not.toContain('vaults.open');
  });
});

describe('whoever searches under a policy with folders', () => {
  it.each([
    ['a requester', alice],
    ['an approver', pia],
  ])('as %s finds only what is in them', async (_, somebody) => {
    const caller = under(somebody, SEARCHABLE);
    const ports = world.as(somebody.accountId);
    expect(await findFolders(ports, caller, { term: 'n' })).toMatchObject({
      value: { rows: [{ uid: ENGINEERING.uid }, { uid: BACKEND.uid }], more: false },
    });
    expect(await findFolders(ports, caller, { term: 'Backend' })).toMatchObject({ value: { rows: [BACKEND] } });
    expect(await findFolders(ports, caller, { term: 'Finance' })).toMatchObject({ value: { rows: [] } });
    expect(await describeTarget(ports, caller, { kind: 'folder', uid: BACKEND.uid })).toMatchObject({ ok: true });
    expect(await describeTarget(ports, caller, { kind: 'folder', uid: FINANCE.uid })).toMatchObject(OUTSIDE);
  });
});

describe('an approver', () => {
  const preview = (caller: IssueCaller) =>
    previewDecision(world.as('pia'), caller, { requestId: ID, revision: 1, draft: { ...draft, record: RECORD } });
  const approve = (caller: IssueCaller) => {
    const { recordDescription: _, allowSharing: _s, allowWriting: _w, ...rest } = draft;
    const operation: RequestedOperation = { ...rest, record: RECORD } as RequestedOperation;
    const approval = { requestId: ID, revision: 1, operation, operationHash: operationHash(operation) };
    return approveRequest(world.as('pia'), caller, approval);
  };
  beforeEach(async () => {
    await submit(alice);
    calls.length = 0;
  });

  it('previews and approves what lies in the folders or below them', async () => {
    lies(IN_BACKEND);
    const caller = under(pia, ENGINEERING_ONLY);
    expect(await preview(caller)).toMatchObject({ ok: true });
    expect(await approve(caller)).toMatchObject({ value: { request: { outcome: 'verified' } } });
    expect(world.commands).toHaveLength(1);
  });

  it('neither previews nor approves what lies elsewhere, and nothing is handed over', async () => {
    lies([FINANCE.uid]);
    const caller = under(pia, ENGINEERING_ONLY);
    expect(await preview(caller)).toMatchObject(OUTSIDE);
    expect(await approve(caller)).toMatchObject(OUTSIDE);
    expect(calls).not.toContain('vault.readTarget');
    expect(world.commands).toEqual([]);
    expect(world.requests.get(ID)?.state).toBe('submitted');
  });

  it('cannot approve what was moved out after the preview', async () => {
    lies(IN_BACKEND);
    const caller = under(pia, ENGINEERING_ONLY);
    expect(await preview(caller)).toMatchObject({ ok: true });
    lies([FINANCE.uid]);
    expect(await approve(caller)).toMatchObject(OUTSIDE);
    expect(world.commands).toEqual([]);
  });

  it('has the whole vault where the policy names no folders, without a look at the place', async () => {
    lies([FINANCE.uid]);
    expect(await preview(under(pia, { folders: [] }))).toMatchObject({ ok: true });
    expect(calls).not.toContain('vault.locate');
  });
});

describe('a project admin', () => {
  const add = (folder?: { uid: string; title: string }) => ({
    kind: 'record-add' as const,
    mode: 'nsf' as const,
    title: 'Build server',
    recordType: 'login',
    fields: [],
    ...(folder ? { folder } : {}),
  });
  const update = { kind: 'record-update' as const, mode: 'nsf' as const, record: RECORD, fields: [], force: false };
  const caller = under(pia, ENGINEERING_ONLY);

  it('creates records in the folders or below them, and sees the name the vault gives the folder', async () => {
    const preview = await previewDirect(world.as('pia'), caller, { operation: add({ ...BACKEND, title: 'Mine' }) });
    expect(preview).toMatchObject({ value: { operation: { folder: BACKEND } } });
  });

  it.each([
    ['in another folder', add(FINANCE)],
    ['in no folder', add()],
  ])('creates none %s', async (_, operation) => {
    expect(await previewDirect(world.as('pia'), caller, { operation })).toMatchObject(OUTSIDE);
    const execution = { requestId: ID, operation, justification: 'New service account' };
    expect(await executeDirect(world.as('pia'), caller, execution)).toMatchObject(OUTSIDE);
    expect(calls).not.toContain('vault.submit');
    expect(world.requests.size).toBe(0);
  });

  it('neither reads nor updates records elsewhere', async () => {
    lies([FINANCE.uid]);
    const ports = world.as('pia');
    expect(await readRecord(ports, caller, { uid: RECORD.uid, mode: 'nsf' })).toMatchObject(OUTSIDE);
    expect(await previewDirect(ports, caller, { operation: update })).toMatchObject(OUTSIDE);
    const execution = { requestId: ID, operation: update, justification: 'Rotated' };
    expect(await executeDirect(ports, caller, execution)).toMatchObject(OUTSIDE);
    expect(calls).not.toContain('vault.readTarget');
    expect(world.requests.size).toBe(0);
  });
});
