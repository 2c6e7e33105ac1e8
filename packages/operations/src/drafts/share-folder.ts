/** The form "Request Access to Folder": people and teams, grant or remove. */
import { z } from 'zod/mini';
import { emailSchema } from '../email';
import { expirationSchema } from '../expiration';
import { folderTargetSchema, teamTargetSchema } from '../target';
import { MODES, MOST_RECIPIENTS, NSF_ROLES, SHARE_FOLDER_ACTIONS } from '../vocabulary';
import { field, off, type FieldRule } from './field-rule';

/** As asked for; every answer is kept, also those that do not apply. */
export const shareFolderDraftSchema = z.object({
  kind: z.literal('share-folder'),
  mode: z.enum(MODES),
  action: z.enum(SHARE_FOLDER_ACTIONS),
  /** Chosen by somebody who may search; otherwise absent. */
  folder: z.optional(folderTargetSchema),
  /** In words: which folder is meant. */
  folderDescription: z.string().check(z.trim(), z.maxLength(1000)),
  recipients: z.array(emailSchema).check(z.maxLength(MOST_RECIPIENTS)),
  teams: z.array(teamTargetSchema).check(z.maxLength(MOST_RECIPIENTS)),
  role: z.optional(z.enum(NSF_ROLES)),
  manageRecords: z.boolean(),
  manageUsers: z.boolean(),
  canShareRecords: z.boolean(),
  canEditRecords: z.boolean(),
  expiration: expirationSchema,
  rotateOnExpiration: z.optional(z.boolean()),
});
export type ShareFolderDraft = z.infer<typeof shareFolderDraftSchema>;

export type ShareFolderField =
  | 'folder'
  | 'recipients'
  | 'role'
  | 'manageRecords'
  | 'manageUsers'
  | 'canShareRecords'
  | 'canEditRecords'
  | 'expiration'
  | 'rotateOnExpiration';

/** The rules for this combination of mode, action and expiry. `recipients` stands for people and teams together. */
export function shareFolderRules(
  draft: Pick<ShareFolderDraft, 'mode' | 'action' | 'expiration'>,
): Readonly<Record<ShareFolderField, FieldRule>> {
  const nsf = draft.mode === 'nsf';
  const grant = draft.action === 'grant';
  const limited = grant && draft.expiration.type !== 'never';
  const right = !grant ? off('not-for-remove') : nsf ? off('not-in-nsf') : field(false);
  // Time-limited access cannot carry share or manage-users rights.
  const sharing = right.applies && limited ? off('not-with-expiration') : right;
  return {
    folder: field(true),
    recipients: field(true),
    role: !grant ? off('not-for-remove') : nsf ? field(true) : off('not-in-classic'),
    manageRecords: right,
    manageUsers: sharing,
    canShareRecords: sharing,
    canEditRecords: right,
    expiration: grant ? field(false) : off('not-for-remove'),
    rotateOnExpiration: !grant ? off('not-for-remove') : limited ? field(false) : off('needs-expiration'),
  };
}
