/** What has been chosen, one after the other, each with a way to take it out again. */
import { FORM } from '@keeper-workflow/messages';
import { classes } from './classes';
import { Icon } from './icons';

export interface Chip {
  readonly key: string;
  readonly text: string;
  /** Cannot be what it is meant to be; shown in red. */
  readonly invalid?: boolean;
  readonly onRemove: () => void;
}

export function Chips({
  items,
  disabled,
}: {
  readonly items: readonly Chip[];
  readonly disabled?: boolean | undefined;
}) {
  if (items.length === 0) return null;
  return (
    <ul className="kw-chip-list">
      {items.map(({ key, text, invalid, onRemove }) => (
        <li key={key} className={classes('kw-chip', invalid && 'kw-chip-invalid')}>
          <span>{text}</span>
          <button type="button" aria-label={FORM.remove(text)} disabled={disabled} onClick={onRemove}>
            <Icon name="cross" size={12} />
          </button>
        </li>
      ))}
    </ul>
  );
}
