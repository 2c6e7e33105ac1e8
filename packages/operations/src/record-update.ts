/**
 * The operation "Update Record": change what is named and lose nothing else. The record's type stays, and one record is
 * named by its uid: a title is "the first of several" to Commander.
 */
import { z } from 'zod/mini';
import { recordTitleSchema } from './record-add';
import { fieldEntriesSchema } from './record-fields';
import { recordTargetSchema } from './target';
import { LONGEST_FIELD, MODES } from './vocabulary';

const notesSchema = z.discriminatedUnion('change', [
  /** On a new line below what is there. */
  z.object({ change: z.literal('append'), text: z.string().check(z.minLength(1), z.maxLength(LONGEST_FIELD)) }),
  /** An empty text clears them. */
  z.object({ change: z.literal('replace'), text: z.string().check(z.maxLength(LONGEST_FIELD)) }),
]);

export const recordUpdateSchema = z
  .object({
    kind: z.literal('record-update'),
    mode: z.enum(MODES),
    record: recordTargetSchema,
    title: z.optional(recordTitleSchema),
    fields: fieldEntriesSchema,
    notes: z.optional(notesSchema),
    /** Go on past Commander's warnings (`-f`): weak passwords are written, values it cannot use are left out. */
    force: z.boolean(),
  })
  .check(
    z.refine(({ title, fields, notes }) => title !== undefined || notes !== undefined || fields.length > 0, {
      path: ['fields'],
    }),
  );
export type RecordUpdate = z.infer<typeof recordUpdateSchema>;
