/** Every kind of operation the product knows, as one union. */
import { fail, failure, type Result } from '@keeper-workflow/failures';
import { checkShareRecordDraft, completeShareRecord } from './complete';
import { shareRecordDraftSchema, shareRecordSchema, type ShareRecord, type ShareRecordDraft } from './share-record';

export const operationSchema = shareRecordSchema;
export type Operation = ShareRecord;

export const operationDraftSchema = shareRecordDraftSchema;
export type OperationDraft = ShareRecordDraft;

/** See `completeShareRecord`; one entry per kind. */
export function completeOperation(draft: OperationDraft, now: number): Result<Operation> {
  switch (draft.kind) {
    case 'share-record':
      return completeShareRecord(draft, now);
    default:
      return fail(failure('invalid-input', { field: 'kind' }));
  }
}

/** See `checkShareRecordDraft`; one entry per kind. */
export function checkDraft(draft: OperationDraft, now: number): Result<OperationDraft> {
  switch (draft.kind) {
    case 'share-record':
      return checkShareRecordDraft(draft, now);
    default:
      return fail(failure('invalid-input', { field: 'kind' }));
  }
}
