/** The synthetic company's vault: users, teams, folders, shares and where the records lie. */
import { seedApprovals } from './approvals';
import { seedDevices } from './devices';
import {
  ACCOUNT,
  type ClassicShare,
  type Folder,
  type NestedAccess,
  type NestedFolder,
  type SharedFolder,
  type StoredRecord,
  type SubFolder,
  type User,
  type VaultState,
} from './model';
import { CLASSIC_RECORDS, NESTED_RECORDS, syntheticRecord, type SeedRecord } from './seed-records';
import { fixtureUid, NESTED_ROOT, type UidKind } from './uid';

const CREATED = Date.UTC(2026, 0, 1);

const person = (email: string, name: string, more: Partial<User> = {}): [string, User] => [
  email,
  { email, name, uid: fixtureUid('user', email), ...more },
];
const USERS = new Map([
  person(ACCOUNT, 'Commander Service'),
  person('alice@acme.example', 'Alice Anders'),
  person('bob@acme.example', 'Bob Berg'),
  person('carol@acme.example', 'Carol Cruz', { shareAdmin: true }),
  person('dave@acme.example', 'Dave Dahl'),
  person("o'neil@acme.example", "Shea O'Neil"),
  person('erin+jira@acme.example', 'Erin Plus'),
  person('invitee@partner.example', 'Not Yet Accepted', { stranger: true }),
  person('nokeys@acme.example', 'No Keys', { keyless: true }),
  person('fails@acme.example', 'Server Says No', { refused: true }),
]);

// The second `Dup Team` has a blank at the end of its fixture name, so that two teams bear one name.
const TEAMS = new Map(
  ['Platform Team', 'Finance', 'Dup Team', 'Dup Team '].map((name) => {
    const uid = fixtureUid('team', name);
    return [uid, { uid, name: name.trim(), member: name === 'Platform Team' }] as const;
  }),
);
const team = (name: string): string => fixtureUid('team', name);

const userFolder = (name: string, parent?: string): Folder => ({
  uid: fixtureUid('folder', name),
  name,
  ...(parent === undefined ? {} : { parent: fixtureUid('folder', parent) }),
});
const USER_FOLDERS = [userFolder('Private Stuff'), userFolder('Old / Archive', 'Private Stuff')];

type Rights = readonly [manageRecords: boolean, manageUsers: boolean];
const member = (email: string, [manageRecords, manageUsers]: Rights): SharedFolder['users'][number] => ({
  email,
  manageRecords,
  manageUsers,
});
const sharedFolder = (
  name: string,
  users: readonly (readonly [string, Rights])[] = [],
  teams: readonly (readonly [string, Rights])[] = [],
  owner = ACCOUNT,
): SharedFolder => ({
  uid: fixtureUid('sf', name),
  name,
  owner,
  revision: 100,
  defaults: { manageRecords: false, manageUsers: false, edit: false, share: false },
  users: [
    member(ACCOUNT, owner === ACCOUNT ? [true, true] : [false, false]),
    ...(owner === ACCOUNT ? [] : [member(owner, [true, true])]),
    ...users.map(([email, rights]) => member(email, rights)),
  ],
  teams: teams.map(([uid, [manageRecords, manageUsers]]) => ({ uid, manageRecords, manageUsers })),
  records: new Map(),
});
const SHARED_FOLDERS = [
  sharedFolder(
    'Engineering',
    [
      ['alice@acme.example', [true, true]],
      ['bob@acme.example', [false, false]],
    ],
    [[team('Platform Team'), [true, false]]],
  ),
  sharedFolder(
    'Finance Shared',
    [['dave@acme.example', [true, true]]],
    [[team('Finance'), [false, false]]],
    'carol@acme.example',
  ),
  sharedFolder('PAM Rotations'),
  sharedFolder('It\'s "odd" & <b>named</b>; $(x)'),
  sharedFolder('Empty Shared'),
];
const ENGINEERING = fixtureUid('sf', 'Engineering');
const SUB_FOLDERS: SubFolder[] = [
  { uid: fixtureUid('sff', 'Databases'), name: 'Databases', parent: ENGINEERING, sharedFolder: ENGINEERING },
];

type Accessor = readonly [accessor: string, role: 2 | 3 | 4 | 5 | 6];
const nestedFolder = (
  fixtureName: string,
  parent: string | undefined,
  others: readonly Accessor[] = [],
  owner = ACCOUNT,
): NestedFolder => ({
  uid: fixtureUid('nsf', fixtureName),
  name: fixtureName.replace(/#2$/, ''),
  owner,
  ...(parent === undefined ? {} : { parent: fixtureUid('nsf', parent) }),
  access: [
    ...(owner === ACCOUNT ? [] : [{ accessor: owner, team: false, role: 6 as const }]),
    { accessor: ACCOUNT, team: false, role: owner === ACCOUNT ? 6 : 2 },
    ...others.map(([accessor, role]) => ({ accessor, team: !accessor.includes('@'), role })),
  ],
});
const NESTED_FOLDERS = [
  nestedFolder('Projects', undefined, [
    ['alice@acme.example', 5],
    ['bob@acme.example', 2],
    [team('Platform Team'), 4],
  ]),
  nestedFolder('Apollo', 'Projects', [['alice@acme.example', 5]]),
  nestedFolder('Empty NSF', undefined),
  nestedFolder('Read only for me', undefined, [], 'carol@acme.example'),
  nestedFolder('NSF PAM', undefined),
  nestedFolder('Twin', undefined),
  nestedFolder('Twin#2', 'Projects'),
];

const share = (canEdit: boolean, canShare: boolean, expiresAt?: number): ClassicShare => ({
  canEdit,
  canShare,
  ...(expiresAt === undefined ? {} : { expiresAt }),
});
const SHARES: VaultState['shares'] = new Map([
  [fixtureUid('rec', 'Jira Admin'), new Map([['bob@acme.example', share(false, false)]])],
  [
    fixtureUid('rec', 'Grafana'),
    new Map([
      ['bob@acme.example', share(true, true)],
      ['alice@acme.example', share(false, false, Date.UTC(2030, 0, 1))],
    ]),
  ],
]);

const byUid = <T extends { uid: string }>(items: readonly T[]): Map<string, T> =>
  new Map(items.map((item) => [item.uid, item]));

/** @param extra how many synthetic records to add to the root. */
export function seedState(extra = 0, now = CREATED): VaultState {
  const records = new Map<string, StoredRecord>();
  const placement = new Map<string, string[]>([[NESTED_ROOT, []]]);
  const sharedFolders = byUid(SHARED_FOLDERS);
  const access = new Map<string, Map<string, NestedAccess>>();
  const place = (folder: string, uid: string): void => {
    placement.set(folder, [...(placement.get(folder) ?? []), uid]);
  };

  for (const seed of CLASSIC_RECORDS) {
    const record = stored(seed, 'rec');
    records.set(record.uid, record);
    const folder = seed.folder === undefined ? '' : classicFolder(seed.folder);
    place(folder, record.uid);
    const shared = sharedFolders.get(SUB_FOLDERS.find((sub) => sub.uid === folder)?.sharedFolder ?? folder);
    if (shared) {
      const rights = seed.rights ?? { edit: true, share: true };
      sharedFolders.set(shared.uid, { ...shared, records: new Map([...shared.records, [record.uid, rights]]) });
    }
  }
  // A bulk in one step: placing one by one would copy the root's list each time.
  const synthetic = Array.from({ length: extra }, (_, index) => stored(syntheticRecord(index + 1), 'seed'));
  for (const record of synthetic) records.set(record.uid, record);
  placement.set('', [...(placement.get('') ?? []), ...synthetic.map((record) => record.uid)]);

  for (const seed of NESTED_RECORDS) {
    const record = stored(seed, 'nrec');
    records.set(record.uid, record);
    const folder = seed.folder === undefined ? undefined : fixtureUid('nsf', seed.folder);
    place(folder ?? NESTED_ROOT, record.uid);
    const who = new Map<string, NestedAccess>();
    const mine = seed.mine ?? 6;
    who.set(ACCOUNT, { role: mine, ...(record.owner === ACCOUNT ? { owner: true } : {}) });
    if (record.owner !== ACCOUNT) who.set(record.owner, { role: 6, owner: true });
    for (const [email, role] of Object.entries(seed.access ?? {})) who.set(email, { role });
    for (const entry of NESTED_FOLDERS.find((candidate) => candidate.uid === folder)?.access ?? []) {
      if (!entry.team && !who.has(entry.accessor)) who.set(entry.accessor, { role: entry.role, inherited: true });
    }
    access.set(record.uid, who);
  }
  return {
    revision: 1000,
    users: USERS,
    teams: TEAMS,
    records,
    userFolders: byUid(USER_FOLDERS),
    sharedFolders,
    subFolders: byUid(SUB_FOLDERS),
    nestedFolders: byUid(NESTED_FOLDERS),
    placement,
    shares: SHARES,
    access,
    approvals: seedApprovals(now),
    devices: seedDevices(now),
  };
}

function classicFolder(name: string): string {
  const folder = [...USER_FOLDERS, ...SHARED_FOLDERS, ...SUB_FOLDERS].find((candidate) => candidate.name === name);
  if (!folder) throw new Error(`The seed has no folder ${name}.`);
  return folder.uid;
}

function stored(seed: SeedRecord, kind: Extract<UidKind, 'rec' | 'nrec' | 'seed'>): StoredRecord {
  const nested = kind === 'nrec';
  return {
    uid: fixtureUid(kind, seed.name),
    nested,
    owner: seed.owner ?? ACCOUNT,
    revision: nested ? 50 : 100,
    modified: CREATED,
    inFolder: seed.folder !== undefined,
    rotation: seed.rotation ?? false,
    content: 'login' in seed.content ? { version: 2, legacy: seed.content } : { version: 3, typed: seed.content },
  };
}
