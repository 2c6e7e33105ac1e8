/** Every kind of operation the product knows, as one union, and what each kind knows to do. */
import type { Result } from '@keeper-workflow/failures';
import { checkShareRecordDraft, completeShareRecord } from './complete';
import { shareRecordDraftSchema, shareRecordSchema, type ShareRecord, type ShareRecordDraft } from './share-record';

export const operationSchema = shareRecordSchema;
export type Operation = ShareRecord;

export const operationDraftSchema = shareRecordDraftSchema;
export type OperationDraft = ShareRecordDraft;

const KINDS = {
  'share-record': { check: checkShareRecordDraft, complete: completeShareRecord },
} as const;

/** Whether a request may be submitted; see `checkShareRecordDraft`. @param now ms since the epoch. */
export const checkDraft = (draft: OperationDraft, now: number): Result<OperationDraft> =>
  KINDS[draft.kind].check(draft, now);

/** From a request to an operation that can be approved; see `completeShareRecord`. @param now ms since the epoch. */
export const completeOperation = (draft: OperationDraft, now: number): Result<Operation> =>
  KINDS[draft.kind].complete(draft, now);
