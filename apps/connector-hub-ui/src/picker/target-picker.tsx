/** Chooses the one record or folder that a form is about, and shows where the chosen one lies. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { PICKER } from '@keeper-workflow/messages';
import {
  folderObstacle,
  type FolderNature,
  type Mode,
  type OperationKind,
  type RecordTarget,
} from '@keeper-workflow/operations';
import { Button, FieldError } from '@keeper-workflow/ui';
import { ModeBadge, RowDetails } from './row-words';
import { SearchBox } from './search-box';
import { describePlace, type PickRow, type Place } from './vault-search';

export interface TargetPickerProps {
  readonly kind: 'record' | 'folder';
  readonly target: RecordTarget | undefined;
  /** The permission model the form has now; another one than the target's is pointed out. */
  readonly mode: Mode;
  /** The requester's words; searched for first when they are short enough to be a title. */
  readonly description: string;
  readonly error: string | undefined;
  /** Without one the form is complete too; true when absent. */
  readonly required?: boolean;
  /** What is done with it; folders that cannot be used for that say so. Absent: any folder will do. */
  readonly purpose?: OperationKind;
  readonly onPick: (row: PickRow) => void;
  /** Where the chosen one lies, when that is known. */
  readonly onPlace?: (place: Place) => void;
}

/** Longer words are a description rather than a title. */
const LONGEST_FIRST_TERM = 80;

export function TargetPicker(props: TargetPickerProps) {
  const { kind, target, mode, description, error, required = true, purpose, onPick } = props;
  const [changing, setChanging] = useState(false);
  const [row, setRow] = useState<PickRow>();
  const obstacle = (folder: FolderNature): string | undefined => {
    const why = kind === 'folder' && purpose !== undefined ? folderObstacle(purpose, folder) : undefined;
    return why === undefined ? undefined : PICKER.unsuitable(why, folder.sharedFolder);
  };
  if (target && !changing) {
    return (
      <Chosen
        key={target.uid}
        kind={kind}
        target={target}
        mode={mode}
        description={description}
        row={row?.uid === target.uid ? row : undefined}
        error={error}
        obstacle={obstacle}
        onPlace={props.onPlace}
        onChange={() => setChanging(true)}
      />
    );
  }
  const words = description.trim();
  return (
    <SearchBox
      key={kind}
      kind={kind}
      first={words.length <= LONGEST_FIRST_TERM ? words : ''}
      label={PICKER.search[kind]}
      required={required}
      error={error}
      focus={target !== undefined}
      places
      obstacle={obstacle}
      onPick={(picked) => {
        setRow(picked);
        setChanging(false);
        onPick(picked);
      }}
    />
  );
}

interface ChosenProps {
  readonly kind: 'record' | 'folder';
  readonly target: RecordTarget;
  readonly mode: Mode;
  readonly description: string;
  /** What the search said about it; absent when the request came with it. */
  readonly row: PickRow | undefined;
  readonly error: string | undefined;
  readonly obstacle: (folder: FolderNature) => string | undefined;
  readonly onPlace: ((place: Place) => void) | undefined;
  readonly onChange: () => void;
}

function Chosen({ kind, target, mode, description, row, error, obstacle, onPlace, onChange }: ChosenProps) {
  const another = useRef<HTMLButtonElement>(null);
  const { place, failed } = usePlace(kind, target.uid, onPlace);
  useLayoutEffect(() => {
    // The list that had the focus is gone once somebody has chosen from it.
    if (row) another.current?.focus();
  }, [row]);
  const words = description.trim();
  const asked = words === '' || words === target.title ? undefined : PICKER.asked(words);
  const own = place?.mode ?? row?.mode;
  const path = place?.path ?? row?.path;
  const folder = place ?? row ?? {};
  const type = kind === 'folder' ? PICKER.folderType(folder) : (place?.type ?? row?.type);
  const unsuitable = obstacle(folder);
  const shown = { ...(type === undefined ? {} : { type }), ...(path === undefined ? {} : { path }) };
  return (
    <div className="kw-field" role="group" aria-label={PICKER.chosenLabel[kind]}>
      <span className="kw-label">{PICKER.chosenLabel[kind]}</span>
      <div className="kw-record kw-record-chosen">
        <span className="kw-record-text">
          <span className="kw-strong">{target.title}</span>
          {type === undefined ? <span className="kw-hint kw-uid">{target.uid}</span> : <RowDetails row={shown} />}
          {place?.owner === undefined ? null : <span className="kw-hint">{PICKER.owner(place.owner)}</span>}
        </span>
        {own ? <ModeBadge mode={own} /> : null}
        <Button compact buttonRef={another} onClick={onChange}>
          {PICKER.change}
        </Button>
      </div>
      {error ? <FieldError>{error}</FieldError> : null}
      {unsuitable === undefined ? null : (
        <p className="kw-small kw-caution" role="status">
          {unsuitable}
        </p>
      )}
      {own !== undefined && own !== mode ? (
        <p className="kw-small kw-caution" role="status">
          {PICKER.modeDiffers(kind, own)}
        </p>
      ) : null}
      {failed ? <p className="kw-hint">{PICKER.noPath}</p> : null}
      {asked ? <p className="kw-hint kw-preserve">{asked}</p> : null}
    </div>
  );
}

/** Where the target lies. That it could not be read stops nobody: the preview reads it again. */
function usePlace(
  kind: 'record' | 'folder',
  uid: string,
  onPlace: ((place: Place) => void) | undefined,
): { readonly place?: Place; readonly failed: boolean } {
  const [state, setState] = useState<{ readonly place?: Place; readonly failed: boolean }>({ failed: false });
  const tell = useRef(onPlace);
  useLayoutEffect(() => {
    tell.current = onPlace;
  }, [onPlace]);
  useEffect(() => {
    let gone = false;
    void describePlace(kind, uid).then((answer) => {
      if (gone) return;
      setState(answer.ok ? { place: answer.value, failed: false } : { failed: true });
      if (answer.ok) tell.current?.(answer.value);
    });
    return () => {
      gone = true;
    };
  }, [kind, uid]);
  return state;
}
