/** Reading a folder: that it is the one asked for, of the kind and mode asked for, and who has access until when. */
import { describe, expect, it } from 'vitest';
import { createVault } from '../create-vault';
import {
  data,
  FOLDER,
  folderGrant,
  MANAGER,
  nestedFolder,
  nsfFolderGrant,
  permission,
  record,
  refuses,
  SILENT,
  sharedFolder,
  TEAM,
  uidOf,
} from '../testing/folders';
import { NOT_FOUND, NSF_NOT_FOUND, NSF_OFF, SECRET } from '../testing/replies';
import { json, scriptedCommander, type Scripted } from '../testing/scripted-commander';

type Target = Parameters<ReturnType<typeof createVault>['readTarget']>[0];

function reading(operation: Target, answers: Record<string, Scripted>, statusAhead?: number) {
  const commander = scriptedCommander(
    (command) => answers[command] ?? answers[command.split(' ')[0] ?? ''],
    ({ url }) =>
      url.includes('/status/') && statusAhead !== undefined
        ? json(200, { created_at: new Date(commander.clock.now() + statusAhead).toISOString().slice(0, 23) })
        : undefined,
  );
  const read = createVault(commander.options).readTarget(operation, commander.clock.now() + 20_000);
  return { commander, read };
}

const HOUR = 3_600_000;

describe('a shared folder', () => {
  it('is read with everybody in it, its records and its defaults', async () => {
    const bob = { username: 'Bob@acme.example', manage_records: true, manage_users: false, expiration: 'never' };
    const team = {
      team_uid: TEAM.uid,
      name: 'Finance',
      manage_records: false,
      manage_users: true,
      expiration: 'never',
    };
    const records = [{ record_uid: uidOf(1), record_name: 'Grafana', can_edit: true, can_share: false }];
    const { commander, read } = reading(folderGrant(), {
      get: sharedFolder([MANAGER, bob], { teams: [team], records, manage_records: true }),
    });
    expect(await read).toEqual({
      ok: true,
      value: {
        uid: FOLDER,
        title: 'Apollo',
        mode: 'classic',
        path: 'Apollo',
        users: [
          { username: 'svc.commander@acme.example', owner: true, manageRecords: true, manageUsers: true },
          { username: 'bob@acme.example', owner: false, manageRecords: true, manageUsers: false },
        ],
        teams: [{ uid: TEAM.uid, name: 'Finance', manageRecords: false, manageUsers: true }],
        records: [{ uid: uidOf(1), title: 'Grafana', canEdit: true, canShare: false }],
        defaults: { manageRecords: true, manageUsers: false },
        accessKnown: true,
        readAt: commander.clock.now(),
      },
    });
    expect(commander.calls.filter(({ url }) => url.includes('/status/'))).toEqual([]);
  });

  it.each([
    ['UTC', 0],
    ['two hours ahead', 2 * HOUR],
    ['behind, half an hour off', -9.5 * HOUR],
  ])('ends at an instant, whatever the zone of the host: %s', async (_, ahead) => {
    const end = Date.UTC(2031, 0, 31, 10);
    const expiration = new Date(end + ahead).toISOString().slice(0, 19);
    const { read } = reading(
      folderGrant(),
      { get: sharedFolder([MANAGER, { username: 'b@c.de', expiration }]) },
      ahead,
    );
    expect(await read).toMatchObject({ value: { users: [{}, { username: 'b@c.de', expiresAt: end }] } });
  });

  it('ends nobody knows when, where the zone of the host cannot be found out', async () => {
    const expiration = '2031-01-31T10:00:00';
    const { read } = reading(folderGrant(), { get: sharedFolder([MANAGER, { username: 'b@c.de', expiration }]) });
    const result = await read;
    expect(result).toMatchObject({ value: { endsUnknown: true } });
    expect(JSON.stringify(result)).not.toContain('expiresAt');
  });

  it('says when the people are missing', async () => {
    const { read } = reading(folderGrant(), { get: sharedFolder(undefined, { users: undefined }) });
    expect(await read).toMatchObject({ value: { accessKnown: false } });
  });

  it.each([
    ['no such uid', { get: NOT_FOUND }, 'folder-not-found', undefined],
    ['a record', { get: record(FOLDER, 'Apollo API', []) }, 'folder-not-found', undefined],
    ['a team', { get: data({ team_uid: FOLDER, name: 'Finance' }) }, 'folder-not-found', undefined],
    ['another folder', { get: sharedFolder([MANAGER], { folder_uid: TEAM.uid }) }, 'folder-not-found', undefined],
    ['a nested one', { get: nestedFolder() }, 'folder-other-mode', 'nsf'],
    [
      'a private one',
      { get: data({ folder_uid: FOLDER, type: 'classic_folder', name: 'Mine', records: [] }) },
      'folder-not-shared',
      'private',
    ],
    [
      'one inside a shared folder',
      { get: data({ folder_uid: FOLDER, type: 'classic_folder', name: 'Sub', shared_folder_uid: TEAM.uid }) },
      'folder-not-shared',
      'sub-folder',
    ],
    [
      'a reply of another shape',
      { get: sharedFolder([MANAGER], { users: SECRET }) },
      'commander-reply-not-understood',
      undefined,
    ],
  ])('is not %s', async (_, answers, code, detail) => {
    const result = await reading(folderGrant(), answers).read;
    expect(result).toMatchObject({ ok: false, failure: { code, field: 'folder' } });
    expect(result.ok ? undefined : result.failure.detail).toBe(detail);
    expect(JSON.stringify(result)).not.toContain(SECRET);
  });
});

describe('a nested share folder', () => {
  it('is read with roles, and without ends', async () => {
    const { commander, read } = reading(nsfFolderGrant(), {
      'nsf-get': nestedFolder(
        [
          { accessor: 'Alice@acme.example', role: 'content-share-manager' },
          { accessor: 'bob@acme.example', role: 'viewer', inherited: true },
          { accessor: 'dave@acme.example', role: 'contributor' },
        ],
        {
          folder: { path: 'Projects', uid: TEAM.uid },
          parent_uid: TEAM.uid,
          team_permissions: [{ accessor: TEAM.uid, role: 'viewer', inherited: false }],
          records: [{ record_uid: uidOf(1), record_name: 'Wiki' }],
        },
      ),
    });
    const none = { manageRecords: false, manageUsers: false };
    expect(await read).toEqual({
      ok: true,
      value: {
        uid: FOLDER,
        title: 'Apollo',
        mode: 'nsf',
        path: 'Projects/Apollo',
        parentUid: TEAM.uid,
        users: [
          { username: 'svc.commander@acme.example', owner: true, ...none },
          { username: 'alice@acme.example', owner: false, ...none, role: 'content-share-manager' },
          { username: 'bob@acme.example', owner: false, ...none, role: 'viewer', inherited: true },
          { username: 'dave@acme.example', owner: false, ...none },
        ],
        teams: [{ uid: TEAM.uid, ...none, role: 'viewer' }],
        records: [{ uid: uidOf(1), title: 'Wiki' }],
        accessKnown: true,
        endsUnknown: true,
        readAt: commander.clock.now(),
      },
    });
  });

  it('says when who has access was left out', async () => {
    const { read } = reading(nsfFolderGrant(), { 'nsf-get': nestedFolder([], { user_permissions: undefined }) });
    expect(await read).toMatchObject({ value: { accessKnown: false } });
  });

  it.each([
    ['a classic folder', { 'nsf-get': NSF_NOT_FOUND, get: sharedFolder() }, 'folder-other-mode'],
    ['in neither mode', { 'nsf-get': NSF_NOT_FOUND, get: NOT_FOUND }, 'folder-not-found'],
    ['switched off', { 'nsf-get': NSF_OFF }, 'nsf-unavailable'],
    ['not allowed', {}, 'commander-command-not-allowed'],
    ['refused', { 'nsf-get': refuses('Unexpected error: nsf-get: no') }, 'vault-refused'],
  ])('is told: %s', async (_, answers, code) => {
    expect(await reading(nsfFolderGrant(), answers).read).toMatchObject({ ok: false, failure: { code } });
  });
});

describe('the records of a folder', () => {
  const records = Array.from({ length: 4 }, (_, at) => ({
    record_uid: uidOf(at),
    record_name: `R${at}`,
    can_edit: false,
    can_share: false,
  }));
  const titles = async (operation: Target, answers: Record<string, Scripted>) => {
    const result = await reading(operation, { 'record-permission': SILENT, ...answers }).read;
    if (!result.ok) return result.failure.code;
    return 'changes' in result.value && 'records' in result.value ? result.value.records : [];
  };
  const row = (type: string, at: number | string) => ({
    type,
    uid: typeof at === 'number' ? uidOf(at) : at,
    name: SECRET,
  });

  it('are those directly in it, or all of them', async () => {
    const get = sharedFolder([MANAGER], { records });
    const ls = data([row('folder', 9), row('record', 1), row('record', 3)]);
    expect(await titles(permission(), { get, ls })).toMatchObject([{ title: 'R1' }, { title: 'R3' }]);
    expect(await titles(permission({ recursive: true }), { get })).toHaveLength(4);
  });

  it('are those of a folder inside a shared one, and below it where asked for', async () => {
    const answers = {
      [`get --format=json '${FOLDER}'`]: data({
        folder_uid: FOLDER,
        type: 'classic_folder',
        name: 'Sub',
        shared_folder_uid: TEAM.uid,
      }),
      [`get --format=json '${TEAM.uid}'`]: sharedFolder([MANAGER], { folder_uid: TEAM.uid, records }),
      [`ls --format=json '${FOLDER}'`]: data([row('record', 2), row('folder', TEAM.uid), row('folder', FOLDER)]),
      [`ls --format=json '${TEAM.uid}'`]: data([row('record', 0)]),
    };
    expect(await titles(permission(), answers)).toMatchObject([{ title: 'R2' }]);
    expect(await titles(permission({ recursive: true }), answers)).toMatchObject([{ title: 'R0' }, { title: 'R2' }]);
  });

  it('are said to be none, which Commander would call done', async () => {
    expect(await titles(permission(), { get: sharedFolder() })).toBe('folder-empty');
    expect(await titles(permission(), { get: sharedFolder([MANAGER], { records }), ls: SILENT })).toBe('folder-empty');
  });

  it('are said to be too many', async () => {
    const many = Array.from({ length: 201 }, (_, at) => ({ record_uid: uidOf(at), record_name: 'R' }));
    const get = sharedFolder([MANAGER], { records: many });
    expect(await titles(permission({ recursive: true }), { get })).toBe('folder-too-large');
  });
});
