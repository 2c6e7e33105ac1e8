/** A transfer of ownership: what the read shows, and what it means when there is nothing left to read. */
import { describe, expect, it } from 'vitest';
import { createVault } from '../create-vault';
import { ALICE, BOB, data, record, says, transfer } from '../testing/folders';
import { UID } from '../testing/operations';
import { NOT_FOUND, NSF_NOT_FOUND, SECRET, SERVICE, SYNCED } from '../testing/replies';
import { scriptedCommander, type Scripted } from '../testing/scripted-commander';

const DONE = says(`Record "${UID}" access permissions has been granted to user '${ALICE}'`);
const owned = (owner: string) =>
  record(
    UID,
    'Apollo API',
    [
      { ...SERVICE, owner: false },
      { username: owner, owner: true },
    ],
    { source: 'classic' },
  );

function world(read: Scripted, { syncDown = true } = {}) {
  const commander = scriptedCommander((command) => {
    if (command === 'sync-down') return syncDown ? SYNCED : undefined;
    return command.startsWith('get') ? read : command.startsWith('nsf-get') ? NSF_NOT_FOUND : DONE;
  });
  return { ...commander, vault: createVault(commander.options), until: commander.clock.now() + 20_000 };
}

describe('prove', () => {
  const proof = async (read: Scripted, options = {}) => {
    const { vault, until } = world(read, options);
    const result = await vault.prove(transfer(), 0, until);
    return result.ok ? result.value : result.failure;
  };

  it('shows the new owner, or that it is still another', async () => {
    expect(await proof(owned(ALICE))).toMatchObject({ verdict: 'shown', parts: [{ name: ALICE, shown: true }] });
    expect(await proof(owned(BOB))).toMatchObject({ verdict: 'absent', parts: [{ name: ALICE, shown: false }] });
  });

  it('is not shown by access alone', async () => {
    const shared = record(UID, 'Apollo API', [SERVICE, { username: ALICE, shareable: true, editable: true }], {
      source: 'classic',
    });
    expect(await proof(shared)).toMatchObject({ verdict: 'absent' });
  });

  it('says of a record that is gone only that it is gone, and only after a sync', async () => {
    expect(await proof(NOT_FOUND)).toMatchObject({ verdict: 'unprovable', gone: true, synced: true });
    const unsynced = await proof(NOT_FOUND, { syncDown: false });
    expect(unsynced).toMatchObject({ verdict: 'unprovable', synced: false });
    expect(unsynced).not.toHaveProperty('gone');
  });

  it('cannot tell when nobody is said to own it', async () => {
    expect(await proof(record(UID, 'Apollo API', [], { source: 'classic' }))).toMatchObject({ verdict: 'unprovable' });
  });

  it('lets no value of the record through', async () => {
    expect(JSON.stringify(await proof(owned(ALICE)))).not.toContain(SECRET);
  });
});

describe('submit', () => {
  it('sends nothing when the record is not there, so that its absence afterwards means something', async () => {
    const { vault, commands } = world(NOT_FOUND);
    expect(await vault.submit(transfer())).toMatchObject({
      state: 'not-accepted',
      failure: { code: 'record-not-found' },
    });
    expect(await vault.submit(transfer({ mode: 'nsf' }))).toMatchObject({ failure: { code: 'record-not-found' } });
    expect(commands.filter((command) => command.includes('share-record'))).toEqual([]);
  });

  it('sends nothing to whom it belongs already, whatever the case', async () => {
    const { vault } = world(owned(ALICE));
    expect(await vault.submit(transfer({ newOwner: 'Alice@Acme.Example' }))).toMatchObject({
      failure: { code: 'recipient-is-owner', field: 'newOwner' },
    });
  });

  it('sends nothing for a record of the other mode, or something that is no record', async () => {
    expect(await world(record(UID, 'x', [SERVICE], { source: 'nested' })).vault.submit(transfer())).toMatchObject({
      failure: { code: 'record-other-mode' },
    });
    expect(await world(data({ team_uid: UID, name: 'Finance' })).vault.submit(transfer())).toMatchObject({
      failure: { code: 'record-not-found' },
    });
  });

  it('names exactly one new owner and never cancels', async () => {
    const { vault, commands } = world(owned(BOB));
    expect(await vault.submit(transfer())).toMatchObject({ state: 'accepted' });
    const [command = ''] = commands.filter((each) => each.startsWith('share-record'));
    expect(command.match(/--email=/g)).toHaveLength(1);
    expect(command).toContain('--action=owner');
  });
});
