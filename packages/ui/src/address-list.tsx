/** E-mail addresses as chips: typed or pasted, separated by comma, semicolon, blank, line end or Enter. */
import { useRef, useState } from 'react';
import { EMAIL_PATTERN, LONGEST_EMAIL } from '@keeper-workflow/operations';
import { FORM } from '@keeper-workflow/messages';
import { Chips } from './chips';
import { classes } from './classes';
import type { ControlProps } from './field';

export const isAddress = (text: string): boolean => text.length <= LONGEST_EMAIL && EMAIL_PATTERN.test(text);

/** The addresses in a text, in Keeper's spelling (lower case), without repeats and without those already there. */
export function splitAddresses(text: string, present: readonly string[] = []): string[] {
  const found = text
    .split(/[\s,;]+/u)
    .map((part) => part.replace(/^<|>$/gu, '').toLowerCase())
    .filter((part) => part !== '' && !present.includes(part));
  return [...new Set(found)];
}

export interface AddressListProps {
  readonly addresses: readonly string[];
  /** What is typed and not yet a chip; kept by the caller so that a reload loses nothing. */
  readonly pending: string;
  readonly control: ControlProps;
  readonly disabled?: boolean;
  readonly onChange: (addresses: string[], pending: string) => void;
}

export function AddressList({ addresses, pending, control, disabled, onChange }: AddressListProps) {
  const input = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');

  const commit = (text: string): void => {
    const added = splitAddresses(text, addresses);
    onChange([...addresses, ...added], '');
    if (added.length > 0) setSaid(FORM.added(added.join(', ')));
  };
  const remove = (address: string): void => {
    onChange(
      addresses.filter((other) => other !== address),
      pending,
    );
    setSaid(FORM.removed(address));
    input.current?.focus();
  };

  return (
    <div className={classes('kw-input kw-chips', control['aria-invalid'] && 'kw-input-invalid')}>
      <Chips
        disabled={disabled}
        items={addresses.map((address) => ({
          key: address,
          text: address,
          invalid: !isAddress(address),
          onRemove: () => remove(address),
        }))}
      />
      <input
        {...control}
        ref={input}
        type="text"
        inputMode="email"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        disabled={disabled}
        value={pending}
        onChange={(event) => {
          const text = event.currentTarget.value;
          if (/[\s,;]/u.test(text)) commit(text);
          else onChange([...addresses], text);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && pending !== '') {
            event.preventDefault();
            commit(pending);
          } else if (event.key === 'Backspace' && pending === '' && addresses.length > 0) {
            const last = addresses.at(-1);
            if (last !== undefined) remove(last);
          }
        }}
        onBlur={() => {
          if (pending.trim() !== '') commit(pending);
        }}
      />
      <span className="kw-visually-hidden" role="status">
        {said}
      </span>
    </div>
  );
}
