/** Chooses one row by searching. The list grows in the page, so that the iframe never cuts it off. */
import { useCombobox } from 'downshift';
import { useLayoutEffect, useId, useRef, useState, type ReactNode } from 'react';
import { PICKER } from '@keeper-workflow/messages';
import { Button, FieldError, SectionMessage, classes, labelClass } from '@keeper-workflow/ui';
import { RowText } from './row-text';
import { usePlaces } from './use-places';
import { useVaultSearch, type SearchState } from './use-vault-search';
import type { PickRow, SearchKind } from './vault-search';
import './picker.css';

export interface SearchBoxProps {
  readonly kind: SearchKind;
  /** Searched for at once. */
  readonly first: string;
  readonly label: string;
  readonly required: boolean;
  readonly hint?: string | undefined;
  readonly error: string | undefined;
  /** Takes the focus when it appears. */
  readonly focus?: boolean;
  readonly onPick: (row: PickRow) => void;
  /** Shows path and owner of the row that is marked. */
  readonly places?: boolean;
  /** Why a row cannot be chosen here; it is shown, and stays where it is. */
  readonly obstacle?: ((row: PickRow) => string | undefined) | undefined;
  /** What is typed, for whoever keeps it. */
  readonly onTerm?: (term: string) => void;
  /** Goes on to the next one after a choice: the box is emptied and keeps the focus. */
  readonly several?: boolean;
  /** Below the list: another way to answer. `next` empties the box, as after a choice. */
  readonly children?: (next: () => void) => ReactNode;
}

export function SearchBox(props: SearchBoxProps) {
  const { kind, error, onPick, onTerm, places = false, obstacle } = props;
  const search = useVaultSearch(kind, props.first);
  const [open, setOpen] = useState(true);
  const rows = search.state.status === 'found' ? [...search.state.rows] : [];
  const describedBy = useId();
  const input = useRef<HTMLInputElement>(null);
  const { focus = false } = props;
  useLayoutEffect(() => {
    if (focus) input.current?.focus();
  }, [focus]);
  const type = (term: string): void => {
    search.setTerm(term);
    onTerm?.(term);
  };
  const next = (): void => {
    search.setTerm('');
    input.current?.focus();
  };
  const combobox = useCombobox<PickRow>({
    items: rows,
    inputValue: search.term,
    isOpen: open && rows.length > 0,
    selectedItem: null,
    itemToString: (row) => row?.title ?? '',
    itemToKey: (row) => row?.uid,
    onIsOpenChange: ({ isOpen, type: cause }) => {
      // Leaving the box keeps the list: it lies in the page and covers nothing.
      if (cause !== useCombobox.stateChangeTypes.InputBlur) setOpen(isOpen);
    },
    stateReducer: (state, { type: cause, changes }) => {
      // Leaving the box with Tab must not choose the row that happens to be marked.
      if (cause === useCombobox.stateChangeTypes.InputBlur) return { ...state, highlightedIndex: -1 };
      const { selectedItem } = changes;
      return selectedItem && obstacle?.(selectedItem) !== undefined ? state : changes;
    },
    onSelectedItemChange: ({ selectedItem }) => {
      if (!selectedItem) return;
      if (props.several) next();
      onPick(selectedItem);
    },
  });
  const described = places && (kind === 'record' || kind === 'folder') ? kind : undefined;
  const { placeOf, said } = usePlaces(described, rows[combobox.highlightedIndex]);
  return (
    <div className="kw-field">
      <label className={labelClass(props.required)} {...combobox.getLabelProps()}>
        {props.label}
      </label>
      <input
        {...combobox.getInputProps({
          ref: input,
          // Not in `onInputValueChange`: that comes after the page is redrawn, and fast typing would lose letters.
          onChange: (event) => type(event.currentTarget.value),
          onKeyDown: (event) => {
            // Enter searches or chooses; it never sends the form around the box.
            if (event.key === 'Enter') event.preventDefault();
          },
          autoComplete: 'off',
          'aria-required': props.required ? 'true' : undefined,
          'aria-invalid': error ? 'true' : undefined,
          'aria-describedby': describedBy,
        })}
        className="kw-input"
        type="text"
      />
      <div id={describedBy}>
        {error ? <FieldError>{error}</FieldError> : null}
        {props.hint ? <p className="kw-hint">{props.hint}</p> : null}
      </div>
      <SearchStatus kind={kind} state={search.state} onAgain={search.again} />
      <ul
        {...combobox.getMenuProps()}
        className={classes('kw-records', (!open || rows.length === 0) && 'kw-records-empty')}
      >
        {open
          ? rows.map((row, index) => {
              const reason = obstacle?.(row);
              return (
                <li
                  key={row.uid}
                  className={classes(
                    'kw-record',
                    combobox.highlightedIndex === index && 'kw-record-marked',
                    reason !== undefined && 'kw-record-unsuitable',
                  )}
                  {...combobox.getItemProps({ item: row, index, 'aria-disabled': reason !== undefined })}
                >
                  <RowText
                    row={row}
                    twin={hasTwin(row, rows)}
                    reason={reason}
                    place={described && reason === undefined ? (placeOf(row.uid) ?? 'unread') : undefined}
                  />
                </li>
              );
            })
          : null}
      </ul>
      {described ? (
        <span className="kw-visually-hidden" role="status">
          {said}
        </span>
      ) : null}
      {props.children?.(next)}
    </div>
  );
}

interface SearchStatusProps {
  readonly kind: SearchKind;
  readonly state: SearchState;
  readonly onAgain: () => void;
}

function SearchStatus({ kind, state, onAgain }: SearchStatusProps) {
  if (state.status === 'failed') {
    return (
      <SectionMessage
        tone="danger"
        role="alert"
        title={PICKER.failedTitle}
        actions={
          <Button compact onClick={onAgain}>
            {PICKER.again}
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
          <span className="kw-spinner" /> {PICKER.searching}
        </>
      ) : state.status === 'found' ? (
        state.rows.length === 0 ? (
          PICKER.none(kind, state.term)
        ) : (
          PICKER.found(kind, state.rows.length, state.more)
        )
      ) : (
        PICKER.hint
      )}
    </p>
  );
}

/** Whether only the uid tells it from another row. */
const hasTwin = (row: PickRow, rows: readonly PickRow[]): boolean =>
  rows.some(({ uid, title, path }) => uid !== row.uid && title === row.title && path === row.path);
