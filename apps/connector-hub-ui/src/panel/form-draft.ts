/** From a form to the draft that is sent, and back. Pure. */
import type { RequestView } from '@keeper-workflow/contract';
import { LONGEST_AMOUNT, type Expiration, type OperationDraft } from '@keeper-workflow/operations';
import { fromLocalInput, toLocalInput } from '@keeper-workflow/ui';
import { rulesOf } from './form-rules';
import { emptyForm, targetKindOf, type RequestFormState, type Switch } from './form-state';

type Asked = Pick<RequestView, 'justification'> & { readonly draft: OperationDraft };

/** The form that a stored request was made with. */
export function formOf({ draft, justification }: Asked): RequestFormState {
  const common = {
    ...emptyForm(draft.kind),
    mode: draft.mode,
    action: draft.action,
    role: draft.role ?? '',
    justification,
  } as const;
  const folder = draft.folder ? { folder: draft.folder } : {};
  switch (draft.kind) {
    case 'share-record':
      return {
        ...common,
        ...folder,
        ...expirationFields(draft.expiration),
        scope: draft.scope ?? 'record',
        ...(draft.record ? { record: draft.record } : {}),
        recursive: draft.recursive ?? false,
        description: draft.recordDescription,
        recipients: draft.recipients,
        allowSharing: draft.allowSharing,
        allowWriting: draft.allowWriting,
        rotateOnExpiration: draft.rotateOnExpiration ?? false,
      };
    case 'share-folder':
      return {
        ...common,
        ...folder,
        ...expirationFields(draft.expiration),
        description: draft.folderDescription,
        recipients: draft.recipients,
        teams: draft.teams,
        manageRecords: draft.manageRecords,
        manageUsers: draft.manageUsers,
        canShareRecords: draft.canShareRecords,
        canEditRecords: draft.canEditRecords,
        rotateOnExpiration: draft.rotateOnExpiration ?? false,
      };
    case 'record-permission':
      return {
        ...common,
        ...folder,
        description: draft.folderDescription,
        recursive: draft.recursive,
        canShareRecords: draft.canShareRecords,
        canEditRecords: draft.canEditRecords,
      };
  }
}

function expirationFields(expiration: Expiration): Partial<RequestFormState> {
  switch (expiration.type) {
    case 'never':
      return { expires: 'never' };
    case 'at':
      return { expires: 'at', at: toLocalInput(expiration.at) };
    case 'in':
      return { expires: 'in', amount: String(expiration.amount), unit: expiration.unit };
  }
}

/** When access would end; undefined when that is not filled in completely. */
export function expirationOf(form: RequestFormState): Expiration | undefined {
  if (form.expires === 'never') return { type: 'never' };
  if (form.expires === 'at') {
    const at = fromLocalInput(form.at);
    return at === undefined ? undefined : { type: 'at', at };
  }
  const amount = /^\d{1,4}$/u.test(form.amount.trim()) ? Number(form.amount) : 0;
  return amount >= 1 && amount <= LONGEST_AMOUNT ? { type: 'in', amount, unit: form.unit } : undefined;
}

/**
 * The draft of a form that has been checked. A right that the expiration forbids, and an end that does not apply and is
 * not complete, are left out: the draft is also read by people.
 */
export function draftOf(form: RequestFormState): OperationDraft {
  const rules = rulesOf(form);
  const on = (name: Switch): boolean => form[name] && rules[name].disabled !== 'not-with-expiration';
  const description = form.description.trim();
  const role = form.role === '' ? {} : { role: form.role };
  const folder = targetKindOf(form) === 'folder' && form.folder ? { folder: form.folder } : {};
  const { mode } = form;
  const end = {
    ...(rules.rotateOnExpiration.applies && form.rotateOnExpiration ? { rotateOnExpiration: true } : {}),
    expiration: expirationOf(form) ?? { type: 'never' as const },
  };
  switch (form.kind) {
    case 'share-record':
      return {
        kind: 'share-record',
        mode,
        action: form.action === 'remove' ? 'revoke' : form.action,
        ...(rules.folder.applies
          ? { scope: 'folder' as const, ...folder, recursive: form.recursive }
          : form.record
            ? { record: form.record }
            : {}),
        recordDescription: description,
        recipients: [...form.recipients],
        ...role,
        allowSharing: on('allowSharing'),
        allowWriting: on('allowWriting'),
        ...end,
      };
    case 'share-folder':
      return {
        kind: 'share-folder',
        mode,
        action: form.action === 'grant' ? 'grant' : 'remove',
        ...folder,
        folderDescription: description,
        recipients: [...form.recipients],
        teams: [...form.teams],
        ...role,
        manageRecords: on('manageRecords'),
        manageUsers: on('manageUsers'),
        canShareRecords: on('canShareRecords'),
        canEditRecords: on('canEditRecords'),
        ...end,
      };
    case 'record-permission':
      return {
        kind: 'record-permission',
        mode,
        action: form.action === 'grant' ? 'grant' : 'revoke',
        ...folder,
        folderDescription: description,
        recursive: form.recursive,
        ...role,
        canShareRecords: form.canShareRecords,
        canEditRecords: form.canEditRecords,
      };
  }
}
