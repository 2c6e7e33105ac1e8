/** What people get or lose: a role in nested share folders, single rights in Classic. */
import type { ReactNode } from 'react';
import { DISABLED_REASONS, FIELD_LABELS, FORM, ROLE_MEANINGS, roleName } from '@keeper-workflow/messages';
import { NSF_ROLES, SHARING_ROLES, type NsfRole } from '@keeper-workflow/operations';
import { Choice, Field, FieldGroup } from '@keeper-workflow/ui';
import type { RequestFormState, Switch } from '../panel/form-state';
import type { FieldProps } from './field-props';

export function RoleField({ form, rules, errors, note, set }: FieldProps) {
  if (!rules.role.applies) return null;
  const grant = form.action === 'grant';
  const limited = grant && rules.expiration.applies && form.expires !== 'never';
  const limitedSharing = limited && (SHARING_ROLES as readonly string[]).includes(form.role);
  const filter = form.kind === 'record-permission' ? FORM.roleRevokeAll : FORM.roleRevokeHint;
  const hint = form.role === '' ? (grant ? undefined : filter) : ROLE_MEANINGS[form.role];
  return (
    <Field label={FORM.role} required={rules.role.required} error={errors.role} hint={hint} note={note('role')}>
      {(control) => (
        <>
          <select
            {...control}
            className="kw-input"
            value={form.role}
            onChange={(event) => set({ role: event.currentTarget.value as NsfRole | '' })}
          >
            <option value="">{grant ? FORM.roleChoose : FORM.roleAny}</option>
            {NSF_ROLES.map((role) => (
              <option key={role} value={role}>
                {roleName(role)}
              </option>
            ))}
          </select>
          {limitedSharing && form.role !== '' ? (
            <p className="kw-small kw-caution" role="status">
              {FORM.limitedRole(roleName(form.role))}
            </p>
          ) : null}
        </>
      )}
    </Field>
  );
}

interface Rights {
  readonly names: readonly Switch[];
  readonly hint: (grant: boolean) => string;
  readonly hints: Readonly<Partial<Record<Switch, string>>>;
}

const RIGHTS: Readonly<Record<RequestFormState['kind'], Rights>> = {
  'share-record': {
    names: ['allowSharing', 'allowWriting'],
    hint: (grant) => (grant ? FORM.rightsGrantHint : FORM.rightsRevokeHint),
    hints: {},
  },
  'share-folder': {
    names: ['manageRecords', 'manageUsers', 'canShareRecords', 'canEditRecords'],
    hint: () => FORM.folderRightsHint,
    hints: {
      manageRecords: FORM.manageRecordsHint,
      manageUsers: FORM.manageUsersHint,
      canShareRecords: FORM.wholeFolderHint,
      canEditRecords: FORM.wholeFolderHint,
    },
  },
  'record-permission': {
    names: ['canShareRecords', 'canEditRecords'],
    hint: (grant) => (grant ? FORM.permissionGrantHint : FORM.permissionRevokeHint),
    hints: {},
  },
};

/** The checkboxes of Classic. One that the expiration forbids stays there, switched off, and says why. */
export function RightsField({ form, rules, errors, note, set }: FieldProps) {
  const { names, hint, hints } = RIGHTS[form.kind];
  const shown = names.filter((name) => rules[name].applies || rules[name].disabled === 'not-with-expiration');
  if (shown.length === 0) return null;
  return (
    <FieldGroup
      legend={FORM.rights}
      required={form.kind === 'record-permission'}
      hint={hint(form.action === 'grant')}
      error={errors.rights}
      note={<>{shown.map((name): ReactNode => note(name))}</>}
    >
      {shown.map((name) => {
        const off = rules[name].disabled;
        return (
          <Choice
            key={name}
            type="checkbox"
            label={FIELD_LABELS[name]}
            checked={form[name] && !off}
            disabled={off !== undefined}
            hint={off ? DISABLED_REASONS[off] : hints[name]}
            {...(errors.rights === undefined ? {} : { inputProps: { 'aria-invalid': 'true' } })}
            onChange={(checked) => set({ [name]: checked })}
          />
        );
      })}
    </FieldGroup>
  );
}
