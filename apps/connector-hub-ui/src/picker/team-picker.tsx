/** Adds teams by searching, or by name where the search does not find them. */
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
  return (
    <SearchBox
      kind="team"
      several
      first={pending}
      label={PICKER.search.team}
      required={false}
      hint={hint}
      error={error}
      onTerm={onPending}
      onPick={({ uid, title }) => onAdd({ uid, name: title })}
    >
      {(next) =>
        addable ? (
          <div className="kw-row">
            <Button
              compact
              onClick={() => {
                next();
                onAdd({ name: pending.trim() });
              }}
            >
              {FORM.addTeamNamed(pending.trim())}
            </Button>
          </div>
        ) : null
      }
    </SearchBox>
  );
}
