/** Folders or groups that were chosen, and a search for more of them. */
import { Suspense, lazy, useRef, useState } from 'react';
import { FORM, PICKER, SETTINGS } from '@keeper-workflow/messages';
import { Chips, FieldError, Skeleton } from '@keeper-workflow/ui';

const SearchBox = lazy(async () => ({ default: (await import('../picker/search-box')).SearchBox }));

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface ChosenListProps {
  readonly kind: 'folder' | 'group';
  readonly legend: string;
  readonly hint: string;
  readonly most: number;
  readonly error: string | undefined;
  readonly chosen: readonly Named[];
  readonly onChange: (chosen: readonly Named[]) => void;
}

export function ChosenList({ kind, legend, hint, most, error, chosen, onChange }: ChosenListProps) {
  /** After each choice the box begins anew, with the focus in it. */
  const [round, setRound] = useState(0);
  const [said, setSaid] = useState('');
  const root = useRef<HTMLFieldSetElement>(null);
  const full = chosen.length >= most;
  const add = (row: Named): void => {
    setRound(round + 1);
    setSaid(FORM.added(row.name));
    if (!chosen.some(({ id }) => id === row.id)) onChange([...chosen, row]);
  };
  const remove = (gone: Named): void => {
    setSaid(FORM.removed(gone.name));
    onChange(chosen.filter(({ id }) => id !== gone.id));
    root.current?.querySelector<HTMLElement>('input, button')?.focus();
  };
  // Two folders may have the same name; then only the uid tells them apart.
  const text = ({ id, name }: Named): string =>
    chosen.some((other) => other.id !== id && other.name === name) ? `${name} (${id})` : name;
  return (
    <fieldset ref={root} className="kw-field">
      <legend className="kw-label">{legend}</legend>
      <Chips items={chosen.map((one) => ({ key: one.id, text: text(one), onRemove: () => remove(one) }))} />
      {full ? (
        <>
          {error ? <FieldError>{error}</FieldError> : null}
          <p className="kw-hint">{SETTINGS.chosenMost(most)}</p>
          <p className="kw-hint">{hint}</p>
        </>
      ) : (
        <Suspense fallback={<Skeleton label={PICKER.loading} />}>
          <SearchBox
            key={round}
            kind={kind}
            first=""
            focus={round > 0}
            label={PICKER.search[kind]}
            required={false}
            hint={hint}
            error={error}
            onPick={({ uid, title }) => add({ id: uid, name: title })}
          />
        </Suspense>
      )}
      <span className="kw-visually-hidden" role="status">
        {said}
      </span>
    </fieldset>
  );
}
