/** What an approver changed in what was asked for: shown before approval, kept with the decision, told in the comment. */
import { ACTION_LABELS, expirationText, MODE_LABELS, ROLE_LABELS, SCOPE_LABELS } from '@keeper-workflow/messages';
import {
  draftOf,
  normaliseEmail,
  recordPermissionRules,
  shareFolderRules,
  shareRecordRules,
  type FieldRule,
  type OperationDraft,
  type RequestedOperation,
} from '@keeper-workflow/operations';
import type { FieldChange } from './request';

type Shown = Partial<Record<FieldChange['field'], string>>;

/** Fields whose meaning differs; fields that do not apply on either side are not compared. */
export function changesBetween(asked: OperationDraft, operation: RequestedOperation): FieldChange[] {
  const before = shownFields(asked);
  const after = shownFields(draftOf(operation));
  const changes: FieldChange[] = [];
  for (const field of Object.keys(after) as FieldChange['field'][]) {
    const from = before[field];
    const to = after[field];
    if (from !== to) changes.push({ field, from: from ?? '—', to: to ?? '—' });
  }
  return [...changes, ...targetChange(asked, operation)];
}

type Target = { readonly uid: string; readonly title: string } | undefined;

/** A target that was only described is not a change; another than the one chosen is. */
function targetChange(asked: OperationDraft, operation: RequestedOperation): FieldChange[] {
  const field = 'record' in operation ? 'record' : 'folder';
  const before = (asked as { readonly record?: Target; readonly folder?: Target })[field];
  const after = 'record' in operation ? operation.record : operation.folder;
  return before && before.uid !== after.uid ? [{ field, from: before.title, to: after.title }] : [];
}

/** Each field as people read it; absent where it does not apply. */
function shownFields(draft: OperationDraft): Shown {
  const common = { mode: MODE_LABELS[draft.mode], action: ACTION_LABELS[draft.action] };
  switch (draft.kind) {
    case 'share-record': {
      const rules = shareRecordRules(draft);
      return {
        ...common,
        ...(rules.folder.applies || draft.action !== 'owner' ? { scope: SCOPE_LABELS[draft.scope ?? 'record'] } : {}),
        recipients: people(draft.recipients),
        ...applying(rules, {
          recursive: yesNo(draft.recursive),
          role: roleText(draft.role),
          allowSharing: yesNo(draft.allowSharing),
          allowWriting: yesNo(draft.allowWriting),
          expiration: expirationText(draft.expiration),
          rotateOnExpiration: yesNo(draft.rotateOnExpiration),
        }),
      };
    }
    case 'share-folder':
      return {
        ...common,
        recipients: people(draft.recipients),
        teams: draft.teams
          .map(({ name }) => name)
          .sort()
          .join(', '),
        ...applying(shareFolderRules(draft), {
          role: roleText(draft.role),
          manageRecords: yesNo(draft.manageRecords),
          manageUsers: yesNo(draft.manageUsers),
          canShareRecords: yesNo(draft.canShareRecords),
          canEditRecords: yesNo(draft.canEditRecords),
          expiration: expirationText(draft.expiration),
          rotateOnExpiration: yesNo(draft.rotateOnExpiration),
        }),
      };
    case 'record-permission':
      return {
        ...common,
        ...applying(recordPermissionRules(draft), {
          recursive: yesNo(draft.recursive),
          role: roleText(draft.role),
          canShareRecords: yesNo(draft.canShareRecords),
          canEditRecords: yesNo(draft.canEditRecords),
        }),
      };
  }
}

function applying(rules: Readonly<Partial<Record<string, FieldRule>>>, shown: Shown): Shown {
  return Object.fromEntries(Object.entries(shown).filter(([field]) => rules[field]?.applies === true));
}

const people = (addresses: readonly string[]): string => [...new Set(addresses.map(normaliseEmail))].sort().join(', ');
const yesNo = (value: boolean | undefined): string => (value ? 'Yes' : 'No');
const roleText = (role: string | undefined): string => (role ? (ROLE_LABELS[role] ?? role) : 'None');
