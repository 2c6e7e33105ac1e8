/** The form "Request Access to Record": one record or all records of a folder; grant, revoke, or a new owner. */
import { z } from 'zod/mini';
import { emailSchema } from '../email';
import { expirationSchema } from '../expiration';
import { folderTargetSchema, recordTargetSchema } from '../target';
import { MODES, MOST_RECIPIENTS, NSF_ROLES, RECORD_SCOPES, SHARE_RECORD_ACTIONS } from '../vocabulary';
import { field, off, type FieldRule } from './field-rule';

/**
 * What somebody asked for, possibly before the record is known. The form keeps every answer, also those that do not
 * apply to the chosen mode and action; completing it picks what applies.
 */
export const shareRecordDraftSchema = z.object({
  kind: z.literal('share-record'),
  mode: z.enum(MODES),
  action: z.enum(SHARE_RECORD_ACTIONS),
  /** One record (also when absent), or all records of a folder. */
  scope: z.optional(z.enum(RECORD_SCOPES)),
  /** Chosen by somebody who may search; otherwise absent. */
  record: z.optional(recordTargetSchema),
  /** Where `scope` is `folder`: chosen by somebody who may search. */
  folder: z.optional(folderTargetSchema),
  /** Where `scope` is `folder`: also the records of the folders below. */
  recursive: z.optional(z.boolean()),
  /** In words: which record or folder is meant ("Apollo API", or a uid). */
  recordDescription: z.string().check(z.trim(), z.maxLength(1000)),
  recipients: z.array(emailSchema).check(z.maxLength(MOST_RECIPIENTS)),
  role: z.optional(z.enum(NSF_ROLES)),
  allowSharing: z.boolean(),
  allowWriting: z.boolean(),
  expiration: expirationSchema,
  rotateOnExpiration: z.optional(z.boolean()),
});
export type ShareRecordDraft = z.infer<typeof shareRecordDraftSchema>;

export type FieldName =
  | 'record'
  | 'folder'
  | 'recursive'
  | 'recipients'
  | 'role'
  | 'allowSharing'
  | 'allowWriting'
  | 'expiration'
  | 'rotateOnExpiration';

/** The rules for this combination of scope, mode, action and expiry. */
export function shareRecordRules(
  draft: Pick<ShareRecordDraft, 'mode' | 'action' | 'expiration' | 'scope'>,
): Readonly<Record<FieldName, FieldRule>> {
  const nsf = draft.mode === 'nsf';
  const grant = draft.action === 'grant';
  const owner = draft.action === 'owner';
  // One record at a time changes hands.
  const whole = draft.scope === 'folder' && !owner;
  const limited = grant && draft.expiration.type !== 'never';
  const rights = nsf ? off('not-in-nsf') : owner ? off('not-for-owner') : field(false);
  return {
    record: whole ? off('not-for-folder') : field(true),
    folder: whole ? field(true) : off(owner ? 'not-for-owner' : 'not-for-record'),
    recursive: whole ? field(false) : off(owner ? 'not-for-owner' : 'not-for-record'),
    recipients: field(true),
    role: owner ? off('not-for-owner') : nsf ? field(grant) : off('not-in-classic'),
    // Keeper takes sharing rights away from time-limited access, so the two are never sent together.
    allowSharing: rights.applies && limited ? off('not-with-expiration') : rights,
    allowWriting: rights,
    expiration: grant ? field(false) : off(owner ? 'not-for-owner' : 'not-for-revoke'),
    rotateOnExpiration: !grant
      ? off(owner ? 'not-for-owner' : 'not-for-revoke')
      : limited
        ? field(false)
        : off('needs-expiration'),
  };
}
