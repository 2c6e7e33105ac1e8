/**
 * Typed field entries as Commander's field arguments (`f.login=…`), and what the record holds once they are carried out.
 * Every value is data: nothing somebody typed is ever read as syntax.
 */
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import type { FieldEntry, FieldValue } from '@keeper-workflow/operations';
import { fieldValue, jsonValue, type Positional } from '../encode';
import { checkEntry, generatorArgument, wantedValue } from '../fields/entry';
import { locate } from '../fields/locate';
import { fieldKey, fieldName, type RecordBody, type Section, type StoredField } from '../fields/stored';
import { fieldTypeOf, type FieldType } from '../fields/types';

/** A field that was asked for, in the record as it is to be. */
export interface Asked {
  readonly key: string;
  readonly name: string;
  /** Where Commander makes the value, what it was asked for: then only its shape is known. */
  readonly generated?: FieldValue;
}

export interface FieldPlan {
  readonly positionals: readonly Positional[];
  /** The record after the command. Fields that Commander fills are as before. */
  readonly after: RecordBody;
  readonly asked: readonly Asked[];
}

/**
 * The arguments as far as the entries alone decide them. Failures: those of `checkEntry`, `invalid-input` for the same
 * field twice.
 */
export function fieldArguments(entries: readonly FieldEntry[], { adding }: { adding: boolean }): Result<Positional[]> {
  const seen = new Set<string>();
  const positionals: Positional[] = [];
  for (const entry of entries) {
    const type = checkEntry(entry, { adding });
    if (!type.ok) return type;
    const key = fieldKey(entry.section, { type: entry.type, label: entry.label ?? '' });
    if (seen.has(key)) return twice(entry);
    seen.add(key);
    positionals.push(...written(entry, entry.label, type.value, []));
  }
  return ok(positionals);
}

/**
 * The arguments for this very record: values of an object that are not given are taken from it, and every argument means
 * the field it is meant for and no other. Further failures: `invalid-input` where Commander could not be told which field
 * is meant, or where a field holds several values.
 */
export function planFields(
  record: RecordBody,
  entries: readonly FieldEntry[],
  { adding }: { adding: boolean },
): Result<FieldPlan> {
  const pure = fieldArguments(entries, { adding });
  if (!pure.ok) return pure;
  const after: Record<Section, StoredField[]> = { fields: [...record.fields], custom: [...record.custom] };
  const positionals: Positional[] = [];
  const asked: Asked[] = [];
  for (const entry of entries) {
    const type = fieldTypeOf(entry.type);
    const place = locate(after, entry);
    if (!type || place.at === 'nowhere') {
      const detail = place.at === 'nowhere' ? place.why : 'unknown type';
      return fail(failure('invalid-input', { field: fieldName(entry), detail }));
    }
    const stored = place.at === 'new' ? undefined : after[place.at][place.index];
    const present = stored ?? { type: entry.type, label: entry.label ?? '', value: [] };
    if (present.value.length > 1 && entry.value.form !== 'list' && entry.value.form !== 'empty') {
      const detail = 'the field holds several values, which can only be changed in Keeper';
      return fail(failure('invalid-input', { field: fieldName(entry), detail }));
    }
    const key = fieldKey(entry.section, present);
    if (asked.some((other) => other.key === key)) return twice(entry);
    const label = place.at !== 'new' && place.byLabel ? present.label : entry.label;
    positionals.push(...written(entry, label === '' ? undefined : label, type, present.value));
    const value = wantedValue(entry.value, type, present.value);
    asked.push({
      key,
      name: fieldName(entry),
      ...(value === undefined ? { generated: entry.value } : {}),
    });
    const field = { ...present, value: value ?? present.value };
    if (place.at === 'new') after.custom.push(field);
    else after[place.at][place.index] = field;
  }
  return ok({ positionals, after, asked });
}

const twice = (entry: FieldEntry): Result<never> =>
  fail(failure('invalid-input', { field: fieldName(entry), detail: 'the same field is given twice' }));

function written(
  entry: FieldEntry,
  label: string | undefined,
  type: FieldType,
  present: readonly unknown[],
): Positional[] {
  const name = argumentName(entry, label);
  const argument = (value: string): Positional => ({ value: `${name}${value}`, field: fieldName(entry), secret: name });
  const clear = argument('');
  if (entry.value.form === 'empty') return [clear];
  const generator = generatorArgument(entry.value);
  if (generator !== undefined) return [argument(generator)];
  const value = wantedValue(entry.value, type, present) ?? [];
  const set = argument(valueArgument(value, entry.value, type));
  // A list of one is merged into the first item and leaves the others, unless the field is emptied before. Only then, as
  // an emptied custom field comes back behind all others.
  return entry.value.form === 'list' && value.length === 1 && present.length > 1 ? [clear, set] : [set];
}

function valueArgument(value: readonly unknown[], asked: FieldValue, type: FieldType): string {
  if (asked.form === 'text')
    return fieldValue(asked.text, { escapes: type.form === 'text' && type.multiline === true });
  if (asked.form === 'list') return jsonValue(value);
  // Members that Commander does not know would be a warning; it keeps them in the record by itself.
  return jsonValue(type.form === 'members' ? knownMembers(value[0], type.members) : value[0]);
}

function knownMembers(value: unknown, members: readonly { readonly name: string }[]): Record<string, unknown> {
  const all = value as Record<string, unknown>;
  return Object.fromEntries(members.map(({ name }) => [name, all[name] ?? '']));
}

/** `f.` and `c.` name the section; an equals sign in a label is doubled; behind the type every dot is the label's. */
function argumentName({ section, type }: FieldEntry, label: string | undefined): string {
  const prefix = section === 'fields' ? 'f' : 'c';
  return `${prefix}.${type}${label === undefined ? '' : `.${label.replaceAll('=', '==')}`}=`;
}
