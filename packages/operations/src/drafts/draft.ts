/** Every form that somebody can submit as a request, as one union, and what each knows to do. */
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import { z } from 'zod/mini';
import { recordPermissionSchema, type RecordPermission } from '../record-permission';
import { shareFolderSchema, type ShareFolder } from '../share-folder';
import { shareFolderRecordsSchema, type ShareFolderRecords } from '../share-folder-records';
import { shareRecordSchema, type ShareRecord } from '../share-record';
import { transferRecordSchema, type TransferRecord } from '../transfer-record';
import { completeRecordPermission, completeShareFolder, completeShareRecord } from './complete';
import { recordPermissionDraftSchema, type RecordPermissionDraft } from './record-permission';
import { shareFolderDraftSchema, type ShareFolderDraft } from './share-folder';
import { shareRecordDraftSchema, type ShareRecordDraft } from './share-record';

export const operationDraftSchema = z.discriminatedUnion('kind', [
  shareRecordDraftSchema,
  shareFolderDraftSchema,
  recordPermissionDraftSchema,
]);
export type OperationDraft = ShareRecordDraft | ShareFolderDraft | RecordPermissionDraft;
export type DraftKind = OperationDraft['kind'];

/** What a request becomes: the operations that somebody asks for and somebody else approves. */
export const requestedOperationSchema = z.union([
  shareRecordSchema,
  shareFolderRecordsSchema,
  transferRecordSchema,
  shareFolderSchema,
  recordPermissionSchema,
]);
export type RequestedOperation = ShareRecord | ShareFolderRecords | TransferRecord | ShareFolder | RecordPermission;

/** Stands in for a target that is only described, so that everything else can be checked. */
const PLACEHOLDER = { uid: 'A'.repeat(22), title: '' };

/**
 * Whether a request may be submitted: everything that is required, except that the record or folder may be described in
 * words. Failures as for `completeOperation`. @param now ms since the epoch.
 */
export function checkDraft(draft: OperationDraft, now: number): Result<OperationDraft> {
  const described = draft.kind === 'share-record' ? draft.recordDescription : draft.folderDescription;
  const chosen =
    draft.kind === 'share-record' ? (draft.scope === 'folder' ? draft.folder : draft.record) : draft.folder;
  if (!chosen && described === '') {
    const field = draft.kind === 'share-record' ? 'recordDescription' : 'folderDescription';
    return fail(failure('operation-incomplete', { field }));
  }
  const named: OperationDraft =
    draft.kind === 'share-record'
      ? { ...draft, record: draft.record ?? PLACEHOLDER, folder: draft.folder ?? PLACEHOLDER }
      : { ...draft, folder: draft.folder ?? PLACEHOLDER };
  const complete = completeOperation(named, now);
  return complete.ok ? ok(draft) : complete;
}

/** From a request to an operation that can be approved; see complete.ts. @param now ms since the epoch. */
export function completeOperation(draft: OperationDraft, now: number): Result<RequestedOperation> {
  switch (draft.kind) {
    case 'share-record':
      return completeShareRecord(draft, now);
    case 'share-folder':
      return completeShareFolder(draft, now);
    case 'record-permission':
      return completeRecordPermission(draft);
  }
}

/** The form that would complete to this operation: to check its spelling, and to compare it with what was asked. */
export function draftOf(operation: RequestedOperation): OperationDraft {
  const never = { type: 'never' } as const;
  const expiring = 'expiration' in operation ? operation : { expiration: never };
  switch (operation.kind) {
    case 'share-record':
    case 'share-folder-records':
    case 'transfer-record': {
      const folder = operation.kind === 'share-folder-records';
      const owner = operation.kind === 'transfer-record';
      return {
        kind: 'share-record',
        mode: operation.mode,
        action: owner ? 'owner' : operation.action,
        ...(folder
          ? { scope: 'folder', folder: operation.folder, recursive: operation.recursive }
          : { record: operation.record }),
        recordDescription: '',
        recipients: owner ? [operation.newOwner] : operation.recipients,
        ...('role' in operation && operation.role ? { role: operation.role } : {}),
        allowSharing: 'allowSharing' in operation && operation.allowSharing,
        allowWriting: 'allowWriting' in operation && operation.allowWriting,
        ...rotation(expiring),
        expiration: expiring.expiration,
      };
    }
    case 'share-folder':
      return {
        kind: 'share-folder',
        mode: operation.mode,
        action: operation.action,
        folder: operation.folder,
        folderDescription: '',
        recipients: operation.recipients,
        teams: operation.teams,
        ...('role' in operation ? { role: operation.role } : {}),
        manageRecords: 'manageRecords' in operation && operation.manageRecords,
        manageUsers: 'manageUsers' in operation && operation.manageUsers,
        canShareRecords: 'canShareRecords' in operation && operation.canShareRecords,
        canEditRecords: 'canEditRecords' in operation && operation.canEditRecords,
        ...rotation(expiring),
        expiration: expiring.expiration,
      };
    case 'record-permission':
      return {
        kind: 'record-permission',
        mode: operation.mode,
        action: operation.action,
        folder: operation.folder,
        folderDescription: '',
        recursive: operation.recursive,
        ...('role' in operation && operation.role ? { role: operation.role } : {}),
        canShareRecords: 'canShareRecords' in operation && operation.canShareRecords,
        canEditRecords: 'canEditRecords' in operation && operation.canEditRecords,
      };
  }
}

const rotation = (operation: object): { rotateOnExpiration?: true } =>
  'rotateOnExpiration' in operation && operation.rotateOnExpiration === true ? { rotateOnExpiration: true } : {};

/** Whose access an operation gives or takes: e-mail addresses. Members of teams are not known here. */
export function peopleOf(operation: RequestedOperation): readonly string[] {
  switch (operation.kind) {
    case 'share-record':
    case 'share-folder-records':
    case 'share-folder':
      return operation.recipients;
    case 'transfer-record':
      return [operation.newOwner];
    case 'record-permission':
      return [];
  }
}

/** What it is about: the record or the folder. */
export const targetOf = (operation: RequestedOperation): { readonly uid: string; readonly title: string } =>
  'record' in operation ? operation.record : operation.folder;
