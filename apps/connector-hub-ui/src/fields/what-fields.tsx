/** What is asked for: the action, one record or all of a folder, the permission model, also the folders below. */
import { ACTION_LABELS, DISABLED_REASONS, FIELD_LABELS, FORM, SCOPE_LABELS } from '@keeper-workflow/messages';
import { RECORD_SCOPES } from '@keeper-workflow/operations';
import { Choice, Field } from '@keeper-workflow/ui';
import { ACTIONS_OF, targetKindOf, type FormAction, type RequestFormState } from '../panel/form-state';
import type { FieldProps } from './field-props';

export function ActionField({ form, set, note }: FieldProps) {
  const hints: Readonly<Partial<Record<FormAction, string>>> = FORM.actionHints[form.kind];
  return (
    <Field label={FORM.action} hint={hints[form.action]} note={note('action')}>
      {(control) => (
        <select
          {...control}
          className="kw-input"
          value={form.action}
          onChange={(event) => set({ action: event.currentTarget.value as FormAction })}
        >
          {ACTIONS_OF[form.kind].map((action) => (
            <option key={action} value={action}>
              {ACTION_LABELS[action]}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function ScopeField({ form, rules, set, note }: FieldProps) {
  const off = rules.scope.disabled;
  const scope = off ? 'record' : form.scope;
  return (
    <Field
      label={FORM.scope}
      hint={off ? DISABLED_REASONS[off] : scope === 'folder' ? FORM.scopeFolderHint : undefined}
      note={note('scope')}
    >
      {(control) => (
        <select
          {...control}
          className="kw-input"
          disabled={off !== undefined}
          value={scope}
          onChange={(event) => set({ scope: event.currentTarget.value as RequestFormState['scope'] })}
        >
          {RECORD_SCOPES.map((one) => (
            <option key={one} value={one}>
              {SCOPE_LABELS[one]}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function RecursiveField({ form, rules, set, note }: FieldProps) {
  if (!rules.recursive.applies) return null;
  return (
    <div className="kw-stack-small">
      <Choice
        type="checkbox"
        label={FIELD_LABELS.recursive}
        hint={FORM.recursiveHint}
        checked={form.recursive}
        onChange={(recursive) => set({ recursive })}
      />
      {note('recursive')}
    </div>
  );
}

/** @param followed says that the mode was just taken from what was picked. */
export function ModeField({ form, set, note, followed }: FieldProps & { readonly followed: string | undefined }) {
  return (
    <div className="kw-stack-small">
      <Choice
        type="checkbox"
        label={FORM.classic}
        hint={FORM.classicHint[targetKindOf(form)]}
        checked={form.mode === 'classic'}
        onChange={(classic) => set({ mode: classic ? 'classic' : 'nsf' })}
      />
      <p className="kw-small kw-followed" role="status">
        {followed}
      </p>
      {note('mode')}
    </div>
  );
}
