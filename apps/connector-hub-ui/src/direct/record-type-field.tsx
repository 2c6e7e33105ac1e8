/** Chooses the type of a new record: typed to search in the list of what the account offers, login first. */
import { useCombobox } from 'downshift';
import { useLayoutEffect, useId, useRef, useState } from 'react';
import { DIRECT, recordTypeName } from '@keeper-workflow/messages';
import { Button, FieldError, SectionMessage, Skeleton, classes, labelClass } from '@keeper-workflow/ui';
import '../picker/picker.css';
import type { Loaded } from './use-loaded';

export interface RecordTypeFieldProps {
  readonly types: Loaded<{ readonly names: readonly string[] }>;
  readonly chosen: string;
  readonly error: string | undefined;
  readonly onAgain: () => void;
  readonly onChoose: (type: string) => void;
}

/** "login" first, then as people would look for them. */
export function sortedTypes(names: readonly string[]): string[] {
  const rank = (name: string): string => `${name === 'login' ? 0 : 1} ${recordTypeName(name).toLowerCase()}`;
  return [...new Set(names)].sort((one, other) => rank(one).localeCompare(rank(other), 'en'));
}

/** Commander's name of a type finds it as well. */
export function matchingTypes(names: readonly string[], term: string): string[] {
  const low = term.trim().toLowerCase();
  return sortedTypes(names).filter((name) => `${recordTypeName(name)} ${name}`.toLowerCase().includes(low));
}

export function RecordTypeField({ types, chosen, error, onAgain, onChoose }: RecordTypeFieldProps) {
  const [changing, setChanging] = useState(false);
  const picked = useRef(false);
  const another = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    // The list that had the focus is gone once somebody has chosen from it.
    if (picked.current) another.current?.focus();
    picked.current = false;
  }, [chosen, changing]);
  if (types.status === 'failed') {
    return (
      <SectionMessage
        tone="danger"
        role="alert"
        title={DIRECT.recordTypesFailedTitle}
        actions={<Button onClick={onAgain}>{DIRECT.tryAgain}</Button>}
      >
        <p>{types.failure.message}</p>
      </SectionMessage>
    );
  }
  if (types.status !== 'ready') return <Skeleton label={DIRECT.recordTypesLoading} />;
  if (chosen === '' || changing) {
    return (
      <TypeList
        names={types.value.names}
        error={error}
        focus={changing}
        onChoose={(type) => {
          picked.current = true;
          setChanging(false);
          onChoose(type);
        }}
      />
    );
  }
  return (
    <div className="kw-field" role="group" aria-label={DIRECT.recordType}>
      <span className="kw-label">{DIRECT.recordType}</span>
      <div className="kw-record kw-record-chosen">
        <span className="kw-record-text kw-strong">{recordTypeName(chosen)}</span>
        <Button
          compact
          buttonRef={another}
          label={DIRECT.anotherNamed(DIRECT.recordType)}
          onClick={() => setChanging(true)}
        >
          {DIRECT.another}
        </Button>
      </div>
      {error ? <FieldError>{error}</FieldError> : null}
    </div>
  );
}

interface TypeListProps {
  readonly names: readonly string[];
  readonly error: string | undefined;
  readonly focus: boolean;
  readonly onChoose: (type: string) => void;
}

function TypeList({ names, error, focus, onChoose }: TypeListProps) {
  const [term, setTerm] = useState('');
  // A list that is open from the beginning takes the focus.
  const [open, setOpen] = useState(focus);
  const input = useRef<HTMLInputElement>(null);
  const describedBy = useId();
  useLayoutEffect(() => {
    if (focus) input.current?.focus();
  }, [focus]);
  const found = matchingTypes(names, term);
  const combobox = useCombobox<string>({
    items: found,
    inputValue: term,
    isOpen: open && found.length > 0,
    selectedItem: null,
    itemToString: (name) => (name === null ? '' : recordTypeName(name)),
    onIsOpenChange: ({ isOpen, type }) => {
      // Leaving the box keeps the list: it lies in the page and covers nothing.
      if (type !== useCombobox.stateChangeTypes.InputBlur) setOpen(isOpen);
    },
    stateReducer: (state, { type, changes }) =>
      // Leaving the box with Tab must not choose the row that happens to be marked.
      type === useCombobox.stateChangeTypes.InputBlur ? { ...state, highlightedIndex: -1 } : changes,
    onSelectedItemChange: ({ selectedItem }) => {
      if (selectedItem !== null) onChoose(selectedItem);
    },
  });
  return (
    <div className="kw-field">
      <label className={labelClass(true)} {...combobox.getLabelProps()}>
        {DIRECT.recordType}
      </label>
      <input
        {...combobox.getInputProps({
          ref: input,
          // Not in `onInputValueChange`: that comes after the page is redrawn, and fast typing would lose letters.
          onChange: (event) => setTerm(event.currentTarget.value),
          autoComplete: 'off',
          'aria-required': 'true',
          'aria-invalid': error ? 'true' : undefined,
          'aria-describedby': describedBy,
        })}
        className="kw-input"
        type="text"
        placeholder={DIRECT.recordTypeHint}
      />
      <div id={describedBy}>{error ? <FieldError>{error}</FieldError> : null}</div>
      <p className="kw-hint" role="status">
        {found.length === 0 ? DIRECT.recordTypesNone(term) : DIRECT.recordTypesFound(found.length)}
      </p>
      <ul
        {...combobox.getMenuProps()}
        className={classes('kw-records kw-type-list', found.length === 0 && 'kw-records-empty')}
      >
        {open
          ? found.map((name, index) => (
              <li
                key={name}
                className={classes('kw-record', combobox.highlightedIndex === index && 'kw-record-marked')}
                {...combobox.getItemProps({ item: name, index })}
              >
                {recordTypeName(name)}
              </li>
            ))
          : null}
      </ul>
    </div>
  );
}
