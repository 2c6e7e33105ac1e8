/** A value that nobody should read over somebody's shoulder: hidden until asked for, never filled in or kept by the browser. */
import { useState } from 'react';
import { DIRECT } from '@keeper-workflow/messages';
import { Button, classes, type ControlProps } from '@keeper-workflow/ui';

export interface SecretInputProps {
  readonly control: ControlProps;
  /** What the field is called, for the name of the button. */
  readonly name: string;
  readonly value: string;
  readonly multiline?: boolean | undefined;
  readonly onChange: (value: string) => void;
}

/** Password managers are told to stay away: this is somebody else's secret. */
const LEFT_TO_PEOPLE = {
  autoCapitalize: 'none',
  autoCorrect: 'off',
  spellCheck: false,
  'data-1p-ignore': 'true',
  'data-bwignore': 'true',
  'data-lpignore': 'true',
} as const;

export function SecretInput({ control, name, value, multiline, onChange }: SecretInputProps) {
  const [shown, setShown] = useState(false);
  return (
    <div className="kw-veiled">
      {multiline ? (
        <textarea
          {...control}
          {...LEFT_TO_PEOPLE}
          className={classes('kw-input kw-veiled-text', !shown && 'kw-veiled-hidden')}
          autoComplete="off"
          rows={3}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      ) : (
        <input
          {...control}
          {...LEFT_TO_PEOPLE}
          className="kw-input kw-veiled-text"
          type={shown ? 'text' : 'password'}
          autoComplete="new-password"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
      <Button label={shown ? DIRECT.hideNamed(name) : DIRECT.showNamed(name)} onClick={() => setShown(!shown)}>
        {shown ? DIRECT.hide : DIRECT.show}
      </Button>
    </div>
  );
}
