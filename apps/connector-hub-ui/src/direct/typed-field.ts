/** What somebody has entered for one field, and the value that is made of it. */
import {
  PASSPHRASE_SEPARATORS,
  type FieldInput,
  type FieldValue,
  type KEY_PAIR_ALGORITHMS,
  type PasswordGenerator,
} from '@keeper-workflow/operations';

export type KeyPairAlgorithm = (typeof KEY_PAIR_ALGORITHMS)[number];
export type PasswordAlgorithm = PasswordGenerator['algorithm'];

/** `keep`: nothing is sent. Numbers are texts as long as they are typed. */
export interface GeneratorForm {
  readonly algorithm: PasswordAlgorithm;
  readonly length: string;
  readonly diceWords: string;
  readonly phraseWords: string;
  readonly separator: (typeof PASSPHRASE_SEPARATORS)[number];
  readonly capitalised: boolean;
  readonly withDigits: boolean;
}

export interface TypedField {
  readonly how: 'keep' | 'typed' | 'generated' | 'empty';
  /** Also a date; `?` is a date that is not whole. */
  readonly text: string;
  readonly members: Readonly<Record<string, string>>;
  readonly items: readonly Readonly<Record<string, string>>[];
  readonly checked: boolean;
  readonly generator: GeneratorForm;
  readonly algorithm: KeyPairAlgorithm;
}

export const HALF_DATE = '?';

const GENERATOR: GeneratorForm = {
  algorithm: 'random',
  length: '20',
  diceWords: '6',
  phraseWords: '5',
  separator: PASSPHRASE_SEPARATORS[0],
  capitalised: true,
  withDigits: true,
};

/** A new record's field is typed unless somebody chooses otherwise; an existing one is kept. */
export const untouched = (how: 'keep' | 'typed'): TypedField => ({
  how,
  text: '',
  members: {},
  items: [],
  checked: false,
  generator: GENERATOR,
  algorithm: 'ed25519',
});

/** Undefined when nothing was entered, so that the field is left out. Of an update's members only those that were typed. */
export function valueOf(input: FieldInput, typed: TypedField, adding: boolean): FieldValue | undefined {
  if (typed.how === 'keep') return undefined;
  if (typed.how === 'empty') return adding ? undefined : { form: 'empty' };
  if (typed.how === 'generated') return generatedValue(input, typed);
  switch (input.form) {
    case 'text':
      return typed.text === '' ? undefined : { form: 'text', text: typed.text };
    case 'date':
      return typed.text === '' || typed.text === HALF_DATE ? undefined : { form: 'date', date: typed.text };
    case 'checkbox':
      return adding && !typed.checked ? undefined : { form: 'checkbox', checked: typed.checked };
    case 'members': {
      const members = filled(typed.members);
      return Object.keys(members).length === 0 ? undefined : { form: 'members', members };
    }
    case 'list': {
      const items = typed.items.map(filled).filter((item) => Object.keys(item).length > 0);
      return items.length === 0 ? undefined : { form: 'list', items };
    }
    case 'reference':
      return undefined;
  }
}

function generatedValue(input: FieldInput, { generator, algorithm }: TypedField): FieldValue | undefined {
  if (input.form === 'members' && input.generate) return { form: 'generated-key-pair', algorithm };
  if (input.form !== 'text') return undefined;
  if (input.generate === 'one-time-code') return { form: 'generated-one-time-code' };
  return input.generate === 'password'
    ? { form: 'generated-password', generator: passwordGenerator(generator) }
    : undefined;
}

function passwordGenerator(form: GeneratorForm): PasswordGenerator {
  switch (form.algorithm) {
    case 'random':
      return { algorithm: 'random', length: Number(form.length) };
    case 'dice':
      return { algorithm: 'dice', words: Number(form.diceWords) };
    case 'passphrase': {
      const { separator, capitalised, withDigits } = form;
      return { algorithm: 'passphrase', words: Number(form.phraseWords), separator, capitalised, withDigits };
    }
  }
}

const filled = (members: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(members).filter(([, text]) => text !== ''));

/** The same without anything that may be a secret: what a draft may hold. */
export function withoutSecrets(input: FieldInput | undefined, typed: TypedField): TypedField {
  const open = (names: readonly { readonly name: string; readonly secret: boolean }[]): ReadonlySet<string> =>
    new Set(names.filter(({ secret }) => !secret).map(({ name }) => name));
  const only = (item: Readonly<Record<string, string>>, names: ReadonlySet<string>): Record<string, string> =>
    Object.fromEntries(Object.entries(item).filter(([name]) => names.has(name)));
  const kept = { ...typed, text: '', members: {}, items: [] };
  switch (input?.form) {
    case 'text':
      return input.secret ? kept : { ...kept, text: typed.text };
    case 'date':
      return { ...kept, text: typed.text };
    case 'members':
      return { ...kept, members: only(typed.members, open(input.members)) };
    case 'list':
      return { ...kept, items: typed.items.map((item) => only(item, open(input.members))) };
    default:
      return kept;
  }
}
