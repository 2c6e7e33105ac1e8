/**
 * The field types of Commander 18.0.13: what one value of a type is, and how the field of a record is found by it. Facts,
 * as `record_types.py` of that version has them.
 */

/** What one value of a type is made of. */
export type ValueKind =
  | { kind: 'text'; multiline?: true }
  | { kind: 'boolean' }
  | { kind: 'integer' }
  /** An object with these members. */
  | { kind: 'object'; members: readonly string[]; textForm?: TextForm };

/** An object type that can also be written as a plain text. */
export type TextForm =
  | 'host'
  | 'phone'
  | 'name'
  | 'address'
  | 'securityQuestion'
  | 'paymentCard'
  | 'bankAccount'
  | 'privateKey'
  | 'schedule';

/**
 * `one`: a record has one such field, its label is ignored. `labelled`: told apart by label. `many`: told apart by label,
 * and a text without label is not taken for the only field of the type.
 */
export type Multiplicity = 'one' | 'labelled' | 'many';

export interface FieldType {
  name: string;
  value: ValueKind;
  multiplicity: Multiplicity;
}

const TEXT: ValueKind = { kind: 'text' };
const LINES: ValueKind = { kind: 'text', multiline: true };
const INTEGER: ValueKind = { kind: 'integer' };
const object = (members: string, textForm?: TextForm): ValueKind => ({
  kind: 'object',
  members: members.split(' '),
  ...(textForm === undefined ? {} : { textForm }),
});
const HOST = object('hostName port', 'host');
const KEYS = object('publicKey privateKey', 'privateKey');
const PAM_SETTINGS = object('allowSupplyHost connection portForward');

const TYPES: readonly (readonly [multiplicity: Multiplicity, value: ValueKind, names: string])[] = [
  ['one', TEXT, 'login password company accountNumber oneTimeCode pinCode databaseType directoryType rbiUrl'],
  ['one', LINES, 'licenseNumber note'],
  ['one', INTEGER, 'expirationDate birthDate'],
  ['one', object('accountType routingNumber accountNumber otherType', 'bankAccount'), 'bankAccount'],
  ['one', KEYS, 'keyPair'],
  ['one', HOST, 'pamHostname'],
  ['one', object('controllerUid folderUid resourceRef'), 'pamResources'],
  ['one', PAM_SETTINGS, 'pamSettings'],
  ['one', object('connection'), 'pamRemoteBrowserSettings'],
  ['many', object('question answer', 'securityQuestion'), 'securityQuestion'],
  ['many', TEXT, 'fileRef'],
  ['labelled', TEXT, 'text url json email secret otp addressRef cardRef dropdown recordRef'],
  ['labelled', LINES, 'multiline'],
  ['labelled', INTEGER, 'date'],
  ['labelled', { kind: 'boolean' }, 'checkbox'],
  ['labelled', HOST, 'host'],
  ['labelled', KEYS, 'privateKey'],
  ['labelled', object('region number ext type', 'phone'), 'phone'],
  ['labelled', object('first middle last', 'name'), 'name'],
  ['labelled', object('street1 street2 city state zip country', 'address'), 'address'],
  ['labelled', object('cardNumber cardExpirationDate cardSecurityCode', 'paymentCard'), 'paymentCard'],
  ['labelled', object('type time month', 'schedule'), 'schedule'],
  ['labelled', object('fileRef command recordRef'), 'script'],
  ['labelled', object('macroSequence applicationTitle contentFilter'), 'appFiller'],
  ['labelled', object('privateKey credentialId signCount userId relyingParty username createdDate'), 'passkey'],
];

/** By name; names are case-sensitive. */
export const FIELD_TYPES: ReadonlyMap<string, FieldType> = new Map(
  TYPES.flatMap(([multiplicity, value, names]) =>
    names.split(' ').map((name) => [name, { name, value, multiplicity }] as const),
  ),
);
