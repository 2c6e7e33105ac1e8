/** A secret that goes in and never comes out: when one is saved, the page says so and offers to replace it. */
import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { SETTINGS } from '@keeper-workflow/messages';
import { Button, Field, Icon } from '@keeper-workflow/ui';

export interface SecretFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly savedText: string;
  readonly saved: boolean;
  readonly required: boolean;
  readonly error: string | undefined;
  /** What is typed; undefined keeps the saved one. */
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  readonly extra?: ReactNode;
}

export function SecretField(props: SecretFieldProps) {
  const { value, saved } = props;
  const input = useRef<HTMLInputElement>(null);
  const asked = useRef(false);
  const typing = !saved || value !== undefined;
  useLayoutEffect(() => {
    if (typing && asked.current) input.current?.focus();
  }, [typing]);
  if (!typing) {
    return (
      <div className="kw-field" role="group" aria-label={props.label}>
        <span className="kw-label">{props.label}</span>
        <div className="kw-saved">
          <Icon name="success" />
          <span>{props.savedText}</span>
          <Button
            compact
            label={`${SETTINGS.replace}: ${props.label}`}
            onClick={() => {
              asked.current = true;
              props.onChange('');
            }}
          >
            {SETTINGS.replace}
          </Button>
        </div>
        {props.extra}
      </div>
    );
  }
  return (
    <Field label={props.label} required={props.required} hint={props.hint} error={props.error} note={props.extra}>
      {(control) => (
        <div className="kw-row kw-secret">
          <input
            {...control}
            ref={input}
            className="kw-input"
            type="password"
            autoComplete="off"
            spellCheck={false}
            value={value ?? ''}
            onChange={(event) => props.onChange(event.currentTarget.value)}
          />
          {saved ? (
            <Button appearance="subtle" onClick={() => props.onChange(undefined)}>
              {SETTINGS.keepSaved}
            </Button>
          ) : null}
        </div>
      )}
    </Field>
  );
}
