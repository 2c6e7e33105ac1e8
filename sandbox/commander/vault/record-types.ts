/** The account's record types: Keeper's standard ones, two of PAM, and the company's own. Facts, one line per type. */
export interface TypeField {
  type: string;
  label?: string;
  required?: boolean;
}

export interface RecordType {
  /** As `record-type-info` numbers it: types of a company begin at 2,000,001, those of PAM at 3,000,001. */
  id: number;
  name: string;
  category?: string;
  description: string;
  fields: readonly TypeField[];
}

/** `type`, `type.label`, a `!` behind a required one. */
function field(text: string): TypeField {
  const required = text.endsWith('!');
  const [type = '', label] = (required ? text.slice(0, -1) : text).split('.');
  return { type, ...(label === undefined ? {} : { label }), ...(required ? { required } : {}) };
}

type Line = readonly [id: number, name: string, category: string, description: string, fields: string];

const LINES: readonly Line[] = [
  [1, 'login', 'login', 'Login template', 'login, password, url, securityQuestion, fileRef, oneTimeCode'],
  [
    2,
    'bankAccount',
    '',
    'Bank account template',
    'bankAccount!, name, login, password, url, cardRef, fileRef, oneTimeCode',
  ],
  [3, 'address', 'address', 'Address template', 'address, fileRef'],
  [4, 'bankCard', 'payment', 'Bank card template', 'paymentCard, text.cardholderName, pinCode, addressRef, fileRef'],
  [5, 'birthCertificate', 'ids', 'Birth certificate template', 'name, birthDate, fileRef'],
  [6, 'contact', 'address', 'Contact template', 'name!, text.company, email, phone, addressRef, fileRef'],
  [
    7,
    'driverLicense',
    'ids',
    'Driver license template',
    'accountNumber.dlNumber, name, birthDate, addressRef, expirationDate, fileRef',
  ],
  [8, 'encryptedNotes', 'note', 'Encrypted note template', 'note, date, fileRef'],
  [9, 'file', 'file', 'File template', 'fileRef'],
  [
    10,
    'healthInsurance',
    'ids',
    'Health insurance template',
    'accountNumber, name.insuredsName, login, password, url, fileRef, securityQuestion',
  ],
  [11, 'membership', 'ids', 'Membership template', 'accountNumber, name, password, fileRef, securityQuestion'],
  [
    12,
    'passport',
    'ids',
    'Passport template',
    'accountNumber.passportNumber, name, birthDate, addressRef, expirationDate, date.dateIssued, password, fileRef',
  ],
  [13, 'photo', 'file', 'Photo template', 'fileRef'],
  [14, 'serverCredentials', 'login', 'Server credentials template', 'host, login, password, fileRef'],
  [
    15,
    'softwareLicense',
    'note',
    'Software license template',
    'licenseNumber, expirationDate, date.dateActive, fileRef, securityQuestion',
  ],
  [16, 'ssnCard', 'ids', 'Identity card template', 'accountNumber.identityNumber, name, fileRef'],
  [17, 'general', 'login', 'Legacy template', 'login, password, url, oneTimeCode, fileRef'],
  [18, 'sshKeys', 'login', 'SSH key template', 'login, keyPair, text.passphrase, host, fileRef, securityQuestion'],
  [19, 'databaseCredentials', 'login', 'Database credentials template', 'text.type, host, login, password, fileRef'],
  [
    2000001,
    'Service Account',
    'login',
    'Acme custom type',
    'login!, password, text.Environment, url.Console URL, fileRef',
  ],
  [
    3000001,
    'pamUser',
    'login',
    'PAM User template',
    'login!, password, text.distinguishedName, text.connectDatabase, checkbox.managed, fileRef, oneTimeCode',
  ],
  [3000002, 'pamMachine', 'login', 'PAM Machine template', 'pamHostname!, pamSettings, text.operatingSystem, fileRef'],
];

export const RECORD_TYPES: readonly RecordType[] = LINES.map(([id, name, category, description, fields]) => ({
  id,
  name,
  ...(category === '' ? {} : { category }),
  description,
  fields: fields.split(', ').map(field),
}));

/** Names are case-sensitive; a number is looked up as an id. */
export const recordType = (name: string): RecordType | undefined =>
  RECORD_TYPES.find((type) => (/^\d+$/.test(name) ? type.id === Number(name) : type.name === name));

/** The definition as Keeper keeps it, letter by letter. */
export const definitionOf = (type: RecordType): string =>
  JSON.stringify({
    $id: type.name,
    ...(type.category === undefined ? {} : { categories: [type.category] }),
    description: type.description,
    fields: type.fields.map(({ type: $ref, label, required }) => ({
      $ref,
      ...(label === undefined ? {} : { label }),
      ...(required === true ? { required } : {}),
    })),
  });
