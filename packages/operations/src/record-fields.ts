/**
 * What is written into a record's fields. Types and labels are Commander's (`record-type-info`); a value is data, never
 * syntax: the encoder sees to that. Values typed here are secrets as a rule and are stored nowhere.
 */
import { z } from 'zod/mini';
import {
  KEY_PAIR_ALGORITHMS,
  LONGEST_FIELD,
  LONGEST_FIELD_LABEL,
  MOST_FIELDS,
  MOST_ITEMS,
  PASSPHRASE_SEPARATORS,
  PASSWORD_LIMITS,
} from './vocabulary';

const { random, dice, passphrase } = PASSWORD_LIMITS;

/** How Commander makes a password that nobody types (`$GEN`). Lengths and counts are those Commander 18 accepts. */
export const passwordGeneratorSchema = z.discriminatedUnion('algorithm', [
  z.object({ algorithm: z.literal('random'), length: z.int().check(z.minimum(random.least), z.maximum(random.most)) }),
  z.object({ algorithm: z.literal('dice'), words: z.int().check(z.minimum(dice.least), z.maximum(dice.most)) }),
  z.object({
    algorithm: z.literal('passphrase'),
    words: z.int().check(z.minimum(passphrase.least), z.maximum(passphrase.most)),
    separator: z.enum(PASSPHRASE_SEPARATORS),
    capitalised: z.boolean(),
    withDigits: z.boolean(),
  }),
]);
export type PasswordGenerator = z.infer<typeof passwordGeneratorSchema>;

const textSchema = z.string().check(z.minLength(1), z.maxLength(LONGEST_FIELD));
/** Members of an object type by Commander's names: `hostName`, `port`, `first`, `cardNumber`, … An absent one is empty. */
const membersSchema = z
  .record(z.string().check(z.regex(/^[A-Za-z0-9_]{1,40}$/)), z.string().check(z.maxLength(LONGEST_FIELD)))
  .check(z.refine((members) => Object.keys(members).length > 0));

export const fieldValueSchema = z.discriminatedUnion('form', [
  /** Any string type, line breaks included: login, password, url, email, text, multiline, note, secret, … */
  z.object({ form: z.literal('text'), text: textSchema }),
  /** name, host, pamHostname, phone, address, keyPair, bankAccount, paymentCard. */
  z.object({ form: z.literal('members'), members: membersSchema }),
  /** Security questions, and types that hold several objects. */
  z.object({ form: z.literal('list'), items: z.array(membersSchema).check(z.minLength(1), z.maxLength(MOST_ITEMS)) }),
  z.object({ form: z.literal('checkbox'), checked: z.boolean() }),
  /** A calendar day; Commander keeps noon of it. */
  z.object({ form: z.literal('date'), date: z.iso.date() }),
  z.object({ form: z.literal('generated-password'), generator: passwordGeneratorSchema }),
  z.object({ form: z.literal('generated-one-time-code') }),
  z.object({ form: z.literal('generated-key-pair'), algorithm: z.enum(KEY_PAIR_ALGORITHMS) }),
  /** Takes away what the field holds; only in an update. */
  z.object({ form: z.literal('empty') }),
  /** Was typed and is not kept (`withoutValues`). Never sent, never accepted from a page. */
  z.object({ form: z.literal('withheld') }),
]);
export type FieldValue = z.infer<typeof fieldValueSchema>;

/** One field: of the record's type, or one of its custom fields. */
export const fieldEntrySchema = z.object({
  section: z.enum(['fields', 'custom']),
  /** Commander's field type, case-sensitive: `login`, `securityQuestion`, `pamHostname`. Never `fileRef` or another reference. */
  type: z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/)),
  /** Absent where the type's definition has none. */
  label: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(LONGEST_FIELD_LABEL))),
  value: fieldValueSchema,
});
export type FieldEntry = z.infer<typeof fieldEntrySchema>;

export const fieldEntriesSchema = z.array(fieldEntrySchema).check(z.maxLength(MOST_FIELDS));
