/** Finding folders and teams: by name only, of both modes, and never "none" for "could not search". */
import { describe, expect, it } from 'vitest';
import { createVault } from '../create-vault';
import { data, FOLDER, refuses, SILENT, TEAM, uidOf } from '../testing/folders';
import { NSF_OFF, SECRET } from '../testing/replies';
import { scriptedCommander, type Scripted } from '../testing/scripted-commander';

const shared = (...rows: [uid: string, name: string][]) =>
  data(rows.map(([shared_folder_uid, name]) => ({ shared_folder_uid, name })));
const nested = (...rows: [uid: string, title: string, parent: string][]) =>
  data(
    rows.map(([UID, Title, parent]) => ({
      'Item Type': 'Folder',
      UID,
      Title,
      Description: SECRET,
      'Parent/Folder': parent,
    })),
  );
const NO_SHARED = data({ message: 'No shared folders are found' });
const mapped = (...rows: [uid: string, name: string, details: string, source?: 'nested_share_folder'][]) =>
  data(rows.map(([uid, name, details, source = 'classic_folder']) => ({ type: 'folder', uid, name, details, source })));

const ENGINEERING = uidOf(1);
const APOLLO = uidOf(2);
const PROJECTS = uidOf(3);
const DATABASES = uidOf(4);
const PRIVATE = uidOf(5);
const LS = 'ls -R -f --format=json';
const MAP = mapped(
  [DATABASES, 'Apollo databases', `Flags: , Parent: ${ENGINEERING}`],
  [ENGINEERING, 'Engineering', 'Flags: S, Parent: /'],
  [PRIVATE, 'Apollo ideas', 'Flags: , Parent: /'],
  [FOLDER, 'Apollo archive', `Flags: S, Parent: ${PRIVATE}`],
  [PROJECTS, 'Projects', 'Flags: , Parent: /', 'nested_share_folder'],
  [APOLLO, 'Apollo', `Flags: , Parent: ${PROJECTS}`, 'nested_share_folder'],
);
const LISTS: Record<string, Scripted> = {
  'list-sf --format=json': shared([ENGINEERING, 'Engineering'], [FOLDER, 'Apollo archive']),
  'nsf-list --folders --format=json': nested([PROJECTS, 'Projects', 'root'], [APOLLO, 'Apollo', PROJECTS]),
};

function finding(answers: Record<string, Scripted>) {
  const commander = scriptedCommander((command) => answers[command] ?? answers[command.split(' ')[0] ?? '']);
  const vault = createVault(commander.options);
  const until = () => commander.clock.now() + 30_000;
  return {
    clock: commander.clock,
    commands: commander.commands,
    folders: (term: string, limit = 10) => vault.findFolders(term, limit, until()),
    foldersIn: (uids: string[], term: string) => vault.findFoldersIn(uids, term, 10, until()),
    teams: (term: string, limit = 10) => vault.findTeams(term, limit, until()),
  };
}

describe('folders', () => {
  it('of both modes are found by part of their name, with where they lie and what they are', async () => {
    const { folders, commands } = finding({ [LS]: MAP });
    expect(await folders('apOLLo')).toEqual({
      ok: true,
      value: {
        rows: [
          { uid: APOLLO, title: 'Apollo', mode: 'nsf', path: 'Projects', folderKind: 'shared' },
          { uid: FOLDER, title: 'Apollo archive', mode: 'classic', path: 'Apollo ideas', folderKind: 'shared' },
          {
            uid: DATABASES,
            title: 'Apollo databases',
            mode: 'classic',
            path: 'Engineering',
            folderKind: 'sub-folder',
            sharedFolder: 'Engineering',
          },
          { uid: PRIVATE, title: 'Apollo ideas', mode: 'classic', folderKind: 'private' },
        ],
        more: false,
      },
    });
    expect(commands).toEqual([LS]);
  });

  it('cost one command, and none while the map is young, whatever is looked for', async () => {
    const { folders, commands, clock } = finding({ [LS]: MAP });
    for (const term of ['apollo', 'eng', 'Apollo', 'projects']) expect(await folders(term)).toMatchObject({ ok: true });
    expect(commands).toEqual([LS]);
    await clock.sleep(31_000);
    await folders('apollo');
    expect(commands).toEqual([LS, LS]);
  });

  it('that are not there cost a sync and another look once a minute, and one command at most otherwise', async () => {
    const { folders, commands, clock } = finding({ [LS]: MAP, 'sync-down': data(null) });
    expect(await folders('zzz')).toEqual({ ok: true, value: { rows: [], more: false } });
    expect(commands).toEqual([LS, 'sync-down', LS]);
    for (const term of ['yyy', 'xxx']) await folders(term);
    expect(commands).toHaveLength(3);
    await clock.sleep(31_000);
    await folders('yyy');
    expect(commands).toHaveLength(4);
    await clock.sleep(31_000);
    await folders('yyy');
    expect(commands.slice(4)).toEqual([LS, 'sync-down', LS]);
  });

  it('are found by their whole uid and not by part of it, nor by anything else about them', async () => {
    const { folders } = finding({ [LS]: MAP });
    expect(await folders(ENGINEERING)).toMatchObject({ value: { rows: [{ title: 'Engineering' }] } });
    for (const term of [ENGINEERING.slice(0, 12), SECRET, '.*', 'zzz', 'Flags', 'classic_folder']) {
      expect(await folders(term)).toEqual({ ok: true, value: { rows: [], more: false } });
    }
  });

  it('are cut at the limit, those that can be shared first', async () => {
    expect(await finding({ [LS]: MAP }).folders('apollo i', 1)).toMatchObject({
      value: { rows: [{ title: 'Apollo ideas' }], more: false },
    });
    expect(await finding({ [LS]: MAP }).folders('apollo', 2)).toMatchObject({
      value: { rows: [{ title: 'Apollo' }, { title: 'Apollo archive' }], more: true },
    });
  });

  it('of a policy are its folders and those below them', async () => {
    const { foldersIn, commands } = finding({ [LS]: MAP });
    expect(await foldersIn([ENGINEERING], 'apollo')).toMatchObject({ value: { rows: [{ uid: DATABASES }] } });
    expect(await foldersIn([ENGINEERING], 'engin')).toMatchObject({ value: { rows: [{ uid: ENGINEERING }] } });
    expect(await foldersIn([PROJECTS], 'e')).toMatchObject({ value: { rows: [{ uid: PROJECTS }] } });
    expect(await foldersIn([], 'apollo')).toMatchObject({ value: { rows: [] } });
    expect(commands).toEqual([LS]);
    // Only the map tells what lies below a folder.
    expect(await finding(LISTS).foldersIn([ENGINEERING], 'e')).toMatchObject({
      failure: { code: 'commander-command-not-allowed', detail: 'ls' },
    });
  });

  it('come from the lists where the key may not run ls, once in a while', async () => {
    const { folders, commands } = finding(LISTS);
    const found = {
      ok: true,
      value: {
        rows: [
          { uid: APOLLO, title: 'Apollo', mode: 'nsf', path: 'Projects', folderKind: 'shared' },
          { uid: FOLDER, title: 'Apollo archive', mode: 'classic', folderKind: 'shared' },
        ],
        more: false,
      },
    };
    expect(await folders('apollo')).toEqual(found);
    expect(await folders('APOLLO')).toEqual(found);
    expect(commands).toEqual(Object.keys(LISTS));
  });

  it('never carry a description', async () => {
    expect(JSON.stringify(await finding(LISTS).folders('o'))).not.toContain(SECRET);
  });

  it('are looked for with search where the lists are not allowed', async () => {
    const { folders, commands } = finding({
      [`search --format=json --categories=s 'apollo'`]: data([
        { type: 'shared_folder', uid: FOLDER, name: 'Apollo archive' },
      ]),
      [`search --format=json --categories=d 'apollo'`]: data([
        { type: 'nested_share_folder', uid: APOLLO, name: 'Apollo' },
        { type: 'nested_share_folder', uid: PROJECTS, name: 'Projects' },
      ]),
    });
    expect(await folders('apollo')).toEqual({
      ok: true,
      value: {
        rows: [
          { uid: APOLLO, title: 'Apollo', mode: 'nsf', folderKind: 'shared' },
          { uid: FOLDER, title: 'Apollo archive', mode: 'classic', folderKind: 'shared' },
        ],
        more: false,
      },
    });
    expect(commands).toHaveLength(2);
  });

  it.each([
    ['NSF switched off', { ...LISTS, 'nsf-list --folders --format=json': NSF_OFF }, ['Apollo archive']],
    [
      'a key for nested folders only',
      { 'nsf-list': LISTS['nsf-list --folders --format=json'] ?? NO_SHARED },
      ['Apollo'],
    ],
    ['no shared folder at all', { ...LISTS, 'list-sf --format=json': NO_SHARED }, ['Apollo']],
  ])('of one mode are enough: %s', async (_, answers, titles) => {
    const found = await finding(answers).folders('apollo');
    expect(found.ok ? found.value.rows.map(({ title }) => title) : found.failure.code).toEqual(titles);
  });

  it('are none in a vault without folders', async () => {
    expect(await finding({ [LS]: SILENT }).folders('apollo')).toEqual({ ok: true, value: { rows: [], more: false } });
  });

  it.each([
    ['nothing may be searched', {}, 'commander-command-not-allowed'],
    ['a refusal', { [LS]: refuses('Unexpected error: no') }, 'vault-refused'],
    ['another shape', { [LS]: data([{ name: 'x' }]) }, 'commander-reply-not-understood'],
    ['a list refuses', { ...LISTS, 'list-sf --format=json': refuses('Unexpected error: no') }, 'vault-refused'],
    [
      'a list of another shape',
      { ...LISTS, 'list-sf --format=json': data([{ name: 'x' }]) },
      'commander-reply-not-understood',
    ],
  ])('could not be searched is a failure: %s', async (_, answers: Record<string, Scripted>, code) => {
    expect(await finding(answers).folders('apollo')).toMatchObject({ ok: false, failure: { code } });
  });

  it('are not all listed for nothing', async () => {
    expect(await finding({ [LS]: MAP }).folders('  ')).toMatchObject({
      failure: { code: 'invalid-input', field: 'term' },
    });
  });
});

describe('teams', () => {
  const list = data([
    { Company: 'Acme', 'Team UID': TEAM.uid, Name: 'Finance' },
    { Company: 'Acme', 'Team UID': uidOf(1), Name: 'Dup Team' },
    { Company: 'Acme', 'Team UID': uidOf(2), Name: 'Dup Team' },
  ]);

  it('are found by part of their name, those of the same name apart', async () => {
    const { teams } = finding({ 'list-team': list });
    expect(await teams('FIN')).toEqual({ ok: true, value: { rows: [TEAM], more: false, onlyOwn: false } });
    expect(await teams('dup', 1)).toMatchObject({ value: { rows: [{ uid: uidOf(1) }], more: true } });
    expect(await teams('acme')).toMatchObject({ value: { rows: [] } });
  });

  it('are only those of the service account where they cannot be listed, and it is said', async () => {
    const search = data([
      { type: 'team', uid: TEAM.uid, name: 'Finance' },
      { type: 'record', uid: uidOf(1), name: 'Fin' },
    ]);
    expect(await finding({ search }).teams('fin')).toEqual({
      ok: true,
      value: { rows: [TEAM], more: false, onlyOwn: true },
    });
  });

  it.each([
    ['not allowed', {}, 'commander-command-not-allowed'],
    ['another shape', { 'list-team': data([{}]) }, 'commander-reply-not-understood'],
    ['a refusal', { 'list-team': refuses('Unexpected error: no') }, 'vault-refused'],
  ])('could not be searched is a failure: %s', async (_, answers, code) => {
    expect(await finding(answers).teams('fin')).toMatchObject({ ok: false, failure: { code } });
  });

  it('that do not exist are none', async () => {
    expect(await finding({ 'list-team': data({ message: 'No teams are found' }) }).teams('fin')).toMatchObject({
      value: { rows: [], onlyOwn: false },
    });
  });
});
