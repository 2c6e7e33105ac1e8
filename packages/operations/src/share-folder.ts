/**
 * The operation "Request Access to Folder": give people and teams access to one folder, or take it away. Exactly one
 * folder: `share-folder` takes `*` for every shared folder there is.
 */
import { z } from 'zod/mini';
import { emailSchema } from './email';
import { expirationSchema, rotationNeedsEnd } from './expiration';
import { folderTargetSchema, teamTargetSchema } from './target';
import { MOST_RECIPIENTS, NSF_ROLES } from './vocabulary';

const shared = {
  kind: z.literal('share-folder'),
  folder: folderTargetSchema,
  /** People; together with `teams` at least one. */
  recipients: z.array(emailSchema).check(z.maxLength(MOST_RECIPIENTS)),
  teams: z.array(teamTargetSchema).check(z.maxLength(MOST_RECIPIENTS)),
};
const limits = { expiration: expirationSchema, rotateOnExpiration: z.optional(z.boolean()) };

const anybody = z.refine<{ recipients: readonly unknown[]; teams: readonly unknown[] }>(
  ({ recipients, teams }) => recipients.length + teams.length > 0,
  { path: ['recipients'] },
);

export const shareFolderSchema = z.union([
  z
    .object({ ...shared, mode: z.literal('nsf'), action: z.literal('grant'), role: z.enum(NSF_ROLES), ...limits })
    .check(anybody, rotationNeedsEnd()),
  z.object({ ...shared, mode: z.literal('nsf'), action: z.literal('remove') }).check(anybody),
  z
    .object({
      ...shared,
      mode: z.literal('classic'),
      action: z.literal('grant'),
      manageRecords: z.boolean(),
      manageUsers: z.boolean(),
      /**
       * Rights on the records that lie in the folder now, for everybody in it, not for these people alone: that is all
       * Commander 18 can do (`-r @existing -s on -d on`). False leaves them as they are.
       */
      canShareRecords: z.boolean(),
      canEditRecords: z.boolean(),
      ...limits,
    })
    .check(
      anybody,
      rotationNeedsEnd(),
      // Commander documents the two as mutually exclusive; Keeper takes the right away from access that ends.
      z.refine(({ manageUsers, expiration }) => !manageUsers || expiration.type === 'never', {
        path: ['manageUsers'],
      }),
    ),
  z.object({ ...shared, mode: z.literal('classic'), action: z.literal('remove') }).check(anybody),
]);
export type ShareFolder = z.infer<typeof shareFolderSchema>;
