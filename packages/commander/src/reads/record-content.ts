/** A record's fields as far as people may see them: values of types that hold no secret, and which fields are filled. */
import type { FieldOutline, RecordContent } from '@keeper-workflow/operations';
import { EMPTY_VALUE, valueText, type Section, type StoredField } from '../fields/stored';
import { fieldTypeOf, holdsSecret } from '../fields/types';
import { fieldInput } from '../templates/field-inputs';
import type { RecordData } from './record-data';

/** Not secret, but about a person, and of no use for a decision. */
const PERSONAL = new Set(['accountNumber', 'birthDate']);
const LONGEST_TEXT = 500;

export const outlineOf = (record: RecordData): RecordContent => ({
  uid: record.uid,
  title: record.title,
  type: record.type,
  mode: record.mode,
  ...(record.path === undefined ? {} : { path: record.path }),
  fields: [
    ...record.fields.map((field) => fieldOutline('fields', field)),
    ...record.custom.map((field) => fieldOutline('custom', field)),
  ],
  notesFilled: record.notes !== '',
  ...(record.revision === undefined ? {} : { revision: record.revision }),
  readAt: record.readAt,
});

function fieldOutline(section: Section, field: StoredField): FieldOutline {
  const { type, label, value } = field;
  const known = fieldTypeOf(type);
  const filled = valueText(value) !== EMPTY_VALUE;
  const shown = filled && !holdsSecret(type, label) && !PERSONAL.has(type) ? textOf(field) : '';
  return {
    section,
    type,
    label,
    filled,
    input: fieldInput(type, label),
    ...(shown === '' ? {} : { text: shown }),
    ...(known === undefined ? { readonly: 'unsupported' as const } : {}),
    ...(known?.form === 'reference' ? { readonly: 'reference' as const } : {}),
  };
}

function textOf({ type, value }: StoredField): string {
  const known = fieldTypeOf(type);
  const texts = value.map((item) => {
    if (known?.form === 'date' && typeof item === 'number') return dayOf(item);
    if (typeof item === 'string' || typeof item === 'number' || typeof item === 'boolean') return String(item);
    if (known?.form !== 'members' || typeof item !== 'object' || item === null) return '';
    const members = item as Record<string, unknown>;
    const parts = known.members.map(({ name }) => members[name]).filter((part) => typeof part === 'string');
    return parts.filter((part) => part !== '').join(type === 'host' || type === 'pamHostname' ? ':' : ' ');
  });
  return texts
    .filter((text) => text !== '')
    .join(', ')
    .slice(0, LONGEST_TEXT);
}

function dayOf(ms: number): string {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}
