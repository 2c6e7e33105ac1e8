/** One text: hidden when it is a secret, several lines where the field holds several. Never filled in by the browser. */
import type { FieldInput } from '@keeper-workflow/operations';
import type { ControlProps } from '@keeper-workflow/ui';
import { SecretInput } from './secret-input';

export interface TextInputProps {
  readonly control: ControlProps;
  readonly input: Pick<Extract<FieldInput, { form: 'text' }>, 'secret' | 'multiline'>;
  readonly name: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

export function TextInput({ control, input, name, text, onChange }: TextInputProps) {
  if (input.secret) {
    return <SecretInput control={control} name={name} value={text} multiline={input.multiline} onChange={onChange} />;
  }
  return input.multiline ? (
    <textarea
      {...control}
      className="kw-input"
      rows={3}
      autoComplete="off"
      value={text}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  ) : (
    <input
      {...control}
      className="kw-input"
      type="text"
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      value={text}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
