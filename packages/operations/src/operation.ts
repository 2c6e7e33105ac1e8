/** Every kind of operation the product knows, as one union, and what each kind of request knows to do. */
import type { Result } from '@keeper-workflow/failures';
import { z } from 'zod/mini';
import { deviceApproveSchema, epmApprovalSchema } from './approvals';
import { checkShareRecordDraft, completeShareRecord } from './complete';
import { recordAddSchema } from './record-add';
import { recordPermissionSchema } from './record-permission';
import { recordUpdateSchema } from './record-update';
import { shareFolderSchema } from './share-folder';
import { shareFolderRecordsSchema } from './share-folder-records';
import { shareRecordDraftSchema, shareRecordSchema, type ShareRecord, type ShareRecordDraft } from './share-record';
import { transferRecordSchema } from './transfer-record';

/** Complete operations of every kind: what can be carried out. */
export const operationSchema = z.union([
  shareRecordSchema,
  shareFolderRecordsSchema,
  transferRecordSchema,
  shareFolderSchema,
  recordPermissionSchema,
  recordAddSchema,
  recordUpdateSchema,
  epmApprovalSchema,
  deviceApproveSchema,
]);
export type Operation = z.infer<typeof operationSchema>;
export type OperationKind = Operation['kind'];
export type OperationOf<K extends OperationKind> = Extract<Operation, { kind: K }>;

/** The operations that can be requested on an issue. */
export const requestedOperationSchema = shareRecordSchema;
export type RequestedOperation = ShareRecord;

export const operationDraftSchema = shareRecordDraftSchema;
export type OperationDraft = ShareRecordDraft;

const KINDS = {
  'share-record': { check: checkShareRecordDraft, complete: completeShareRecord },
} as const;

/** Whether a request may be submitted; see `checkShareRecordDraft`. @param now ms since the epoch. */
export const checkDraft = (draft: OperationDraft, now: number): Result<OperationDraft> =>
  KINDS[draft.kind].check(draft, now);

/** From a request to an operation that can be approved; see `completeShareRecord`. @param now ms since the epoch. */
export const completeOperation = (draft: OperationDraft, now: number): Result<RequestedOperation> =>
  KINDS[draft.kind].complete(draft, now);
