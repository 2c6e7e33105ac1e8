/** Whose access it is about: people by address, teams by name or search. */
import { Suspense, lazy, useRef, useState, type ReactNode } from 'react';
import { FORM, PICKER } from '@keeper-workflow/messages';
import type { TeamTarget } from '@keeper-workflow/operations';
import { AddressList, Button, Chips, Field, Skeleton } from '@keeper-workflow/ui';
import { isTeamName } from '../panel/form-check';
import type { FieldProps } from './field-props';

const TeamPicker = lazy(async () => ({ default: (await import('../picker')).TeamPicker }));

/** @param hint said instead of the usual one. */
export function PeopleField({ form, errors, set, note, hint }: FieldProps & { readonly hint: string | undefined }) {
  const owner = form.action === 'owner';
  return (
    <Field
      label={owner ? FORM.newOwner : FORM.recipients}
      required={form.kind === 'share-record'}
      hint={hint ?? (owner ? FORM.newOwnerHint : FORM.recipientsHint)}
      error={errors.recipients}
      note={note('recipients')}
    >
      {(control) => (
        <AddressList
          control={control}
          addresses={form.recipients}
          pending={form.pending}
          onChange={(recipients, pending) => set({ recipients, pending })}
        />
      )}
    </Field>
  );
}

export function TeamsField(props: FieldProps & { readonly searching: boolean }) {
  const { form, rules, set, note, searching } = props;
  const [said, setSaid] = useState('');
  const root = useRef<HTMLDivElement>(null);
  if (!rules.teams.applies) return null;
  const add = (team: TeamTarget): void => {
    const others = form.teams.filter(({ uid, name }) =>
      team.uid === undefined || uid === undefined ? name !== team.name : uid !== team.uid,
    );
    set({ teams: [...others, team], pendingTeam: '' });
    setSaid(FORM.added(team.name));
  };
  const remove = (gone: TeamTarget): void => {
    set({ teams: form.teams.filter((team) => team !== gone) });
    setSaid(FORM.removed(gone.name));
    root.current?.querySelector('input')?.focus();
  };
  const chips = (
    <Chips
      items={form.teams.map((team) => ({
        key: team.uid ?? team.name,
        text: team.name,
        invalid: !isTeamName(team.name),
        onRemove: () => remove(team),
      }))}
    />
  );
  return (
    <div ref={root} className="kw-stack-small" {...(searching ? { role: 'group', 'aria-label': FORM.teams } : {})}>
      {searching ? (
        <>
          <span className="kw-label">{FORM.teams}</span>
          {chips}
          <Suspense fallback={<Skeleton label={PICKER.loading} />}>
            <TeamPicker
              hint={form.action === 'grant' ? FORM.teamsPickHint : FORM.teamsRemoveHint}
              error={props.errors.teams}
              pending={form.pendingTeam}
              addable={isTeamName(form.pendingTeam.trim())}
              onPending={(pendingTeam) => set({ pendingTeam })}
              onAdd={add}
            />
          </Suspense>
        </>
      ) : (
        <TeamNames {...props} chips={chips} onAdd={add} />
      )}
      <span className="kw-visually-hidden" role="status">
        {said}
      </span>
      {note('teams')}
    </div>
  );
}

interface TeamNamesProps extends FieldProps {
  readonly chips: ReactNode;
  readonly onAdd: (team: TeamTarget) => void;
}

/**
 * Teams by name alone: one at a time, since a name may hold commas. What is typed and not added is taken over when the
 * form is sent, and not before: a line that appears while "Save Request" is being pressed would move it away.
 */
function TeamNames({ form, errors, set, chips, onAdd }: TeamNamesProps) {
  const typed = form.pendingTeam.trim();
  const commit = (): void => {
    if (isTeamName(typed)) onAdd({ name: typed });
  };
  return (
    <Field
      label={FORM.teams}
      hint={form.action === 'grant' ? FORM.teamsHint : FORM.teamsRemoveHint}
      error={errors.teams}
    >
      {(control) => (
        <>
          {chips}
          <div className="kw-add">
            <input
              {...control}
              className="kw-input"
              type="text"
              autoComplete="off"
              value={form.pendingTeam}
              onChange={(event) => set({ pendingTeam: event.currentTarget.value })}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || typed === '') return;
                event.preventDefault();
                commit();
              }}
            />
            <Button disabled={!isTeamName(typed)} onClick={commit}>
              {FORM.addTeam}
            </Button>
          </div>
        </>
      )}
    </Field>
  );
}
