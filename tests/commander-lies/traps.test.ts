/**
 * Known traps of Service Mode, for every command that changes something: through packages/commander over HTTP. What is not
 * done is said, with its reason, and what was done is seen.
 */
import type { Operation } from '@keeper-workflow/operations';
import { afterAll, describe, expect, it } from 'vitest';
import type { CommanderOptions } from '../../sandbox/commander';
import { openCommander, type OpenedCommander } from '../../sandbox/commander/commander.testing';
import { fixtureUid } from '../../sandbox/commander/vault/uid';
import { ALLOWED, ENCRYPTION_KEY } from '../conformance/case';
import { carryOut, vaultOn } from './carry-out';
import { MUTATING_COMMANDS, type MutatingCommand } from './commands';

const opened: OpenedCommander[] = [];
afterAll(() => Promise.all(opened.map((one) => one.close())));

async function world(options: Partial<CommanderOptions> = {}, allowed = ALLOWED) {
  const one = await openCommander(allowed, options);
  opened.push(one);
  const { encryptionKey } = options;
  const vault = vaultOn(one.commander, one.clock, { ...(encryptionKey === undefined ? {} : { encryptionKey }) });
  const run = (operation: Operation, meanwhile: () => void = () => undefined) =>
    carryOut(vault, one.clock, operation, meanwhile);
  return { ...one, vault, run };
}

const NSF_OFF = 'nsf-unavailable';
const commands = MUTATING_COMMANDS.map((one) => [one.name, one] as const);
const plain = commands.filter(([, { before }]) => before === undefined);
const nested = plain.filter(([, { command }]) => command.startsWith('nsf-'));
const firstWord = ({ command }: MutatingCommand): string => command.split(' ')[0] ?? '';

describe('a request that waited too long in the queue', () => {
  it.each(commands)(
    '%s: not verified, and it is said that it never ran',
    async (_name, { command, operation, before }) => {
      const { commander, run } = await world();
      await before?.(commander);
      const already = commander.changeCount();
      const ended = await run(operation, () => commander.misbehave({ match: command, as: 'expire' }));
      expect(commander.changeCount()).toBe(already);
      expect(ended.outcome).not.toBe('verified');
      expect(ended.failure?.code).toBe('commander-expired-in-queue');
    },
  );
});

describe('a key that may not run the command', () => {
  it.each(commands)('%s: not sent, and the command is named', async (_name, one) => {
    const word = firstWord(one);
    const { commander, vault } = await world(
      {},
      ALLOWED.filter((allowed) => allowed !== word),
    );
    const submission = await vault.submit(one.operation);
    expect(submission).toMatchObject({
      state: 'not-accepted',
      failure: { code: 'commander-command-not-allowed', detail: word },
    });
    expect(commander.changeCount()).toBe(0);
  });
});

describe('an account without nested share folders', () => {
  it.each(nested)('%s: said, and nothing happens', async (_name, { operation }) => {
    const { commander, vault, clock, run } = await world({ nestedSharedFolders: false });
    const read = await vault.readTarget(operation, clock.now() + 60_000);
    // `get` still shows what lies there; then the command itself is refused.
    if (read.ok) expect(await run(operation)).toMatchObject({ outcome: 'refused', failure: { code: NSF_OFF } });
    else expect(read.failure.code).toBe(NSF_OFF);
    expect(commander.changeCount()).toBe(0);
  });
});

describe('answers that are encrypted', () => {
  it.each(plain)('%s: verified', async (_name, { operation }) => {
    const { run } = await world({ encryptionKey: ENCRYPTION_KEY });
    expect(await run(operation)).toMatchObject({ outcome: 'verified', claim: 'done' });
  });
});

describe('sync-down that would ask about an invitation', () => {
  it.each(plain)('%s: verified all the same', async (_name, { operation }) => {
    const { commander, run } = await world();
    commander.setPendingInvitations(['partner@elsewhere.example']);
    expect((await run(operation)).outcome).toBe('verified');
  });
});

describe('a result that is gone', () => {
  it.each(plain)('after a restart, %s: verified by the read', async (_name, { operation }) => {
    const { commander, vault, clock } = await world();
    const submission = await vault.submit(operation);
    if (submission.state !== 'accepted') throw new Error('not accepted');
    await expect.poll(() => commander.changeCount()).toBeGreaterThan(0);
    commander.restart();
    const deadline = clock.now() + 60_000;
    const progress = await vault.follow(operation, submission.commanderRequestId, deadline);
    expect(progress).toMatchObject({ ok: true, value: { state: 'gone' } });
    expect(await vault.prove(operation, clock.now(), deadline)).toMatchObject({
      ok: true,
      value: { verdict: 'shown' },
    });
  });

  it('after an hour: gone, and not taken for a refusal', async () => {
    const { vault, clock } = await world();
    const [, { operation }] = plain[0] ?? ['', undefined as never];
    const submission = await vault.submit(operation);
    if (submission.state !== 'accepted') throw new Error('not accepted');
    expect(await vault.follow(operation, submission.commanderRequestId, clock.now() + 60_000)).toMatchObject({
      value: { state: 'answered' },
    });
    clock.advance(3601);
    expect(await vault.progress(operation, submission.commanderRequestId)).toMatchObject({
      value: { state: 'gone', failure: { retry: 'after-observe' } },
    });
  });
});

describe('titles that Commander would take for an error, a warning or another command', () => {
  const record = { uid: fixtureUid('rec', 'Jira Admin'), title: 'Jira Admin' };
  const renaming = { kind: 'record-update' as const, mode: 'classic' as const, fields: [], force: false };
  it.each(['Duplicate: access denied', 'error: failed', 'Reset me', 'created, but not found', 'does not exist'])(
    '%s: written, then shared',
    async (title) => {
      const { run, vault, clock } = await world();
      const renamed = { ...renaming, record, title };
      expect((await run(renamed)).outcome).toBe('verified');
      const shared = {
        kind: 'share-record',
        mode: 'classic',
        action: 'grant',
        record: { uid: record.uid, title },
        recipients: ['dave@acme.example'],
        allowSharing: false,
        allowWriting: false,
        expiration: { type: 'never' },
      } satisfies Operation;
      expect((await run(shared)).outcome).toBe('verified');
      expect(await vault.findRecords(title, 5, clock.now() + 60_000)).toMatchObject({ value: { rows: [{ title }] } });
    },
  );

  it('two records of one title: the one that is named by its uid changes', async () => {
    const { run, vault, clock } = await world();
    const twin = { uid: fixtureUid('rec', 'Grafana'), title: 'Grafana' };
    await run({ ...renaming, record: twin, title: 'Jira Admin' });
    expect((await run({ ...renaming, record, title: 'The first' })).outcome).toBe('verified');
    const found = await vault.findRecords('Jira Admin', 5, clock.now() + 60_000);
    expect(found).toMatchObject({ value: { rows: [{ uid: twin.uid }] } });
  });
});
