/** A message that belongs to the section it stands in. A failure is an alert; everything else is read when it is reached. */
import type { ReactNode, Ref } from 'react';
import { Icon } from './icons';

export interface SectionMessageProps {
  readonly tone: 'information' | 'success' | 'warning' | 'danger' | 'discovery';
  readonly title?: string;
  readonly children?: ReactNode;
  /** `alert` interrupts a screen reader, `status` waits for a pause; without, nothing is announced. */
  readonly role?: 'alert' | 'status';
  readonly actions?: ReactNode;
  /** To move the focus here; the message can then be reached although it is no control. */
  readonly focusRef?: Ref<HTMLDivElement>;
}

export function SectionMessage({ tone, title, children, role, actions, focusRef }: SectionMessageProps) {
  return (
    <div className={`kw-message kw-message-${tone}`} role={role} ref={focusRef} tabIndex={focusRef ? -1 : undefined}>
      <Icon name={tone} />
      <div className="kw-stack-small">
        <div>
          {title ? <p className="kw-strong">{title}</p> : null}
          {children}
        </div>
        {actions ? <div className="kw-row">{actions}</div> : null}
      </div>
    </div>
  );
}
