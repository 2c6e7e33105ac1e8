/** A button that cannot be fired twice: while it is busy it stays focused, shows that it works, and does nothing. */
import type { ReactNode, Ref } from 'react';
import { classes } from './classes';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly appearance?: 'default' | 'primary' | 'danger' | 'subtle';
  readonly compact?: boolean;
  readonly type?: 'button' | 'submit';
  /** Works now: shows `busyText` and ignores clicks. */
  readonly busy?: boolean;
  readonly busyText?: string;
  /** Cannot be used now. Stays focusable, so that the reason beside it (`describedBy`) can be found by keyboard. */
  readonly disabled?: boolean;
  readonly describedBy?: string | undefined;
  readonly label?: string;
  readonly onClick?: () => void;
  readonly buttonRef?: Ref<HTMLButtonElement>;
}

export function Button(props: ButtonProps) {
  const { appearance = 'default', type = 'button', busy = false, disabled = false, onClick } = props;
  return (
    <button
      ref={props.buttonRef}
      type={type}
      className={classes(
        'kw-button',
        `kw-button-${appearance}`,
        props.compact && 'kw-button-compact',
        busy && 'kw-button-busy',
      )}
      aria-disabled={busy || disabled ? 'true' : undefined}
      aria-describedby={props.describedBy}
      aria-label={busy ? undefined : props.label}
      onClick={(event) => {
        if (!busy && !disabled) onClick?.();
        else event.preventDefault();
      }}
    >
      {busy ? <span className="kw-spinner" /> : null}
      {busy ? (props.busyText ?? props.children) : props.children}
    </button>
  );
}
