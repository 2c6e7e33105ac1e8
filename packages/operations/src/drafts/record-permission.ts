/** The form "Request Record Permission Change": rights on the records of one folder. */
import { z } from 'zod/mini';
import { folderTargetSchema } from '../target';
import { MODES, NSF_ROLES, PERMISSION_ACTIONS } from '../vocabulary';
import { field, off, type FieldRule } from './field-rule';

/** As asked for; every answer is kept, also those that do not apply. */
export const recordPermissionDraftSchema = z.object({
  kind: z.literal('record-permission'),
  mode: z.enum(MODES),
  action: z.enum(PERMISSION_ACTIONS),
  /** Chosen by somebody who may search; otherwise absent. */
  folder: z.optional(folderTargetSchema),
  /** In words: which folder is meant. */
  folderDescription: z.string().check(z.trim(), z.maxLength(1000)),
  recursive: z.boolean(),
  role: z.optional(z.enum(NSF_ROLES)),
  canShareRecords: z.boolean(),
  canEditRecords: z.boolean(),
});
export type RecordPermissionDraft = z.infer<typeof recordPermissionDraftSchema>;

export type RecordPermissionField = 'folder' | 'recursive' | 'role' | 'canShareRecords' | 'canEditRecords';

/** The rules for this combination of mode and action. In Classic at least one of the two rights has to be chosen. */
export function recordPermissionRules(
  draft: Pick<RecordPermissionDraft, 'mode' | 'action'>,
): Readonly<Record<RecordPermissionField, FieldRule>> {
  const nsf = draft.mode === 'nsf';
  return {
    folder: field(true),
    recursive: field(false),
    role: nsf ? field(draft.action === 'grant') : off('not-in-classic'),
    canShareRecords: nsf ? off('not-in-nsf') : field(false),
    canEditRecords: nsf ? off('not-in-nsf') : field(false),
  };
}
