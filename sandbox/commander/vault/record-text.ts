/** A record in Commander's words: its one-line description, and the texts that searching looks at. */
import { isObject } from '../fields/python-json';
import { FIELD_TYPES, type TextForm } from '../fields/types';
import { titleOf, typeOf, type Field, type FieldValue, type StoredRecord } from './model';

type Members = Readonly<Record<string, FieldValue>>;

const text = (value: FieldValue | undefined): string => (typeof value === 'string' ? value : '');
const joined = (parts: readonly string[], separator: string): string =>
  parts.filter((part) => part !== '').join(separator);

/** What `list`, `ls` and `search` show; undefined (Python's None) when there is nothing to say. */
export function describe(record: StoredRecord): string | undefined {
  if (record.content.version === 2) {
    const { login, link } = record.content.legacy;
    return joined([login, link], ' @ ');
  }
  const { fields, custom = [] } = record.content.typed;
  const first = (type: string): FieldValue | undefined => fields.find((field) => field.type === type)?.value[0];
  const login = text(first('login'));
  if (login !== '') {
    const url = fields.find((field) => field.type === 'url');
    return joined([login, url === undefined ? hostOf([...fields, ...custom]) : text(url.value[0])], ' @ ');
  }
  const card = first('paymentCard');
  if (isObject(card)) return describeCard(card, fields);
  const account = first('bankAccount');
  const numbers = isObject(account) ? [account.routingNumber, account.accountNumber].map(text).map(lastThree) : [];
  if (joined(numbers, '') !== '') return joined(numbers, ' / ');
  if (fields.some((field) => field.type === 'keyPair')) {
    const pair = first('keyPair');
    if (!isObject(pair)) return '';
    return joined([pair.privateKey ? '<Private Key>' : '', pair.publicKey ? '<Public Key>' : ''], ' / ');
  }
  if (fields.some((field) => field.type === 'address')) {
    const address = first('address');
    return isObject(address) ? describeAddress(address) : '';
  }
  const name = first('name');
  return isObject(name) ? joined([name.first, name.middle, name.last].map(text), ' ') : undefined;
}

function hostOf(fields: readonly Field[]): string {
  const field = fields.find((candidate) => ['host', 'pamhostname'].includes(candidate.type.toLowerCase()));
  const host = field?.value[0];
  if (!isObject(host)) return '';
  const name = text(host.hostName);
  return name !== '' && text(host.port) !== '' ? `${name}:${text(host.port)}` : name;
}

const lastThree = (number: string): string => (number === '' ? '' : `*${number.slice(-3)}`);

function describeCard(card: Members, fields: readonly Field[]): string {
  const number = text(card.cardNumber);
  const holder = fields.find((field) => field.type === 'text' && field.label === 'cardholderName')?.value[0];
  return joined([number.length > 4 ? `*${number.slice(-4)}` : '', text(holder).toUpperCase()], ' / ');
}

function describeAddress(address: Members): string {
  const both = (one: string, other: string): string => `${text(address[one])} ${text(address[other])}`.trim();
  return joined([both('street1', 'street2'), text(address.city), both('state', 'zip'), text(address.country)], ', ');
}

interface Searchable {
  /** Name of the field as it is compared, without `(type).` in front. */
  key: string;
  values: string[];
}

/** Every text of a record, secrets included: Commander's search and `list PATTERN` look at all of them. */
export function searchable(record: StoredRecord): Searchable[] {
  if (record.content.version === 2) {
    const { title, login, password, link, notes, custom } = record.content.legacy;
    return [
      { key: 'title', values: [title] },
      { key: 'login', values: [login] },
      { key: 'password', values: [password] },
      { key: 'url', values: [link] },
      { key: 'notes', values: [notes] },
      ...custom.map(({ name, value }) => ({ key: name, values: [value] })),
    ];
  }
  const { fields, custom = [], notes = '' } = record.content.typed;
  return [
    { key: 'title', values: [titleOf(record)] },
    { key: 'type', values: [typeOf(record)] },
    { key: 'notes', values: [notes] },
    ...[...fields, ...custom].map((field) => ({
      key: keyOf(field),
      values: field.value.flatMap((value) => exported(field.type, value)).filter((value) => value !== ''),
    })),
  ];
}

/** `(type).label` and `(type)` lose everything but the type: Commander keeps the first group only. */
const keyOf = (field: Field): string => (field.type === '' ? (field.label ?? '') : field.type);

function exported(type: string, value: FieldValue): string[] {
  if (value === null || value === false || value === 0) return [];
  if (typeof value === 'string') return [value];
  const kind = FIELD_TYPES.get(type)?.value;
  if (typeof value === 'number') return [kind?.kind === 'integer' ? isoDate(value) : String(value)];
  if (value === true) return ['True'];
  if (Array.isArray(value)) return value.flatMap((one: FieldValue) => exported(type, one));
  if (!isObject(value)) return [];
  return kind?.kind === 'object' && kind.textForm !== undefined ? [asText(kind.textForm, value)] : [];
}

function asText(form: TextForm, value: Members): string {
  const member = (name: string): string => text(value[name]);
  switch (form) {
    case 'host':
      return member('port') === '' ? member('hostName') : `${member('hostName')}:${member('port')}`;
    case 'name': {
      const name = `${member('last')}, ${member('first')}${member('middle') === '' ? '' : ` ${member('middle')}`}`;
      return name === ', ' ? '' : name;
    }
    case 'phone':
      return phoneText(member);
    case 'address':
      return addressText(member);
    case 'securityQuestion':
      return `${member('question').replaceAll('?', '')}? ${member('answer')}`.trim();
    case 'paymentCard':
      return joined([member('cardNumber'), member('cardExpirationDate'), member('cardSecurityCode')], ' ');
    case 'bankAccount': {
      const numbers = joined([member('routingNumber'), member('accountNumber')].map(withoutBlanks), ' ');
      return numbers === '' ? '' : joined([withoutBlanks(member('accountType')), numbers], ' ');
    }
    case 'privateKey':
      return member('privateKey');
    case 'schedule':
      return '';
  }
}

const withoutBlanks = (part: string): string => part.replaceAll(' ', '');

/** A region is two letters, or digits, which get a plus. */
function phoneText(member: (name: string) => string): string {
  const region = member('region');
  const shown = /^\p{L}{2}$/u.test(region) ? region : /^\d+$/.test(region) ? `+${region}` : '';
  const type = member('type');
  return [
    type === '' ? '' : `${type}:`,
    shown === '' ? '' : `  ${shown}`,
    ...[member('number'), member('ext')].map((part) => (part === '' ? '' : ` ${part.replaceAll(' ', '-')}`)),
  ].join('');
}

/** What stands behind an empty part is left out as well. */
function addressText(member: (name: string) => string): string {
  const part = (name: string): string => member(name).replaceAll(',', '.');
  const street = part('street2') === '' ? part('street1') : `${part('street1')} ${part('street2')}`;
  if (part('city') === '') return street;
  if (part('state') === '' && part('zip') === '') return `${street}, ${part('city')}`;
  const country = part('country') === '' ? '' : `, ${part('country')}`;
  return `${street}, ${part('city')}, ${part('state')} ${part('zip')}${country}`;
}

const isoDate = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);
