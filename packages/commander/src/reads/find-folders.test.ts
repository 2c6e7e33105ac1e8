/** Finding folders and teams: by name only, of both modes, and never "none" for "could not search". */
import { describe, expect, it } from 'vitest';
import { createVault } from '../create-vault';
import { data, FOLDER, refuses, TEAM, uidOf } from '../testing/folders';
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

const ENGINEERING = uidOf(1);
const APOLLO = uidOf(2);
const PROJECTS = uidOf(3);
const ALL: Record<string, Scripted> = {
  'list-sf --format=json': shared([ENGINEERING, 'Engineering'], [FOLDER, 'Apollo archive']),
  'nsf-list --folders --format=json': nested([PROJECTS, 'Projects', 'root'], [APOLLO, 'Apollo', PROJECTS]),
  'list-sf --roe-eligible --format=json': shared([FOLDER, 'Apollo archive']),
  'nsf-list --roe-eligible --format=json': NSF_OFF,
};

function finding(answers: Record<string, Scripted>) {
  const commander = scriptedCommander((command) => answers[command] ?? answers[command.split(' ')[0] ?? '']);
  const vault = createVault(commander.options);
  const until = commander.clock.now() + 30_000;
  return {
    commands: commander.commands,
    folders: (term: string, limit = 10) => vault.findFolders(term, limit, until),
    teams: (term: string, limit = 10) => vault.findTeams(term, limit, until),
  };
}

describe('folders', () => {
  it('of both modes are found by part of their name, with where they lie and whether passwords can rotate', async () => {
    expect(await finding(ALL).folders('apOLLo')).toEqual({
      ok: true,
      value: {
        rows: [
          { uid: APOLLO, title: 'Apollo', mode: 'nsf', path: 'Projects', rotatable: false },
          { uid: FOLDER, title: 'Apollo archive', mode: 'classic', rotatable: true },
        ],
        more: false,
      },
    });
  });

  it('are found by their whole uid and not by part of it, nor by anything else about them', async () => {
    const { folders } = finding(ALL);
    expect(await folders(ENGINEERING)).toMatchObject({ value: { rows: [{ title: 'Engineering' }] } });
    for (const term of [ENGINEERING.slice(0, 12), SECRET, '.*', 'zzz']) {
      expect(await folders(term)).toEqual({ ok: true, value: { rows: [], more: false } });
    }
  });

  it('are cut at the limit, by name', async () => {
    expect(await finding(ALL).folders('e', 1)).toMatchObject({
      value: { rows: [{ title: 'Apollo archive' }], more: true },
    });
  });

  it('never carry a description', async () => {
    expect(JSON.stringify(await finding(ALL).folders('o'))).not.toContain(SECRET);
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
          { uid: APOLLO, title: 'Apollo', mode: 'nsf' },
          { uid: FOLDER, title: 'Apollo archive', mode: 'classic' },
        ],
        more: false,
      },
    });
    expect(commands).toHaveLength(2);
  });

  it.each([
    ['NSF switched off', { ...ALL, 'nsf-list --folders --format=json': NSF_OFF }, ['Apollo archive']],
    ['a key for nested folders only', { 'nsf-list': ALL['nsf-list --folders --format=json'] ?? NO_SHARED }, ['Apollo']],
    ['no shared folder at all', { ...ALL, 'list-sf': NO_SHARED, 'list-sf --format=json': NO_SHARED }, ['Apollo']],
  ])('of one mode are enough: %s', async (_, answers, titles) => {
    const found = await finding(answers).folders('apollo');
    expect(found.ok ? found.value.rows.map(({ title }) => title) : found.failure.code).toEqual(titles);
  });

  it.each([
    ['nothing may be searched', {}, 'commander-command-not-allowed'],
    ['a refusal', { ...ALL, 'list-sf --format=json': refuses('Unexpected error: no') }, 'vault-refused'],
    ['another shape', { ...ALL, 'list-sf --format=json': data([{ name: 'x' }]) }, 'commander-reply-not-understood'],
  ])('could not be searched is a failure: %s', async (_, answers, code) => {
    expect(await finding(answers).folders('apollo')).toMatchObject({ ok: false, failure: { code } });
  });

  it('are not all listed for nothing', async () => {
    expect(await finding(ALL).folders('  ')).toMatchObject({ failure: { code: 'invalid-input', field: 'term' } });
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
