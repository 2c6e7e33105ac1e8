/** What previews say about folders, their records, permissions and transfers. */
import { describe, expect, it } from 'vitest';
import {
  folderRecordsEffect,
  permissionEffect,
  shareFolderEffect,
  shareFolderRecordsSchema,
  shareFolderSchema,
  transferEffect,
  type FolderAccess,
  type FolderUser,
  type PermissionPlan,
  type RecordAccess,
  type ShareFolder,
} from './index';

const NOW = Date.UTC(2026, 0, 31, 12);
const DAY = 86_400_000;
const UID = 'pRQHQ4yZfUwps2pMa-21Uw';
const TEAM = { uid: 'bvcVKR04FfrH6Xc8XHQ2mA', name: 'Finance' };
const folder = { uid: UID, title: 'Apollo' };
const never = { type: 'never' as const };

const user = (username: string, change: Partial<FolderUser> = {}): FolderUser => ({
  username,
  owner: false,
  manageRecords: false,
  manageUsers: false,
  ...change,
});
const access = (mode: 'nsf' | 'classic', change: Partial<FolderAccess> = {}): FolderAccess => ({
  ...folder,
  mode,
  users: [user('owner@acme.example', { owner: true })],
  teams: [],
  records: [],
  accessKnown: true,
  readAt: NOW,
  ...change,
});
const classic = (change: Partial<Extract<ShareFolder, { mode: 'classic'; action: 'grant' }>> = {}): ShareFolder => ({
  kind: 'share-folder',
  mode: 'classic',
  action: 'grant',
  folder,
  recipients: ['alice@acme.example'],
  teams: [],
  manageRecords: false,
  manageUsers: false,
  canShareRecords: false,
  canEditRecords: false,
  expiration: never,
  ...change,
});
const party = { kind: 'share-folder' as const, folder, recipients: ['alice@acme.example'], teams: [] };
const warnings = (operation: ShareFolder, found: FolderAccess) =>
  shareFolderEffect(operation, found, NOW).parties.map((effect) => effect.warnings);
const alice = (change: Partial<FolderUser>) => ({ users: [user('alice@acme.example', change)] });

describe('sharing a folder', () => {
  it('tells before and after', () => {
    const operation = classic({ manageRecords: true, expiration: { type: 'in', amount: 2, unit: 'd' } });
    expect(shareFolderEffect(operation, access('classic'), NOW)).toMatchObject({
      parties: [
        {
          party: 'user',
          before: { level: 'none' },
          after: { level: 'rights', manageRecords: true, manageUsers: false, expiresAt: NOW + 2 * DAY },
          warnings: [],
        },
      ],
      recordsForEverybody: [],
      stopsInheriting: false,
    });
  });

  it('warns of what a grant takes away, in Classic and NSF', () => {
    expect(warnings(classic(), access('classic', alice({ manageUsers: true })))).toEqual([['loses-rights']]);
    const shorter = classic({ expiration: { type: 'in', amount: 2, unit: 'd' } });
    expect(warnings(shorter, access('classic', alice({})))).toEqual([['loses-rights']]);
    const viewer: ShareFolder = { ...party, mode: 'nsf', action: 'grant', role: 'content-manager', expiration: never };
    expect(warnings(viewer, access('nsf', alice({ role: 'share-manager' })))).toEqual([['loses-rights']]);
    expect(warnings(viewer, access('nsf', alice({ role: 'viewer' })))).toEqual([[]]);
  });

  it('says when nothing would change', () => {
    expect(warnings(classic(), access('classic', alice({})))).toEqual([['no-change']]);
    expect(warnings(classic(), access('classic', alice({ expiresAt: NOW + DAY })))).toEqual([[]]);
    const remove: ShareFolder = { ...party, mode: 'classic', action: 'remove' };
    expect(warnings(remove, access('classic'))).toEqual([['nothing-to-remove', 'no-change']]);
  });

  it('says that a team is everybody in it, found by uid or by exactly its name', () => {
    const teams = [{ ...TEAM, manageRecords: true, manageUsers: false }];
    const by = (team: { uid?: string; name: string }) =>
      shareFolderEffect(classic({ recipients: [], teams: [team] }), access('classic', { teams }), NOW).parties[0];
    expect(by({ name: 'Finance' })).toMatchObject({ uid: TEAM.uid, warnings: ['whole-team', 'loses-rights'] });
    expect(by({ uid: TEAM.uid, name: 'Renamed' })).toMatchObject({ before: { manageRecords: true } });
    expect(by({ name: 'finance' })).toMatchObject({ before: { level: 'none' }, warnings: ['whole-team'] });
  });

  it('says that rights on records are for everybody, and only for those that lack them', () => {
    const records = [
      { uid: 'a', title: 'A', canEdit: true, canShare: false },
      { uid: 'b', title: 'B', canEdit: false, canShare: true },
    ];
    const effect = shareFolderEffect(classic({ canEditRecords: true }), access('classic', { records }), NOW);
    expect(effect.recordsForEverybody).toMatchObject([
      { record: { title: 'B' }, after: { canEdit: true, canShare: true } },
    ]);
  });

  it('warns of sharing rights that end, of owners, and of what a removal below another folder does', () => {
    const limited: ShareFolder = {
      ...party,
      mode: 'nsf',
      action: 'grant',
      role: 'full-manager',
      expiration: { type: 'in', amount: 1, unit: 'd' },
    };
    expect(warnings(limited, access('nsf'))).toEqual([['sharing-with-expiration']]);
    expect(warnings(classic({ recipients: ['owner@acme.example'] }), access('classic'))).toEqual([
      ['recipient-is-owner'],
    ]);
    const remove: ShareFolder = { ...party, mode: 'nsf', action: 'remove' };
    const below = access('nsf', { ...alice({ role: 'viewer', inherited: true }), parentUid: TEAM.uid });
    expect(shareFolderEffect(remove, below, NOW)).toMatchObject({
      stopsInheriting: true,
      parties: [{ after: { level: 'none' }, warnings: ['inherited'] }],
    });
    expect(shareFolderEffect(remove, access('nsf', { parentUid: TEAM.uid }), NOW).stopsInheriting).toBe(false);
  });
});

describe('what cannot be asked for', () => {
  it.each([
    [classic({ manageUsers: true, expiration: { type: 'in', amount: 1, unit: 'd' } }), 'manageUsers'],
    [classic({ rotateOnExpiration: true }), 'rotateOnExpiration'],
    [classic({ recipients: [] }), 'recipients'],
    [classic({ teams: [{ name: '@existing' }] }), 'teams'],
    [classic({ teams: [{ name: '*' }] }), 'teams'],
  ])('%#', (operation, field) => {
    const parsed = shareFolderSchema.safeParse(operation);
    // A union tells of the field of each of its members.
    expect(JSON.stringify(parsed.error?.issues ?? [])).toContain(field);
    expect(parsed.success).toBe(false);
  });

  it('rotation without an end, for records either', () => {
    const operation = {
      kind: 'share-folder-records',
      mode: 'nsf',
      action: 'grant',
      folder,
      recursive: false,
      recipients: ['a@b.cd'],
      role: 'viewer',
      expiration: never,
      rotateOnExpiration: true,
    };
    expect(shareFolderRecordsSchema.safeParse(operation).success).toBe(false);
    const limited = { ...operation, expiration: { type: 'in', amount: 1, unit: 'h' } };
    expect(shareFolderRecordsSchema.safeParse(limited).success).toBe(true);
  });
});

const record = (title: string, users: RecordAccess['users']): RecordAccess => ({
  uid: UID,
  title,
  type: 'login',
  mode: 'classic',
  users,
  usersKnown: true,
  readAt: NOW,
});
const rights = { owner: false, canShare: false, canEdit: false };

describe('sharing the records of a folder', () => {
  const operation = {
    kind: 'share-folder-records' as const,
    mode: 'classic' as const,
    action: 'grant' as const,
    folder,
    recursive: false,
    recipients: ['alice@acme.example'],
    allowSharing: false,
    allowWriting: false,
    expiration: never,
  };

  it('is told record by record, and that later ones are not shared', () => {
    const records = [record('A', []), record('B', [{ username: 'alice@acme.example', ...rights }])];
    expect(folderRecordsEffect(operation, { records }, NOW)).toMatchObject({
      records: [
        { record: { title: 'A' }, recipients: [{ before: { level: 'none' }, warnings: [] }] },
        { record: { title: 'B' }, recipients: [{ warnings: ['no-change'] }] },
      ],
      warnings: ['records-of-today'],
    });
  });

  it('warns when nothing changes, and of owners', () => {
    const owned = [record('A', [{ username: 'alice@acme.example', ...rights, owner: true }])];
    expect(folderRecordsEffect(operation, { records: owned }, NOW).warnings).toContain('recipient-is-owner');
    const had = [record('A', [{ username: 'alice@acme.example', ...rights }])];
    expect(folderRecordsEffect(operation, { records: had }, NOW).warnings).toContain('no-change');
  });
});

describe('record permissions', () => {
  const plan = (change: Partial<PermissionPlan>): PermissionPlan => ({
    ...folder,
    mode: 'nsf',
    records: [{ uid: 'a', title: 'A' }],
    changes: [],
    skipped: [],
    readAt: NOW,
    ...change,
  });
  const of = { uid: 'a', title: 'A' };

  it('warn of nothing to do, of what stays, of everybody, and of rights a grant takes', () => {
    expect(permissionEffect('grant', plan({})).warnings).toEqual(['no-change']);
    expect(permissionEffect('revoke', plan({ skipped: [{ ...of, reason: 'inherited' }] })).warnings).toEqual([
      'no-change',
      'some-skipped',
    ]);
    const everybody = {
      record: of,
      before: { level: 'rights', canShare: false, canEdit: false },
      after: { level: 'rights', canShare: false, canEdit: true },
    } as const;
    expect(permissionEffect('grant', plan({ changes: [everybody] })).warnings).toEqual(['for-everybody']);
    const lower = {
      record: of,
      username: 'a@b.cd',
      before: { level: 'role', role: 'full-manager' },
      after: { level: 'role', role: 'viewer' },
    } as const;
    expect(permissionEffect('grant', plan({ changes: [lower] })).warnings).toEqual(['loses-rights']);
  });
});

describe('a transfer', () => {
  const operation = {
    kind: 'transfer-record' as const,
    mode: 'classic' as const,
    record: folder,
    newOwner: 'Alice@acme.example',
  };
  const owner = { username: 'svc@acme.example', ...rights, owner: true };

  it('says who loses the record, and that we do', () => {
    expect(transferEffect(operation, record('A', [owner]))).toEqual({
      newOwner: 'alice@acme.example',
      previousOwner: 'svc@acme.example',
      before: { level: 'none' },
      after: { level: 'owner' },
      warnings: ['lost-to-us'],
    });
    const shared = record('A', [owner, { username: 'alice@acme.example', ...rights, expiresAt: NOW }]);
    expect(transferEffect(operation, shared).warnings).toEqual(['lost-to-us', 'access-replaced']);
  });

  it('to the owner changes nothing', () => {
    expect(transferEffect(operation, record('A', [{ ...owner, username: 'alice@acme.example' }])).warnings).toEqual([
      'no-change',
    ]);
  });
});
