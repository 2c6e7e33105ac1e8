/** E-mail addresses as chips: typed or pasted, separated by comma, semicolon, blank, line end or Enter. */
import { useEffect, useRef, useState } from 'react';
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
  const commitLatest = useRef<() => void>(() => undefined);
  commitLatest.current = () => {
    if (pending.trim() !== '') commit(pending);
  };
  // Adding makes the field higher and moves what is below. Whoever presses the mouse on that would miss it: what is typed
  // is added once the click has landed.
  const pressing = usePressing();
  const onLeave = (): void => {
    if (pending.trim() === '') return;
    if (pressing.current) afterClick(() => commitLatest.current());
    else commit(pending);
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
        onBlur={onLeave}
      />
      <span className="kw-visually-hidden" role="status">
        {said}
      </span>
    </div>
  );
}

/** Whether a pointer is pressed right now, anywhere on the page. */
function usePressing(): { readonly current: boolean } {
  const pressing = useRef(false);
  useEffect(() => {
    const down = (): void => {
      pressing.current = true;
    };
    const up = (): void => {
      pressing.current = false;
    };
    window.addEventListener('pointerdown', down, true);
    window.addEventListener('pointerup', up, true);
    window.addEventListener('pointercancel', up, true);
    return () => {
      window.removeEventListener('pointerdown', down, true);
      window.removeEventListener('pointerup', up, true);
      window.removeEventListener('pointercancel', up, true);
    };
  }, []);
  return pressing;
}

/** Runs once the pointer that is pressed has been released and its click, if there is one, has been handled. */
function afterClick(run: () => void): void {
  const events = ['pointerup', 'pointercancel'] as const;
  const released = (): void => {
    for (const event of events) window.removeEventListener(event, released, true);
    // The click comes right after the release, before any timer.
    setTimeout(run);
  };
  for (const event of events) window.addEventListener(event, released, true);
}
