/** A record in Commander's words: its one-line description, and the texts that searching looks at. */
import type { Field, FieldValue, StoredRecord } from './model';

const object = (value: FieldValue | undefined): Record<string, string> | undefined =>
  typeof value === 'object' ? value : undefined;

/** What `list`, `ls` and `search` show; undefined (Python's None) when there is nothing to say. */
export function describe(record: StoredRecord): string | undefined {
  if (record.content.version === 2) {
    const { login, link } = record.content.legacy;
    return [login, link].filter((part) => part !== '').join(' @ ');
  }
  const { fields, custom } = record.content.typed;
  const first = (type: string): FieldValue | undefined => fields.find((field) => field.type === type)?.value[0];
  const login = first('login');
  if (typeof login === 'string' && login !== '') {
    const url = fields.find((field) => field.type === 'url');
    const place = url === undefined ? hostOf([...fields, ...custom]) : textOf(url.value[0]);
    return [login, place].filter((part) => part !== undefined && part !== '').join(' @ ');
  }
  const card = object(first('paymentCard'));
  if (card !== undefined) return describeCard(card, fields);
  if (fields.some((field) => field.type === 'keyPair')) {
    const pair = object(first('keyPair'));
    return [pair?.privateKey ? '<Private Key>' : '', pair?.publicKey ? '<Public Key>' : '']
      .filter((part) => part !== '')
      .join(' / ');
  }
  const name = object(first('name'));
  if (name === undefined) return undefined;
  return [name.first, name.middle, name.last].filter((part) => part !== undefined && part !== '').join(' ');
}

const textOf = (value: FieldValue | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

function hostOf(fields: readonly Field[]): string | undefined {
  const field = fields.find((candidate) => ['host', 'pamhostname'].includes(candidate.type.toLowerCase()));
  const host = object(field?.value[0]);
  if (!host?.hostName) return undefined;
  return host.port ? `${host.hostName}:${host.port}` : host.hostName;
}

function describeCard(card: Record<string, string>, fields: readonly Field[]): string {
  const number = card.cardNumber ?? '';
  const holder = fields.find((field) => field.type === 'text' && field.label === 'cardholderName')?.value[0];
  return [number.length > 4 ? `*${number.slice(-4)}` : '', typeof holder === 'string' ? holder.toUpperCase() : '']
    .filter((part) => part !== '')
    .join(' / ');
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
  const content = record.content.typed;
  return [
    { key: 'title', values: [content.title] },
    { key: 'type', values: [content.type] },
    { key: 'notes', values: [content.notes] },
    ...[...content.fields, ...content.custom].map((field) => ({
      key: keyOf(field),
      values: field.value.map((value) => external(field.type, value)).filter((value) => value !== ''),
    })),
  ];
}

/** `(type).label` and `(type)` lose everything but the type: Commander keeps the first group only. */
const keyOf = (field: Field): string => (field.type === '' ? field.label : field.type);

function external(type: string, value: FieldValue): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return type === 'date' ? isoDate(value) : String(value);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  switch (type) {
    case 'host':
    case 'pamHostname':
      return value.port ? `${value.hostName ?? ''}:${value.port}` : (value.hostName ?? '');
    case 'name':
      return `${value.last ?? ''}, ${value.first ?? ''}${value.middle ? ` ${value.middle}` : ''}`;
    case 'phone':
      return `${value.type ?? ''}:  ${value.region ?? ''} ${value.number ?? ''}`;
    case 'paymentCard':
      return [value.cardNumber, value.cardExpirationDate, value.cardSecurityCode].filter(Boolean).join(' ');
    case 'keyPair':
      return value.privateKey ?? '';
    default:
      return Object.values(value).join(' ');
  }
}

const isoDate = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);
