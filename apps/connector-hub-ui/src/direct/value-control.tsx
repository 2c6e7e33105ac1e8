/** The control in which a value is typed, by the form of the value: a text, a secret, a day, a tick, an object, a list. */
import type { FieldInput } from '@keeper-workflow/operations';
import { DIRECT } from '@keeper-workflow/messages';
import { Choice, Field } from '@keeper-workflow/ui';
import type { DirectErrors } from './direct-checks';
import { ListControl } from './list-control';
import { MembersControl } from './members-control';
import { passwordStrength } from './password-strength';
import { TextInput } from './text-input';
import { HALF_DATE, type TypedField } from './typed-field';

export interface ValueControlProps {
  readonly input: FieldInput;
  /** Before the control. */
  readonly label: string;
  /** What the field is called, where the control has parts with names of their own. */
  readonly name: string;
  readonly typed: TypedField;
  readonly adding: boolean;
  readonly required: boolean;
  readonly errors: DirectErrors;
  /** Under which the field's own error is found. */
  readonly errorKey: string;
  readonly onChange: (typed: TypedField) => void;
}

export function ValueControl(props: ValueControlProps) {
  const { input, label, name, typed, required, errors, errorKey, onChange } = props;
  const error = errors[errorKey];
  switch (input.form) {
    case 'text':
      return (
        <Field label={label} required={required} error={error} hint={textHint(input, typed.text)}>
          {(control) => (
            <TextInput
              control={control}
              input={input}
              name={name}
              text={typed.text}
              onChange={(text) => onChange({ ...typed, text })}
            />
          )}
        </Field>
      );
    case 'date':
      return (
        <Field label={label} required={required} error={error}>
          {(control) => (
            <input
              {...control}
              className="kw-input kw-input-date"
              type="date"
              max="9999-12-31"
              value={typed.text === HALF_DATE ? '' : typed.text}
              onChange={(event) => onChange({ ...typed, text: event.currentTarget.value })}
              // A date that is not whole is no change to the browser.
              onBlur={({ currentTarget }) => {
                if (currentTarget.validity.badInput) onChange({ ...typed, text: HALF_DATE });
              }}
            />
          )}
        </Field>
      );
    case 'checkbox':
      return (
        <Choice
          type="checkbox"
          label={label}
          checked={typed.checked}
          onChange={(checked) => onChange({ ...typed, checked })}
        />
      );
    case 'members':
      return <MembersControl {...props} input={input} />;
    case 'list':
      return <ListControl {...props} input={input} />;
    case 'reference':
      return null;
  }
}

/** Of a password: how strong it is and who decides. The sentence says what it is made of, not what it is. */
function textHint(input: Extract<FieldInput, { form: 'text' }>, text: string): string | undefined {
  if (input.generate === 'one-time-code') return DIRECT.code.hint;
  if (input.generate !== 'password') return undefined;
  if (text === '') return DIRECT.password.policy;
  const { level, length, parts } = passwordStrength(text);
  const made = parts.map((part) => DIRECT.password.made[part]).join(', ');
  return `${DIRECT.password.strength(DIRECT.password.strengths[level], length, made)} ${DIRECT.password.policy}`;
}
