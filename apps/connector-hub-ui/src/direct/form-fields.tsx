/** What both forms share: the title, notes of several lines, why it is done, and the fields of the record. */
import { DIRECT, FORM } from '@keeper-workflow/messages';
import { Button, Field, SectionMessage, Skeleton } from '@keeper-workflow/ui';
import type { DirectErrors } from './direct-checks';
import { isAdding, typedOf, type DirectState, type NotesChange } from './direct-state';
import { FieldControl } from './field-control';
import { SecretInput } from './secret-input';
import type { RecordFields } from './use-record-fields';

export interface PartProps {
  readonly state: DirectState;
  readonly errors: DirectErrors;
  readonly onChange: (state: DirectState) => void;
}

export function TitleField({ state, errors, onChange }: PartProps) {
  return (
    <Field label={DIRECT.title} required error={errors.title} hint={isAdding(state) ? undefined : DIRECT.newTitleHint}>
      {(control) => (
        <input
          {...control}
          className="kw-input"
          type="text"
          autoComplete="off"
          value={state.title}
          onChange={(event) => onChange({ ...state, title: event.currentTarget.value })}
        />
      )}
    </Field>
  );
}

export interface OwnFieldsProps extends PartProps {
  readonly fields: RecordFields;
  /** The heading of the group for screen readers. */
  readonly label: string;
  readonly loading: string;
  readonly failedTitle: string;
}

/** The fields of the type or record, once they are known. */
export function OwnFields({ state, errors, onChange, fields, label, loading, failedTitle }: OwnFieldsProps) {
  const { status, specs, again } = fields;
  if (status.status === 'idle') return null;
  if (status.status === 'loading') return <Skeleton label={loading} />;
  if (status.status === 'failed') {
    return (
      <SectionMessage
        tone="danger"
        role="alert"
        title={failedTitle}
        actions={<Button onClick={again}>{DIRECT.tryAgain}</Button>}
      >
        <p>{status.failure.message}</p>
      </SectionMessage>
    );
  }
  return (
    <div className="kw-stack" role="group" aria-label={label}>
      {specs.map((spec) => (
        <FieldControl
          key={spec.key}
          spec={spec}
          typed={typedOf(state, spec)}
          adding={isAdding(state)}
          errors={errors}
          onChange={(typed) => onChange({ ...state, fields: { ...state.fields, [spec.key]: typed } })}
        />
      ))}
    </div>
  );
}

/** Notes are hidden as other secrets are: people put passwords into them. */
export function NotesField({ state, errors, onChange, filled }: PartProps & { readonly filled: boolean | undefined }) {
  const { notes } = state;
  const adding = isAdding(state);
  const set = (part: Partial<DirectState['notes']>): void => onChange({ ...state, notes: { ...notes, ...part } });
  const changes = (['none', 'append', 'replace', 'clear'] as const).filter((one) => one !== 'clear' || filled);
  const text = (
    <Field label={adding ? DIRECT.notes : DIRECT.notesText} error={errors.notes}>
      {(control) => (
        <SecretInput
          control={control}
          name={DIRECT.notes}
          multiline
          value={notes.text}
          onChange={(next) => set({ text: next })}
        />
      )}
    </Field>
  );
  if (adding) return text;
  return (
    <div className="kw-change">
      <Field label={DIRECT.notes} hint={filled === undefined ? undefined : DIRECT.notesNow(filled)}>
        {(control) => (
          <select
            {...control}
            className="kw-input"
            aria-label={DIRECT.notesAction}
            value={notes.change}
            onChange={(event) => set({ change: event.currentTarget.value as NotesChange })}
          >
            {changes.map((change) => (
              <option key={change} value={change}>
                {DIRECT.notesActions[change]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {notes.change === 'append' || notes.change === 'replace' ? text : null}
    </div>
  );
}

export function JustificationField({ state, errors, onChange, required }: PartProps & { readonly required: boolean }) {
  return (
    <Field label={FORM.justification} required={required} hint={DIRECT.justificationHint} error={errors.justification}>
      {(control) => (
        <textarea
          {...control}
          className="kw-input"
          rows={3}
          value={state.justification}
          onChange={(event) => onChange({ ...state, justification: event.currentTarget.value })}
        />
      )}
    </Field>
  );
}
