/** Requests that somebody asked for, apart from what an admin carried out directly. */
import type { RequestView } from '@keeper-workflow/contract';
import type { OperationDraft } from '@keeper-workflow/operations';

/** What was asked for, where somebody asked; a record that an admin wrote directly was never a request. */
export function askedIn({ draft }: Pick<RequestView, 'draft'>): OperationDraft | undefined {
  return draft.kind === 'record-add' || draft.kind === 'record-update' ? undefined : draft;
}
