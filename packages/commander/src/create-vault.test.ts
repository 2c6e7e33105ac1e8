/** The steps of an operation through the public door, against a scripted Service Mode. */
import { describe, expect, it } from 'vitest';
import { createVault } from './create-vault';
import { classicGrant, nsfGrant, nsfRevoke, UID } from './testing/operations';
import { nsfFolderReply, recordReply, SECRET, SERVICE, SYNCED, type Permission } from './testing/replies';
import { API_KEY, html, json, scriptedCommander, type Scripted } from './testing/scripted-commander';

const OWNER: Permission = { ...SERVICE, role: 'full-manager' };
const done = (verb: string): Scripted => ({
  body: { status: 'success', message: `Record "${UID}" access permissions has been ${verb} 'alice@acme.example'` },
});

/** A vault with one NSF record in it, whose shares `nsf-share-record` changes. */
function world({ syncDown = false, takes = 0 } = {}) {
  let members: Permission[] = [OWNER];
  const commander = scriptedCommander((command) => {
    const [word] = command.split(' ');
    if (word === 'sync-down') return syncDown ? SYNCED : undefined;
    if (word === 'nsf-get') return recordReply(members);
    if (word !== 'nsf-share-record') return undefined;
    const granted = command.includes('--action=grant');
    members = granted ? [OWNER, { username: 'alice@acme.example', role: 'viewer' }] : [OWNER];
    return { ...done(granted ? 'granted to' : 'revoked from'), takes };
  });
  const until = (ms = 20_000) => commander.clock.now() + ms;
  return { commander, until, vault: createVault(commander.options) };
}

describe('an operation from read to proof', () => {
  it('costs two HTTP calls per command when Commander answers at once', async () => {
    const { commander, until, vault } = world();
    await vault.readTarget(nsfGrant(), until());
    const startedAt = commander.clock.now();
    const sent = await vault.submit(nsfGrant());
    if (sent.state !== 'accepted') throw new Error(sent.state);
    expect(await vault.follow(nsfGrant(), sent.commanderRequestId, until())).toMatchObject({
      value: { state: 'answered', reply: { claim: 'done' } },
    });
    expect(await vault.prove(nsfGrant(), startedAt, until())).toMatchObject({
      ok: true,
      value: { verdict: 'shown', synced: false },
    });
    expect(commander.commands.map((command) => command.split(' ')[0])).toEqual([
      'nsf-get',
      'nsf-share-record',
      'nsf-get',
    ]);
    // Two calls each, and one that found out that sync-down is not allowed.
    expect(commander.calls).toHaveLength(7);
  });

  it('reads once for preview, rehearsal and sending, and anew when that was a while ago', async () => {
    const { commander, until, vault } = world();
    const reads = () => commander.commands.filter((command) => command.startsWith('nsf-get')).length;
    const revoke = nsfRevoke({ role: 'viewer' });
    await vault.readTarget(nsfGrant(), until());
    expect(await vault.rehearse(nsfGrant(), until())).toMatchObject({
      value: { before: [{ name: 'alice@acme.example', shown: false }] },
    });
    expect(reads()).toBe(1);
    await vault.submit(nsfGrant());
    await vault.prove(nsfGrant(), commander.clock.now(), until());
    expect(reads()).toBe(2);
    await vault.readTarget(revoke, until());
    const sinceThen = reads();
    expect(await vault.submit(revoke)).toMatchObject({ state: 'accepted' });
    expect(reads()).toBe(sinceThen);
    await vault.readTarget(nsfGrant(), until());
    await commander.clock.sleep(21_000);
    await vault.rehearse(nsfGrant(), until());
    expect(reads()).toBe(sinceThen + 2);
  });

  it('syncs before the proof where that is allowed, once for reads that follow each other', async () => {
    const { commander, until, vault } = world({ syncDown: true });
    await vault.readTarget(nsfGrant(), until());
    await vault.readTarget(nsfGrant(), until());
    expect(commander.commands.filter((command) => command === 'sync-down')).toHaveLength(1);
    await vault.submit(nsfGrant());
    expect(await vault.prove(nsfGrant(), commander.clock.now(), until())).toMatchObject({ value: { synced: true } });
    expect(commander.commands.slice(-3).map((command) => command.split(' ')[0])).toEqual([
      'nsf-share-record',
      'sync-down',
      'nsf-get',
    ]);
  });

  it('reads on when Commander cannot sync, and does not try again at once', async () => {
    const asks = scriptedCommander((command) =>
      command === 'sync-down'
        ? { status: 500, body: { status: 'error', error: 'Unexpected error: EOF when reading a line' } }
        : recordReply([OWNER]),
    );
    const vault = createVault(asks.options);
    for (let times = 0; times < 2; times += 1) {
      expect(await vault.prove(nsfGrant(), 0, asks.clock.now() + 20_000)).toMatchObject({ value: { synced: false } });
    }
    expect(asks.commands.filter((command) => command === 'sync-down')).toHaveLength(1);
  });

  it('is told that a command still runs when the deadline comes', async () => {
    const { until, vault } = world({ takes: 60_000 });
    const sent = await vault.submit(nsfGrant());
    if (sent.state !== 'accepted') throw new Error(sent.state);
    expect(await vault.follow(nsfGrant(), sent.commanderRequestId, until(4000))).toEqual({
      ok: true,
      value: { state: 'waiting' },
    });
    expect(await vault.progress(nsfGrant(), sent.commanderRequestId)).toEqual({
      ok: true,
      value: { state: 'waiting' },
    });
  });

  it('says gone for an id Commander does not know', async () => {
    const { vault } = world();
    expect(await vault.progress(nsfGrant(), 'request-99')).toMatchObject({
      value: { state: 'gone', failure: { code: 'commander-reply-lost' } },
    });
  });
});

describe('submit', () => {
  it('never sends twice, whatever comes back', async () => {
    for (const answer of [html(502), html(504), json(500, { error: 'x' }), new Error('reset'), 'hang' as const]) {
      const { options, calls } = scriptedCommander(
        () => done('granted to'),
        () => answer,
      );
      expect(await createVault(options).submit(classicGrant())).toMatchObject({
        state: 'lost',
        failure: { code: 'commander-reply-lost', retry: 'after-observe' },
      });
      expect(calls).toHaveLength(1);
    }
  });

  it('does not send what cannot be encoded', async () => {
    const { vault, commander } = world();
    const submission = await vault.submit(nsfGrant({ recipients: ['a@b.c\nsync-down'] }));
    expect(submission).toMatchObject({
      state: 'not-accepted',
      failure: { code: 'text-not-sendable', field: 'recipients' },
    });
    expect(commander.calls).toHaveLength(0);
  });

  it('keeps the role filter of a revoke, which Commander ignores', async () => {
    const { vault, commander } = world();
    await vault.submit(nsfGrant());
    const other = await vault.submit(nsfRevoke({ role: 'full-manager' }));
    expect(other).toMatchObject({ state: 'not-accepted', failure: { code: 'invalid-input', field: 'role' } });
    expect(commander.commands.filter((command) => command.includes('--action=revoke'))).toEqual([]);
    expect(await vault.submit(nsfRevoke({ role: 'viewer' }))).toMatchObject({ state: 'accepted' });
  });
});

describe('prove', () => {
  it('cannot prove a revoke while the folder gives the same access', async () => {
    const member = { username: 'alice@acme.example', role: 'viewer' };
    const proving = async (roleInFolder: string) => {
      const { options, clock } = scriptedCommander((command) => {
        if (!command.startsWith('nsf-get')) return undefined;
        return command.includes(UID)
          ? recordReply([OWNER, member])
          : nsfFolderReply([{ accessor: 'alice@acme.example', role: roleInFolder }]);
      });
      const proof = await createVault(options).prove(nsfRevoke(), 0, clock.now() + 20_000);
      return proof.ok ? proof.value.verdict : proof.failure.code;
    };
    expect(await proving('viewer')).toBe('unprovable');
    expect(await proving('full-manager')).toBe('absent');
  });
});

it('lets neither key nor record values into anything it returns', async () => {
  const { until, vault } = world({ syncDown: true });
  const sent = await vault.submit(nsfGrant());
  const returned = [
    sent,
    vault.commandText(nsfGrant()),
    await vault.readTarget(nsfGrant(), until()),
    await vault.prove(nsfGrant(), 0, until()),
    await vault.findRecords('apollo', 5, until()),
    await vault.follow(nsfGrant(), 'request-0', until()),
  ];
  const text = JSON.stringify(returned);
  expect(text).not.toContain(SECRET);
  expect(text).not.toContain(API_KEY);
});

it('masks the key if Commander should ever repeat it', async () => {
  const { options, clock } = scriptedCommander(() => ({
    status: 500,
    body: { error: `Unexpected error: bad ${API_KEY}` },
  }));
  const vault = createVault(options);
  const sent = await vault.submit(classicGrant());
  if (sent.state !== 'accepted') throw new Error(sent.state);
  const progress = await vault.follow(classicGrant(), sent.commanderRequestId, clock.now() + 20_000);
  expect(JSON.stringify(progress)).not.toContain(API_KEY);
  const read = await vault.readTarget(classicGrant(), clock.now() + 20_000);
  expect(JSON.stringify(read)).not.toContain(API_KEY);
});
