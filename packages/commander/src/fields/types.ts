/**
 * Commander's field types (record_types.py of 18.0): what a value of each is made of, and how Commander finds the field
 * that an argument means. Types that are not in this table are never written.
 */

/** Whether Commander looks at a label: `never` ignores it, so that a second field of the type cannot be reached. */
export type Multiple = 'never' | 'optional' | 'always';

export interface Member {
  readonly name: string;
  readonly secret?: true;
  readonly multiline?: true;
  readonly choices?: readonly string[];
}

export type FieldType =
  | {
      readonly form: 'text';
      readonly multiple: Multiple;
      readonly secret?: true;
      /** Commander's `multiline` types: there the two characters `\n` become a line break. */
      readonly multiline?: true;
      readonly generate?: 'password' | 'one-time-code';
    }
  | {
      readonly form: 'members' | 'list';
      readonly multiple: Multiple;
      readonly members: readonly Member[];
      readonly generate?: 'key-pair';
    }
  | { readonly form: 'checkbox' | 'date'; readonly multiple: Multiple }
  /** Points at a file or another record, or is made by other commands: left alone. */
  | { readonly form: 'reference'; readonly multiple: Multiple };

const text = (more: Omit<Extract<FieldType, { form: 'text' }>, 'form' | 'multiple'> = {}): FieldType => ({
  form: 'text',
  multiple: 'optional',
  ...more,
});
const single = (type: FieldType): FieldType => ({ ...type, multiple: 'never' });
const members = (...names: readonly (string | Member)[]): FieldType => ({
  form: 'members',
  multiple: 'optional',
  members: names.map((member) => (typeof member === 'string' ? { name: member } : member)),
});
const reference = (multiple: Multiple = 'optional'): FieldType => ({ form: 'reference', multiple });

const host = members('hostName', 'port');
const keyPair: FieldType = {
  form: 'members',
  multiple: 'optional',
  members: [
    { name: 'privateKey', secret: true, multiline: true },
    { name: 'publicKey', multiline: true },
  ],
  generate: 'key-pair',
};
const date: FieldType = { form: 'date', multiple: 'optional' };
const oneTimeCode = text({ secret: true, generate: 'one-time-code' });

const TYPES: Readonly<Record<string, FieldType>> = {
  login: single(text()),
  password: single(text({ secret: true, generate: 'password' })),
  company: single(text()),
  licenseNumber: single(text({ secret: true, multiline: true })),
  accountNumber: single(text()),
  note: single(text({ secret: true, multiline: true })),
  oneTimeCode: single(oneTimeCode),
  otp: oneTimeCode,
  pinCode: single(text({ secret: true })),
  databaseType: single(text()),
  directoryType: single(text()),
  rbiUrl: single(text()),
  text: text(),
  url: text(),
  email: text(),
  multiline: text({ multiline: true }),
  secret: text({ secret: true }),
  json: text({ secret: true }),
  dropdown: text(),
  host,
  pamHostname: single(host),
  name: members('first', 'middle', 'last'),
  phone: members('region', 'number', 'ext', { name: 'type', choices: ['Mobile', 'Home', 'Work'] }),
  address: members('street1', 'street2', 'city', 'state', 'zip', 'country'),
  paymentCard: members({ name: 'cardNumber', secret: true }, 'cardExpirationDate', {
    name: 'cardSecurityCode',
    secret: true,
  }),
  bankAccount: single(
    members({ name: 'accountType', choices: ['Checking', 'Savings', 'Other'] }, 'otherType', 'routingNumber', {
      name: 'accountNumber',
      secret: true,
    }),
  ),
  keyPair: single(keyPair),
  privateKey: keyPair,
  securityQuestion: {
    form: 'list',
    multiple: 'always',
    members: [{ name: 'question' }, { name: 'answer', secret: true }],
  },
  checkbox: { form: 'checkbox', multiple: 'optional' },
  date,
  expirationDate: single(date),
  birthDate: single(date),
  fileRef: reference('always'),
  addressRef: reference(),
  cardRef: reference(),
  recordRef: reference(),
  passkey: reference(),
  script: reference(),
  schedule: reference(),
  appFiller: reference(),
  pamResources: reference('never'),
  pamSettings: reference('never'),
  pamRemoteBrowserSettings: reference('never'),
};

/** Undefined for a type this Commander's table does not have, which then cannot be named in a command at all. */
export const fieldTypeOf = (type: string): FieldType | undefined =>
  Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;

/** A `text` field whose label says that it holds a secret: `passphrase` of `sshKeys`, "API token". */
const SECRET_LABEL = /pass|secret|token|credential|\bkey\b|api[-_ ]?key|\bpin\b|\bcvv\b|\bcode\b/i;

/** Whether what the field holds has to stay in the backend. In doubt it has to. */
export function holdsSecret(type: string, label: string): boolean {
  const known = fieldTypeOf(type);
  if (known?.form === 'text') return known.secret === true || SECRET_LABEL.test(label);
  if (known?.form === 'members' || known?.form === 'list') return known.members.some((member) => member.secret);
  return known === undefined || known.form === 'reference';
}
