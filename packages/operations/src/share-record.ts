/**
 * The operation "Request Access to Record": give people access to one record, or take it away.
 * The target is always a uid: a bare title is "the first of several" to Commander, an absent one is its usage text.
 */
import { z } from 'zod/mini';
import { emailSchema } from './email';
import { expirationSchema } from './expiration';
import { recordTargetSchema } from './target';
import { MODES, MOST_RECIPIENTS, NSF_ROLES, SHARE_RECORD_ACTIONS } from './vocabulary';

export type { Mode, NsfRole, ShareRecordAction } from './vocabulary';

/** One command carries them all. */
export const recipientsSchema = z.array(emailSchema).check(z.minLength(1), z.maxLength(MOST_RECIPIENTS));

const shared = {
  kind: z.literal('share-record'),
  record: recordTargetSchema,
  recipients: recipientsSchema,
};

/**
 * NSF: a role is required to grant; for revoke it is an optional filter. Expiry only with grant, and rotation of the
 * password when access ends only with an expiry: Commander refuses it elsewhere.
 */
const nsfGrant = z.object({
  ...shared,
  mode: z.literal('nsf'),
  action: z.literal('grant'),
  role: z.enum(NSF_ROLES),
  expiration: expirationSchema,
  rotateOnExpiration: z.optional(z.boolean()),
});
const nsfRevoke = z.object({
  ...shared,
  mode: z.literal('nsf'),
  action: z.literal('revoke'),
  role: z.optional(z.enum(NSF_ROLES)),
});

/** Classic: read access plus two rights. Revoke with no right set takes the whole share away; with rights, only those. */
const classicGrant = z.object({
  ...shared,
  mode: z.literal('classic'),
  action: z.literal('grant'),
  allowSharing: z.boolean(),
  allowWriting: z.boolean(),
  expiration: expirationSchema,
  rotateOnExpiration: z.optional(z.boolean()),
});
const classicRevoke = z.object({
  ...shared,
  mode: z.literal('classic'),
  action: z.literal('revoke'),
  allowSharing: z.boolean(),
  allowWriting: z.boolean(),
});

export const shareRecordSchema = z.union([nsfGrant, nsfRevoke, classicGrant, classicRevoke]);

/** A complete share-record operation: what an approval names and what is executed. */
export type ShareRecord = z.infer<typeof shareRecordSchema>;

/**
 * What somebody asked for, possibly before the record is known. The form keeps every answer, also those that do not
 * apply to the chosen mode and action; `complete` (complete.ts) picks what applies.
 */
export const shareRecordDraftSchema = z.object({
  kind: z.literal('share-record'),
  mode: z.enum(MODES),
  action: z.enum(SHARE_RECORD_ACTIONS),
  /** Chosen by somebody who may search; otherwise absent. */
  record: z.optional(recordTargetSchema),
  /** In words: which record is meant ("Apollo API", or a uid). */
  recordDescription: z.string().check(z.trim(), z.maxLength(1000)),
  recipients: z.array(emailSchema).check(z.maxLength(MOST_RECIPIENTS)),
  role: z.optional(z.enum(NSF_ROLES)),
  allowSharing: z.boolean(),
  allowWriting: z.boolean(),
  expiration: expirationSchema,
});
export type ShareRecordDraft = z.infer<typeof shareRecordDraftSchema>;
