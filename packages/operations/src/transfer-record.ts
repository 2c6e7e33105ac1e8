/**
 * The operation "transfer ownership" of one record to exactly one person (`-a owner`). Afterwards the service account no
 * longer owns the record and usually cannot see it; no role, right or expiry goes with it.
 */
import { z } from 'zod/mini';
import { emailSchema } from './email';
import { recordTargetSchema } from './target';
import { MODES } from './vocabulary';

export const transferRecordSchema = z.object({
  kind: z.literal('transfer-record'),
  mode: z.enum(MODES),
  record: recordTargetSchema,
  newOwner: emailSchema,
});
export type TransferRecord = z.infer<typeof transferRecordSchema>;
