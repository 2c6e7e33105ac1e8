/** The record as an operation wants it, and whether that is what Commander stored: every field, value by value. */
import type { FieldEntry, FieldValue, PasswordGenerator } from '@keeper-workflow/operations';
import { isDeepStrictEqual } from 'node:util';
import { LIST_TYPE, membersOf } from './field-types';
import type { Stored, StoredField, StoredRecord } from './real-parser';
import { recordBefore, sameField } from './record-texts';
import type { RecordCase, VaultField } from './records';

interface Wanted extends VaultField {
  /** Commander makes the value: then only its shape can be wanted. */
  readonly made?: FieldValue;
}

/** How what was stored differs from what was wanted; undefined when it does not. */
export function differenceFrom(one: RecordCase, stored: Stored): string | undefined {
  const { record } = stored;
  if (!record) return `nothing stored: ${stored.error ?? (stored.nothing ?? []).join('; ')}`;
  const { operation } = one;
  const before = recordBefore(one);
  const problems = [
    compare('title', operation.title ?? before.title, record.title || before.title),
    compare('type', before.type, record.type || before.type),
    compare('notes', notesWanted(one), record.notes),
    operation.kind === 'record-add' ? compare('folder', operation.folder?.uid, stored.folder ?? undefined) : undefined,
    ...compareFields('fields', wantedFields(one, 'fields'), record),
    ...compareFields('custom', wantedFields(one, 'custom'), record),
  ].filter((problem) => problem !== undefined);
  return problems.length === 0 ? undefined : problems.join('; ');
}

const compare = (what: string, wanted: unknown, got: unknown): string | undefined =>
  isDeepStrictEqual(wanted, got)
    ? undefined
    : `${what}: meant ${JSON.stringify(wanted)}, stored ${JSON.stringify(got)}`;

function notesWanted({ operation, ...one }: RecordCase): string {
  if (operation.kind === 'record-add') return operation.notes ?? '';
  const before = 'record' in one ? one.record.notes : '';
  if (!operation.notes) return before;
  const { change, text } = operation.notes;
  return change === 'replace' || before === '' ? text : `${before}\n${text}`;
}

function wantedFields(one: RecordCase, section: 'fields' | 'custom'): Wanted[] {
  const wanted: (Wanted | undefined)[] = [...recordBefore(one)[section]];
  const asked: FieldEntry[] = one.operation.fields.filter((entry) => entry.section === section);
  // An NSF record of 18.0.13 goes without the reference: an update there could not send a custom field back.
  const marked = one.operation.mode === 'classic' || one.version !== '18.0.13';
  if (one.operation.kind === 'record-add' && section === 'custom' && marked) {
    const value = { form: 'text', text: one.operation.reference } as const;
    asked.push({ section, type: 'text', label: 'Jira request', value });
  }
  for (const entry of asked) {
    const at = wanted.findIndex((field) => field !== undefined && sameField(entry, field));
    const field = wanted[at] ?? { type: entry.type, label: entry.label ?? '', value: [] };
    const after = entry.value.form === 'empty' && section === 'custom' ? undefined : withValue(field, entry.value);
    if (at >= 0 && !goesLast(entry, field)) wanted[at] = after;
    else {
      if (at >= 0) wanted[at] = undefined;
      wanted.push(after);
    }
  }
  return wanted.filter((field) => field !== undefined);
}

/** Commander merges a list of one into what is there, so several are taken away first: a custom field then comes last. */
const goesLast = ({ section, value }: FieldEntry, field: VaultField): boolean =>
  section === 'custom' && value.form === 'list' && value.items.length === 1 && field.value.length > 1;

function withValue(field: VaultField, value: FieldValue): Wanted {
  switch (value.form) {
    case 'text':
      return { ...field, value: [value.text] };
    case 'members':
      return { ...field, value: [{ ...(field.value[0] as object | undefined), ...value.members }] };
    case 'list':
      return { ...field, value: value.items };
    case 'checkbox':
      return { ...field, value: [value.checked] };
    case 'date':
      return { ...field, value: [Date.parse(`${value.date}T12:00:00Z`)] };
    case 'empty':
      return { ...field, value: [] };
    default:
      return { ...field, made: value };
  }
}

function compareFields(section: 'fields' | 'custom', wanted: readonly Wanted[], record: StoredRecord) {
  const got = record[section];
  const names = (fields: readonly StoredField[]): string[] => fields.map(({ type, label }) => `${type}.${label}`);
  const there = compare(section, names(wanted), names(got));
  if (there !== undefined) return [there];
  return wanted.map((field, at) => {
    const value = got[at]?.value ?? [];
    const name = `${section} ${field.type}.${field.label}`;
    if (!field.made) return compare(name, said(field, field.value), said(field, value));
    return isMade(field.made, value)
      ? undefined
      : `${name}: not ${JSON.stringify(field.made)}: ${JSON.stringify(value)}`;
  });
}

/** Without members that hold nothing: Commander adds them. An empty text is nothing too. */
function said({ type }: VaultField, value: readonly unknown[]): unknown[] {
  const isObject = type === LIST_TYPE || membersOf(type) !== undefined;
  if (!isObject) return value.filter((item) => item !== '' && item !== null);
  return value
    .map((item) => Object.entries(item as object).filter(([, member]) => member !== '' && member !== null))
    .filter((members) => members.length > 0)
    .map((members) => Object.fromEntries(members));
}

function isMade(asked: FieldValue, [value, ...more]: readonly unknown[]): boolean {
  if (more.length > 0) return false;
  switch (asked.form) {
    case 'generated-password':
      return typeof value === 'string' && isPassword(asked.generator, value);
    case 'generated-one-time-code':
      return typeof value === 'string' && value.startsWith('otpauth://totp/');
    case 'generated-key-pair': {
      const pair = value as { privateKey?: string; publicKey?: string } | undefined;
      return pair?.privateKey?.startsWith('-----BEGIN ') === true && pair.publicKey?.startsWith('-----BEGIN ') === true;
    }
    default:
      return false;
  }
}

function isPassword(generator: PasswordGenerator, password: string): boolean {
  switch (generator.algorithm) {
    case 'random':
      return password.length === generator.length;
    case 'dice':
      return password.split(' ').length === generator.words;
    case 'passphrase':
      return (
        password.split(generator.separator).length === generator.words &&
        /\d/.test(password) === generator.withDigits &&
        /[A-Z]/.test(password) === generator.capitalised
      );
  }
}
