/** A value that has parts: a name, an address, a host, a payment card, a pair of keys. */
import { DIRECT, memberName } from '@keeper-workflow/messages';
import type { FieldInput, MemberInput } from '@keeper-workflow/operations';
import { Field, FieldGroup } from '@keeper-workflow/ui';
import { memberKey } from './direct-checks';
import { TextInput } from './text-input';
import type { ValueControlProps } from './value-control';

export interface MembersControlProps extends Omit<ValueControlProps, 'input'> {
  readonly input: Extract<FieldInput, { form: 'members' }>;
}

export function MembersControl(props: MembersControlProps) {
  const { input, label, name, typed, required, adding, errors, errorKey, onChange } = props;
  const error = errors[errorKey];
  return (
    <FieldGroup legend={label} required={required} error={error} hint={adding ? undefined : DIRECT.membersPartly}>
      <div className="kw-members">
        {input.members.map((member, index) => (
          <MemberField
            key={member.name}
            member={member}
            within={name}
            text={typed.members[member.name] ?? ''}
            error={errors[memberKey(errorKey, member.name)]}
            // An error of the whole is reached by keyboard through its first part.
            invalid={index === 0 && error !== undefined}
            onChange={(text) => onChange({ ...typed, members: { ...typed.members, [member.name]: text } })}
          />
        ))}
      </div>
    </FieldGroup>
  );
}

export interface MemberFieldProps {
  readonly member: MemberInput;
  /** The field it is a part of, for the names of its buttons. */
  readonly within: string;
  readonly text: string;
  readonly error: string | undefined;
  readonly invalid?: boolean;
  readonly onChange: (text: string) => void;
}

export function MemberField({ member, within, text, error, invalid = false, onChange }: MemberFieldProps) {
  const label = memberName(member.name);
  return (
    <Field label={label} error={error}>
      {(given) => {
        const control = invalid ? { ...given, 'aria-invalid': 'true' as const } : given;
        return member.choices ? (
          <select
            {...control}
            className="kw-input"
            value={text}
            onChange={(event) => onChange(event.currentTarget.value)}
          >
            <option value="">{DIRECT.notSetYet}</option>
            {member.choices.map((choice) => (
              <option key={choice} value={choice}>
                {choice}
              </option>
            ))}
          </select>
        ) : (
          <TextInput
            control={control}
            input={{ secret: member.secret, multiline: member.multiline === true }}
            name={DIRECT.memberOf(within, label)}
            text={text}
            onChange={onChange}
          />
        );
      }}
    </Field>
  );
}
