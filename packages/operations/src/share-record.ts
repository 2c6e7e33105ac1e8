/**
 * The operation "Request Access to Record": give people access to one record, or take it away.
 * The target is always a uid: a bare title is "the first of several" to Commander, an absent one is its usage text.
 */
import { z } from 'zod/mini';
import { emailSchema } from './email';
import { expirationSchema } from './expiration';
import { recordTargetSchema } from './target';
import { MOST_RECIPIENTS, NSF_ROLES } from './vocabulary';

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
