/** Which field of a form applies now, what is required, and why something is switched off: the rules of `operations`. */
import type { FieldChange } from '@keeper-workflow/contract';
import {
  recordPermissionRules,
  shareFolderRules,
  shareRecordRules,
  type Expiration,
  type FieldRule,
} from '@keeper-workflow/operations';
import type { RequestFormState } from './form-state';

export type FormField = FieldChange['field'];
export type FormRules = Readonly<Record<FormField, FieldRule>>;

const OFF: FieldRule = { applies: false, required: false };
const ON: FieldRule = { applies: true, required: false };

const ABSENT: FormRules = {
  mode: ON,
  action: ON,
  scope: OFF,
  record: OFF,
  folder: OFF,
  recursive: OFF,
  recipients: OFF,
  teams: OFF,
  role: OFF,
  allowSharing: OFF,
  allowWriting: OFF,
  manageRecords: OFF,
  manageUsers: OFF,
  canShareRecords: OFF,
  canEditRecords: OFF,
  expiration: OFF,
  rotateOnExpiration: OFF,
};

/** The rules of every field; one that the form does not have never applies. */
export function rulesOf(form: RequestFormState): FormRules {
  const { kind, mode, action, scope } = form;
  // The rules ask only whether there is an end, not which.
  const expiration: Expiration = form.expires === 'never' ? { type: 'never' } : { type: 'in', amount: 1, unit: 'h' };
  switch (kind) {
    case 'share-record': {
      const asked = action === 'remove' ? 'revoke' : action;
      const owner = { applies: false, required: false, disabled: 'not-for-owner' } as const;
      return {
        ...ABSENT,
        scope: action === 'owner' ? owner : ON,
        ...shareRecordRules({ mode, action: asked, scope, expiration }),
      };
    }
    case 'share-folder': {
      const rules = shareFolderRules({ mode, action: action === 'grant' ? 'grant' : 'remove', expiration });
      return { ...ABSENT, teams: ON, ...rules };
    }
    case 'record-permission':
      return {
        ...ABSENT,
        ...recordPermissionRules({ mode, action: action === 'grant' ? 'grant' : 'revoke' }),
      };
  }
}
