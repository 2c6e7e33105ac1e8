/** Random changes of records: a type or a record as the vault has it, and an operation on it with hostile text. */
import {
  KEY_PAIR_ALGORITHMS,
  PASSPHRASE_SEPARATORS,
  PASSWORD_LIMITS,
  type FieldEntry,
  type FieldValue,
  type PasswordGenerator,
  type RecordAdd,
  type RecordUpdate,
} from '@keeper-workflow/operations';
import fc from 'fast-check';
import {
  CHECKBOX_TYPE,
  isDate,
  isText,
  LIST_MEMBERS,
  LIST_TYPE,
  membersOf,
  REFERENCE_TYPES,
  WRITABLE_TYPES,
} from './field-types';
import { hostile, hostileLines, uid } from './texts';

/** A field as Commander's reads show it. */
export interface VaultField {
  readonly type: string;
  readonly label: string;
  readonly value: readonly unknown[];
}

export interface VaultRecord {
  readonly type: string;
  readonly title: string;
  readonly notes: string;
  readonly fields: readonly VaultField[];
  readonly custom: readonly VaultField[];
}

export interface TemplateField {
  readonly $ref: string;
  readonly label?: string;
}

/** Which Commander it is: 18.0.13 writes NSF records in a way of its own, 18.1.2 as it writes classic ones. */
export type Version = '18.0.13' | '18.1.2';

export type RecordCase =
  | { readonly version: Version; readonly operation: RecordAdd; readonly template: readonly TemplateField[] }
  | { readonly version: Version; readonly operation: RecordUpdate; readonly record: VaultRecord };

const word = fc.constantFrom('Old', 'new', 'API token', 'a=b', 'x.y', 'Größe', 'text', 'url', 'password', 'İx');
/** A label with a control character is refused, so few have one. */
const typedLabel = fc
  .tuple(hostile, fc.nat(9))
  .map(([text, lot]) => (lot > 0 ? text.replace(/\p{Cc}/gu, '') : text).trim().slice(0, 100));
const label = fc.oneof({ weight: 2, arbitrary: word }, { weight: 3, arbitrary: typedLabel });
const someLabel = label.filter((text) => text !== '');
const type = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('text', 'url', 'login', 'password', 'multiline', 'host', 'date') },
  { weight: 6, arbitrary: fc.constantFrom(...WRITABLE_TYPES) },
);
const odd = fc.constantFrom(...REFERENCE_TYPES, 'unknownType', 'Login', 'file', 'toString');

const day = fc
  .date({ min: new Date('1920-01-01'), max: new Date('2120-01-01'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const someMembers = (names: readonly string[]): fc.Arbitrary<Record<string, string>> =>
  fc
    .tuple(
      fc.subarray([...names], { minLength: 1 }),
      fc.array(fc.oneof(hostileLines, fc.constant('')), { minLength: names.length, maxLength: names.length }),
    )
    .map(([chosen, texts]) => Object.fromEntries(chosen.map((name, at) => [name, texts[at] ?? ''])));

const { random, dice, passphrase } = PASSWORD_LIMITS;
const generator: fc.Arbitrary<PasswordGenerator> = fc.oneof(
  fc.record({ algorithm: fc.constant('random' as const), length: fc.integer({ min: random.least, max: random.most }) }),
  fc.record({ algorithm: fc.constant('dice' as const), words: fc.integer({ min: dice.least, max: dice.most }) }),
  fc.record({
    algorithm: fc.constant('passphrase' as const),
    words: fc.integer({ min: passphrase.least, max: passphrase.most }),
    separator: fc.constantFrom(...PASSPHRASE_SEPARATORS),
    capitalised: fc.boolean(),
    withDigits: fc.boolean(),
  }),
);
const algorithm = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...KEY_PAIR_ALGORITHMS.filter((name) => name !== 'rsa')) },
  { weight: 1, arbitrary: fc.constant('rsa' as const) },
);
const generatedPassword = generator.map((made): FieldValue => ({ form: 'generated-password', generator: made }));
const generatedCode = fc.constant<FieldValue>({ form: 'generated-one-time-code' });
const generatedPair = algorithm.map((made): FieldValue => ({ form: 'generated-key-pair', algorithm: made }));
const text = hostileLines.map((typed): FieldValue => ({ form: 'text', text: typed }));

/** A value that fits the type. */
function fitting(of: string): fc.Arbitrary<FieldValue> {
  const members = membersOf(of);
  if (members) {
    const typed = someMembers(members).map((given): FieldValue => ({ form: 'members', members: given }));
    return of === 'keyPair' || of === 'privateKey' ? fc.oneof(typed, generatedPair) : typed;
  }
  if (of === LIST_TYPE) {
    return fc
      .array(someMembers(LIST_MEMBERS), { minLength: 1, maxLength: 3 })
      .map((items) => ({ form: 'list', items }));
  }
  if (of === CHECKBOX_TYPE) return fc.boolean().map((checked) => ({ form: 'checkbox', checked }));
  if (isDate(of)) return day.map((date) => ({ form: 'date', date }));
  if (of === 'password') return fc.oneof(text, generatedPassword);
  return of === 'oneTimeCode' || of === 'otp' ? fc.oneof(text, generatedCode) : text;
}

const anyValue = fc.oneof(
  text,
  generatedPassword,
  generatedCode,
  fc.constantFrom<FieldValue>({ form: 'checkbox', checked: true }, { form: 'withheld' }, { form: 'empty' }),
  fc.constant<FieldValue>({ form: 'members', members: { first: 'x' } }),
);

const valueFor = (of: string, clearing: boolean): fc.Arbitrary<FieldValue> =>
  fc.oneof(
    { weight: 120, arbitrary: fitting(of) },
    { weight: clearing ? 20 : 0, arbitrary: fc.constant<FieldValue>({ form: 'empty' }) },
    { weight: 1, arbitrary: anyValue },
  );

type Place = Pick<FieldEntry, 'section' | 'type' | 'label'>;

const entryAt = (place: Place, clearing: boolean): fc.Arbitrary<FieldEntry> =>
  valueFor(place.type, clearing).map((value) => ({ ...place, value }));

/** Names one of the fields there are; now and then as nobody should. */
function placeOf(section: 'fields' | 'custom', of: string, named: string): fc.Arbitrary<Place> {
  const unnamed = named === '' || named === of;
  const exact: Place = { section, type: of, ...(unnamed ? {} : { label: named }) };
  return fc.oneof(
    { weight: 50, arbitrary: fc.constant(exact) },
    { weight: 8, arbitrary: fc.constant(unnamed ? exact : { ...exact, label: named.toUpperCase() }) },
    { weight: 1, arbitrary: fc.constant({ section, type: of }) },
    { weight: 1, arbitrary: someLabel.map((other) => ({ section, type: of, label: other })) },
  );
}

const newCustom: fc.Arbitrary<Place> = fc.oneof(
  { weight: 60, arbitrary: fc.record({ section: fc.constant('custom' as const), type, label: someLabel }) },
  { weight: 2, arbitrary: fc.record({ section: fc.constant('custom' as const), type }) },
  { weight: 1, arbitrary: fc.record({ section: fc.constantFrom('fields' as const, 'custom' as const), type: odd }) },
  { weight: 1, arbitrary: fc.record({ section: fc.constant('fields' as const), type }) },
);

function entriesFor(
  fields: readonly (readonly [type: string, label: string])[],
  custom: readonly (readonly [type: string, label: string])[],
  clearing: boolean,
): fc.Arbitrary<FieldEntry[]> {
  const there = [
    ...fields.map(([of, named]) => placeOf('fields', of, named)),
    ...custom.map(([of, named]) => placeOf('custom', of, named)),
  ];
  return fc
    .tuple(
      fc.subarray(there, { maxLength: Math.min(6, there.length) }),
      fc.array(newCustom, { maxLength: clearing ? 1 : 2 }),
    )
    .chain(([known, added]) => fc.tuple(...known, ...added.map((place) => fc.constant(place))))
    .chain((places) => fc.tuple(...places.map((place) => entryAt(place, clearing))));
}

const templateField = fc.oneof(
  { weight: 4, arbitrary: type.map((ref): TemplateField => ({ $ref: ref })) },
  { weight: 3, arbitrary: fc.tuple(type, word).map(([ref, named]): TemplateField => ({ $ref: ref, label: named })) },
  { weight: 1, arbitrary: fc.constant<TemplateField>({ $ref: 'fileRef' }) },
);
/** Few types hold the same field twice, and those that do name it. */
const template = fc.uniqueArray(templateField, {
  minLength: 1,
  maxLength: 7,
  selector: ({ $ref, label: named }) => `${$ref} ${named ?? ''}`,
});

const recordType = fc.oneof(
  fc.constantFrom('login', 'serverCredentials', 'Service Account'),
  hostile.map((typed) => typed.trim().slice(0, 100)),
);
const folder = fc.oneof(uid, hostile).map((of) => ({ folder: { uid: of, title: 'Somewhere' } }));
const notes = fc.oneof(
  { weight: 2, arbitrary: hostileLines },
  { weight: 1, arbitrary: fc.constantFrom('a\n\nb\\nc', '\\\\n', '+x') },
);
const mode = fc.constantFrom('nsf' as const, 'classic' as const);
const version = fc.constantFrom<Version>('18.0.13', '18.1.2');

export const recordAdditions: fc.Arbitrary<RecordCase> = template.chain((fields) =>
  fc.record({
    version: fc.constant<Version>('18.0.13'),
    template: fc.constant(fields),
    operation: fc
      .tuple(
        fc.record({
          kind: fc.constant('record-add' as const),
          mode,
          title: hostile,
          recordType: recordType.filter((name) => name !== ''),
          fields: entriesFor(
            fields.flatMap(({ $ref, label: named }) => ($ref === 'fileRef' ? [] : [[$ref, named ?? ''] as const])),
            [],
            false,
          ),
          reference: fc.constantFrom('OPS-1 1', 'OPS-123456 #2'),
        }),
        fc.oneof(folder, fc.constant({})),
        fc.oneof(
          notes.map((typed) => ({ notes: typed })),
          fc.constant({}),
        ),
      )
      .map(([whole, where, said]) => ({ ...whole, ...where, ...said })),
  }),
);

/** What a field holds already. */
function present(of: string): fc.Arbitrary<unknown[]> {
  const members = membersOf(of);
  const one: fc.Arbitrary<unknown> = members
    ? someMembers(members)
    : of === LIST_TYPE
      ? someMembers(LIST_MEMBERS)
      : of === CHECKBOX_TYPE
        ? fc.boolean()
        : isDate(of)
          ? fc.integer({ min: -1e12, max: 4e12 })
          : isText(of)
            ? hostileLines.filter((typed) => !/\p{Surrogate}/u.test(typed))
            : fc.constant('AbCdEfGhIjKlMnOpQrStUv');
  const many = of === LIST_TYPE ? 3 : 1;
  return fc.oneof(
    { weight: 9, arbitrary: fc.array(one, { maxLength: many }) },
    { weight: 20, arbitrary: fc.array(one, { minLength: 1, maxLength: many }) },
    { weight: 1, arbitrary: fc.array(one, { minLength: 2, maxLength: 2 }) },
  );
}
const storedField = (labels: fc.Arbitrary<string>): fc.Arbitrary<VaultField> =>
  type.chain((of) => fc.record({ type: fc.constant(of), label: labels, value: present(of) }));
const filled = (field: VaultField): boolean => !JSON.stringify(field.value).includes('\\ud');

const fieldsOf = (labels: fc.Arbitrary<string>, selector: (field: VaultField) => string) =>
  fc.uniqueArray(storedField(labels).filter(filled), { maxLength: 5, selector });
const plainFields = fieldsOf(fc.constant(''), ({ type: of }) => of);
const labelledFields = fieldsOf(
  fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 2, arbitrary: word }),
  ({ type: of, label: named }) => `${of} ${named.toLowerCase()}`,
);

const vaultRecord = (plain: boolean): fc.Arbitrary<VaultRecord> =>
  fc.record({
    type: fc.constantFrom('login', 'Service Account'),
    title: fc.constantFrom('Apollo API', "O'Neil -- $x"),
    notes: plain ? fc.constantFrom('', 'old notes', '$GEN \\n x', 'two\nlines') : fc.constantFrom('', 'old\nnotes'),
    fields: plain ? plainFields : labelledFields,
    custom: plain ? fc.constant([]) : fieldsOf(word, ({ type: of, label: named }) => `${of} ${named.toLowerCase()}`),
  });

export const recordUpdates: fc.Arbitrary<RecordCase> = fc
  .tuple(mode, version)
  .chain(([of, with_]) =>
    fc.tuple(fc.constant(of), fc.constant(with_), vaultRecord(of === 'nsf' && with_ === '18.0.13')),
  )
  .chain(([of, with_, record]) => {
    const named = (fields: readonly VaultField[]) =>
      fields.map(({ type: ofField, label: its }): [string, string] => [ofField, its]);
    const operation = fc
      .tuple(
        fc.record({
          kind: fc.constant('record-update' as const),
          mode: fc.constant(of),
          record: fc.record({ uid: fc.oneof(uid, hostile), title: fc.constant(record.title) }),
          fields: entriesFor(named(record.fields), named(record.custom), true),
          force: fc.boolean(),
        }),
        fc.oneof(
          hostile.map((title) => ({ title })),
          fc.constant({}),
        ),
        fc.oneof(
          fc.constant({}),
          fc
            .record({ change: fc.constantFrom('append' as const, 'replace' as const), text: notes })
            .map((change) => ({ notes: change })),
          fc.constant({ notes: { change: 'replace' as const, text: '' } }),
        ),
      )
      .map(([whole, title, said]) => ({ ...whole, ...title, ...said }));
    return fc.record({ version: fc.constant(with_), record: fc.constant(record), operation });
  });
