/**
 * The operation "Request Access to Record" for all records of a folder: each record is shared as if it had been named,
 * which is not the same as sharing the folder (what is added to it tomorrow is not shared).
 */
import { z } from 'zod/mini';
import { expirationSchema, rotationNeedsEnd } from './expiration';
import { recipientsSchema } from './share-record';
import { folderTargetSchema } from './target';
import { NSF_ROLES } from './vocabulary';

const shared = {
  kind: z.literal('share-folder-records'),
  folder: folderTargetSchema,
  /** Also the records of the folders below. */
  recursive: z.boolean(),
  recipients: recipientsSchema,
};
const rights = { allowSharing: z.boolean(), allowWriting: z.boolean() };
const limits = { expiration: expirationSchema, rotateOnExpiration: z.optional(z.boolean()) };

export const shareFolderRecordsSchema = z.union([
  z
    .object({ ...shared, mode: z.literal('nsf'), action: z.literal('grant'), role: z.enum(NSF_ROLES), ...limits })
    .check(rotationNeedsEnd()),
  z.object({
    ...shared,
    mode: z.literal('nsf'),
    action: z.literal('revoke'),
    role: z.optional(z.enum(NSF_ROLES)),
  }),
  z
    .object({ ...shared, mode: z.literal('classic'), action: z.literal('grant'), ...rights, ...limits })
    .check(rotationNeedsEnd()),
  z.object({ ...shared, mode: z.literal('classic'), action: z.literal('revoke'), ...rights }),
]);
export type ShareFolderRecords = z.infer<typeof shareFolderRecordsSchema>;
