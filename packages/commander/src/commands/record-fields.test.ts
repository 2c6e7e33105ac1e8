/** Field entries become arguments that Commander reads back as the same fields and values, whatever is in them. */
import type { FieldEntry } from '@keeper-workflow/operations';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandPreview, commandText } from '../encode';
import type { RecordBody } from '../fields/stored';
import { fieldTypeOf } from '../fields/types';
import { argumentsCommanderSees } from '../testing/commander-rules';
import { fieldCommanderReads, valueCommanderStores } from '../testing/field-rules';
import { fieldArguments, planFields } from './record-fields';

const text = (value: string) => ({ form: 'text', text: value }) as const;
const entry = (type: string, value: FieldEntry['value'], label?: string, section: FieldEntry['section'] = 'fields') =>
  ({ section, type, value, ...(label === undefined ? {} : { label }) }) satisfies FieldEntry;
const adding = { adding: true };
const written = (entries: readonly FieldEntry[], how = adding): string[] => {
  const made = fieldArguments(entries, how);
  if (!made.ok) throw new Error(`${made.failure.code} ${made.failure.detail ?? ''}`);
  return made.value.map(({ value }) => value);
};
const record = (fields: [string, unknown[], string?][], custom: [string, unknown[], string][] = []): RecordBody => ({
  fields: fields.map(([type, value, label = '']) => ({ type, value, label })),
  custom: custom.map(([type, value, label]) => ({ type, value, label })),
});

const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.constantFrom(
        "'",
        '"',
        '\\',
        '\\n',
        '\n',
        '\r\n',
        '$GEN',
        '$JSON:{',
        '$BASE64:',
        '${last_record_uid}',
        '=',
        '==',
        '.',
      ),
      fc.constantFrom(
        ' ',
        '\t',
        '\u001c',
        '\u0085',
        '\u00a0',
        '-',
        '--',
        '--format=json',
        'f.',
        'c.password=',
        '🔐',
        '&#39;',
      ),
    ),
    { minLength: 1, maxLength: 10 },
  )
  .map((pieces) => pieces.join(''));
const label = hostile
  // eslint-disable-next-line no-control-regex -- a label has none
  .map((value) => value.replace(/[\u0000-\u001f\u007f-\u009f]/g, '').trim())
  .filter((value) => value !== '');

describe('fieldArguments', () => {
  it.each([
    [entry('login', text('jira-admin')), ['f.login=jira-admin']],
    [entry('secret', text('x'), 'API token', 'custom'), ['c.secret.API token=x']],
    [entry('text', text('=b'), 'a=b.c', 'custom'), ['c.text.a==b.c=$JSON:"=b"']],
    [entry('note', text('one\ntwo')), [String.raw`f.note=one\ntwo`]],
    [entry('login', text('one\ntwo')), [String.raw`f.login=$JSON:"one\ntwo"`]],
    [
      entry('host', { form: 'members', members: { hostName: 'db', port: '5432' } }),
      ['f.host=$JSON:{"hostName":"db","port":"5432"}'],
    ],
    [
      entry('securityQuestion', { form: 'list', items: [{ question: 'Q?', answer: 'a;b' }] }),
      ['f.securityQuestion=$JSON:[{"question":"Q?","answer":"a;b"}]'],
    ],
    [entry('checkbox', { form: 'checkbox', checked: false }, 'managed'), ['f.checkbox.managed=$JSON:false']],
    [entry('date', { form: 'date', date: '1961-02-28' }), ['f.date=$JSON:-278942400000']],
    [
      entry('password', { form: 'generated-password', generator: { algorithm: 'random', length: 24 } }),
      ['f.password=$GEN:rand,24'],
    ],
    [
      entry('password', {
        form: 'generated-password',
        generator: { algorithm: 'passphrase', words: 6, separator: '_', capitalised: true, withDigits: false },
      }),
      ['f.password=$GEN:passphrase,6,_,true,false'],
    ],
    [entry('oneTimeCode', { form: 'generated-one-time-code' }), ['f.oneTimeCode=$GEN']],
    [entry('keyPair', { form: 'generated-key-pair', algorithm: 'ed25519' }), ['f.keyPair=$GEN:ed25519']],
  ])('%#', (one, expected) => {
    expect(written([one])).toEqual(expected);
  });

  it('gives every text and every label back through quoting and field syntax', () => {
    const types = fc.constantFrom('login', 'password', 'url', 'note', 'text', 'secret', 'licenseNumber', 'multiline');
    fc.assert(
      fc.property(types, hostile, fc.option(label, { nil: undefined }), (type, value, name) => {
        fc.pre(!/\p{Surrogate}/u.test(value + (name ?? '')));
        const made = fieldArguments([entry(type, text(value), name, 'custom')], adding);
        if (!made.ok) throw new Error(made.failure.detail);
        const command = commandText({ command: 'record-add', positionals: made.value });
        if (!command.ok) throw new Error(command.failure.code);
        const [, argument = ''] = argumentsCommanderSees(command.value);
        const read = fieldCommanderReads(argument);
        expect(read).toMatchObject({ section: 'c', type, label: name ?? '' });
        const kind = fieldTypeOf(type);
        const escapes = kind?.form === 'text' && kind.multiline === true;
        expect(valueCommanderStores(read.value, { escapes })).toBe(value);
        expect(read.value).not.toMatch(/\$\{/);
      }),
      { numRuns: 3000 },
    );
  });

  it('carries a private key of 3,000 characters with its line breaks', () => {
    const line = 'AbCdEfGhIjKlMnOpQrStUvWxYz0123456789+/AbCdEfGhIjKlMnOpQrStUvWxYz01234';
    const privateKey = `-----BEGIN OPENSSH PRIVATE KEY-----\n${Array.from({ length: 42 }, () => line).join('\n')}\n-----END OPENSSH PRIVATE KEY-----\n`;
    expect(privateKey.length).toBeGreaterThan(2950);
    const members = { privateKey, publicKey: 'ssh-ed25519 AAAA user@host' };
    const made = fieldArguments([entry('keyPair', { form: 'members', members })], adding);
    const command = made.ok && commandText({ command: 'record-add', positionals: made.value });
    if (!command || !command.ok) throw new Error('too long');
    const [, argument = ''] = argumentsCommanderSees(command.value);
    expect(valueCommanderStores(fieldCommanderReads(argument).value)).toEqual(members);
  });

  it('names the field it hides in a preview', () => {
    const made = fieldArguments(
      [entry('password', text('hunter2')), entry('text', text('s3cret'), 'PIN', 'custom')],
      adding,
    );
    if (!made.ok) throw new Error();
    expect(commandPreview({ command: 'record-add', positionals: made.value })).toEqual({
      ok: true,
      value: "record-add 'f.password=••••••' 'c.text.PIN=••••••'",
    });
  });

  it.each([
    ['a file', entry('fileRef', text('x')), 'invalid-input'],
    ['a link', entry('recordRef', text('x'), 'Link', 'custom'), 'invalid-input'],
    ['a script', entry('script', text('x')), 'invalid-input'],
    ['a passkey', entry('passkey', text('x')), 'invalid-input'],
    ['an attachment', entry('file', text('@/etc/passwd')), 'invalid-input'],
    ['an unknown type', entry('constructor', text('x')), 'invalid-input'],
    ['a text where an object belongs', entry('host', text('a:1')), 'invalid-input'],
    ['an unknown member', entry('host', { form: 'members', members: { hostname: 'x' } }), 'invalid-input'],
    ['a list of phones', entry('phone', { form: 'list', items: [{ number: '1' }] }), 'invalid-input'],
    ['a generated login', entry('login', { form: 'generated-one-time-code' }), 'invalid-input'],
    ['clearing what is new', entry('url', { form: 'empty' }), 'invalid-input'],
    ['half a character', entry('login', text('\ud83d')), 'text-not-sendable'],
    ['a label with a line break', entry('text', text('x'), 'a\nb', 'custom'), 'invalid-input'],
  ])('refuses %s and names the field', (_, one, code) => {
    expect(fieldArguments([one], adding)).toMatchObject({
      ok: false,
      failure: { code, field: one.label ?? one.type },
    });
  });

  it('refuses the same field twice, case aside', () => {
    const twice = [entry('text', text('1'), 'Env', 'custom'), entry('text', text('2'), 'ENV', 'custom')];
    expect(fieldArguments(twice, adding)).toMatchObject({ failure: { code: 'invalid-input', field: 'ENV' } });
  });
});

describe('planFields', () => {
  const plan = (body: RecordBody, entries: readonly FieldEntry[]) => planFields(body, entries, { adding: false });

  it('takes members that are not given from the record, and leaves its unknown ones alone', () => {
    const body = record([['phone', [{ region: 'US', number: '1', ext: '', type: 'Work', note: 'x' }]]]);
    const made = plan(body, [entry('phone', { form: 'members', members: { ext: '9' } })]);
    expect(made).toMatchObject({
      value: {
        positionals: [{ value: 'f.phone=$JSON:{"region":"US","number":"1","ext":"9","type":"Work"}' }],
        after: { fields: [{ value: [{ region: 'US', number: '1', ext: '9', type: 'Work', note: 'x' }] }] },
      },
    });
  });

  it('names the label where several fields have the type', () => {
    const body = record([
      ['text', ['a'], 'Environment'],
      ['text', ['b'], 'Region'],
    ]);
    expect(plan(body, [entry('text', text('x'), 'region')])).toMatchObject({
      value: { positionals: [{ value: 'f.text.Region=x' }], after: { fields: [{ value: ['a'] }, { value: ['x'] }] } },
    });
    expect(plan(body, [entry('text', text('x'))])).toMatchObject({ failure: { code: 'invalid-input', field: 'text' } });
  });

  it('knows the label that record-add gives to fields without one', () => {
    const body = record([
      ['text', [], 'text'],
      ['text', [], 'Region'],
    ]);
    expect(plan(body, [entry('text', text('x'))])).toMatchObject({
      value: { positionals: [{ value: 'f.text.text=x' }] },
    });
  });

  it('empties a list before one item takes its place', () => {
    const body = record([
      [
        'securityQuestion',
        [
          { question: 'a', answer: 'b' },
          { question: 'c', answer: 'd' },
        ],
      ],
    ]);
    const list = entry('securityQuestion', { form: 'list', items: [{ question: 'Q', answer: 'A' }] });
    expect(plan(body, [list])).toMatchObject({
      value: {
        positionals: [
          { value: 'f.securityQuestion=' },
          { value: 'f.securityQuestion=$JSON:[{"question":"Q","answer":"A"}]' },
        ],
      },
    });
  });

  it('leaves a custom list where it is when one item takes the place of one', () => {
    const body = { ...record([]), custom: [{ type: 'securityQuestion', label: 'Old', value: [{ question: 'a' }] }] };
    const value = { form: 'list' as const, items: [{ question: 'Q', answer: 'A' }] };
    expect(plan(body, [entry('securityQuestion', value, 'Old', 'custom')])).toMatchObject({
      value: { positionals: [{ value: 'c.securityQuestion.Old=$JSON:[{"question":"Q","answer":"A"}]' }] },
    });
  });

  it.each([
    ['a field the type does not have', record([['login', ['x']]]), entry('url', text('x'))],
    [
      'a custom password beside the record’s own',
      record([['password', ['x']]]),
      entry('password', text('y'), 'Old', 'custom'),
    ],
    [
      'a custom field called like one of the record',
      record([['text', [], 'company']]),
      entry('text', text('y'), 'Company', 'custom'),
    ],
    ['a custom field without a name', record([['url', ['x']]]), entry('url', text('y'), undefined, 'custom')],
    [
      'one of two of the same name',
      record(
        [],
        [
          ['text', ['1'], 'A'],
          ['text', ['2'], 'a'],
        ],
      ),
      entry('text', text('y'), 'A', 'custom'),
    ],
    [
      'another custom password',
      record([], [['password', ['1'], 'Old']]),
      entry('password', text('y'), 'New', 'custom'),
    ],
    [
      'the first of several values',
      record([['phone', [{ number: '1' }, { number: '2' }]]]),
      entry('phone', { form: 'members', members: { number: '3' } }),
    ],
  ])('refuses %s, which Commander would write to another place', (_, body, one) => {
    expect(plan(body, [one])).toMatchObject({
      ok: false,
      failure: { code: 'invalid-input', field: one.label ?? one.type },
    });
  });

  it('clears fields, own and custom', () => {
    const body = record([['url', ['x']]], [['text', ['1'], 'Env']]);
    const made = plan(body, [entry('url', { form: 'empty' }), entry('text', { form: 'empty' }, 'Env', 'custom')]);
    expect(made).toMatchObject({
      value: {
        positionals: [{ value: 'f.url=' }, { value: 'c.text.Env=' }],
        after: { fields: [{ value: [] }], custom: [{ value: [] }] },
      },
    });
  });
});
