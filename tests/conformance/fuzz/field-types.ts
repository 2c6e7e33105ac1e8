/** Commander's field types as `record-type-info -lf '*'` shows them, by what a value of each is made of. */
export const TEXT_TYPES = [
  ...['login', 'password', 'url', 'email', 'text', 'multiline', 'note', 'secret', 'json', 'dropdown', 'company'],
  ...['accountNumber', 'licenseNumber', 'pinCode', 'databaseType', 'directoryType', 'rbiUrl', 'oneTimeCode', 'otp'],
] as const;

export const OBJECT_TYPES = {
  host: ['hostName', 'port'],
  pamHostname: ['hostName', 'port'],
  name: ['first', 'middle', 'last'],
  phone: ['region', 'number', 'ext', 'type'],
  address: ['street1', 'street2', 'city', 'state', 'zip', 'country'],
  paymentCard: ['cardNumber', 'cardExpirationDate', 'cardSecurityCode'],
  bankAccount: ['accountType', 'otherType', 'routingNumber', 'accountNumber'],
  keyPair: ['privateKey', 'publicKey'],
  privateKey: ['privateKey', 'publicKey'],
} as const;

export const LIST_TYPE = 'securityQuestion';
export const LIST_MEMBERS = ['question', 'answer'] as const;
export const DATE_TYPES = ['date', 'expirationDate', 'birthDate'] as const;
export const CHECKBOX_TYPE = 'checkbox';
/** Point at files or other records: the product leaves them alone. */
export const REFERENCE_TYPES = [
  'fileRef',
  'addressRef',
  'cardRef',
  'recordRef',
  'passkey',
  'script',
  'schedule',
] as const;

export const WRITABLE_TYPES: readonly string[] = [
  ...TEXT_TYPES,
  ...Object.keys(OBJECT_TYPES),
  LIST_TYPE,
  ...DATE_TYPES,
  CHECKBOX_TYPE,
];

export const membersOf = (type: string): readonly string[] | undefined =>
  Object.hasOwn(OBJECT_TYPES, type) ? OBJECT_TYPES[type as keyof typeof OBJECT_TYPES] : undefined;

export const isText = (type: string): boolean => (TEXT_TYPES as readonly string[]).includes(type);
export const isDate = (type: string): boolean => (DATE_TYPES as readonly string[]).includes(type);
