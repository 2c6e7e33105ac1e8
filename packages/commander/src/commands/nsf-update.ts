/**
 * `nsf-record-update` of Commander before 18.1.2: it knows fields by their type alone, takes values as they stand, and up
 * to 18.0.13 replaces the record by what the command names. So either everything goes back with it, or, from 18.0.14 on,
 * only what changes; what such a command cannot carry is refused and nothing is sent.
 */
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import type { RecordUpdate } from '@keeper-workflow/operations';
import { fieldValue, jsonValue, type CommandArguments, type Flag, type OptionValue, type Positional } from '../encode';
import { generatorArgument } from '../fields/entry';
import { EMPTY_VALUE, fieldKey, fieldName, valueText, type StoredField } from '../fields/stored';
import { fieldTypeOf } from '../fields/types';
import type { RecordData } from '../reads/record-data';
import type { Asked, FieldPlan } from './record-fields';
import { notesAfter } from './record-notes';

/** `replaces`: what is not named is wiped. `merges`: it is kept. */
export type NsfWriting = 'replaces' | 'merges';

/**
 * Failures: `update-would-lose` (detail: which part of the record) where the command could not keep the rest of the
 * record as it is; `invalid-input` for a field this Commander cannot write.
 */
export function nsfUpdateCommand(
  operation: RecordUpdate,
  record: RecordData,
  plan: FieldPlan,
  writing: NsfWriting,
): Result<CommandArguments> {
  const all = writing === 'replaces';
  if (all) {
    const lost = whatIsLost(operation, record, plan);
    if (lost !== undefined) return fail(failure('update-would-lose', { field: 'record', detail: lost }));
  }
  const asked = new Map(plan.asked.map((one) => [one.key, one]));
  const positionals: Positional[] = [];
  for (const field of plan.after.fields) {
    const one = asked.get(fieldKey('fields', field));
    if (!all && !one) continue;
    const argument = fieldArgument(field, one, plan);
    if (!argument.ok) return argument;
    positionals.push(argument.value);
  }
  const custom = plan.asked.find(({ key }) => key.startsWith('custom '));
  if (custom) return cannotWrite(custom.name);
  const notes = notesAfter(operation.notes, record.notes);
  if (/[\r\n]/.test(notes) && (all || operation.notes)) {
    return fail(failure('update-would-lose', { field: 'notes', detail: 'line breaks in the notes' }));
  }
  const title = operation.title ?? (all ? record.title : undefined);
  const options: (Flag | OptionValue)[] = [
    ...(operation.force ? [{ flag: '--force' } as const] : []),
    { name: '--record', value: operation.record.uid, field: 'record' },
    ...(title === undefined ? [] : [{ name: '--title', value: title, field: 'title' } as const]),
    ...(all ? [{ name: '--record-type', value: record.type, field: 'record' } as const] : []),
    ...((all && notes !== '') || operation.notes
      ? [{ name: '--notes', value: notes, field: 'notes', secret: true } as const]
      : []),
  ];
  return ok({ command: 'nsf-record-update', options, ...(positionals.length > 0 ? { positionals } : {}) });
}

/** The first part of the record that would not survive being sent back. */
function whatIsLost(operation: RecordUpdate, record: RecordData, plan: FieldPlan): string | undefined {
  if (!record.customSeen) return 'its custom fields, which cannot be seen';
  const [custom] = record.custom;
  if (custom) return `its custom field “${fieldName(custom)}”`;
  if (record.notes !== '' && /[\r\n]/.test(record.notes) && operation.notes?.change !== 'replace') {
    return 'the line breaks in its notes';
  }
  const seen = new Set<string>();
  for (const field of plan.after.fields) {
    const type = fieldTypeOf(field.type);
    if (!type) return `its field “${fieldName(field)}”`;
    if (field.label !== '') return `the label “${field.label}”`;
    if (seen.has(field.type)) return `its second field of the type “${field.type}”`;
    seen.add(field.type);
    const filled = valueText(field.value) !== EMPTY_VALUE;
    if (filled && type.form === 'reference') return 'its files and links to other records';
    if (!field.value.every(survivesJson)) return `its field “${fieldName(field)}”`;
  }
  return undefined;
}

/** Numbers beyond 2^53 and fractions could change on their way through JavaScript. */
function survivesJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value);
  if (Array.isArray(value)) return value.every(survivesJson);
  if (typeof value === 'object' && value !== null) return Object.values(value).every(survivesJson);
  // A bare `null` is taken for "no value" and leaves the field out.
  return value !== null;
}

function fieldArgument(field: StoredField, asked: Asked | undefined, plan: FieldPlan): Result<Positional> {
  const name = `${field.type}=`;
  const generator = asked?.generated ? generatorArgument(asked.generated) : undefined;
  // This command stores `keyPair=$GEN` as a text.
  if (generator !== undefined && asked?.generated?.form === 'generated-key-pair') return cannotWrite(asked.name);
  const others = plan.after.fields.filter(({ type }) => type === field.type).length > 1;
  if (asked && others) return cannotWrite(asked.name);
  const value = `${name}${generator ?? rawValue(field.value)}`;
  return ok({ value, field: fieldName(field), secret: name });
}

/** Nothing is read into a value here but `$GEN`, `$JSON:` and `$BASE64:`; a list is the field's whole list. */
function rawValue(value: readonly unknown[]): string {
  const [only] = value;
  return value.length === 1 && typeof only === 'string' && only !== '' ? fieldValue(only) : jsonValue(value);
}

const cannotWrite = (field: string): Result<never> =>
  fail(
    failure('update-would-lose', { field, detail: `the field “${field}”, which this version writes in another place` }),
  );
