/**
 * Which field of a record Commander writes to for an argument `f.type.label=` or `c.type.label=`: its own lookup
 * (`assign_typed_fields`), so that a value never lands where nobody meant it. `c.` is no more than a wish to Commander: a
 * field of the record's type with the same type and label comes first, and types of which a record has one are found by
 * the type alone.
 */
import type { FieldEntry } from '@keeper-workflow/operations';
import type { RecordBody, Section, StoredField } from './stored';
import { fieldTypeOf } from './types';

export type Located =
  /** `byLabel`: the argument has to carry the stored label, as several fields have the type. */
  | { readonly at: Section; readonly index: number; readonly byLabel: boolean }
  | { readonly at: 'new' }
  /** Why no argument means this field and no other; for a failure's detail. */
  | { readonly at: 'nowhere'; readonly why: string };

const nowhere = (why: string): Located => ({ at: 'nowhere', why });

export function locate(record: RecordBody, entry: Pick<FieldEntry, 'section' | 'type' | 'label'>): Located {
  return entry.section === 'fields' ? inFields(record, entry) : inCustom(record, entry);
}

function inFields({ fields }: RecordBody, { type, label }: Pick<FieldEntry, 'type' | 'label'>): Located {
  const ofType = indexesOf(fields, (field) => field.type === type);
  const named = ofType.filter((index) => isLabelled(fields[index], label));
  const [index] = named;
  if (index === undefined) return nowhere('this record type has no such field');
  if (named.length > 1) return nowhere('several fields of this record have this name');
  return { at: 'fields', index, byLabel: ofType.length > 1 };
}

function inCustom(record: RecordBody, { type, label = '' }: Pick<FieldEntry, 'type' | 'label'>): Located {
  const low = label.toLowerCase();
  const multiple = fieldTypeOf(type)?.multiple ?? 'optional';
  const meant = (field: StoredField): boolean =>
    field.type === type && (multiple === 'never' || field.label.toLowerCase() === low);
  const single =
    low === '' && multiple !== 'always' && record.fields.filter((field) => field.type === type).length === 1;
  if (single || record.fields.some(meant)) return nowhere('Commander would write to the record’s own field instead');
  const found = indexesOf(record.custom, meant);
  const [index] = found;
  if (index === undefined) return { at: 'new' };
  if (record.custom[index]?.label.toLowerCase() !== low) {
    return nowhere('Commander would write to another custom field of this type');
  }
  if (found.length > 1) return nowhere('several custom fields of this record have this name');
  return { at: 'custom', index, byLabel: true };
}

/** Without a label: the field that has none, or whose label is its type, which is Commander's default. */
function isLabelled(field: StoredField | undefined, label: string | undefined): boolean {
  if (!field) return false;
  const stored = field.label.toLowerCase();
  return label === undefined ? stored === '' || stored === field.type.toLowerCase() : stored === label.toLowerCase();
}

const indexesOf = (fields: readonly StoredField[], test: (field: StoredField) => boolean): number[] =>
  fields.flatMap((field, index) => (test(field) ? [index] : []));
