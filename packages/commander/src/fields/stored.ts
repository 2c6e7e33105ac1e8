/** A record's fields as the vault has them, and what of them two reads have to agree in. Secrets in clear: stays in memory. */
import { canonicalJson } from '@keeper-workflow/operations';

export type Section = 'fields' | 'custom';

export interface StoredField {
  readonly type: string;
  /** Empty where it has none. */
  readonly label: string;
  readonly value: readonly unknown[];
}

export interface RecordBody {
  readonly fields: readonly StoredField[];
  readonly custom: readonly StoredField[];
}

/** What people call a field: its label, or its type where it has none. */
export const fieldName = ({ type, label }: { readonly type: string; readonly label?: string | undefined }): string =>
  label === undefined || label === '' ? type : label;

/** Equal for the same field in two reads. Labels are case-insensitive to Commander, and its default label is the type. */
export function fieldKey(section: Section, { type, label }: Pick<StoredField, 'type' | 'label'>): string {
  const low = label.toLowerCase();
  return `${section} ${type} ${section === 'fields' && low === type.toLowerCase() ? '' : low}`;
}

/**
 * A value's canonical text, without what says nothing: empty members of an object, empty values. Commander adds empty
 * members to objects that it writes.
 */
export function valueText(value: readonly unknown[]): string {
  return canonicalJson(value.map(meaningful).filter((item) => item !== undefined));
}

function meaningful(item: unknown): unknown {
  if (item === null || item === undefined || item === '') return undefined;
  if (typeof item !== 'object' || Array.isArray(item)) return item;
  const members = Object.entries(item).filter(([, member]) => meaningful(member) !== undefined);
  return members.length === 0 ? undefined : Object.fromEntries(members);
}

/** `valueText` of a field that holds nothing. */
export const EMPTY_VALUE = valueText([]);
