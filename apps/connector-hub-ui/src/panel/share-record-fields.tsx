/** The fields of "Request Access to Record", for the requester and for the approver. What applies is decided by the rules. */
import type { ReactNode } from 'react';
import {
  ACTION_LABELS,
  DECISION,
  DISABLED_REASONS,
  FIELD_LABELS,
  FORM,
  ROLE_MEANINGS,
  roleName,
} from '@keeper-workflow/messages';
import { NSF_ROLES, SHARE_RECORD_ACTIONS, SHARING_ROLES, type NsfRole } from '@keeper-workflow/operations';
import { AddressList, Button, Choice, Field, FieldGroup } from '@keeper-workflow/ui';
import { ExpirationField } from './expiration-field';
import { asRequested, requestedWords, type ChangedField } from './form-changes';
import { rulesOf, type FormErrors, type ShareRecordForm } from './share-record-form';

export interface ShareRecordFieldsProps {
  readonly form: ShareRecordForm;
  readonly errors: FormErrors;
  /** ms since the epoch, on the server's clock. */
  readonly now: number;
  readonly onChange: (form: ShareRecordForm) => void;
  /** How the record is named: in words by the requester, by search by the approver. */
  readonly recordField: ReactNode;
  readonly recipientsHint?: string;
  /** What was asked for, where an approver may differ from it. */
  readonly requested?: ShareRecordForm;
}

export function ShareRecordFields(props: ShareRecordFieldsProps) {
  const { form, errors, onChange, requested } = props;
  const rules = rulesOf(form);
  const differs = requested ? requestedWords(form, requested) : {};
  const set = (part: Partial<ShareRecordForm>): void => onChange({ ...form, ...part });
  const note = (field: ChangedField): ReactNode =>
    requested && differs[field] !== undefined ? (
      <Requested field={field} words={differs[field]} onRestore={() => onChange(asRequested(form, requested, field))} />
    ) : null;

  return (
    <>
      {props.recordField}
      {note('record')}
      <Choice
        type="checkbox"
        label={FORM.classic}
        hint={FORM.classicHint}
        checked={form.mode === 'classic'}
        onChange={(classic) => set({ mode: classic ? 'classic' : 'nsf' })}
      />
      {note('mode')}
      <Field label={FORM.action} hint={FORM.actionHints[form.action]} note={note('action')}>
        {(control) => (
          <select
            {...control}
            className="kw-input"
            value={form.action}
            onChange={(event) => set({ action: event.currentTarget.value as ShareRecordForm['action'] })}
          >
            {SHARE_RECORD_ACTIONS.map((action) => (
              <option key={action} value={action}>
                {ACTION_LABELS[action]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field
        label={FORM.recipients}
        required
        hint={props.recipientsHint ?? FORM.recipientsHint}
        error={errors.recipients}
        note={note('recipients')}
      >
        {(control) => (
          <AddressList
            control={control}
            addresses={form.recipients}
            pending={form.pending}
            onChange={(recipients, pending) => set({ recipients, pending })}
          />
        )}
      </Field>
      {rules.role.applies ? (
        <RoleField form={form} error={errors.role} note={note('role')} set={set} />
      ) : (
        <RightsField form={form} notes={[note('allowSharing'), note('allowWriting')]} set={set} />
      )}
      {rules.expiration.applies ? (
        <ExpirationField form={form} error={errors.expiration} now={props.now} note={note('expiration')} set={set} />
      ) : null}
    </>
  );
}

interface PartProps {
  readonly form: ShareRecordForm;
  readonly set: (part: Partial<ShareRecordForm>) => void;
}

function RoleField({
  form,
  error,
  note,
  set,
}: PartProps & { readonly error: string | undefined; readonly note: ReactNode }) {
  const grant = form.action === 'grant';
  const limitedSharing = grant && form.expires !== 'never' && (SHARING_ROLES as readonly string[]).includes(form.role);
  const hint = form.role === '' ? (grant ? undefined : FORM.roleRevokeHint) : ROLE_MEANINGS[form.role];
  return (
    <Field label={FORM.role} required={grant} error={error} hint={hint} note={note}>
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

function RightsField({ form, notes, set }: PartProps & { readonly notes: readonly ReactNode[] }) {
  const rules = rulesOf(form);
  const grant = form.action === 'grant';
  const off = rules.allowSharing.disabled;
  return (
    <FieldGroup legend={FORM.rights} hint={grant ? FORM.rightsGrantHint : FORM.rightsRevokeHint} note={<>{notes}</>}>
      <Choice
        type="checkbox"
        label={FORM.allowSharing}
        checked={form.allowSharing && !off}
        disabled={off !== undefined}
        hint={off ? DISABLED_REASONS[off] : undefined}
        onChange={(allowSharing) => set({ allowSharing })}
      />
      <Choice
        type="checkbox"
        label={FORM.allowWriting}
        checked={form.allowWriting}
        onChange={(allowWriting) => set({ allowWriting })}
      />
    </FieldGroup>
  );
}

interface RequestedProps {
  readonly field: ChangedField;
  readonly words: string;
  readonly onRestore: () => void;
}

/** Fields whose answer alone does not say what it is about. */
const NAMED: ReadonlySet<ChangedField> = new Set<ChangedField>(['mode', 'allowSharing', 'allowWriting']);

/** What the requester had asked for, and a way back to it. */
function Requested({ field, words, onRestore }: RequestedProps) {
  const text = DECISION.requested(NAMED.has(field) ? `${FIELD_LABELS[field]}: ${words}` : words);
  return (
    <div className="kw-requested">
      <span>{text}</span>
      <Button appearance="subtle" compact label={`${DECISION.restore}: ${text}`} onClick={onRestore}>
        {DECISION.restore}
      </Button>
    </div>
  );
}
