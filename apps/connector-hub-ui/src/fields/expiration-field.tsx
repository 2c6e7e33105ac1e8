/** How long access lasts: never ends, ends at a date and time in the viewer's zone, or after a duration; then rotate. */
import { DISABLED_REASONS, FIELD_LABELS, FORM, UNIT_NAMES } from '@keeper-workflow/messages';
import { DURATION_UNITS, LONGEST_AMOUNT, type DurationUnit } from '@keeper-workflow/operations';
import { Choice, Field, FieldError, toLocalInput, zoneName } from '@keeper-workflow/ui';
import type { RequestFormState } from '../panel/form-state';
import type { FieldProps } from './field-props';

export interface ExpirationFieldProps extends FieldProps {
  /** ms since the epoch, on the server's clock. */
  readonly now: number;
}

export function ExpirationField({ form, rules, errors, now, note, set }: ExpirationFieldProps) {
  if (!rules.expiration.applies) return null;
  const error = errors.expiration;
  const limits = form.mode === 'classic' && form.expires !== 'never' && form.kind !== 'record-permission';
  return (
    <div className="kw-stack-small">
      <Field
        label={FORM.expiration}
        hint={limits ? FORM.limitedNoSharing[form.kind] : undefined}
        note={note('expiration')}
      >
        {(control) => (
          <select
            {...control}
            className="kw-input"
            value={form.expires}
            onChange={(event) => set({ expires: event.currentTarget.value as RequestFormState['expires'] })}
          >
            {(['never', 'at', 'in'] as const).map((type) => (
              <option key={type} value={type}>
                {FORM.expirationTypes[type]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {form.expires === 'at' ? (
        <Field label={FORM.expirationAt} required error={error} hint={FORM.expirationZone(zoneName(now))}>
          {(control) => (
            <input
              {...control}
              className="kw-input"
              type="datetime-local"
              min={toLocalInput(new Date(Math.ceil(now / 60_000) * 60_000).toISOString())}
              value={form.at}
              onChange={(event) => set({ at: event.currentTarget.value })}
            />
          )}
        </Field>
      ) : null}
      {form.expires === 'in' ? (
        <Field label={FORM.expirationIn} required error={error} hint={FORM.expirationInHint}>
          {(control) => (
            <div className="kw-row">
              <input
                {...control}
                className="kw-input kw-input-short"
                type="number"
                inputMode="numeric"
                min={1}
                max={LONGEST_AMOUNT}
                step={1}
                value={form.amount}
                onChange={(event) => set({ amount: event.currentTarget.value })}
              />
              <select
                className="kw-input kw-input-medium"
                aria-label={FORM.expirationUnit}
                value={form.unit}
                onChange={(event) => set({ unit: event.currentTarget.value as DurationUnit })}
              >
                {DURATION_UNITS.map((unit) => (
                  <option key={unit} value={unit}>
                    {UNIT_NAMES[unit]}
                  </option>
                ))}
              </select>
            </div>
          )}
        </Field>
      ) : null}
    </div>
  );
}

/** @param rotatable false: Keeper has said that nothing in the chosen folder can be rotated. */
export function RotateField({
  form,
  rules,
  errors,
  note,
  set,
  rotatable,
}: FieldProps & { readonly rotatable: boolean | undefined }) {
  const rule = rules.rotateOnExpiration;
  // Without an end to rotate at it stays there and says so; where nothing can end at all, it would only be in the way.
  if (!rule.applies && rule.disabled !== 'needs-expiration') return null;
  const checked = form.rotateOnExpiration && rule.applies;
  return (
    <div className="kw-stack-small">
      <Choice
        type="checkbox"
        label={FIELD_LABELS.rotateOnExpiration}
        hint={rule.disabled ? DISABLED_REASONS[rule.disabled] : FORM.rotateHint}
        disabled={!rule.applies}
        checked={checked}
        {...(errors.rotate === undefined ? {} : { inputProps: { 'aria-invalid': 'true' } })}
        onChange={(rotateOnExpiration) => set({ rotateOnExpiration })}
      />
      {errors.rotate === undefined ? null : <FieldError>{errors.rotate}</FieldError>}
      {checked && rotatable === false ? (
        <p className="kw-small kw-caution" role="status">
          {FORM.rotateNotHere}
        </p>
      ) : null}
      {note('rotateOnExpiration')}
    </div>
  );
}
