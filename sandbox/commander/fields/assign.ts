/**
 * Puts parsed fields into a typed record, as the classic commands and `nsf-record-add` do. Which field a text means is
 * decided by type and label; what is not found becomes a custom field.
 */
import { UnknownForm } from '../reply/outcome';
import type { FieldValue } from '../vault/model';
import { base64Of, generatorOf, jsonOf, type Complaints } from './actions';
import { readDate } from './dates';
import { generateKeyPair, generateOneTimeCode, generatePassword } from './generate';
import { checkedJson } from './json-value';
import type { ParsedField } from './parse-field';
import { isObject } from './python-json';
import { readTextForm } from './text-forms';
import { newField, type TypedField, type TypedRecord } from './typed-record';
import { FIELD_TYPES, type ValueKind } from './types';

const PASSWORD_LABELS = ['password', 'passphrase', 'pwd', 'secret'];
const KEY_ALGORITHMS = ['rsa', 'ec', 'ed25519'] as const;

/** Changes the record. Throws PythonError where Commander raises. */
export function assignFields(record: TypedRecord, fields: readonly ParsedField[], complaints: Complaints): void {
  const queue = [...fields];
  for (let field = queue.shift(); field !== undefined; field = queue.shift()) {
    if (isMisplacedPassword(field, complaints)) continue;
    const found = findField(record, field, complaints);
    if (found === undefined) continue;
    if (field.value === '') clear(record, found);
    else queue.push(...setValue(found.field, field.value, complaints));
  }
}

/** `Password=$GEN`: the type has a small letter. */
export function isMisplacedPassword({ type, label, value }: ParsedField, complaints: Complaints): boolean {
  if (!value.startsWith('$GEN') || type === 'password' || !PASSWORD_LABELS.includes(label.toLowerCase())) return false;
  complaints.errors.push(
    `Use lowercase field type password='${value}' instead of ${label}=... ($GEN only works on password fields).`,
  );
  return true;
}

interface Found {
  field: TypedField;
  /** Else it is a custom field. */
  standard: boolean;
}

function findField(record: TypedRecord, field: ParsedField, complaints: Complaints): Found | undefined {
  const type = field.type === '' ? 'text' : field.type;
  const known = FIELD_TYPES.get(type);
  if (known === undefined && field.value !== '' && !field.value.startsWith('$JSON')) {
    complaints.warnings.push(`Field type "${type}" is not supported. Field: ${type}.${field.label}`);
    return undefined;
  }
  if (field.section === 'f') return amongFields(record, type, field.label, complaints);
  const label = field.label.toLowerCase();
  const anyLabel = known?.multiplicity === 'one';
  const matches = (candidate: TypedField): boolean =>
    (field.type === '' || candidate.type === field.type) && (anyLabel || candidate.label.toLowerCase() === label);
  const standard = record.fields.find(matches) ?? (label === '' ? onlyOfType(record, type) : undefined);
  if (standard !== undefined) return { field: standard, standard: true };
  const custom = record.custom.find(matches);
  if (custom !== undefined) return { field: custom, standard: false };
  if (field.value === '') return undefined;
  const added = newField(type, field.label);
  record.custom.push(added);
  return { field: added, standard: false };
}

/** A text without label means the only field of its type, except where a record may have many. */
function onlyOfType(record: TypedRecord, type: string): TypedField | undefined {
  const known = FIELD_TYPES.get(type);
  if (known === undefined || known.multiplicity === 'many') return undefined;
  const candidates = record.fields.filter((field) => field.type === type);
  return candidates.length === 1 ? candidates[0] : undefined;
}

function amongFields(record: TypedRecord, type: string, label: string, complaints: Complaints): Found | undefined {
  const ofType = record.fields.filter((field) => field.type === type);
  const field = ofType.length === 1 ? ofType[0] : ofType.find((one) => one.label.toLowerCase() === label.toLowerCase());
  if (field !== undefined) return { field, standard: true };
  complaints.warnings.push(`Field type "${type}" is not found for record type ${record.type}`);
  return undefined;
}

/** Nothing in a field of the type, no custom field at all. */
function clear(record: TypedRecord, { field, standard }: Found): void {
  if (standard) field.value = [];
  else record.custom = record.custom.filter((other) => other !== field);
}

/** Returns the fields that are to be set as a consequence. */
function setValue(field: TypedField, text: string, complaints: Complaints): ParsedField[] {
  const generator = generatorOf(text);
  if (generator !== undefined) return setGenerated(field, generator, complaints);
  const base64 = base64Of(text, complaints);
  const json = base64 === undefined ? jsonOf(text, complaints) : undefined;
  if (base64 !== undefined) put(field, base64.value);
  else if (json !== undefined) {
    put(field, json.value === undefined ? undefined : checkedJson(field.type, json.value, complaints));
  } else {
    const kind = FIELD_TYPES.get(field.type)?.value;
    if (kind === undefined) throw new UnknownForm(`a plain text for a field of the type ${field.type}`);
    put(field, readText(field.type, kind, text, complaints));
  }
  return [];
}

function setGenerated(field: TypedField, parameters: readonly string[], complaints: Complaints): ParsedField[] {
  if (field.type === 'password') {
    const generated = generatePassword(parameters);
    if ('error' in generated) complaints.errors.push(generated.error);
    else put(field, generated.value);
  } else if (field.type === 'oneTimeCode' || field.type === 'otp') put(field, generateOneTimeCode());
  else if (field.type === 'keyPair' || field.type === 'privateKey') {
    const passphrase = parameters.includes('enc') ? generatePassword([]) : undefined;
    const value = passphrase !== undefined && 'value' in passphrase ? passphrase.value : undefined;
    const algorithm = KEY_ALGORITHMS.find((name) => name === parameters.find(isKeyAlgorithm)) ?? 'rsa';
    put(field, generateKeyPair(algorithm, value));
    if (value !== undefined) return [{ section: '', type: 'password', label: 'passphrase', value }];
  } else complaints.warnings.push(`Cannot generate a value for a "${field.type}" field.`);
  return [];
}

const isKeyAlgorithm = (text: string): boolean => KEY_ALGORITHMS.some((name) => name === text);

function readText(type: string, kind: ValueKind, text: string, complaints: Complaints): FieldValue | undefined {
  switch (kind.kind) {
    case 'text':
      return kind.multiline === true ? withLineBreaks(text) : text;
    case 'boolean': {
      const lower = text.toLowerCase();
      if (['1', 'y', 'yes', 't', 'true'].includes(lower)) return true;
      if (['0', 'n', 'no', 'f', 'false'].includes(lower)) return false;
      complaints.warnings.push(`Incorrect boolean value "${text}": [t]rue or [f]alse`);
      return undefined;
    }
    case 'integer':
      return readDate(text);
    case 'object':
      if (kind.textForm !== undefined) return readTextForm(kind.textForm, text);
      complaints.warnings.push(`Unsupported field type: ${type}`);
      return undefined;
  }
}

/** The two characters `\n` are a line break, unless another backslash stands before them: that one then goes. */
export const withLineBreaks = (text: string): string =>
  text.replace(/\\\\n|\\n/g, (found) => (found.length === 3 ? '\\n' : '\n'));

/** A list replaces; an object changes the members that it names; anything else replaces the first value. */
function put(field: TypedField, value: FieldValue | undefined): void {
  if (value === undefined || value === null) return;
  const [first] = field.value;
  if (Array.isArray(value)) field.value = [...(value as readonly FieldValue[])];
  else if (first === undefined) field.value = [value];
  else if (isObject(value) && isObject(first)) {
    const merged = Object.entries({ ...first, ...value }).filter(([, member]) => member !== null);
    field.value[0] = Object.fromEntries(merged);
  } else field.value[0] = value;
}
