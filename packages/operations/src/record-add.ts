/** The operation "Create New Secret": one new record of a type the account offers, in a folder that was picked. */
import { z } from 'zod/mini';
import { fieldEntriesSchema } from './record-fields';
import { folderTargetSchema } from './target';
import { LONGEST_FIELD, LONGEST_RECORD_TITLE, MODES } from './vocabulary';

export const recordTitleSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(LONGEST_RECORD_TITLE));

/** Type names are Commander's, blanks possible ("Service Account"), case-sensitive. */
export const recordTypeSchema = z.string().check(z.minLength(1), z.maxLength(100), z.regex(/^\S(.*\S)?$/u));

export const recordAddSchema = z.object({
  kind: z.literal('record-add'),
  mode: z.enum(MODES),
  title: recordTitleSchema,
  recordType: recordTypeSchema,
  /** Absent: the root of the service account's vault. Classic would put it there silently if the folder were unknown. */
  folder: z.optional(folderTargetSchema),
  fields: fieldEntriesSchema,
  notes: z.optional(z.string().check(z.minLength(1), z.maxLength(LONGEST_FIELD))),
  /** Kept in a custom text field called `REFERENCE_LABEL`; unique per attempt. */
  reference: z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9 .:#_-]{0,99}$/)),
});
export type RecordAdd = z.infer<typeof recordAddSchema>;
