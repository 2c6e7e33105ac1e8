/** Chooses one record by searching titles and uids. The list grows in the page, so that the iframe never cuts it off. */
import { useCombobox } from 'downshift';
import { useEffect, useId, useRef, useState } from 'react';
import { DECISION, MODE_LABELS } from '@keeper-workflow/messages';
import type { RecordRow, RecordTarget } from '@keeper-workflow/operations';
import { Button, FieldError, Lozenge, SectionMessage, labelClass, classes } from '@keeper-workflow/ui';
import { useRecordSearch, type SearchState } from './use-record-search';

export interface RecordPickerProps {
  readonly record: RecordTarget | undefined;
  /** The requester's words; searched for first when they are short enough to be a title. */
  readonly description: string;
  readonly error: string | undefined;
  readonly onPick: (row: RecordRow) => void;
}

/** Longer words are a description rather than a title. */
const LONGEST_FIRST_TERM = 80;

export function RecordPicker({ record, description, error, onPick }: RecordPickerProps) {
  const [changing, setChanging] = useState(false);
  const [row, setRow] = useState<RecordRow>();
  if (record && !changing) {
    return (
      <ChosenRecord
        record={record}
        description={description}
        row={row?.uid === record.uid ? row : undefined}
        error={error}
        onChange={() => setChanging(true)}
      />
    );
  }
  return (
    <RecordSearchBox
      description={description}
      error={error}
      focus={record !== undefined}
      onPick={(picked) => {
        setRow(picked);
        setChanging(false);
        onPick(picked);
      }}
    />
  );
}

interface ChosenRecordProps {
  readonly record: RecordTarget;
  readonly description: string;
  /** What the search said about it; absent when the request came with the record. */
  readonly row: RecordRow | undefined;
  readonly error: string | undefined;
  readonly onChange: () => void;
}

function ChosenRecord({ record, description, row, error, onChange }: ChosenRecordProps) {
  const another = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The list that had the focus is gone once somebody has chosen from it.
    if (row) another.current?.focus();
  }, [row]);
  const words = description.trim();
  const asked = words === '' || words === record.title ? undefined : DECISION.recordAsked(words);
  return (
    <div className="kw-field" role="group" aria-label={DECISION.record}>
      <span className="kw-label">{DECISION.record}</span>
      <div className="kw-record kw-record-chosen">
        <span className="kw-record-text">
          <span className="kw-strong">{record.title}</span>
          {row ? <RecordDetails row={row} /> : <span className="kw-hint kw-uid">{record.uid}</span>}
        </span>
        {row ? <ModeBadge mode={row.mode} /> : null}
        <Button compact buttonRef={another} onClick={onChange}>
          {DECISION.changeRecord}
        </Button>
      </div>
      {error ? <FieldError>{error}</FieldError> : null}
      {asked ? <p className="kw-hint kw-preserve">{asked}</p> : null}
    </div>
  );
}

interface RecordSearchBoxProps {
  readonly description: string;
  readonly error: string | undefined;
  readonly focus: boolean;
  readonly onPick: (row: RecordRow) => void;
}

function RecordSearchBox({ description, error, focus, onPick }: RecordSearchBoxProps) {
  const words = description.trim();
  const search = useRecordSearch(words.length <= LONGEST_FIRST_TERM ? words : '');
  const [open, setOpen] = useState(true);
  const rows = search.state.status === 'found' ? [...search.state.rows] : [];
  const errorId = useId();
  const combobox = useCombobox<RecordRow>({
    items: rows,
    inputValue: search.term,
    isOpen: open && rows.length > 0,
    selectedItem: null,
    itemToString: (row) => row?.title ?? '',
    itemToKey: (row) => row?.uid,
    onIsOpenChange: ({ isOpen, type }) => {
      // Leaving the box keeps the list: it lies in the page and covers nothing.
      if (type !== useCombobox.stateChangeTypes.InputBlur) setOpen(isOpen);
    },
    stateReducer: (state, { type, changes }) =>
      // Leaving the box with Tab must not choose the row that happens to be marked.
      type === useCombobox.stateChangeTypes.InputBlur ? { ...state, highlightedIndex: -1 } : changes,
    onSelectedItemChange: ({ selectedItem }) => {
      if (selectedItem) onPick(selectedItem);
    },
  });
  return (
    <div className="kw-field">
      <label className={labelClass(true)} {...combobox.getLabelProps()}>
        {DECISION.search}
      </label>
      <input
        {...combobox.getInputProps({
          autoFocus: focus,
          // Not in `onInputValueChange`: that comes after the page is redrawn, and fast typing would lose letters.
          onChange: (event) => search.setTerm(event.currentTarget.value),
          autoComplete: 'off',
          'aria-required': 'true',
          'aria-invalid': error ? 'true' : undefined,
          'aria-describedby': errorId,
        })}
        className="kw-input"
        type="text"
        placeholder={DECISION.searchHint}
      />
      <div id={errorId}>{error ? <FieldError>{error}</FieldError> : null}</div>
      <SearchStatus state={search.state} onAgain={search.again} />
      <ul {...combobox.getMenuProps()} className={classes('kw-records', rows.length === 0 && 'kw-records-empty')}>
        {open
          ? rows.map((row, index) => (
              <li
                key={row.uid}
                className={classes('kw-record', combobox.highlightedIndex === index && 'kw-record-marked')}
                {...combobox.getItemProps({ item: row, index })}
              >
                <span className="kw-record-text">
                  <span className="kw-strong">{row.title}</span>
                  <RecordDetails row={row} />
                </span>
                <ModeBadge mode={row.mode} />
              </li>
            ))
          : null}
      </ul>
    </div>
  );
}

function SearchStatus({ state, onAgain }: { readonly state: SearchState; readonly onAgain: () => void }) {
  if (state.status === 'failed') {
    return (
      <SectionMessage
        tone="danger"
        role="alert"
        title={DECISION.searchFailedTitle}
        actions={
          <Button compact onClick={onAgain}>
            {DECISION.searchAgain}
          </Button>
        }
      >
        <p>{state.failure.message}</p>
      </SectionMessage>
    );
  }
  return (
    <p className="kw-hint kw-row" role="status">
      {state.status === 'searching' ? (
        <>
          <span className="kw-spinner" /> {DECISION.searching}
        </>
      ) : state.status === 'found' ? (
        state.rows.length === 0 ? (
          DECISION.searchNone(state.term)
        ) : (
          DECISION.searchFound(state.rows.length, state.more)
        )
      ) : (
        DECISION.searchHint
      )}
    </p>
  );
}

const RecordDetails = ({ row }: { readonly row: RecordRow }) => (
  <span className="kw-hint">
    {row.type}
    {row.path === undefined ? '' : ` · ${row.path}`}
  </span>
);

const ModeBadge = ({ mode }: { readonly mode: RecordRow['mode'] }) => (
  <Lozenge tone={mode === 'nsf' ? 'information' : 'default'}>{MODE_LABELS[mode]}</Lozenge>
);
