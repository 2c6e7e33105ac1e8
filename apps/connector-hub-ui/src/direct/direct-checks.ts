/** What is wrong with the form of a direct operation, by field. The server checks everything again. */
import type { WireFailure } from '@keeper-workflow/contract';
import { DIRECT_ERRORS, FIELD_ERRORS } from '@keeper-workflow/messages';
import {
  LONGEST_FIELD,
  LONGEST_FIELD_LABEL,
  LONGEST_RECORD_TITLE,
  MOST_FIELDS,
  PASSWORD_LIMITS,
  REFERENCE_LABEL,
} from '@keeper-workflow/operations';
import { entriesOf, inputOf, isAdding, typedOf, type CustomField, type DirectState } from './direct-state';
import { CUSTOM_INPUTS, type FieldSpec } from './field-spec';
import { HALF_DATE, valueOf, type TypedField } from './typed-field';

/** Sentences by field: `title`, `recordType`, `record`, `folder`, `notes`, `justification`, `fields`, or a key from below. */
export type DirectErrors = Readonly<Record<string, string>>;

export const memberKey = (field: string, member: string): string => `${field}/${member}`;
export const itemKey = (field: string, index: number): string => `${field}/${String(index)}`;
export const customKey = ({ id }: Pick<CustomField, 'id'>): string => `added:${String(id)}`;
export const labelKey = (field: Pick<CustomField, 'id'>): string => memberKey(customKey(field), 'label');

export function checkDirect(
  state: DirectState,
  specs: readonly FieldSpec[],
  { justificationRequired }: { readonly justificationRequired: boolean },
): DirectErrors {
  const errors: Record<string, string> = {};
  if (isAdding(state) && state.recordType === '') errors.recordType = DIRECT_ERRORS.recordType;
  if (!isAdding(state) && !state.record) return { record: DIRECT_ERRORS.record };
  const title = state.title.trim();
  // A record that never had a title may go without one.
  if (title === '' && state.record?.title.trim() !== '') errors.title = DIRECT_ERRORS.title;
  else put(errors, 'title', tooLong(title, LONGEST_RECORD_TITLE));
  for (const spec of specs) {
    if (!spec.leftAlone) Object.assign(errors, checkField(spec, typedOf(state, spec), isAdding(state)));
  }
  for (const field of state.custom) Object.assign(errors, checkCustom(field, state, specs));
  put(errors, 'notes', checkNotes(state));
  const { justification } = state;
  if (justificationRequired && justification.trim() === '') errors.justification = DIRECT_ERRORS.justification;
  else if (justification.trim().length > 4000) errors.justification = FIELD_ERRORS.justificationTooLong;
  if (entriesOf(state, specs).length > MOST_FIELDS) errors.fields = DIRECT_ERRORS.tooMany(MOST_FIELDS);
  if (Object.keys(errors).length === 0 && changesNothing(state, specs)) errors.fields = DIRECT_ERRORS.nothing;
  return errors;
}

function changesNothing(state: DirectState, specs: readonly FieldSpec[]): boolean {
  const input = inputOf(state, specs);
  return input.kind === 'record-update' && !input.fields.length && !input.notes && input.title === undefined;
}

function checkField(spec: FieldSpec, typed: TypedField, adding: boolean): DirectErrors {
  const { key, input, name } = spec;
  const errors: Record<string, string> = {};
  if (typed.how === 'keep' || typed.how === 'empty') return errors;
  if (typed.how === 'generated') {
    if (input.form === 'text' && input.generate === 'password') Object.assign(errors, checkGenerator(key, typed));
    return errors;
  }
  if (input.form === 'text') put(errors, key, tooLong(typed.text, LONGEST_FIELD));
  if (input.form === 'date' && typed.text === HALF_DATE) errors[key] = DIRECT_ERRORS.date;
  if (input.form === 'members') {
    for (const [member, text] of Object.entries(typed.members)) {
      put(errors, memberKey(key, member), tooLong(text, LONGEST_FIELD));
    }
  }
  if (input.form === 'list') {
    const incomplete = typed.items.findIndex((item) => {
      const given = input.members.filter((member) => (item[member.name] ?? '') !== '');
      return given.length > 0 && given.length < input.members.length;
    });
    if (incomplete !== -1) errors[itemKey(key, incomplete)] = DIRECT_ERRORS.itemIncomplete;
  }
  if (Object.keys(errors).length > 0 || valueOf(input, typed, adding)) return errors;
  if (!adding) return { [key]: input.form === 'list' ? DIRECT_ERRORS.items : DIRECT_ERRORS.value };
  return spec.required && input.form !== 'checkbox' ? { [key]: DIRECT_ERRORS.required(name) } : errors;
}

function checkGenerator(key: string, { generator }: TypedField): DirectErrors {
  const { algorithm, length, diceWords, phraseWords } = generator;
  const number = { random: length, dice: diceWords, passphrase: phraseWords }[algorithm];
  const { least, most } = PASSWORD_LIMITS[algorithm];
  const fits = /^\d+$/u.test(number.trim()) && Number(number) >= least && Number(number) <= most;
  return fits ? {} : { [key]: DIRECT_ERRORS.range(least, most) };
}

/** Commander trims control characters off labels, and then finds another field. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const BAD_LABEL = /[\u0000-\u001f\u007f-\u009f]/u;

function checkCustom(field: CustomField, state: DirectState, specs: readonly FieldSpec[]): DirectErrors {
  const errors: Record<string, string> = {};
  const label = field.label.trim();
  const alike = (one: { readonly type: string; readonly label?: string }): boolean =>
    one.type === field.type && one.label?.trim().toLowerCase() === label.toLowerCase();
  const taken = specs.some(alike) || state.custom.some((other) => other.id < field.id && alike(other));
  if (label === '') errors[labelKey(field)] = DIRECT_ERRORS.label;
  else if (label.toLowerCase() === REFERENCE_LABEL.toLowerCase()) errors[labelKey(field)] = DIRECT_ERRORS.labelReserved;
  else if (BAD_LABEL.test(label)) errors[labelKey(field)] = DIRECT_ERRORS.labelInvalid;
  else if (taken) errors[labelKey(field)] = DIRECT_ERRORS.labelTaken;
  else put(errors, labelKey(field), tooLong(label, LONGEST_FIELD_LABEL));
  const { typed, type } = field;
  if (typed.text === HALF_DATE && type === 'date') errors[customKey(field)] = DIRECT_ERRORS.date;
  else if (type !== 'checkbox' && !valueOf(CUSTOM_INPUTS[type], typed, true)) {
    errors[customKey(field)] = DIRECT_ERRORS.customValue;
  } else put(errors, customKey(field), tooLong(typed.text, LONGEST_FIELD));
  return errors;
}

function checkNotes(state: DirectState): string | undefined {
  const { change, text } = state.notes;
  if (change === 'none' || change === 'clear') return undefined;
  if (text === '' && !isAdding(state)) return DIRECT_ERRORS.notes;
  return tooLong(text, LONGEST_FIELD);
}

const tooLong = (text: string, most: number): string | undefined =>
  text.length > most ? DIRECT_ERRORS.tooLong(text.length, most) : undefined;

function put(errors: Record<string, string>, key: string, error: string | undefined): void {
  if (error !== undefined) errors[key] = error;
}

const PARTS: ReadonlySet<string> = new Set(['title', 'recordType', 'record', 'folder', 'notes', 'justification']);

/** The failure beside the field that it is about; the server names a field by its label or type. Empty for any other. */
export function besideDirectField(
  { field, message }: WireFailure,
  state: DirectState,
  specs: readonly FieldSpec[],
): DirectErrors {
  if (field === undefined) return {};
  if (PARTS.has(field)) return { [field]: message };
  const spec = specs.find(({ leftAlone, label, type }) => !leftAlone && (label ?? type) === field);
  if (spec) return { [spec.key]: message };
  const added = state.custom.find(({ label }) => label.trim() === field);
  return added ? { [customKey(added)]: message } : {};
}
