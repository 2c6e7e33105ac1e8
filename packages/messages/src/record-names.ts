/**
 * How people call Keeper's record types, field types and their parts. The keys are Commander's; what is in no table is the
 * account's own and is shown as it is.
 */

const RECORD_TYPES: Readonly<Record<string, string>> = {
  login: 'Login',
  bankAccount: 'Bank account',
  address: 'Address',
  bankCard: 'Payment card',
  birthCertificate: 'Birth certificate',
  contact: 'Contact',
  driverLicense: 'Driver’s license',
  encryptedNotes: 'Secure note',
  healthInsurance: 'Health insurance',
  membership: 'Membership',
  passport: 'Passport',
  serverCredentials: 'Server',
  softwareLicense: 'Software license',
  ssnCard: 'Identity card',
  sshKeys: 'SSH keys',
  databaseCredentials: 'Database',
  wifiCredentials: 'Wi-Fi credentials',
  pamUser: 'PAM user',
  pamMachine: 'PAM machine',
  pamDatabase: 'PAM database',
  pamDirectory: 'PAM directory',
  pamRemoteBrowser: 'PAM remote browser',
};

const FIELD_TYPES: Readonly<Record<string, string>> = {
  login: 'Login',
  password: 'Password',
  url: 'Website address',
  email: 'E-mail address',
  text: 'Text',
  multiline: 'Text of several lines',
  secret: 'Secret text',
  note: 'Secure note',
  json: 'JSON',
  dropdown: 'Choice',
  company: 'Company',
  oneTimeCode: 'One-time code',
  otp: 'One-time code',
  pinCode: 'PIN',
  licenseNumber: 'License number',
  accountNumber: 'Account number',
  databaseType: 'Database type',
  directoryType: 'Directory type',
  rbiUrl: 'Website address',
  name: 'Name',
  phone: 'Phone number',
  address: 'Address',
  host: 'Host',
  pamHostname: 'Host',
  paymentCard: 'Payment card',
  bankAccount: 'Bank account',
  keyPair: 'Key pair',
  privateKey: 'Private key',
  securityQuestion: 'Security questions',
  checkbox: 'Checkbox',
  date: 'Date',
  expirationDate: 'Expiration date',
  birthDate: 'Date of birth',
  fileRef: 'Files',
  addressRef: 'Linked address',
  cardRef: 'Linked payment card',
  recordRef: 'Linked records',
  passkey: 'Passkey',
  script: 'Scripts',
  schedule: 'Rotation schedule',
  pamResources: 'PAM resources',
  pamSettings: 'PAM settings',
  pamRemoteBrowserSettings: 'PAM remote browser settings',
};

/** Labels that Keeper's own record types carry. */
const LABELS: Readonly<Record<string, string>> = {
  cardholderName: 'Cardholder name',
  company: 'Company',
  dlNumber: 'License number',
  insuredsName: 'Name of the insured',
  passportNumber: 'Passport number',
  identityNumber: 'Identity number',
  dateIssued: 'Date of issue',
  dateActive: 'Active from',
  passphrase: 'Passphrase',
  type: 'Type',
  SSID: 'Network name (SSID)',
  distinguishedName: 'Distinguished name',
  connectDatabase: 'Database to connect to',
  managed: 'Managed user',
  operatingSystem: 'Operating system',
  instanceName: 'Instance name',
  instanceId: 'Instance ID',
  providerGroup: 'Provider group',
  providerRegion: 'Provider region',
  databaseId: 'Database ID',
};

const MEMBERS: Readonly<Record<string, string>> = {
  hostName: 'Host name or IP address',
  port: 'Port',
  first: 'First name',
  middle: 'Middle name',
  last: 'Last name',
  region: 'Country code',
  number: 'Number',
  ext: 'Extension',
  type: 'Type',
  street1: 'Street',
  street2: 'Street, second line',
  city: 'City',
  state: 'State or province',
  zip: 'Postal code',
  country: 'Country',
  cardNumber: 'Card number',
  cardExpirationDate: 'Expires (MM/YYYY)',
  cardSecurityCode: 'Security code',
  accountType: 'Account type',
  otherType: 'Other account type',
  routingNumber: 'Routing number',
  accountNumber: 'Account number',
  privateKey: 'Private key',
  publicKey: 'Public key',
  question: 'Question',
  answer: 'Answer',
};

/** "Bank account"; the company's own types keep their names. */
export const recordTypeName = (type: string): string => named(RECORD_TYPES, type);

/** "Environment", "One-time code": the label where the field has one of its own, otherwise what its type is called. */
export function recordFieldName({
  type,
  label = '',
}: {
  readonly type: string;
  readonly label?: string | undefined;
}): string {
  return label === '' || label.toLowerCase() === type.toLowerCase() ? named(FIELD_TYPES, type) : named(LABELS, label);
}

/** The same where only one name is known, the label or the type, whichever the field goes by. */
export const namedField = (name: string): string =>
  named(Object.hasOwn(FIELD_TYPES, name) ? FIELD_TYPES : LABELS, name);

/** "Host name or IP address". */
export const memberName = (member: string): string => named(MEMBERS, member);

const named = (names: Readonly<Record<string, string>>, key: string): string =>
  Object.hasOwn(names, key) ? (names[key] ?? key) : key;
