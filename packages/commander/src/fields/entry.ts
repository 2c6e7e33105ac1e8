/** Whether a typed field entry fits its Commander type, and what it wants the field to hold. */
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import type { FieldEntry, FieldValue, PasswordGenerator } from '@keeper-workflow/operations';
import { unsendable } from '../encode';
import { fieldName } from './stored';
import { fieldTypeOf, type FieldType } from './types';

/** Commander takes `$GEN` in a field with such a label for a mistake unless it is a `password`. */
const MISTAKEN_FOR_PASSWORD = new Set(['password', 'passphrase', 'pwd', 'secret']);
/** No control characters in labels: Commander trims them off when it reads the record, and then finds another field. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const BAD_LABEL = /[\u0000-\u001f\u007f-\u009f]/;

/**
 * The entry's type when the entry can be sent. Failures name the field: `invalid-input` for a type that Commander does
 * not have, references, and forms that do not fit the type; `text-not-sendable` for halves of characters.
 */
export function checkEntry(entry: FieldEntry, { adding }: { readonly adding: boolean }): Result<FieldType> {
  const field = fieldName(entry);
  const no = (detail: string): Result<never> => fail(failure('invalid-input', { field, detail }));
  const type = fieldTypeOf(entry.type);
  if (!type) return no(`Keeper Commander has no field type “${entry.type}”`);
  if (type.form === 'reference') return no('files and links to other records are not written here');
  if (BAD_LABEL.test(entry.label ?? '')) return no('the label contains a control character');
  const { value } = entry;
  if (textsOf(value).some((text) => unsendable(text) === 'broken-unicode')) {
    return fail(failure('text-not-sendable', { field, detail: 'broken-unicode' }));
  }
  if (value.form === 'empty') return adding ? no('a new record has nothing to clear') : ok(type);
  if (!fits(entry, type)) return no(`the value does not fit the type “${entry.type}”`);
  return ok(type);
}

function fits({ type: name, label, value }: FieldEntry, type: FieldType): boolean {
  const mistaken = MISTAKEN_FOR_PASSWORD.has((label ?? '').toLowerCase());
  switch (value.form) {
    case 'text':
    case 'checkbox':
    case 'date':
      return type.form === value.form;
    case 'members':
      return type.form === 'members' && known([value.members], type);
    case 'list':
      return type.form === 'list' && known(value.items, type);
    case 'generated-password':
      return name === 'password';
    case 'generated-one-time-code':
      return type.form === 'text' && type.generate === 'one-time-code' && !mistaken;
    case 'generated-key-pair':
      return type.form === 'members' && type.generate === 'key-pair' && !mistaken;
    case 'empty':
      return true;
    case 'withheld':
      // Was typed once and is not kept: there is nothing to send.
      return false;
  }
}

function known(
  items: readonly Readonly<Record<string, string>>[],
  { members }: { readonly members: readonly { readonly name: string }[] },
): boolean {
  const names = new Set(members.map(({ name }) => name));
  return items.every((item) => Object.keys(item).every((member) => names.has(member)));
}

/** Every text that somebody typed: to check them, and to mask them in Commander's words. */
export function textsOf(value: FieldValue): string[] {
  switch (value.form) {
    case 'text':
      return [value.text];
    case 'members':
      return Object.values(value.members);
    case 'list':
      return value.items.flatMap((item) => Object.values(item));
    default:
      return [];
  }
}

/** The values the field is to hold; undefined where Commander makes them. @param present what it holds now. */
export function wantedValue(
  value: FieldValue,
  type: FieldType,
  present: readonly unknown[],
): readonly unknown[] | undefined {
  switch (value.form) {
    case 'text':
      return [value.text];
    case 'members':
      return [complete(value.members, type, present[0])];
    case 'list':
      return value.items.map((item) => complete(item, type, undefined));
    case 'checkbox':
      return [value.checked];
    case 'date':
      return [noonOf(value.date)];
    case 'empty':
      return [];
    default:
      return undefined;
  }
}

/** All members of the type, as Commander blanks those that are missing; what is not given stays as it is. */
function complete(given: Readonly<Record<string, string>>, type: FieldType, present: unknown): Record<string, unknown> {
  const before = typeof present === 'object' && present !== null ? (present as Record<string, unknown>) : {};
  const names = type.form === 'members' || type.form === 'list' ? type.members.map(({ name }) => name) : [];
  return { ...before, ...Object.fromEntries(names.map((name) => [name, given[name] ?? before[name] ?? ''])) };
}

/** ms since the epoch. Noon, so that it is the same day nearly everywhere; UTC, so that it does not hang on the host. */
export const noonOf = (day: string): number => Date.parse(`${day}T12:00:00Z`);

/** `$GEN…` of Commander 18.0. */
export function generatorArgument(value: FieldValue): string | undefined {
  switch (value.form) {
    case 'generated-password':
      return `$GEN:${passwordAlgorithm(value.generator)}`;
    case 'generated-one-time-code':
      return '$GEN';
    case 'generated-key-pair':
      return `$GEN:${value.algorithm}`;
    default:
      return undefined;
  }
}

function passwordAlgorithm(generator: PasswordGenerator): string {
  switch (generator.algorithm) {
    case 'random':
      return `rand,${generator.length}`;
    case 'dice':
      return `dice,${generator.words}`;
    case 'passphrase': {
      const { words, separator, capitalised, withDigits } = generator;
      return `passphrase,${words},${separator},${String(capitalised)},${String(withDigits)}`;
    }
  }
}
