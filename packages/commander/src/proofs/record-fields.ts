/**
 * Whether a record holds what was asked for and is otherwise as before. Compared are digests that only this process can
 * make, so a snapshot taken before the command may be kept without keeping a secret.
 */
import type { FieldEntry, FieldValue, Proof, ProofVerdict } from '@keeper-workflow/operations';
import { EMPTY_VALUE, fieldKey, fieldName, valueText, type RecordBody, type StoredField } from '../fields/stored';
import type { RecordData } from '../reads/record-data';

/** Makes a text into something that says "the same" or "another" and nothing else. */
export type Digest = (text: string) => string;

/** What is compared: the record's parts by key; title, type and notes are parts too. Empty fields have none. */
export type Digests = Readonly<Record<string, string>>;

export const TITLE = 'title';
export const TYPE = 'type';
export const NOTES = 'notes';

interface Parts extends RecordBody {
  readonly title: string;
  readonly type: string;
  readonly notes: string;
}

export function digestsOf(record: Parts, digest: Digest): Digests {
  const parts = new Map([
    [TITLE, record.title],
    [TYPE, record.type],
    ...(record.notes === '' ? [] : [[NOTES, record.notes] as const]),
  ]);
  const add = (key: string, field: StoredField): void => {
    const text = valueText(field.value);
    if (text === EMPTY_VALUE) return;
    // The same name twice: both count, in their order.
    const before = parts.get(key);
    parts.set(key, before === undefined ? text : `${before} ${text}`);
  };
  for (const field of record.fields) add(fieldKey('fields', field), field);
  for (const field of record.custom) add(fieldKey('custom', field), field);
  return Object.fromEntries([...parts].map(([key, text]) => [key, digest(`${key}\n${text}`)]));
}

export interface AskedPart {
  readonly key: string;
  readonly name: string;
  /** Commander made the value: only its shape is known. */
  readonly generated?: FieldValue;
  /** Somebody typed the value and it was not kept: all that can be seen is that the field holds something. */
  readonly withheld?: true;
}

/** Fields whose typed values are no longer at hand. */
export const withheldParts = (entries: readonly FieldEntry[]): AskedPart[] =>
  entries
    .filter(({ value }) => value.form === 'withheld')
    .map(({ section, type, label = '' }) => ({
      key: fieldKey(section, { type, label }),
      name: fieldName({ type, label }),
      withheld: true,
    }));

/** What a record has to look like. Holds no value: digests, names and shapes. */
export interface Expectation {
  readonly asked: readonly AskedPart[];
  /** The record with everything that was asked for, but for what Commander makes. */
  readonly after: Digests;
  /** The record before; absent when nobody looked. */
  readonly before?: Digests;
}

/** @param changed what else was asked for: the title, the notes. */
export function expectationOf(
  after: Parts,
  plan: { readonly asked: readonly AskedPart[] },
  changed: readonly (typeof TITLE | typeof TYPE | typeof NOTES)[],
  digest: Digest,
  before?: Parts,
): Expectation {
  return {
    asked: [...changed.map((key) => ({ key, name: key })), ...plan.asked],
    after: digestsOf(after, digest),
    ...(before ? { before: digestsOf(before, digest) } : {}),
  };
}

export type FieldEvidence = Pick<Proof, 'verdict' | 'parts' | 'unseen'>;

/**
 * Compares a read with what was expected. Without `before` only what was asked for is judged, and `unseen` says that
 * nobody can tell about the rest; a value that Commander made is then judged by its shape.
 */
export function fieldEvidence(expected: Expectation, record: RecordData, digest: Digest): FieldEvidence {
  const { asked, after, before } = expected;
  const now = digestsOf(record, digest);
  const visible = (key: string): boolean => record.customSeen || !key.startsWith('custom ');
  const parts = asked
    .filter(({ key }) => visible(key))
    .map(({ key, name, generated, withheld }) => {
      if (withheld) return { name, shown: now[key] !== undefined };
      const made = generated && now[key] !== before?.[key] && hasShape(valueOf(record, key), generated);
      return { name, shown: made ?? now[key] === after[key] };
    });
  const askedKeys = new Set(asked.map(({ key }) => key));
  const others = before ? [...new Set([...Object.keys(before), ...Object.keys(now)])] : [];
  const lost = others.filter((key) => !askedKeys.has(key) && visible(key) && now[key] !== before?.[key]);
  const seenAll = before && record.customSeen && !asked.some(({ withheld }) => withheld);
  const unseen = seenAll ? {} : { unseen: ['values'] as const };
  const all = [...parts, ...lost.map((key) => ({ name: nameOf(record, key), shown: false }))];
  return { verdict: verdictOf(parts, lost, expected, now), parts: all, ...unseen };
}

function verdictOf(
  parts: readonly { readonly shown: boolean }[],
  lost: readonly string[],
  { asked, before }: Expectation,
  now: Digests,
): ProofVerdict {
  if (parts.length === 0) return 'unprovable';
  if (parts.every(({ shown }) => shown)) {
    if (lost.length > 0) return 'partly';
    // Made by Commander, and nobody looked before: it may have been there all the time.
    return !before && asked.every(({ generated }) => generated) ? 'unprovable' : 'shown';
  }
  const untouched = before ? asked.every(({ key }) => now[key] === before[key]) : parts.every(({ shown }) => !shown);
  return untouched && lost.length === 0 ? 'absent' : 'partly';
}

const fieldsOf = (record: RecordBody): [string, StoredField][] => [
  ...record.fields.map((field): [string, StoredField] => [fieldKey('fields', field), field]),
  ...record.custom.map((field): [string, StoredField] => [fieldKey('custom', field), field]),
];

const valueOf = (record: RecordBody, key: string): unknown =>
  fieldsOf(record).find(([other]) => other === key)?.[1].value[0];

/** A field that is gone has no name left but its key: section, type, label. */
function nameOf(record: RecordBody, key: string): string {
  const field = fieldsOf(record).find(([other]) => other === key)?.[1];
  if (field) return fieldName(field);
  const [, type = key, ...label] = key.split(' ');
  return label.join(' ') || type;
}

/** Whether a value is of the kind that was asked for. Length only: it is a secret. */
export function hasShape(value: unknown, asked: FieldValue): boolean {
  switch (asked.form) {
    case 'generated-password': {
      const { generator } = asked;
      const shortest = generator.algorithm === 'random' ? generator.length : generator.words * 3;
      return typeof value === 'string' && value.length >= shortest;
    }
    case 'generated-one-time-code':
      return typeof value === 'string' && value.startsWith('otpauth://');
    case 'generated-key-pair': {
      if (typeof value !== 'object' || value === null) return false;
      const { privateKey, publicKey } = value as Record<string, unknown>;
      return typeof privateKey === 'string' && privateKey.includes('PRIVATE KEY') && publicKey !== '';
    }
    default:
      return false;
  }
}
