/** A labelled control with its hint and its error, bound together for screen readers. */
import { useId } from 'react';
import type { InputHTMLAttributes, ReactNode } from 'react';
import { classes } from './classes';
import { Icon } from './icons';

/** What a control needs from the field around it. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': 'true' | undefined;
  readonly 'aria-required': 'true' | undefined;
}

export interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly required?: boolean;
  readonly children: (control: ControlProps) => ReactNode;
  /** Below the control: what the requester had asked for, a live count. */
  readonly note?: ReactNode;
}

export function Field({ label, hint, error, required, children, note }: FieldProps) {
  const id = useId();
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  return (
    <div className="kw-field">
      <label className={labelClass(required)} htmlFor={id}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': classes(errorId, hintId) || undefined,
        'aria-invalid': error ? 'true' : undefined,
        'aria-required': required ? 'true' : undefined,
      })}
      {error ? <FieldError id={errorId}>{error}</FieldError> : null}
      {hint ? (
        <div className="kw-hint" id={hintId}>
          {hint}
        </div>
      ) : null}
      {note}
    </div>
  );
}

/** The classes of a label; the star of a required field is drawn, and heard as "required" from the control itself. */
export const labelClass = (required: boolean | undefined): string =>
  classes('kw-label', required && 'kw-label-required');

export function FieldError({ id, children }: { readonly id?: string | undefined; readonly children: ReactNode }) {
  return (
    <div className="kw-error" id={id} data-field-error>
      <Icon name="danger" />
      <span>{children}</span>
    </div>
  );
}

export interface FieldGroupProps {
  readonly legend: string;
  readonly required?: boolean;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly children: ReactNode;
  readonly note?: ReactNode;
}

/** Several controls under one legend. */
export function FieldGroup({ legend, required, hint, error, children, note }: FieldGroupProps) {
  const id = useId();
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  return (
    <fieldset className="kw-field" aria-describedby={classes(errorId, hintId) || undefined}>
      <legend className={labelClass(required)}>{legend}</legend>
      {children}
      {error ? <FieldError id={errorId}>{error}</FieldError> : null}
      {hint ? (
        <div className="kw-hint" id={hintId}>
          {hint}
        </div>
      ) : null}
      {note}
    </fieldset>
  );
}

export interface ChoiceProps {
  readonly type: 'checkbox' | 'radio';
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly name?: string;
  readonly inputProps?: InputHTMLAttributes<HTMLInputElement>;
  readonly onChange: (checked: boolean) => void;
}

/** A checkbox or one of several radio buttons, with a hint that says why it is switched off. */
export function Choice({ type, label, hint, checked, disabled, name, inputProps, onChange }: ChoiceProps) {
  const id = useId();
  const hintId = hint ? `${id}-hint` : undefined;
  return (
    <div className={classes('kw-choice', disabled && 'kw-choice-off')}>
      <input
        {...inputProps}
        id={id}
        type={type}
        name={name}
        checked={checked}
        disabled={disabled}
        aria-describedby={hintId}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <div>
        <label htmlFor={id}>{label}</label>
        {hint ? (
          <div className="kw-hint" id={hintId}>
            {hint}
          </div>
        ) : null}
      </div>
    </div>
  );
}
