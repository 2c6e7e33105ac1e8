/** Adds a project by its key. What is typed stays when it was not added. */
import { useLayoutEffect, useRef, useState } from 'react';
import { SETTINGS } from '@keeper-workflow/messages';
import { Button, Field, focusFirstInvalid } from '@keeper-workflow/ui';
import type { SaveResult } from './projects';

const PROJECT_KEY = /^[A-Z][A-Z0-9_]{1,254}$/u;

export interface AddProjectProps {
  readonly busy: boolean;
  readonly onAdd: (projectKey: string) => Promise<SaveResult>;
}

export function AddProject({ busy, onAdd }: AddProjectProps) {
  const [key, setKey] = useState('');
  const [error, setError] = useState<string>();
  const root = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    if (error !== undefined) focusFirstInvalid(root.current);
  }, [error]);
  const add = async (): Promise<void> => {
    const projectKey = key.trim().toUpperCase();
    if (!PROJECT_KEY.test(projectKey)) {
      setError(SETTINGS.projectKeyBroken);
      return;
    }
    setError(undefined);
    const result = await onAdd(projectKey);
    if (result === 'saved') setKey('');
    else if (result !== 'not-now') setError(result.message);
  };
  return (
    <form
      ref={root}
      noValidate
      aria-label={SETTINGS.addProject}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Field label={SETTINGS.projectKey} hint={SETTINGS.projectKeyHint} error={error}>
        {(control) => (
          <div className="kw-row">
            <input
              {...control}
              className="kw-input kw-input-key"
              type="text"
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              value={key}
              onChange={(event) => setKey(event.currentTarget.value)}
            />
            <Button type="submit" disabled={busy}>
              {SETTINGS.add}
            </Button>
          </div>
        )}
      </Field>
    </form>
  );
}
