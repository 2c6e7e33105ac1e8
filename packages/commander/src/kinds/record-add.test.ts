/** Creating a record through the public door: what is looked at before, what is sent, and what proves it. */
import { withoutValues, type RecordAdd } from '@keeper-workflow/operations';
import { describe, expect, it } from 'vitest';
import { createVault } from '../create-vault';
import { createMemory } from '../memory';
import { recordAddition } from '../testing/operations';
import { loginRecord, recordVault, type RecordVault } from '../testing/record-vault';

const NSF_FOLDER = { uid: 'xvVPLpk9WX6RICHlv81zJA', title: 'Projects' };
const sent = ({ commander }: RecordVault) => commander.commands.filter((command) => command.includes('record-add'));

async function carryOut(world: RecordVault, operation: RecordAdd) {
  const vault = createVault(world.commander.options);
  const until = () => world.commander.clock.now() + 20_000;
  const startedAt = world.commander.clock.now();
  const submission = await vault.submit(operation);
  if (submission.state !== 'accepted') return { submission, proof: undefined };
  const followed = await vault.follow(operation, submission.commanderRequestId, until());
  const proof = await vault.prove(operation, startedAt, until());
  return { submission, followed, proof };
}
/** Another process, which knows nothing of the command's answer. */
const elsewhere = ({ commander }: RecordVault) => createVault({ ...commander.options, memory: createMemory() });
const later = ({ commander }: RecordVault) => commander.clock.now() + 20_000;

describe('record-add', () => {
  it('sends every value as data, with the reference, and reads it back', async () => {
    const world = recordVault([]);
    const { followed, proof } = await carryOut(
      world,
      recordAddition({ title: "it's 'error' --format=json", notes: 'one\ntwo' }),
    );
    expect(followed).toMatchObject({ value: { reply: { claim: 'done' } } });
    expect(proof).toMatchObject({
      value: { verdict: 'shown', createdUid: 'NewNewNewNewNewNewNew1', synced: true },
    });
    expect(proof).not.toHaveProperty('value.unseen');
    expect(sent(world)).toEqual([
      `record-add --format=json --title="it's 'error' --for""mat=json" --record-type='login' --folder='pRQHQ4yZfUwps2pMa-21Uw' --notes='one\\ntwo' 'f.login=importer' 'f.password=typed-canary-1' 'c.text.Jira request=OPS-1 #1'`,
    ]);
  });

  it.each([
    ['the folder is unknown', { folder: { uid: 'AAAAAAAAAAAAAAAAAAAAAA', title: 'Gone' } }, 'folder-not-found'],
    ['the folder is of the other mode', { folder: NSF_FOLDER }, 'folder-other-mode'],
    ['the type is unknown', { recordType: 'Login' }, 'record-type-unknown'],
    ['the type is the old form', { recordType: 'general' }, 'record-type-unknown'],
    [
      'the type has no such field',
      { fields: [{ section: 'fields', type: 'host', value: { form: 'members', members: { port: '1' } } }] },
      'invalid-input',
    ],
  ] as const)('sends nothing when %s', async (_, change, code) => {
    const world = recordVault([]);
    const { submission } = await carryOut(world, recordAddition(change as Partial<RecordAdd>));
    expect(submission).toMatchObject({ state: 'not-accepted', failure: { code } });
    expect(sent(world)).toEqual([]);
  });

  it('finds a creation whose answer was lost, by its reference and not by its title', async () => {
    const world = recordVault([loginRecord({ uid: 'OtherOtherOtherOther11', title: 'Importer' })]);
    const operation = recordAddition();
    expect(await elsewhere(world).prove(operation, 0, later(world))).toMatchObject({ value: { verdict: 'absent' } });
    await carryOut(world, operation);
    expect(await elsewhere(world).prove(operation, 0, later(world))).toMatchObject({
      value: { verdict: 'shown', createdUid: 'NewNewNewNewNewNewNew1' },
    });
  });

  it('names what is not as it was asked for, and never a value', async () => {
    const world = recordVault([]);
    await carryOut(world, recordAddition());
    const [made] = world.records;
    if (!made) throw new Error();
    made.folder = null;
    const password = made.fields.find(({ type }) => type === 'password');
    if (password) password.value = ['another'];
    const proof = await elsewhere(world).prove(recordAddition(), 0, later(world));
    expect(proof).toMatchObject({ value: { verdict: 'partly' } });
    const parts = proof.ok ? proof.value.parts.filter(({ shown }) => !shown).map(({ name }) => name) : [];
    expect(parts).toEqual(['password', 'folder']);
    expect(JSON.stringify(proof)).not.toContain('canary');
  });

  it('proves what was typed without having it any more', async () => {
    const world = recordVault([]);
    const operation = recordAddition({ notes: 'note-canary' });
    const vault = createVault(world.commander.options);
    await vault.submit(operation);
    const kept = withoutValues(operation);
    const proof = await vault.prove(kept, 0, later(world));
    expect(proof).toMatchObject({ value: { verdict: 'shown' } });
    expect(proof).not.toHaveProperty('value.unseen');
    expect(await elsewhere(world).prove(kept, 0, later(world))).toMatchObject({
      value: { verdict: 'shown', unseen: ['values'], createdUid: 'NewNewNewNewNewNewNew1' },
    });
    for (const field of world.records[0]?.fields ?? []) field.value = [];
    expect(await elsewhere(world).prove(kept, 0, later(world))).toMatchObject({ value: { verdict: 'partly' } });
  });

  it('is not fooled by a success with nothing written', async () => {
    const warning = { body: { status: 'success', message: 'Field type "google" is not supported. Field: google.com' } };
    const world = recordVault([], { instead: (word) => (word === 'record-add' ? warning : undefined) });
    const { followed, proof } = await carryOut(world, recordAddition());
    expect(followed).toMatchObject({ value: { reply: { claim: 'refused', failure: { code: 'vault-refused' } } } });
    expect(proof).toMatchObject({ value: { verdict: 'absent' } });
  });

  it('takes a generated password by its shape', async () => {
    const world = recordVault([]);
    const generator = { algorithm: 'random', length: 30 } as const;
    const fields = [{ section: 'fields', type: 'password', value: { form: 'generated-password', generator } }] as const;
    const { proof } = await carryOut(world, recordAddition({ fields: [...fields] }));
    expect(proof).toMatchObject({ value: { verdict: 'shown' } });
    expect(sent(world)[0]).toContain("'f.password=$GEN:rand,30'");
  });
});

describe('nsf-record-add', () => {
  const operation = recordAddition({ mode: 'nsf', folder: NSF_FOLDER });

  const unmarked =
    "nsf-record-add --title='Importer' --record-type='login' --folder='xvVPLpk9WX6RICHlv81zJA' 'f.login=importer' 'f.password=typed-canary-1'";

  it('has no --format, and carries the reference where a later update could send it back', async () => {
    const world = recordVault([], { nsf: 'fields' });
    const { proof } = await carryOut(world, operation);
    expect(proof).toMatchObject({ value: { verdict: 'shown' } });
    expect(sent(world)).toEqual([`${unmarked} 'c.text.Jira request=OPS-1 #1'`]);
  });

  it('goes without the reference where the record could never be updated with it', async () => {
    const world = recordVault([]);
    const { proof } = await carryOut(world, operation);
    expect(proof).toMatchObject({ value: { verdict: 'shown' } });
    expect(sent(world)).toEqual([unmarked]);
  });

  it('finds a creation without a reference as the one record of its title that was not there before', async () => {
    const world = recordVault([loginRecord({ uid: 'OtherOtherOtherOther11', title: 'Importer', source: 'nested' })]);
    const vault = createVault(world.commander.options);
    const submission = await vault.submit(operation);
    expect(submission.state).toBe('accepted');
    // The answer with the uid is never asked for, as if it were lost.
    expect(await vault.prove(operation, 0, later(world))).toMatchObject({
      value: { verdict: 'shown', createdUid: 'NewNewNewNewNewNewNew1' },
    });
    // Who does not know what was there before cannot tell the two apart.
    expect(await elsewhere(world).prove(operation, 0, later(world))).toMatchObject({
      value: { verdict: 'unprovable' },
    });
  });

  it('says what it cannot see where only nsf-get is allowed', async () => {
    const world = recordVault([], { forbidden: ['get'] });
    expect((await carryOut(world, operation)).proof).toMatchObject({ value: { verdict: 'shown', unseen: ['values'] } });
    expect(await elsewhere(world).prove(operation, 0, later(world))).toMatchObject({
      value: { verdict: 'unprovable' },
    });
  });

  it('writes line breaks in notes only where this Commander makes them', async () => {
    const old = recordVault([]);
    const { submission } = await carryOut(old, { ...operation, notes: 'one\ntwo' });
    expect(submission).toMatchObject({ state: 'not-accepted', failure: { code: 'text-not-sendable', field: 'notes' } });
    const recent = recordVault([], { nsf: 'fields' });
    expect((await carryOut(recent, { ...operation, notes: 'one\ntwo' })).proof).toMatchObject({
      value: { verdict: 'shown' },
    });
    expect(recent.records[0]?.notes).toBe('one\ntwo');
    const kept = recordVault([]);
    await carryOut(kept, { ...operation, notes: String.raw`C:\new` });
    expect(kept.records[0]?.notes).toBe(String.raw`C:\new`);
  });
});

it('shows a preview with no value in it', () => {
  const { commander } = recordVault([]);
  const preview = createVault(commander.options).commandText(recordAddition({ notes: 'note-canary' }));
  expect(preview).toEqual({
    ok: true,
    value:
      "record-add --format=json --title='Importer' --record-type='login' --folder='pRQHQ4yZfUwps2pMa-21Uw' --notes='••••••' 'f.login=••••••' 'f.password=••••••' 'c.text.Jira request=••••••'",
  });
});

it('says where a record would go and whether its title is taken', async () => {
  const world = recordVault([loginRecord({ title: 'importer' })]);
  const vault = createVault(world.commander.options);
  expect(await vault.readTarget(recordAddition(), later(world))).toMatchObject({
    value: {
      folder: { title: 'Apollo', path: 'Projects/Apollo' },
      titleTaken: true,
      template: {
        name: 'login',
        fields: [{ type: 'login' }, { type: 'password' }, { type: 'url' }, { type: 'fileRef' }],
      },
    },
  });
});
