/** Every kind of operation the product knows, as one union. */
import { z } from 'zod/mini';
import { deviceApproveSchema, epmApprovalSchema } from './approvals';
import type { RequestedOperation } from './drafts/draft';
import { recordAddSchema } from './record-add';
import { recordPermissionSchema } from './record-permission';
import { recordUpdateSchema } from './record-update';
import { shareFolderSchema } from './share-folder';
import { shareFolderRecordsSchema } from './share-folder-records';
import { shareRecordSchema } from './share-record';
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

/** What an administrator carries out himself, in one step: values typed into it are stored nowhere. */
export const directOperationSchema = z.union([recordAddSchema, recordUpdateSchema]);
export type DirectOperation = z.infer<typeof directOperationSchema>;

/** What an execution can be about. */
export type PanelOperation = RequestedOperation | DirectOperation;
