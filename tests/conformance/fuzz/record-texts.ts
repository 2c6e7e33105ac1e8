/** Why a change of a record may be refused, said from the operation and the record alone. */
import type { Failure } from '@keeper-workflow/failures';
import type { FieldEntry, FieldValue } from '@keeper-workflow/operations';
import { CHECKBOX_TYPE, isDate, isText, LIST_MEMBERS, LIST_TYPE, membersOf, WRITABLE_TYPES } from './field-types';
import type { RecordCase, VaultField, VaultRecord } from './records';
import { unfounded, type Sent } from './refusals';

const nameOf = ({ type, label }: { type: string; label?: string | undefined }): string =>
  label === undefined || label === '' ? type : label;

const typed = (value: FieldValue): string[] => {
  if (value.form === 'text') return [value.text];
  if (value.form === 'members') return Object.values(value.members);
  return value.form === 'list' ? value.items.flatMap((item) => Object.values(item)) : [];
};

/** A label is matched without regard to case; none is the same as Commander's default, the type. */
export const sameField = (entry: Pick<FieldEntry, 'section' | 'type' | 'label'>, field: VaultField): boolean => {
  if (field.type !== entry.type) return false;
  const stored = field.label.toLowerCase();
  if (entry.label !== undefined) return stored === entry.label.toLowerCase();
  return stored === '' || (entry.section === 'fields' && stored === field.type.toLowerCase());
};

/** The record before: of a new one, what its type gives it. Classic records name unnamed fields by their type. */
export function recordBefore(one: RecordCase): VaultRecord {
  if ('record' in one) return one.record;
  const unnamed = (type: string): string => (one.operation.mode === 'classic' ? type : '');
  return {
    type: one.operation.recordType,
    title: '',
    notes: '',
    fields: one.template.map(({ $ref: type, label }) => ({ type, label: label ?? unnamed(type), value: [] })),
    custom: [],
  };
}

/** Why the refusal is wrong; undefined when it is right. */
export function unfoundedFor(one: RecordCase, failure: Failure): string | undefined {
  if (failure.code === 'text-not-sendable' && failure.field === 'notes' && notesLost(one)) return undefined;
  if (failure.code === 'update-would-lose') return mayLose(one) ? undefined : 'nothing would be lost';
  if (failure.code === 'record-type-unknown') return unofferedType(one) ? undefined : 'the type is there';
  if (failure.code === 'invalid-input') return wronglyInvalid(one, failure);
  return unfounded(failure, textsIn(one));
}

function textsIn(one: RecordCase): Sent[] {
  const { operation } = one;
  const line = (field: string, text: string | undefined): Sent[] =>
    text === undefined ? [] : [{ field, text, as: 'line' }];
  const notes = typeof operation.notes === 'string' ? operation.notes : operation.notes?.text;
  const target =
    operation.kind === 'record-add'
      ? [...line('recordType', operation.recordType), ...line('folder', operation.folder?.uid)]
      : line('record', operation.record.uid);
  return [
    ...target,
    ...line('title', operation.title),
    ...line('notes', notes?.replaceAll('\n', 'nn')),
    ...operation.fields.flatMap((entry) => [
      ...line(nameOf(entry), entry.label),
      ...typed(entry.value).map((text): Sent => ({ field: nameOf(entry), text, as: 'value' })),
    ]),
    // Of an older NSF record everything is sent back.
    ...('record' in one
      ? [...one.record.fields, ...one.record.custom].map((field): Sent => ({
          field: nameOf(field),
          text: JSON.stringify(field.value),
          as: 'value',
        }))
      : []),
  ];
}

/** Notes can hold a line break as `\n` where Commander reads it so, but no backslash right before one. */
function notesLost({ version, operation }: RecordCase): boolean {
  const notes = typeof operation.notes === 'string' ? operation.notes : (operation.notes?.text ?? '');
  const raw = operation.mode === 'nsf' && version === '18.0.13';
  return /[\r\0]|\\\n|\p{Surrogate}/u.test(notes) || (raw && notes.includes('\n'));
}

const unofferedType = (one: RecordCase): boolean =>
  'template' in one &&
  (/^(?:general|legacy|file|photo|\*.*)$/su.test(one.operation.recordType) ||
    one.template.every(({ $ref }) => !WRITABLE_TYPES.includes($ref)));

/** 18.0.13 keeps neither labels nor custom fields nor line breaks of notes, and one field of a type. */
function mayLose(one: RecordCase): boolean {
  if (!('record' in one) || one.operation.mode !== 'nsf' || one.version !== '18.0.13') return false;
  const { record, operation } = one;
  const types = record.fields.map(({ type }) => type);
  const said = `${record.notes}${operation.notes?.text ?? ''}`;
  return (
    record.custom.length > 0 ||
    record.fields.some(({ label, type }) => label !== '' || !WRITABLE_TYPES.includes(type)) ||
    new Set(types).size < types.length ||
    /[\r\n]/.test(said) ||
    operation.notes?.change === 'append' ||
    operation.fields.some(({ section, value }) => section === 'custom' || value.form === 'generated-key-pair')
  );
}

function wronglyInvalid(one: RecordCase, { field, detail }: Failure): string | undefined {
  const { operation } = one;
  if (field === 'notes' && operation.kind === 'record-update') return notesUnchangeable(operation.notes);
  const named = operation.fields.filter((entry) => nameOf(entry) === field);
  const right = named.some((entry) => isUnfit(one, entry) || isUnclear(one, entry));
  return right ? undefined : `${String(field)}: there is nothing wrong with it (${String(detail)})`;
}

function notesUnchangeable(notes: Extract<RecordCase, { record: unknown }>['operation']['notes']): string | undefined {
  if (notes?.change === 'append') {
    // Python's idea of a blank is wider than JavaScript's.
    // eslint-disable-next-line no-control-regex -- they are what is looked for
    return /^[\s\u001c-\u001f\u0085]|[\s\u001c-\u001f\u0085]$/u.test(notes.text) ? undefined : 'no outer blanks';
  }
  return notes?.text.startsWith('+') ? undefined : 'does not begin with “+”';
}

/** The entry alone: a type that is not written here, a value of another form, a label that no read would show again. */
function isUnfit(one: RecordCase, { type, label = '', value }: FieldEntry): boolean {
  if (!WRITABLE_TYPES.includes(type) || /\p{Cc}/u.test(label)) return true;
  const likePassword = /^(?:password|passphrase|pwd|secret)$/i.test(label);
  switch (value.form) {
    case 'text':
      return !isText(type);
    case 'members':
      return !Object.keys(value.members).every((name) => membersOf(type)?.includes(name));
    case 'list':
      return type !== LIST_TYPE || value.items.some((item) => Object.keys(item).some((name) => !isAsked(name)));
    case 'checkbox':
      return type !== CHECKBOX_TYPE;
    case 'date':
      return !isDate(type);
    case 'generated-password':
      return type !== 'password';
    case 'generated-one-time-code':
      return (type !== 'oneTimeCode' && type !== 'otp') || likePassword;
    case 'generated-key-pair':
      return (type !== 'keyPair' && type !== 'privateKey') || likePassword;
    case 'empty':
      return 'template' in one;
    case 'withheld':
      return true;
  }
}

const isAsked = (name: string): boolean => (LIST_MEMBERS as readonly string[]).includes(name);

/**
 * The field among others: none or several are meant, it is meant twice, or it holds several values. A custom field is
 * unclear as soon as there is another field of its type, as Commander knows custom fields from those of the type by the
 * label alone, and some types not even by that.
 */
function isUnclear(one: RecordCase, entry: FieldEntry): boolean {
  const { fields, custom } = recordBefore(one);
  const others = one.operation.fields.filter((other) => other !== entry && other.type === entry.type);
  const twice = others.some((other) => nameOf(other).toLowerCase() === nameOf(entry).toLowerCase());
  const found = (entry.section === 'fields' ? fields : custom).filter((field) => sameField(entry, field));
  const several = found.some(({ value }) => value.length > 1);
  if (twice || several) return true;
  if (entry.section === 'fields') return found.length !== 1;
  return [...fields, ...custom, ...others].some(({ type }) => type === entry.type);
}
