/** Record types as Commander lists and defines them. */
import { describe, expect, it } from 'vitest';
import { createVault } from '../create-vault';
import { NOT_ALLOWED, scriptedCommander, type Scripted } from '../testing/scripted-commander';

const data = (value: unknown): Scripted => ({ body: { status: 'success', data: value } });
const names = ['login', 'general', 'file', 'photo', 'Service Account'].map((content) => ({ content, recordTypeId: 1 }));
const ssh = {
  $id: 'sshKeys',
  fields: [
    { $ref: 'login', required: true },
    { $ref: 'keyPair' },
    { $ref: 'text', label: 'passphrase' },
    { $ref: 'securityQuestion' },
    { $ref: 'date', label: 'issued' },
    { $ref: 'checkbox' },
    { $ref: 'fileRef' },
    { $ref: 'brandNew' },
  ],
};

function asking(answer: (command: string) => Scripted | undefined) {
  const { options, clock, commands } = scriptedCommander(answer);
  const vault = createVault(options);
  const until = () => clock.now() + 20_000;
  return { vault, commands, until, clock };
}

describe('recordTypes', () => {
  it('lists those that new records can have, and remembers them for a few minutes', async () => {
    const { vault, commands, until, clock } = asking(() => data(names));
    expect(await vault.recordTypes(until())).toEqual({ ok: true, value: ['login', 'Service Account'] });
    await vault.recordTypes(until());
    expect(commands).toEqual(["record-type-info --format=json --effective --list-record='*'"]);
    await clock.sleep(6 * 60_000);
    await vault.recordTypes(until());
    expect(commands).toHaveLength(2);
  });

  it('asks rti where only that word is allowed', async () => {
    const { vault, commands, until } = asking((command) => (command.startsWith('rti ') ? data(names) : undefined));
    expect(await vault.recordTypes(until())).toMatchObject({ ok: true });
    expect(commands).toEqual(["rti --format=json --effective --list-record='*'"]);
  });

  it('does without --effective where Commander does not know it', async () => {
    const unknown = { status: 400, body: { status: 'error', error: 'unrecognized arguments: --effective' } };
    const { vault, until } = asking((command) => (command.includes('--effective') ? unknown : data(names)));
    expect(await vault.recordTypes(until())).toMatchObject({ value: ['login', 'Service Account'] });
  });

  it('names the command that is missing in the allow-list', async () => {
    const { vault, until } = asking(() => undefined);
    expect(NOT_ALLOWED().status).toBe(403);
    expect(await vault.recordTypes(until())).toMatchObject({
      failure: { code: 'commander-command-not-allowed', detail: 'record-type-info' },
    });
  });
});

describe('template', () => {
  const one = () => data([{ content: JSON.stringify(ssh), recordTypeId: 18 }]);

  it('says how each field is filled and which hold secrets', async () => {
    const { vault, until, commands } = asking(one);
    expect(await vault.template('sshKeys', until())).toEqual({
      ok: true,
      value: {
        name: 'sshKeys',
        fields: [
          { type: 'login', required: true, input: { form: 'text', multiline: false, secret: false } },
          {
            type: 'keyPair',
            required: false,
            input: {
              form: 'members',
              members: [
                { name: 'privateKey', secret: true, multiline: true },
                { name: 'publicKey', secret: false, multiline: true },
              ],
              generate: 'key-pair',
            },
          },
          {
            type: 'text',
            label: 'passphrase',
            required: false,
            input: { form: 'text', multiline: false, secret: true },
          },
          {
            type: 'securityQuestion',
            required: false,
            input: {
              form: 'list',
              members: [
                { name: 'question', secret: false },
                { name: 'answer', secret: true },
              ],
            },
          },
          { type: 'date', label: 'issued', required: false, input: { form: 'date' } },
          { type: 'checkbox', required: false, input: { form: 'checkbox' } },
          { type: 'fileRef', required: false, input: { form: 'reference' } },
          { type: 'brandNew', required: false, input: { form: 'reference' } },
        ],
      },
    });
    await vault.template('sshKeys', until());
    expect(commands).toEqual(["record-type-info --format=json --list-record='sshKeys'"]);
  });

  it.each([
    ['another spelling', 'SSHKeys', one],
    ['a number, which Commander looks up', '18', one],
    ['everything', '*', () => data(names)],
    ['the old form', 'general', one],
    ['an unknown one', 'nosuch', () => data([])],
    [
      'one that holds only files',
      'photos',
      () => data([{ content: JSON.stringify({ $id: 'photos', fields: [{ $ref: 'fileRef' }] }) }]),
    ],
  ])('refuses %s', async (_, name, answer) => {
    const { vault, until } = asking(answer);
    expect(await vault.template(name, until())).toMatchObject({
      failure: { code: 'record-type-unknown', field: 'recordType', detail: name },
    });
  });
});
