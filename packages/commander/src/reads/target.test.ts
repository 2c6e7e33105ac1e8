/** Reading the target: that it is the record asked for, of the mode asked for, and that no secret comes along. */
import type { ShareRecord } from '@keeper-workflow/operations';
import { describe, expect, it } from 'vitest';
import { createVault } from '../create-vault';
import { classicGrant, nsfGrant, nsfRevoke, UID } from '../testing/operations';
import { NOT_FOUND, nsfFolderReply, NSF_NOT_FOUND, NSF_OFF, recordReply, SECRET, SERVICE } from '../testing/replies';
import { scriptedCommander, type Scripted } from '../testing/scripted-commander';

const ALICE = { username: 'Alice@Acme.Example', shareable: false, editable: true, role: 'content-manager' };

function reading(operation: ShareRecord, answers: Record<string, Scripted>) {
  const commander = scriptedCommander((command) => {
    const [word = ''] = command.split(' ');
    return answers[command] ?? answers[word];
  });
  const read = createVault(commander.options).readTarget(operation, commander.clock.now() + 20_000);
  return { commander, read };
}

describe('readTarget', () => {
  it('reads an NSF record with one command', async () => {
    const { commander, read } = reading(nsfGrant(), {
      'nsf-get': recordReply([{ ...SERVICE, role: 'full-manager' }, ALICE]),
    });
    expect(await read).toEqual({
      ok: true,
      value: {
        uid: UID,
        title: 'Apollo API',
        type: 'login',
        mode: 'nsf',
        path: 'Projects/Apollo',
        users: [
          { username: 'svc.commander@acme.example', owner: true, canShare: true, canEdit: true, role: 'full-manager' },
          { username: 'alice@acme.example', owner: false, canShare: false, canEdit: true, role: 'content-manager' },
        ],
        usersKnown: true,
        endsUnknown: true,
        readAt: commander.clock.now(),
      },
    });
    expect(commander.commands).toEqual([`nsf-get --format=json '${UID}'`]);
  });

  it('reads a classic record with its expiries', async () => {
    const bob = { username: 'bob@acme.example', shareable: true, editable: false, expiration: 1_893_456_000_000 };
    const { read } = reading(classicGrant(), { get: recordReply([SERVICE, bob], { source: 'classic' }) });
    expect(await read).toMatchObject({
      value: {
        mode: 'classic',
        users: [
          { owner: true },
          { username: 'bob@acme.example', canShare: true, canEdit: false, expiresAt: 1_893_456_000_000 },
        ],
      },
    });
  });

  it('lets no value of the record through', async () => {
    const both = { 'nsf-get': recordReply([SERVICE]), get: recordReply([SERVICE], { source: 'classic' }) };
    for (const operation of [nsfGrant(), classicGrant()]) {
      expect(JSON.stringify(await reading(operation, both).read)).not.toContain(SECRET);
    }
    const broken = { get: recordReply([SERVICE], { user_permissions: SECRET }) };
    const failed = await reading(classicGrant(), broken).read;
    expect(failed).toMatchObject({ ok: false, failure: { code: 'commander-reply-not-understood' } });
    expect(JSON.stringify(failed)).not.toContain(SECRET);
  });

  it('says when the permissions are missing, empty or a stale copy without roles', async () => {
    for (const permissions of [undefined, [], [SERVICE]]) {
      const { read } = reading(nsfGrant(), { 'nsf-get': recordReply(permissions) });
      expect(await read).toMatchObject({ value: { usersKnown: false } });
    }
  });

  it.each([
    ['an NSF record in Classic', classicGrant(), { get: recordReply([SERVICE], { source: 'nested' }) }, 'nsf'],
    [
      'a classic record in NSF',
      nsfGrant(),
      { 'nsf-get': NSF_NOT_FOUND, get: recordReply([SERVICE], { source: 'classic' }) },
      'classic',
    ],
  ])('names the mode of %s', async (_, operation, answers, detail) => {
    expect(await reading(operation, answers).read).toMatchObject({
      ok: false,
      failure: { code: 'record-other-mode', field: 'record', detail },
    });
  });

  it.each([
    ['no such uid', { get: NOT_FOUND }],
    [
      'another record whose title contains it',
      { get: recordReply([SERVICE], { record_uid: 'yC85f73HqtEYaf2hjTxKQQ' }) },
    ],
    [
      'several titles contain it',
      { get: { body: { data: null, message: 'Found 8 items with title containing "x":', status: 'success' } } },
    ],
    ['a folder', { get: nsfFolderReply([]) }],
    ['a team', { get: { body: { status: 'success', data: { team_uid: UID, name: 'Finance' } } } }],
  ])('finds no record: %s', async (_, answers) => {
    expect(await reading(classicGrant(), answers).read).toMatchObject({
      failure: { code: 'record-not-found', field: 'record' },
    });
  });

  it('finds no record in either mode', async () => {
    const { read } = reading(nsfGrant(), { 'nsf-get': NSF_NOT_FOUND, get: NOT_FOUND });
    expect(await read).toMatchObject({ failure: { code: 'record-not-found' } });
  });

  it('says when the account has no nested share folders', async () => {
    expect(await reading(nsfGrant(), { 'nsf-get': NSF_OFF }).read).toMatchObject({
      failure: { code: 'nsf-unavailable' },
    });
  });

  it('reads an NSF record with get where nsf-get is not allowed', async () => {
    const { read } = reading(nsfGrant(), {
      get: recordReply([{ ...SERVICE, role: 'full-manager' }], { source: 'nested' }),
    });
    expect(await read).toMatchObject({ value: { mode: 'nsf', usersKnown: true } });
  });

  it('names the command that the key may not run', async () => {
    expect(await reading(nsfGrant(), {}).read).toMatchObject({
      failure: { code: 'commander-command-not-allowed', detail: 'nsf-get' },
    });
  });

  it('for revoke in NSF tells whose access comes from the folder', async () => {
    const dave = { username: 'dave@acme.example', role: 'viewer' };
    const { read } = reading(nsfRevoke({ recipients: ['alice@acme.example', 'dave@acme.example'] }), {
      [`nsf-get --format=json '${UID}'`]: recordReply([{ ...SERVICE, role: 'full-manager' }, ALICE, dave]),
      [`nsf-get --format=json 'pRQHQ4yZfUwps2pMa-21Uw'`]: nsfFolderReply([
        { accessor: 'alice@acme.example', role: 'content-manager' },
        { accessor: 'dave@acme.example', role: 'full-manager' },
      ]),
    });
    const result = await read;
    const inherited = result.ok ? result.value.users.filter((user) => user.inherited).map((user) => user.username) : [];
    expect(inherited).toEqual(['alice@acme.example']);
  });
});
