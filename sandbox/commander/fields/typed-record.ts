/** A typed record while a command works on it, and the form in which it is stored. */
import { strip } from '../text/python';
import type { Field, FieldValue, TypedContent } from '../vault/model';
import type { TypeField } from '../vault/record-types';
import { isObject } from './python-json';
import { FIELD_TYPES, type ValueKind } from './types';

export interface TypedField {
  type: string;
  /** Empty: none. */
  label: string;
  value: FieldValue[];
  required: boolean;
}

export interface TypedRecord {
  title: string;
  type: string;
  notes: string;
  fields: TypedField[];
  custom: TypedField[];
}

export const newField = (type: string, label = '', required = false): TypedField => ({
  type,
  label,
  value: [],
  required,
});

/** As Commander loads what is stored: blanks around type, label and title are gone. */
export function loadRecord(content: TypedContent): TypedRecord {
  return {
    title: strip(content.title ?? ''),
    type: strip(content.type ?? ''),
    notes: content.notes ?? '',
    fields: content.fields.map(loadField),
    custom: (content.custom ?? []).map(loadField),
  };
}

const loadField = ({ type, label, value, required }: Field): TypedField => ({
  type: strip(type),
  label: strip(label ?? ''),
  value: [...value],
  required: required === true,
});

/** As the classic commands write it: values of a wrong kind are dropped, missing members of an object become empty. */
export function storedContent(record: TypedRecord): TypedContent {
  return {
    type: record.type === '' ? 'login' : record.type,
    title: record.title,
    notes: record.notes,
    fields: record.fields.map(storedField),
    custom: record.custom.map(storedField),
  };
}

function storedField(field: TypedField): Field {
  const kind = FIELD_TYPES.get(field.type)?.value;
  return {
    type: field.type === '' ? 'text' : field.type,
    value: field.value
      .filter((value) => value !== null && (kind === undefined || isOfKind(value, kind)))
      .map((value) => (kind?.kind === 'object' && isObject(value) ? withAllMembers(value, kind.members) : value)),
    ...(field.label === '' ? {} : { label: field.label }),
    ...(field.required ? { required: true } : {}),
  };
}

/** Python counts a boolean among the integers. */
export function isOfKind(value: FieldValue, kind: ValueKind): boolean {
  switch (kind.kind) {
    case 'text':
      return typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
      return typeof value === 'boolean' || Number.isInteger(value);
    case 'object':
      return isObject(value);
  }
}

export const withAllMembers = (
  value: Readonly<Record<string, FieldValue>>,
  members: readonly string[],
): Readonly<Record<string, FieldValue>> => ({
  ...Object.fromEntries(members.map((member) => [member, ''])),
  ...value,
});

/** Another type: what fits a field of the new one moves there, what is left over becomes custom. */
export function changeType(record: TypedRecord, fields: readonly TypeField[]): void {
  const old = [...record.fields, ...record.custom].filter((field) => field.value.length > 0);
  const next = fields.map(({ type, label = '', required = false }) => {
    const at = matching(old, type, label);
    const [found] = at < 0 ? [] : old.splice(at, 1);
    const field = found ?? newField(type, label, required);
    const same = found?.label === label;
    field.label = label;
    field.required = required;
    return { field, same };
  });
  if (next.every(({ same }) => same) && old.length === 0) return;
  record.fields = next.map(({ field }) => field);
  record.custom = old;
}

function matching(old: readonly TypedField[], type: string, label: string): number {
  const anyLabel = FIELD_TYPES.get(type)?.multiplicity === 'one';
  const exact = old.findIndex((field) => field.type === type && (anyLabel || field.label === label));
  if (exact >= 0) return exact;
  return old.findIndex((field) => field.type === type && (label === '' || field.label === ''));
}
