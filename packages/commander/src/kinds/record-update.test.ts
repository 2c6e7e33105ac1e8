/** Changing a record through the public door: what was asked for is there, and nothing else is lost without being said. */
import { withoutValues, type RecordUpdate } from '@keeper-workflow/operations';
import { describe, expect, it } from 'vitest';
import { createVault } from '../create-vault';
import { createMemory } from '../memory';
import { recordChange, UID } from '../testing/operations';
import {
  loginRecord,
  recordVault,
  type RecordVault,
  type RecordVaultOptions,
  type VaultRecord,
} from '../testing/record-vault';

const text = (value: string) => ({ form: 'text', text: value }) as const;
const sent = ({ commander }: RecordVault) =>
  commander.commands.filter((command) => command.includes('record-update') && !command.includes('AAAAAAAAAAAA'));
const later = ({ commander }: RecordVault) => commander.clock.now() + 20_000;

async function carryOut(
  world: RecordVault,
  operation: RecordUpdate,
  meanwhile: (record: VaultRecord) => void = () => undefined,
) {
  const vault = createVault(world.commander.options);
  const submission = await vault.submit(operation);
  if (submission.state !== 'accepted') return { submission, proof: undefined };
  const [record] = world.records;
  if (record) meanwhile(record);
  const followed = await vault.follow(operation, submission.commanderRequestId, later(world));
  const proof = await vault.prove(operation, 0, later(world));
  // The same read by a process that did not see the record before.
  const elsewhere = createVault({ ...world.commander.options, memory: createMemory() });
  return { submission, followed, proof, other: await elsewhere.prove(operation, 0, later(world)) };
}
const nested = (change: Partial<VaultRecord> = {}, options: RecordVaultOptions = {}) =>
  recordVault([loginRecord({ source: 'nested', ...change })], options);
const inNsf = (change: Partial<RecordUpdate> = {}) => recordChange({ mode: 'nsf', ...change });

describe('record-update', () => {
  it('sends what changes and nothing else, and compares the rest', async () => {
    const world = recordVault([loginRecord()]);
    const before = structuredClone(world.records[0]);
    const notes = { change: 'append', text: 'more' } as const;
    const { followed, proof, other } = await carryOut(world, recordChange({ title: 'Reset me', notes }));
    expect(sent(world)).toEqual([
      `record-update --record='${UID}' --title='Reset me' --notes='+more' 'f.login=new-login'`,
    ]);
    expect(followed).toMatchObject({ value: { reply: { claim: 'done' } } });
    expect(proof).toMatchObject({
      value: {
        verdict: 'shown',
        parts: [
          { name: 'title', shown: true },
          { name: 'notes', shown: true },
          { name: 'login', shown: true },
        ],
      },
    });
    expect(proof).not.toHaveProperty('value.unseen');
    expect(other).toMatchObject({ value: { verdict: 'shown', unseen: ['values'] } });
    expect(world.records[0]).toMatchObject({
      title: 'Reset me',
      notes: 'old notes\nmore',
      fields: [{ value: ['new-login'] }, ...(before?.fields.slice(1) ?? [])],
    });
  });

  it('is proven by what was sent, whatever somebody previews in the meantime', async () => {
    const world = recordVault([loginRecord()]);
    const vault = createVault(world.commander.options);
    const submission = await vault.submit(recordChange());
    if (submission.state !== 'accepted') throw new Error(submission.failure.code);
    const fields = recordChange().fields.map((field) => ({
      ...field,
      value: { form: 'text', text: 'another' } as const,
    }));
    expect(await vault.rehearse(recordChange({ fields }), later(world))).toMatchObject({ ok: true });
    await vault.follow(recordChange(), submission.commanderRequestId, later(world));
    expect(await vault.prove(recordChange(), 0, later(world))).toMatchObject({ value: { verdict: 'shown' } });
    expect(sent(world)).toHaveLength(1);
  });

  it('says which other field is no longer as it was, and never a value', async () => {
    const world = recordVault([
      loginRecord({ custom: [{ type: 'secret', label: 'API token', value: ['tok-canary'] }] }),
    ]);
    const { proof, other } = await carryOut(world, recordChange(), (record) => {
      record.custom = [];
      for (const field of record.fields) if (field.type === 'url') field.value = [];
    });
    expect(proof).toMatchObject({ value: { verdict: 'partly' } });
    const lost = proof?.ok ? proof.value.parts.filter(({ shown }) => !shown).map(({ name }) => name) : [];
    expect(lost.sort()).toEqual(['api token', 'url']);
    expect(other).toMatchObject({ value: { verdict: 'shown', unseen: ['values'] } });
    expect(JSON.stringify([proof, other])).not.toContain('canary');
  });

  it('is not fooled by a success with nothing written', async () => {
    const warning = { body: { status: 'success', message: 'Field type "google" is not supported. Field: google.com' } };
    const world = recordVault([loginRecord()], { instead: (word) => (word === 'record-update' ? warning : undefined) });
    const { followed, proof, other } = await carryOut(world, recordChange());
    expect(followed).toMatchObject({ value: { reply: { claim: 'refused' } } });
    expect(proof).toMatchObject({ value: { verdict: 'absent' } });
    expect(other).toMatchObject({ value: { verdict: 'absent' } });
  });

  it('sees through a failure that wrote all the same', async () => {
    const world = recordVault([loginRecord()], {
      instead: (word, command) => {
        if (word !== 'record-update' || command.includes('again')) return undefined;
        const field = world.records[0]?.fields[0];
        if (field) field.value = ['new-login'];
        return { status: 500, body: { status: 'error', error: 'Unexpected error: connection reset' } };
      },
    });
    const { followed, proof } = await carryOut(world, recordChange());
    expect(followed).toMatchObject({ value: { reply: { claim: 'unclear' } } });
    expect(proof).toMatchObject({ value: { verdict: 'shown' } });
  });

  it('takes a generated password for new only if it is another than before', async () => {
    const generator = { algorithm: 'random', length: 20 } as const;
    const operation = recordChange({
      fields: [{ section: 'fields', type: 'password', value: { form: 'generated-password', generator } }],
    });
    expect(await carryOut(recordVault([loginRecord()]), operation)).toMatchObject({
      proof: { value: { verdict: 'shown' } },
      other: { value: { verdict: 'unprovable', unseen: ['values'] } },
    });
    const silent = { body: { status: 'success', message: 'Record updated successfully', data: null } };
    const idle = recordVault([loginRecord()], { instead: (word) => (word === 'record-update' ? silent : undefined) });
    expect((await carryOut(idle, operation)).proof).toMatchObject({ value: { verdict: 'absent' } });
  });

  it('clears what is to be empty', async () => {
    const world = recordVault([loginRecord()]);
    const operation = recordChange({
      fields: [{ section: 'fields', type: 'url', value: { form: 'empty' } }],
      notes: { change: 'replace', text: '' },
    });
    expect((await carryOut(world, operation)).proof).toMatchObject({ value: { verdict: 'shown' } });
    expect(sent(world)).toEqual([`record-update --record='${UID}' --notes='' 'f.url='`]);
  });

  it.each([
    ['a record of the old form', loginRecord({ version: 2 }), {}, 'record-legacy'],
    ['a nested record', loginRecord({ source: 'nested' }), {}, 'record-other-mode'],
    ['a field that the record does not have', loginRecord({ fields: [] }), {}, 'invalid-input'],
    ['notes that would be appended', loginRecord(), { notes: { change: 'replace', text: '+1' } }, 'invalid-input'],
    ['blanks that would be cut', loginRecord(), { notes: { change: 'append', text: ' x' } }, 'invalid-input'],
    [
      'a line break Commander misreads',
      loginRecord(),
      { notes: { change: 'replace', text: 'a\\\nb' } },
      'text-not-sendable',
    ],
  ] as const)('sends nothing for %s', async (_, record, change, code) => {
    const world = recordVault([structuredClone<VaultRecord>(record)]);
    const { submission } = await carryOut(world, recordChange(change));
    expect(submission).toMatchObject({ state: 'not-accepted', failure: { code } });
    expect(sent(world)).toEqual([]);
  });

  it('proves what was typed without having it any more, in the process that sent it', async () => {
    const world = recordVault([loginRecord()]);
    const operation = recordChange({ notes: { change: 'append', text: 'note-canary' } });
    const vault = createVault(world.commander.options);
    await vault.submit(operation);
    const kept = withoutValues(operation);
    expect(await vault.prove(kept, 0, later(world))).toMatchObject({ value: { verdict: 'shown' } });
    expect(await vault.prove(kept, 0, later(world))).not.toHaveProperty('value.unseen');
    const elsewhere = createVault({ ...world.commander.options, memory: createMemory() });
    expect(await elsewhere.prove(kept, 0, later(world))).toMatchObject({
      value: { verdict: 'unprovable', unseen: ['values'] },
    });
    const renamed = withoutValues(recordChange({ title: 'Other' }));
    expect(await elsewhere.prove(renamed, 0, later(world))).toMatchObject({ value: { verdict: 'absent' } });
    expect(await elsewhere.submit(kept)).toMatchObject({ state: 'not-accepted', failure: { code: 'invalid-input' } });
  });

  it('says -f where it was asked for', async () => {
    const world = recordVault([loginRecord()]);
    await carryOut(world, recordChange({ force: true }));
    expect(sent(world)[0]).toBe(`record-update --force --record='${UID}' 'f.login=new-login'`);
  });
});

describe('nsf-record-update', () => {
  it('sends the whole record back where this Commander wipes what is not named', async () => {
    const world = nested({ notes: 'one line' });
    expect(await carryOut(world, inNsf())).toMatchObject({
      proof: { value: { verdict: 'shown' } },
      other: { value: { verdict: 'shown' } },
    });
    expect(sent(world)).toEqual([
      `nsf-record-update --record='${UID}' --title='Apollo API' --record-type='login' --notes='one line' 'login=new-login' 'password=p@ss-canary-w0rd' 'url=https://apollo.example' 'fileRef=$JSON:[]'`,
    ]);
    expect(world.records[0]?.fields.map(({ value }) => value)).toEqual([
      ['new-login'],
      ['p@ss-canary-w0rd'],
      ['https://apollo.example'],
      [],
    ]);
  });

  it('sends only the change where this Commander keeps the rest, custom fields and line breaks too', async () => {
    const custom = [{ type: 'text', label: 'Env', value: ['prod'] }];
    const world = nested({ custom, notes: 'two\nlines' }, { nsf: 'fields' });
    expect((await carryOut(world, inNsf())).proof).toMatchObject({ value: { verdict: 'shown' } });
    expect(sent(world)).toEqual([`nsf-record-update --record='${UID}' 'f.login=new-login'`]);
    expect(world.commander.commands.filter((command) => command.includes('AAAAAAAAAAAAAAAAAAAAAA'))).toHaveLength(1);
  });

  it.each([
    ['custom fields', { custom: [{ type: 'text', label: 'Env', value: ['prod'] }] }, 'its custom field “Env”'],
    ['labels', { fields: [{ type: 'login', label: 'User', value: ['x'] }] }, 'the label “User”'],
    [
      'files',
      {
        fields: [
          { type: 'login', label: '', value: ['x'] },
          { type: 'fileRef', label: '', value: ['uid'] },
        ],
      },
      'its files and links to other records',
    ],
    [
      'two fields of a type',
      {
        fields: [
          { type: 'login', label: '', value: ['x'] },
          { type: 'login', label: '', value: ['y'] },
        ],
      },
      'its second field of the type “login”',
    ],
    [
      'numbers that do not fit',
      {
        fields: [
          { type: 'login', label: '', value: ['x'] },
          { type: 'date', label: '', value: [1.5] },
        ],
      },
      'its field “date”',
    ],
    ['line breaks in notes', { notes: 'one\ntwo' }, 'the line breaks in its notes'],
  ])('refuses what would lose %s', async (what, change, detail) => {
    const world = nested(change);
    const fields = ['labels', 'two fields of a type'].includes(what) ? [] : recordChange().fields;
    const { submission } = await carryOut(world, inNsf({ title: 'New', fields }));
    expect(submission).toMatchObject({ state: 'not-accepted', failure: { code: 'update-would-lose', detail } });
    expect(sent(world)).toEqual([]);
  });

  it('refuses where custom fields cannot even be seen, and where it would be too long', async () => {
    const unseen = await carryOut(nested({}, { forbidden: ['get'] }), inNsf());
    expect(unseen.submission).toMatchObject({ failure: { code: 'update-would-lose' } });
    const long = nested({
      fields: [
        { type: 'login', label: '', value: ['x'] },
        { type: 'password', label: '', value: ['y'.repeat(4100)] },
      ],
    });
    expect((await carryOut(long, inNsf())).submission).toMatchObject({ failure: { code: 'command-too-long' } });
  });

  it('refuses a key pair that this Commander would store as the text $GEN, and new custom fields', async () => {
    const pair = { type: 'keyPair', label: '', value: [{ privateKey: 'a', publicKey: 'b' }] };
    const generated = {
      section: 'fields',
      type: 'keyPair',
      value: { form: 'generated-key-pair', algorithm: 'ec' },
    } as const;
    const made = await carryOut(nested({ fields: [pair] }), inNsf({ fields: [generated] }));
    expect(made.submission).toMatchObject({ failure: { code: 'update-would-lose', field: 'keyPair' } });
    const custom = { section: 'custom', type: 'text', label: 'Env', value: text('x') } as const;
    const added = await carryOut(nested(), inNsf({ fields: [custom] }));
    expect(added.submission).toMatchObject({ failure: { code: 'update-would-lose', field: 'Env' } });
  });
});

it('outlines a record without its secrets', async () => {
  const world = recordVault([
    loginRecord({
      custom: [
        { type: 'text', label: 'Environment', value: ['prod'] },
        { type: 'text', label: 'API token', value: ['tok-canary'] },
        { type: 'host', label: 'DB', value: [{ hostName: 'db', port: '5432' }] },
        { type: 'passkey', label: '', value: [{ privateKey: 'key-canary' }] },
        { type: 'newType', label: '', value: ['new-canary'] },
      ],
    }),
  ]);
  const read = await createVault(world.commander.options).readTarget(recordChange(), later(world));
  expect(read).toMatchObject({
    value: {
      type: 'login',
      notesFilled: true,
      fields: [
        { type: 'login', filled: true, text: 'apollo' },
        { type: 'password', filled: true },
        { type: 'url', text: 'https://apollo.example' },
        { type: 'fileRef', filled: false, readonly: 'reference' },
        { section: 'custom', label: 'Environment', text: 'prod' },
        { label: 'API token', filled: true },
        { label: 'DB', text: 'db:5432' },
        { type: 'passkey', readonly: 'reference' },
        { type: 'newType', readonly: 'unsupported' },
      ],
    },
  });
  expect(JSON.stringify(read)).not.toMatch(/canary|old notes/);
});
