/** Sharing every record of a folder: what is looked at, what is refused, and what is proven record by record. */
import type { ShareFolderRecords } from '@keeper-workflow/operations';
import { describe, expect, it } from 'vitest';
import { createVault } from '../create-vault';
import {
  ALICE,
  BOB,
  data,
  FOLDER,
  MANAGER,
  nestedFolder,
  nsfRecordsGrant,
  nsfRecordsRevoke,
  record,
  recordsGrant,
  recordsRevoke,
  sharedFolder,
  SILENT,
  TEAM,
  uidOf,
} from '../testing/folders';
import { SECRET, SERVICE, SYNCED, type Permission } from '../testing/replies';
import { scriptedCommander } from '../testing/scripted-commander';

const OWNER: Permission = { ...SERVICE, role: 'full-manager' };
const viewer = (username: string): Permission => ({ username, role: 'viewer' });

interface Placed {
  readonly title: string;
  readonly users: readonly Permission[];
}

/** A folder of these records; Classic and NSF at once. @param takes how long a look at one record takes, ms. */
function world(records: readonly Placed[], inFolder: readonly { accessor: string; role: string }[] = [], takes = 0) {
  const rows = records.map(({ title }, at) => ({ record_uid: uidOf(at), record_name: title }));
  const commander = scriptedCommander((command) => {
    const [word = ''] = command.split(' ');
    const at = records.findIndex((_, number) => command.includes(uidOf(number)));
    const found = records[at];
    if (word === 'sync-down') return SYNCED;
    if (word === 'ls') return data(rows.map(({ record_uid }) => ({ type: 'record', uid: record_uid })));
    if (word === 'get' && found)
      return { ...record(uidOf(at), found.title, [SERVICE, ...found.users], { source: 'classic' }), takes };
    if (word === 'get') return sharedFolder([MANAGER], { records: rows });
    if (word === 'nsf-get' && found) return record(uidOf(at), found.title, [OWNER, ...found.users]);
    return word === 'nsf-get' ? nestedFolder(inFolder, { records: rows }) : SILENT;
  });
  const vault = createVault(commander.options);
  const until = () => commander.clock.now() + 60_000;
  return {
    ...commander,
    vault,
    until,
    proof: async (operation: ShareFolderRecords) => {
      const proof = await vault.prove(operation, commander.clock.now(), until());
      return proof.ok ? proof.value : proof.failure;
    },
  };
}

const sent = (commands: readonly string[]) => commands.filter((command) => command.includes('share-record'));

describe('the preview', () => {
  it('has every record with who has access to it, and no value of any', async () => {
    const { vault, until } = world([
      { title: 'Grafana', users: [{ username: ALICE, editable: true }] },
      { title: 'Jira', users: [] },
    ]);
    const target = await vault.readTarget(recordsGrant(), until());
    expect(target).toMatchObject({
      value: {
        folder: { title: 'Apollo', users: [{ username: MANAGER.username }] },
        records: [
          { title: 'Grafana', users: [{ owner: true }, { username: ALICE, canEdit: true }] },
          { title: 'Jira' },
        ],
      },
    });
    expect(JSON.stringify(target)).not.toContain(SECRET);
  });

  it('is refused above 50 records, and so is sending', async () => {
    const many = Array.from({ length: 51 }, (_, at) => ({ title: `R${at}`, users: [] }));
    const { vault, until, commands } = world(many);
    for (const operation of [recordsGrant({ recursive: true }), nsfRecordsGrant()]) {
      const failure = { code: 'folder-too-large', field: 'folder', detail: '50' };
      expect(await vault.readTarget(operation, until())).toMatchObject({ failure });
      expect(await vault.submit(operation)).toMatchObject({ state: 'not-accepted', failure });
    }
    expect(sent(commands)).toEqual([]);
    expect(commands.length).toBeLessThan(20);
  });

  it('says at once that a folder cannot be checked in time, rather than after half of it', async () => {
    const many = Array.from({ length: 40 }, (_, at) => ({ title: `R${at}`, users: [] }));
    const failure = { code: 'folder-too-slow', retry: 'safe', field: 'folder', detail: '40' };
    const slow = world(many, [], 4000);
    expect(await slow.vault.readTarget(recordsGrant(), slow.clock.now() + 12_000)).toMatchObject({ failure });
    expect(slow.commands.filter((command) => command.startsWith('get')).length).toBeLessThanOrEqual(5);
    const nearly = world(many.slice(0, 8), [], 6500);
    expect(await nearly.vault.readTarget(recordsGrant(), nearly.clock.now() + 12_000)).toMatchObject({
      failure: { ...failure, detail: '8' },
    });
    const stuck = world(many.slice(0, 8), [], 60_000);
    expect(await stuck.vault.readTarget(recordsGrant(), stuck.clock.now() + 12_000)).toMatchObject({
      failure: { code: 'commander-timeout' },
    });
    const quick = world(many, [], 150);
    expect(await quick.vault.readTarget(recordsGrant(), quick.clock.now() + 12_000)).toMatchObject({ ok: true });
  });

  it('marks in NSF whose access the folder gives and a revoke would leave', async () => {
    const { vault, until } = world(
      [{ title: 'Wiki', users: [viewer(ALICE), viewer(BOB)] }],
      [{ accessor: BOB, role: 'viewer' }],
    );
    const target = await vault.readTarget(nsfRecordsRevoke({ recipients: [ALICE, BOB] }), until());
    const users = target.ok ? (target.value.records[0]?.users ?? []) : [];
    expect(users.filter(({ inherited }) => inherited).map(({ username }) => username)).toEqual([BOB]);
  });

  it('walks the folders below a nested one, each once', async () => {
    const { options, clock, commands } = scriptedCommander((command) => {
      if (command.startsWith('nsf-list')) {
        return data([
          { 'Item Type': 'Folder', UID: FOLDER, 'Parent/Folder': 'root' },
          { 'Item Type': 'Folder', UID: TEAM.uid, 'Parent/Folder': FOLDER },
          { 'Item Type': 'Folder', UID: FOLDER, 'Parent/Folder': TEAM.uid },
        ]);
      }
      if (command.includes(FOLDER)) return nestedFolder([], { records: [{ record_uid: uidOf(0), record_name: 'A' }] });
      if (command.includes(TEAM.uid)) {
        const records = [uidOf(0), uidOf(1)].map((record_uid) => ({ record_uid, record_name: 'B' }));
        return nestedFolder([], { folder_uid: TEAM.uid, records });
      }
      return record(command.includes(uidOf(0)) ? uidOf(0) : uidOf(1), 'R', [OWNER]);
    });
    const target = await createVault(options).readTarget(nsfRecordsGrant({ recursive: true }), clock.now() + 60_000);
    expect(target.ok ? target.value.records.map(({ uid }) => uid) : []).toEqual([uidOf(0), uidOf(1)]);
    expect(commands.filter((command) => command.startsWith('nsf-get') && command.includes(FOLDER))).toHaveLength(1);
  });
});

describe('the proof', () => {
  it('tells record by record and person by person, titles apart', async () => {
    const { proof } = world([
      { title: 'Jira', users: [{ username: ALICE }, { username: BOB }] },
      { title: 'Jira', users: [{ username: ALICE }] },
    ]);
    expect(await proof(recordsGrant({ recipients: [ALICE, BOB] }))).toMatchObject({
      verdict: 'partly',
      synced: true,
      parts: [
        { name: `Jira: ${ALICE}`, shown: true },
        { name: `Jira: ${BOB}`, shown: true },
        { name: `Jira (2): ${ALICE}`, shown: true },
        { name: `Jira (2): ${BOB}`, shown: false },
      ],
    });
  });

  it('shows a revoke when nobody named has a share of any record', async () => {
    const gone = world([
      { title: 'A', users: [{ username: BOB }] },
      { title: 'B', users: [] },
    ]);
    expect(await gone.proof(recordsRevoke())).toMatchObject({ verdict: 'shown' });
    expect(await gone.proof(recordsRevoke({ recipients: [BOB] }))).toMatchObject({ verdict: 'partly' });
  });

  it('cannot prove a revoke in NSF where the folder gives the same access', async () => {
    const { proof } = world([{ title: 'Wiki', users: [viewer(BOB)] }], [{ accessor: BOB, role: 'viewer' }]);
    expect(await proof(nsfRecordsRevoke({ recipients: [BOB] }))).toMatchObject({ verdict: 'unprovable' });
  });

  it('says what NSF reads do not show', async () => {
    const { proof } = world([{ title: 'Wiki', users: [viewer(ALICE)] }]);
    expect(await proof(nsfRecordsGrant())).toMatchObject({ verdict: 'shown', unseen: ['expiration'] });
  });
});

it('keeps the role filter of a revoke in NSF, which Commander ignores', async () => {
  const { vault, commands } = world([
    { title: 'A', users: [viewer(ALICE)] },
    { title: 'B', users: [{ username: ALICE, role: 'full-manager' }] },
  ]);
  expect(await vault.submit(nsfRecordsRevoke({ role: 'viewer' }))).toMatchObject({
    failure: { code: 'invalid-input', field: 'role', detail: `${ALICE} has the role full-manager on B` },
  });
  expect(sent(commands)).toEqual([]);
  expect(await vault.submit(nsfRecordsRevoke())).toMatchObject({ state: 'accepted' });
});

it('tells before the command what each record shows already, by the names of the proof', async () => {
  const { vault, until, proof } = world([
    { title: 'Jira', users: [{ username: ALICE }] },
    { title: 'Jira', users: [] },
    { title: 'Wiki', users: [] },
  ]);
  const rehearsed = await vault.rehearse(recordsGrant(), until());
  expect(rehearsed).toMatchObject({
    value: {
      before: [
        { name: `Jira: ${ALICE}`, shown: true },
        { name: `Jira (2): ${ALICE}`, shown: false },
        { name: `Wiki: ${ALICE}`, shown: false },
      ],
    },
  });
  expect(await proof(recordsGrant())).toMatchObject({ parts: rehearsed.ok ? rehearsed.value.before : [] });
});

it.each([
  ['Classic', recordsGrant()],
  ['NSF', nsfRecordsRevoke({ role: 'viewer' })],
])('looks at each record once before it is sent and once after, %s', async (_, operation) => {
  const titles = ['A', 'B', 'C', 'D', 'E'];
  const { vault, until, commands, proof } = world(titles.map((title) => ({ title, users: [viewer(ALICE)] })));
  const looksAt = (number: number) => commands.filter((command) => command.includes(uidOf(number))).length;
  await vault.readTarget(operation, until());
  expect(await vault.rehearse(operation, until())).toMatchObject({ ok: true });
  expect(await vault.submit(operation)).toMatchObject({ state: 'accepted' });
  expect(titles.map((_title, at) => looksAt(at))).toEqual(titles.map(() => 1));
  await proof(operation);
  expect(titles.map((_title, at) => looksAt(at))).toEqual(titles.map(() => 2));
});
