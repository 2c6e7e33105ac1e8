/** Rows of the feature "Create New Secret"; every record type is tried in record-types.ts. */
import type { DirectInput } from '@keeper-workflow/contract';
import type { FieldEntry, FieldValue, Mode } from '@keeper-workflow/operations';
import { nsfFolder, sharedFolder, type DirectRow, type Expected, type Target } from './row';

type Add = Extract<DirectInput, { kind: 'record-add' }>;

const FIELDS = 'Fill in type-specific fields dynamically';
const TYPES = 'Select from available record types (Login, Bank Account, SSH Key, etc.)';
const STORE = 'Store secrets securely in Keeper vault';
const MODES = 'Supports both NSF and Classic vault modes';

export const field = (type: string, value: FieldValue, label?: string): FieldEntry => ({
  section: 'fields',
  type,
  ...(label === undefined ? {} : { label }),
  value,
});
export const custom = (type: string, label: string, value: FieldValue): FieldEntry => ({
  section: 'custom',
  type,
  label,
  value,
});
export const text = (value: string): FieldValue => ({ form: 'text', text: value });

/** By which a creation whose answer was lost is found again. */
export const REFERENCE = { 'custom text Jira request': { like: /^\["OPS-1 [0-9a-f-]{36}"\]$/ } } as const;

const PASTED = [
  '-----BEGIN OPENSSH PRIVATE KEY-----',
  ...Array.from(
    { length: 20 },
    (_, line) => `b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQ${String(line).padStart(2, '0')}+/==`,
  ),
  '-----END OPENSSH PRIVATE KEY-----',
  '',
].join('\n');
const AWKWARD = 'a=b "c" \'d\' \\n $GEN $JSON:{} --force <e> Ü 🔐';

interface Case extends Pick<DirectRow, 'passwordPolicy' | 'words'> {
  readonly promise: string;
  readonly name: string;
  readonly modes?: readonly Mode[];
  readonly folder?: Readonly<Record<Mode, Target>>;
  readonly operation: Partial<Pick<Add, 'fields' | 'notes' | 'recordType'>>;
  readonly ends?: DirectRow['ends'];
  readonly values?: Readonly<Record<string, Expected>>;
  readonly notes?: string;
}

const folders = { classic: sharedFolder('Engineering'), nsf: nsfFolder('Projects') };

export function createRowsOf({
  promise,
  name,
  modes = ['classic', 'nsf'],
  folder,
  operation,
  ends = 'verified',
  passwordPolicy,
  words,
  ...rest
}: Case): DirectRow[] {
  return modes.map((mode) => {
    const place = folder?.[mode];
    const title = `New: ${name}`;
    return {
      feature: 'Create New Secret',
      by: 'admin',
      promise,
      name: `${mode === 'nsf' ? 'NSF' : 'Classic'} ${name}`,
      operation: {
        kind: 'record-add',
        mode,
        title,
        recordType: 'login',
        fields: [],
        ...(place ? { folder: { uid: place.uid, title: place.name } } : {}),
        ...operation,
      },
      ends,
      ...(passwordPolicy ? { passwordPolicy } : {}),
      ...(words ? { words } : {}),
      content: {
        title,
        notes: rest.notes ?? operation.notes ?? '',
        // Commander 18.0.13 could not send it back in an NSF update, so NSF records go without it.
        values: { ...rest.values, ...(mode === 'nsf' ? {} : REFERENCE) },
        ...(place ? { folder: place.uid } : {}),
      },
    };
  });
}

const random = { form: 'generated-password', generator: { algorithm: 'random', length: 32 } } as const;

export const createRows: readonly DirectRow[] = [
  ...createRowsOf({
    promise: TYPES,
    name: 'a login in a folder',
    folder: folders,
    operation: {
      fields: [
        field('login', text('deploy')),
        field('password', text('p@ss w0rd')),
        field('url', text('https://ci.example/?a=1&b=2')),
      ],
    },
    values: {
      'fields login': ['deploy'],
      'fields password': ['p@ss w0rd'],
      'fields url': ['https://ci.example/?a=1&b=2'],
    },
  }),
  ...createRowsOf({
    promise: FIELDS,
    name: 'values that look like commands',
    operation: { fields: [field('login', text(AWKWARD)), field('password', text(`${AWKWARD} `))] },
    values: { 'fields login': [AWKWARD], 'fields password': [`${AWKWARD} `] },
  }),
  ...createRowsOf({
    promise: STORE,
    name: 'a generated password',
    operation: { fields: [field('login', text('svc')), field('password', random)] },
    values: { 'fields login': ['svc'], 'fields password': { like: /^\["(?:[^"\\]|\\.){32}"\]$/ } },
  }),
  ...createRowsOf({
    promise: STORE,
    name: 'a password of words',
    operation: {
      fields: [field('password', { form: 'generated-password', generator: { algorithm: 'dice', words: 5 } })],
    },
    values: { 'fields password': { like: /^\["\S+(?: \S+){4}"\]$/ } },
  }),
  ...createRowsOf({
    promise: STORE,
    name: 'a passphrase',
    operation: {
      fields: [
        field('password', {
          form: 'generated-password',
          generator: { algorithm: 'passphrase', words: 6, separator: '-', capitalised: true, withDigits: true },
        }),
      ],
    },
    values: { 'fields password': { like: /^\["\w+(?:-\w+){5}"\]$/ } },
  }),
  ...createRowsOf({
    promise: STORE,
    name: 'a generated one-time code',
    operation: { fields: [field('oneTimeCode', { form: 'generated-one-time-code' })] },
    values: { 'fields oneTimeCode': { like: /^\["otpauth:\/\/totp\// } },
  }),
  ...createRowsOf({
    promise: STORE,
    name: 'a generated key',
    operation: {
      recordType: 'sshKeys',
      fields: [field('login', text('git')), field('keyPair', { form: 'generated-key-pair', algorithm: 'ed25519' })],
    },
    values: { 'fields login': ['git'], 'fields keyPair': { like: /"privateKey":"-----BEGIN [^"]+"/ } },
  }),
  ...createRowsOf({
    promise: STORE,
    name: 'a pasted key of many lines',
    operation: {
      recordType: 'sshKeys',
      fields: [
        field('login', text('git')),
        field('keyPair', { form: 'members', members: { privateKey: PASTED, publicKey: 'ssh-ed25519 AAAA git@acme' } }),
        field('text', text('a "pass" phrase\\'), 'passphrase'),
      ],
    },
    values: {
      'fields login': ['git'],
      'fields keyPair': [{ privateKey: PASTED, publicKey: 'ssh-ed25519 AAAA git@acme' }],
      'fields text passphrase': ['a "pass" phrase\\'],
    },
  }),
  ...createRowsOf({
    promise: 'Add credentials, secure notes, payment cards, and custom record types',
    name: 'a record of a type of its own, with custom fields',
    operation: {
      recordType: 'Service Account',
      fields: [
        field('login', text('ci')),
        field('text', text('prod'), 'Environment'),
        field('url', text('https://console.example'), 'Console URL'),
        custom('text', 'Region', text('EU')),
        custom('secret', 'API Token', text('tok-1')),
      ],
    },
    values: {
      'fields login': ['ci'],
      'fields text Environment': ['prod'],
      'fields url Console URL': ['https://console.example'],
      'custom text Region': ['EU'],
      'custom secret API Token': ['tok-1'],
    },
  }),
  ...createRowsOf({
    promise: FIELDS,
    name: 'notes of one line',
    operation: { fields: [field('login', text('noted'))], notes: 'Call "Jane" first; ask for \\n' },
    values: { 'fields login': ['noted'] },
  }),
  ...createRowsOf({
    promise: FIELDS,
    name: 'notes of several lines',
    modes: ['classic'],
    operation: { fields: [field('login', text('noted'))], notes: 'First line\nSecond "line"\n\nFourth' },
    values: { 'fields login': ['noted'] },
  }),
  ...createRowsOf({
    promise: FIELDS,
    name: 'notes of several lines, which this version cannot write',
    modes: ['nsf'],
    operation: { fields: [field('login', text('noted'))], notes: 'First line\nSecond' },
    ends: 'refused',
  }),
  ...createRowsOf({
    promise: TYPES,
    name: 'a type that does not exist',
    operation: { recordType: 'Login', fields: [field('login', text('x'))] },
    ends: { refused: 'record-type-unknown' },
  }),
  ...createRowsOf({
    promise: MODES,
    name: 'a folder of the other mode',
    folder: { classic: nsfFolder('Projects'), nsf: sharedFolder('Engineering') },
    operation: { fields: [field('login', text('x'))] },
    ends: { refused: 'folder-other-mode' },
  }),
];
