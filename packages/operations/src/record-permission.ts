/**
 * The operation "Request Record Permission Change": change rights on the records of one folder. The folder is always
 * named: none, or an empty one, is the root of the whole vault to Commander.
 */
import { z } from 'zod/mini';
import { folderTargetSchema } from './target';
import { NSF_ROLES } from './vocabulary';

const shared = {
  kind: z.literal('record-permission'),
  folder: folderTargetSchema,
  /** Also the records of the folders below. */
  recursive: z.boolean(),
};

export const recordPermissionSchema = z.union([
  z.object({ ...shared, mode: z.literal('nsf'), action: z.literal('grant'), role: z.enum(NSF_ROLES) }),
  z.object({
    ...shared,
    mode: z.literal('nsf'),
    action: z.literal('revoke'),
    /** Only people with this role; absent: everybody who has direct access. */
    role: z.optional(z.enum(NSF_ROLES)),
  }),
  z
    .object({
      ...shared,
      mode: z.literal('classic'),
      action: z.enum(['grant', 'revoke']),
      canShareRecords: z.boolean(),
      canEditRecords: z.boolean(),
    })
    .check(
      z.refine(({ canShareRecords, canEditRecords }) => canShareRecords || canEditRecords, {
        path: ['canEditRecords'],
      }),
    ),
]);
export type RecordPermission = z.infer<typeof recordPermissionSchema>;
