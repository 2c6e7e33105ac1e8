/** Where something lies, who owns it, and what that costs; and records of a policy's folders with their place. */
import { describe, expect, it } from 'vitest';
import { createVault } from '../create-vault';
import { data, FOLDER, MANAGER, nestedFolder, record, refuses, sharedFolder, uidOf } from '../testing/folders';
import { SECRET } from '../testing/replies';
import { scriptedCommander, type Scripted } from '../testing/scripted-commander';

const RECORD = uidOf(9);
const PLAIN = uidOf(1);
const LS = 'ls -R -f --format=json';
const folder = (uid: string, name: string, details: string, source = 'classic_folder') => ({
  type: 'folder',
  uid,
  name,
  details,
  source,
});
const OUTER = folder(FOLDER, 'Apollo', 'Flags: S, Parent: /');
const INNER = folder(uidOf(2), 'Databases', `Flags: , Parent: ${FOLDER}`);
const PRIVATE = folder(PLAIN, 'Ideas', 'Flags: , Parent: /');
const MAP = data([OUTER, INNER, PRIVATE]);
const OWNED = record(
  RECORD,
  'Prod',
  [
    { username: 'Alice@acme.example', owner: true, shareable: true, editable: true },
    { username: 'bob@acme.example', owner: false, shareable: false, editable: false },
  ],
  { source: 'classic', folder: { uid: uidOf(2), path: 'Apollo/Databases' } },
);
const ELIGIBLE = data([{ shared_folder_uid: FOLDER, name: 'Apollo' }]);

function describing(answers: Record<string, Scripted>) {
  const commander = scriptedCommander((command) => answers[command] ?? answers[command.split(' ')[0] ?? '']);
  const vault = createVault(commander.options);
  const until = () => commander.clock.now() + 30_000;
  return {
    commands: commander.commands,
    describe: (kind: 'record' | 'folder', uid: string) => vault.describe(kind, uid, until()),
    findIn: (uids: string[], term: string) => vault.findRecordsIn(uids, term, 10, until()),
  };
}

describe('a record', () => {
  it('is described with path and owner and nothing else, by one command while the folders are known', async () => {
    const { describe: ask, commands } = describing({ [LS]: MAP, get: OWNED });
    const answer = await ask('record', RECORD);
    expect(answer).toEqual({
      ok: true,
      value: {
        uid: RECORD,
        title: 'Prod',
        mode: 'classic',
        type: 'login',
        path: 'Apollo/Databases',
        owner: 'alice@acme.example',
        within: [uidOf(2), FOLDER],
      },
    });
    expect(JSON.stringify(answer)).not.toContain(SECRET);
    expect(commands).toEqual([`get --format=json '${RECORD}'`, LS]);
    expect(await ask('record', uidOf(8))).toMatchObject({ failure: { code: 'record-not-found' } });
    expect(commands.filter((command) => command === LS)).toHaveLength(1);
  });

  it('that Commander does not know yet is looked for again after a sync', async () => {
    let synced = false;
    const commander = scriptedCommander((command) => {
      if (command === 'sync-down') {
        synced = true;
        return data(null);
      }
      if (command === LS) return MAP;
      return synced ? OWNED : refuses('Cannot find any object with UID: x');
    });
    const vault = createVault(commander.options);
    expect(await vault.describe('record', RECORD, commander.clock.now() + 30_000)).toMatchObject({
      value: { title: 'Prod' },
    });
  });
});

describe('a record, with a key that may not run every command,', () => {
  it('is described from its own read where ls is missing; a policy is not held against that', async () => {
    const commander = scriptedCommander((command) => (command.startsWith('get') ? OWNED : undefined));
    const vault = createVault(commander.options);
    const until = commander.clock.now() + 30_000;
    expect(await vault.describe('record', RECORD, until)).toMatchObject({
      value: { path: 'Apollo/Databases', owner: 'alice@acme.example', within: [] },
    });
    expect(await vault.locate('record', RECORD, until)).toMatchObject({
      failure: { code: 'commander-command-not-allowed', detail: 'ls' },
    });
  });

  it('is read with nsf-get where get is missing', async () => {
    expect(await describing({ 'nsf-get': OWNED, [LS]: MAP }).describe('record', RECORD)).toMatchObject({
      value: { mode: 'nsf', owner: 'alice@acme.example' },
    });
    expect(await describing({}).describe('record', RECORD)).toMatchObject({
      failure: { code: 'commander-command-not-allowed', detail: 'get' },
    });
  });
});

describe('a folder', () => {
  it('says who owns it and whether something in it can rotate', async () => {
    const { describe: ask, commands } = describing({ [LS]: MAP, get: sharedFolder([MANAGER]), 'list-sf': ELIGIBLE });
    expect(await ask('folder', FOLDER)).toMatchObject({
      value: { title: 'Apollo', folderKind: 'shared', owner: MANAGER.username, rotatable: true },
    });
    expect(commands).toEqual([LS, `get --format=json '${FOLDER}'`, 'list-sf --roe-eligible --format=json']);
  });

  it('of the nested kind too', async () => {
    const { describe: ask } = describing({
      [LS]: data([folder(FOLDER, 'Apollo', 'Flags: , Parent: /', 'nested_share_folder')]),
      'nsf-get': nestedFolder(),
      'nsf-list': data([{ 'Item Type': 'Folder', UID: uidOf(7) }]),
    });
    expect(await ask('folder', FOLDER)).toMatchObject({
      value: { mode: 'nsf', owner: 'svc.commander@acme.example', rotatable: false },
    });
  });

  it('that has no members of its own has no owner, and costs no command for one', async () => {
    const { describe: ask, commands } = describing({ [LS]: MAP });
    const inner = await ask('folder', uidOf(2));
    expect(inner).toMatchObject({ value: { path: 'Apollo', folderKind: 'sub-folder', sharedFolder: 'Apollo' } });
    const plain = await ask('folder', PLAIN);
    expect(plain).toMatchObject({ value: { folderKind: 'private' } });
    for (const answer of [inner, plain]) {
      expect(Object.keys(answer.ok ? answer.value : {})).not.toEqual(expect.arrayContaining(['owner']));
    }
    expect(commands).toEqual([LS]);
  });

  it('whose owner cannot be read is described all the same', async () => {
    const { describe: ask } = describing({ [LS]: MAP, get: refuses('Unexpected error: no') });
    const answer = await ask('folder', FOLDER);
    expect(answer).toMatchObject({ ok: true, value: { title: 'Apollo' } });
    expect(Object.keys(answer.ok ? answer.value : {})).not.toContain('owner');
  });

  it.each([
    ['folders cannot be read', refuses('Unexpected error: no'), 'vault-refused'],
    ['there is none', data([PRIVATE]), 'folder-not-found'],
  ])('is a failure where %s', async (_, map, code) => {
    expect(await describing({ [LS]: map }).describe('folder', FOLDER)).toMatchObject({ failure: { code } });
  });
});

describe('records of folders', () => {
  const listed = data([
    { type: 'record', uid: RECORD, name: 'Prod', details: 'Type: login, Description: x', source: 'classic' },
  ]);

  it('say in which folder they were found, and where that has folders below it, that it may be one of those', async () => {
    const whole = describing({ [LS]: MAP, ls: listed });
    expect(await whole.findIn([FOLDER], 'prod')).toMatchObject({
      value: { rows: [{ uid: RECORD, type: 'login', path: 'Apollo/…' }] },
    });
    expect(whole.commands).toEqual([LS, `ls -R -r --format=json '${FOLDER}'`]);
    const single = describing({ [LS]: data([OUTER]), ls: listed });
    expect(await single.findIn([FOLDER], 'prod')).toMatchObject({ value: { rows: [{ path: 'Apollo' }] } });
  });

  it('are free to look for again', async () => {
    const { findIn, commands } = describing({ [LS]: MAP, ls: listed });
    for (const term of ['prod', 'pro', 'zzz']) await findIn([FOLDER], term);
    expect(commands).toHaveLength(2);
  });
});
