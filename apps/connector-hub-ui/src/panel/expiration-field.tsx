/** How long access lasts: never ends, ends at a date and time in the viewer's zone, or after a duration. */
import type { ReactNode } from 'react';
import { FORM, UNIT_NAMES } from '@keeper-workflow/messages';
import { DURATION_UNITS, LONGEST_AMOUNT, type DurationUnit } from '@keeper-workflow/operations';
import { Field, toLocalInput, zoneName } from '@keeper-workflow/ui';
import type { ShareRecordForm } from './share-record-form';

export interface ExpirationFieldProps {
  readonly form: ShareRecordForm;
  readonly error: string | undefined;
  readonly now: number;
  readonly note: ReactNode;
  readonly set: (part: Partial<ShareRecordForm>) => void;
}

export function ExpirationField({ form, error, now, note, set }: ExpirationFieldProps) {
  return (
    <div className="kw-stack-small">
      <Field
        label={FORM.expiration}
        hint={form.mode === 'classic' && form.expires !== 'never' ? FORM.limitedNoSharing : undefined}
        note={note}
      >
        {(control) => (
          <select
            {...control}
            className="kw-input"
            value={form.expires}
            onChange={(event) => set({ expires: event.currentTarget.value as ShareRecordForm['expires'] })}
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
