/** Adds teams by searching, or by name where the search does not find them. */
import { useState } from 'react';
import { FORM, PICKER } from '@keeper-workflow/messages';
import type { TeamTarget } from '@keeper-workflow/operations';
import { Button } from '@keeper-workflow/ui';
import { SearchBox } from './search-box';

export interface TeamPickerProps {
  readonly hint: string;
  readonly error: string | undefined;
  /** What is typed and not yet added. */
  readonly pending: string;
  /** Whether what is typed can be the name of a team. */
  readonly addable: boolean;
  readonly onPending: (text: string) => void;
  readonly onAdd: (team: TeamTarget) => void;
}

export function TeamPicker({ hint, error, pending, addable, onPending, onAdd }: TeamPickerProps) {
  /** After each team the box begins anew, with the focus in it. */
  const [round, setRound] = useState(0);
  const add = (team: TeamTarget): void => {
    setRound(round + 1);
    onAdd(team);
  };
  return (
    <SearchBox
      key={round}
      kind="team"
      focus={round > 0}
      first={pending}
      label={PICKER.search.team}
      required={false}
      hint={hint}
      error={error}
      onTerm={onPending}
      onPick={({ uid, title }) => add({ uid, name: title })}
    >
      {addable ? (
        <div className="kw-row">
          <Button compact onClick={() => add({ name: pending.trim() })}>
            {FORM.addTeamNamed(pending.trim())}
          </Button>
        </div>
      ) : null}
    </SearchBox>
  );
}
