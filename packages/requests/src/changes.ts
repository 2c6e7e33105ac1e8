/** What an approver changed in what was asked for: shown before approval, kept with the decision, told in the comment. */
import { ACTION_LABELS, expirationText, MODE_LABELS, ROLE_LABELS } from '@keeper-workflow/messages';
import {
  normaliseEmail,
  shareRecordRules,
  type RequestedOperation,
  type OperationDraft,
} from '@keeper-workflow/operations';
import type { FieldChange } from './request';

const yesNo = (value: boolean | undefined): string => (value ? 'Yes' : 'No');
const roleText = (role: string | undefined): string => (role ? (ROLE_LABELS[role] ?? role) : 'None');

/** Fields whose meaning differs; fields that do not apply on either side are not compared. */
export function changesBetween(asked: OperationDraft, operation: RequestedOperation): FieldChange[] {
  const before = shownFields(asked);
  const after = shownFields({ allowSharing: false, allowWriting: false, expiration: { type: 'never' }, ...operation });
  const changes: FieldChange[] = [];
  for (const field of Object.keys(after) as FieldChange['field'][]) {
    const from = before[field];
    const to = after[field];
    if (from !== to) changes.push({ field, from: from ?? '—', to: to ?? '—' });
  }
  return changes;
}

type Comparable = Pick<
  OperationDraft,
  'mode' | 'action' | 'recipients' | 'allowSharing' | 'allowWriting' | 'expiration'
> &
  Partial<Pick<OperationDraft, 'record' | 'role'>>;

/** Each field as people read it; undefined where it does not apply. A record that was only described is not a change. */
function shownFields(draft: Comparable): Partial<Record<FieldChange['field'], string>> {
  const rules = shareRecordRules(draft);
  return {
    mode: MODE_LABELS[draft.mode],
    action: ACTION_LABELS[draft.action],
    recipients: [...new Set(draft.recipients.map(normaliseEmail))].sort().join(', '),
    ...(rules.role.applies ? { role: roleText(draft.role) } : {}),
    ...(rules.allowSharing.applies ? { allowSharing: yesNo(draft.allowSharing) } : {}),
    ...(rules.allowWriting.applies ? { allowWriting: yesNo(draft.allowWriting) } : {}),
    ...(rules.expiration.applies ? { expiration: expirationText(draft.expiration) } : {}),
  };
}
