/** What the forms of direct operations make of what was entered: which fields are sent, what is wrong, what may be kept. */
import { directInputSchema } from '@keeper-workflow/contract';
import { describe, expect, it } from 'vitest';
import { BANK_ACCOUNT, CONTENT, LOGIN, RECORD, SERVICE_ACCOUNT, SSH_KEYS } from '../../preview/direct-stories';
import { besideDirectField, checkDirect, customKey, itemKey, labelKey, memberKey } from './direct-checks';
import { keepable } from './direct-draft';
import { emptyState, inputOf, isTouched, withRecord, type CustomField, type DirectState } from './direct-state';
import { specsOfRecord, specsOfTemplate, type FieldSpec } from './field-spec';
import { passwordStrength } from './password-strength';
import { matchingTypes, sortedTypes } from './record-type-field';
import { HALF_DATE, untouched, type TypedField } from './typed-field';

const SECRET = 'Tr0ub4dor&3 is typed here';
const typed = (parts: Partial<TypedField>): TypedField => ({ ...untouched('typed'), ...parts });
const custom = (parts: Partial<CustomField>): CustomField => ({
  id: 1,
  type: 'text',
  label: 'Cost centre',
  typed: typed({ text: '4711' }),
  ...parts,
});
const POLICY = { justificationRequired: false };

const creating = (parts: Partial<DirectState> = {}): DirectState => ({
  ...emptyState('record-add'),
  recordType: 'login',
  title: 'Apollo API',
  ...parts,
});
const updating = (parts: Partial<DirectState> = {}): DirectState => ({
  ...withRecord(emptyState('record-update'), RECORD),
  ...parts,
});
const login = specsOfTemplate(LOGIN);
const record = specsOfRecord(CONTENT);
const keyOf = (specs: readonly FieldSpec[], name: string): string => {
  const key = specs.find((spec) => spec.name === name)?.key;
  if (key === undefined) throw new Error(name);
  return key;
};
const PASSWORD = keyOf(login, 'Password');
const QUESTIONS = keyOf(login, 'Security questions');

describe('the fields of a type', () => {
  it('have names for people, and keep the labels of the company’s own', () => {
    expect(login.map(({ name }) => name)).toEqual([
      'Login',
      'Password',
      'Website address',
      'Security questions',
      'Files',
      'One-time code',
    ]);
    expect(specsOfTemplate(SERVICE_ACCOUNT).map(({ name }) => name)).toContain('Environment');
    expect(specsOfTemplate(SSH_KEYS).map(({ name }) => name)).toContain('Passphrase');
  });

  it('leave files, links and what Commander cannot tell apart alone', () => {
    expect(login.find(({ type }) => type === 'fileRef')?.leftAlone).toBe('reference');
    const alike = specsOfTemplate({ ...LOGIN, fields: [...LOGIN.fields, ...LOGIN.fields.slice(0, 1)] });
    expect(alike.filter(({ type }) => type === 'login').map(({ leftAlone }) => leftAlone)).toEqual(['twice', 'twice']);
    expect(new Set(alike.map(({ key }) => key)).size).toBe(alike.length);
  });

  it('leave the mark alone by which this app finds a record that it made', () => {
    const [field] = CONTENT.fields.filter(({ section }) => section === 'custom');
    if (!field) throw new Error('no field');
    const specs = specsOfRecord({ ...CONTENT, fields: [{ ...field, label: 'Jira request' }] });
    expect(specs[0]?.leftAlone).toBe('mark');
  });

  it('name a field of a record as Commander has to be told', () => {
    const [field] = CONTENT.fields;
    if (!field) throw new Error('no field');
    const specs = specsOfRecord({ ...CONTENT, fields: [{ ...field, label: 'login' }] });
    expect(specs[0]).not.toHaveProperty('label');
    expect(record.find(({ name }) => name === 'Cost centre')).toMatchObject({
      section: 'custom',
      label: 'Cost centre',
    });
  });
});

describe('what is sent for a new record', () => {
  const state = creating({
    folder: { uid: 'Fx3kPq9LmNo2RsTuVwXy1F', title: 'Platform', mode: 'nsf' },
    fields: {
      [keyOf(login, 'Login')]: typed({ text: 'apollo-app' }),
      [PASSWORD]: typed({ how: 'generated' }),
      [QUESTIONS]: typed({ items: [{ question: 'Pet?', answer: 'Rex' }, {}] }),
      'fields:of another type:': typed({ text: 'left behind' }),
    },
    custom: [custom({})],
    notes: { change: 'replace', text: 'line 1\nline 2' },
  });
  const input = inputOf(state, login);

  it('is what was entered and nothing else', () => {
    expect(input).toEqual({
      kind: 'record-add',
      mode: 'nsf',
      title: 'Apollo API',
      recordType: 'login',
      folder: { uid: 'Fx3kPq9LmNo2RsTuVwXy1F', title: 'Platform' },
      fields: [
        { section: 'fields', type: 'login', value: { form: 'text', text: 'apollo-app' } },
        {
          section: 'fields',
          type: 'password',
          value: { form: 'generated-password', generator: { algorithm: 'random', length: 20 } },
        },
        {
          section: 'fields',
          type: 'securityQuestion',
          value: { form: 'list', items: [{ question: 'Pet?', answer: 'Rex' }] },
        },
        { section: 'custom', type: 'text', label: 'Cost centre', value: { form: 'text', text: '4711' } },
      ],
      notes: 'line 1\nline 2',
    });
  });

  it('is what the backend accepts', () => {
    expect(directInputSchema.safeParse(input).success).toBe(true);
  });

  it('keeps a private key of several lines, and makes one where nobody pastes any', () => {
    const specs = specsOfTemplate(SSH_KEYS);
    const key = keyOf(specs, 'Key pair');
    const privateKey = `-----BEGIN KEY-----\n${'a'.repeat(2900)}\n-----END KEY-----`;
    const pasted = inputOf(creating({ fields: { [key]: typed({ members: { privateKey } }) } }), specs);
    expect(pasted.fields[0]?.value).toEqual({ form: 'members', members: { privateKey } });
    const made = inputOf(creating({ fields: { [key]: typed({ how: 'generated', algorithm: 'rsa' }) } }), specs);
    expect(made.fields[0]?.value).toEqual({ form: 'generated-key-pair', algorithm: 'rsa' });
  });
});

describe('what is sent for a record that is changed', () => {
  it('is only what was changed', () => {
    const state = updating({
      fields: {
        [keyOf(record, 'Password')]: typed({ how: 'generated' }),
        [keyOf(record, 'Environment')]: typed({ text: 'staging' }),
        [keyOf(record, 'Website address')]: typed({ how: 'keep', text: 'typed and then left' }),
        [keyOf(record, 'Host')]: typed({ members: { port: '5433', hostName: '' } }),
        [keyOf(record, 'Cost centre')]: typed({ how: 'empty' }),
      },
      notes: { change: 'append', text: 'rotated' },
      force: true,
    });
    const input = inputOf(state, record);
    expect(input).toMatchObject({ kind: 'record-update', notes: { change: 'append', text: 'rotated' }, force: true });
    expect(input).not.toHaveProperty('title');
    expect(input.fields.map(({ type, label, value }) => [type, label, value.form])).toEqual([
      ['password', undefined, 'generated-password'],
      ['text', 'Environment', 'text'],
      ['host', undefined, 'members'],
      ['text', 'Cost centre', 'empty'],
    ]);
    expect(input.fields[2]?.value).toEqual({ form: 'members', members: { port: '5433' } });
    expect(directInputSchema.safeParse(input).success).toBe(true);
  });

  it('is a new title, or cleared notes, where that is all', () => {
    expect(inputOf(updating({ title: 'Apollo DB' }), record)).toMatchObject({ title: 'Apollo DB', fields: [] });
    const cleared = inputOf(updating({ notes: { change: 'clear', text: 'typed before' } }), record);
    expect(cleared).toMatchObject({ notes: { change: 'replace', text: '' } });
  });

  it('has nothing of what was entered for another record', () => {
    const state = updating({ fields: { [keyOf(record, 'Environment')]: typed({ text: 'staging' }) }, title: 'Other' });
    const other = withRecord(state, { ...RECORD, uid: 'Ox3kPq9LmNo2RsTuVwXy1O', title: 'Gemini', mode: 'classic' });
    expect(inputOf(other, record)).toMatchObject({ mode: 'classic', fields: [] });
    expect(inputOf(other, record)).not.toHaveProperty('title');
  });
});

describe('what is wrong', () => {
  it('is said beside title and type', () => {
    const errors = checkDirect(creating({ recordType: '', title: '  ' }), [], POLICY);
    expect(Object.keys(errors).sort()).toEqual(['recordType', 'title']);
    expect(checkDirect(creating({ title: 'x'.repeat(257) }), login, POLICY).title).toContain('257');
  });

  it('is a required field that is empty, but not one that Keeper fills', () => {
    const specs = specsOfTemplate(BANK_ACCOUNT);
    const key = keyOf(specs, 'Bank account');
    expect(Object.keys(checkDirect(creating(), specs, POLICY))).toEqual([key]);
    const filled = creating({ fields: { [key]: typed({ members: { routingNumber: '1' } }) } });
    expect(checkDirect(filled, specs, POLICY)).toEqual({});
  });

  it('is a text that is too long, with its length', () => {
    const long = creating({ fields: { [PASSWORD]: typed({ text: 'x'.repeat(4001) }) } });
    expect(checkDirect(long, login, POLICY)[PASSWORD]).toBe('Use at most 4,000 characters; these are 4,001.');
    const specs = specsOfTemplate(SSH_KEYS);
    const key = keyOf(specs, 'Key pair');
    const pasted = creating({ fields: { [key]: typed({ members: { privateKey: 'x'.repeat(4001) } }) } });
    expect(Object.keys(checkDirect(pasted, specs, POLICY))).toEqual([memberKey(key, 'privateKey')]);
  });

  it.each([
    ['random', { length: '7' }, { length: '200' }],
    ['dice', { diceWords: '41' }, { diceWords: '3' }],
    ['passphrase', { phraseWords: '4' }, { phraseWords: '9' }],
    ['random', { length: '12.5' }, { length: '12' }],
  ] as const)('is a number that Commander would not take (%s)', (algorithm, wrong, right) => {
    const check = (part: object): readonly string[] => {
      const generator = { ...untouched('typed').generator, algorithm, ...part };
      const state = creating({ fields: { [PASSWORD]: typed({ how: 'generated', generator }) } });
      return Object.keys(checkDirect(state, login, POLICY));
    };
    expect(check(wrong)).toEqual([PASSWORD]);
    expect(check(right)).toEqual([]);
  });

  it('is half a date and half a question', () => {
    const specs = specsOfTemplate(SERVICE_ACCOUNT);
    const date = keyOf(specs, 'Valid until');
    const state = creating({
      fields: { [date]: typed({ text: HALF_DATE }), [keyOf(specs, 'Login')]: typed({ text: 'x' }) },
    });
    expect(Object.keys(checkDirect(state, specs, POLICY))).toEqual([date]);
    const half = creating({ fields: { [QUESTIONS]: typed({ items: [{}, { question: 'Pet?' }] }) } });
    expect(Object.keys(checkDirect(half, login, POLICY))).toEqual([itemKey(QUESTIONS, 1)]);
  });

  it('is a custom field without label or value, with a label that is taken or that the app needs', () => {
    const check = (...fields: CustomField[]): readonly string[] =>
      Object.keys(checkDirect(creating({ custom: fields }), login, POLICY));
    const field = custom({});
    expect(
      check(custom({ label: ' ', typed: typed({}) }))
        .slice()
        .sort(),
    ).toEqual([customKey(field), labelKey(field)].sort());
    expect(check(custom({ label: 'Jira Request' }))).toEqual([labelKey(field)]);
    expect(check(custom({ label: 'a\tb' }))).toEqual([labelKey(field)]);
    expect(check(field, custom({ id: 2, label: 'cost CENTRE' }))).toEqual([labelKey({ id: 2 })]);
    expect(check(field, custom({ id: 2, type: 'secret' }))).toEqual([]);
    expect(check(custom({ type: 'checkbox', typed: typed({}) }))).toEqual([]);
  });

  it('is an update that changes nothing, or says change and has no value', () => {
    expect(Object.keys(checkDirect(updating(), record, POLICY))).toEqual(['fields']);
    expect(Object.keys(checkDirect(emptyState('record-update'), [], POLICY))).toEqual(['record']);
    const key = keyOf(record, 'Environment');
    expect(Object.keys(checkDirect(updating({ fields: { [key]: typed({}) } }), record, POLICY))).toEqual([key]);
    const notes = updating({ notes: { change: 'append', text: '' } });
    expect(Object.keys(checkDirect(notes, record, POLICY))).toEqual(['notes']);
  });

  it('is a justification that the project wants', () => {
    expect(Object.keys(checkDirect(creating(), login, { justificationRequired: true }))).toEqual(['justification']);
  });
});

describe('a failure of the server', () => {
  const failing = (field?: string) =>
    ({ code: 'invalid-input', retry: 'never', message: 'No.', ...(field === undefined ? {} : { field }) }) as const;

  it('stands beside the field that it names', () => {
    const state = creating({ custom: [custom({})] });
    expect(besideDirectField(failing('password'), state, login)).toEqual({ [PASSWORD]: 'No.' });
    expect(besideDirectField(failing('Cost centre'), state, login)).toEqual({ [customKey({ id: 1 })]: 'No.' });
    expect(besideDirectField(failing('recordType'), state, login)).toEqual({ recordType: 'No.' });
    expect(besideDirectField(failing('fileRef'), state, login)).toEqual({});
    expect(besideDirectField(failing(), state, login)).toEqual({});
  });
});

describe('what survives a reload', () => {
  it('has no secret, no note and no value of a custom field in it', () => {
    const specs = [...login, ...specsOfTemplate(BANK_ACCOUNT).slice(0, 1)];
    const state = creating({
      fields: {
        [PASSWORD]: typed({ text: SECRET }),
        [keyOf(login, 'Login')]: typed({ text: 'apollo-app' }),
        [QUESTIONS]: typed({ items: [{ question: 'Pet?', answer: SECRET }] }),
        [keyOf(specs, 'Bank account')]: typed({ members: { routingNumber: '021', accountNumber: SECRET } }),
        'fields:not known any more:': typed({ text: SECRET }),
      },
      custom: [custom({ typed: typed({ text: SECRET }) })],
      notes: { change: 'replace', text: SECRET },
    });
    const text = JSON.stringify(keepable(state, specs));
    expect(text).not.toContain(SECRET);
    for (const kept of ['apollo-app', 'Pet?', '021', 'Cost centre', 'Apollo API']) expect(text).toContain(kept);
    expect(JSON.stringify(keepable(state, []))).not.toContain(SECRET);
  });

  it('begins as soon as something was entered', () => {
    expect(isTouched(emptyState('record-add'))).toBe(false);
    expect(isTouched({ ...emptyState('record-add'), recordType: 'login' })).toBe(false);
    expect(isTouched(creating())).toBe(true);
    expect(isTouched(updating())).toBe(true);
  });
});

describe('record types', () => {
  const names = ['bankAccount', 'Service Account', 'login', 'sshKeys'];
  it('begin with login, then as people would look for them, each once', () => {
    expect(sortedTypes([...names, 'login'])).toEqual(['login', 'bankAccount', 'Service Account', 'sshKeys']);
  });
  it('are found by either name', () => {
    expect(matchingTypes(names, 'SSH k')).toEqual(['sshKeys']);
    expect(matchingTypes(names, 'sshkeys')).toEqual(['sshKeys']);
    expect(matchingTypes(names, 'nothing')).toEqual([]);
  });
});

describe('the strength of a password', () => {
  it.each([
    ['Password123', 'weak'],
    ['aaaaaaaaaaaaaaaaaaaaaaaa', 'weak'],
    ['2026Summer2026!', 'weak'],
    ['gT7!pWq2zL', 'fair'],
    ['vulture-oxide-mango-tempo-seven', 'strong'],
  ])('is told: %s', (password, level) => {
    expect(passwordStrength(password).level).toBe(level);
  });
  it('counts characters as people do and says what it is made of', () => {
    expect(passwordStrength('aB1-')).toMatchObject({ length: 4, parts: ['lower', 'upper', 'digits', 'symbols'] });
    expect(passwordStrength('🔑🔑').length).toBe(2);
  });
});
