/** Catches what breaks while drawing, so that a person never looks at an empty panel. */
import { Component, type ReactNode } from 'react';
import { PANEL } from '@keeper-workflow/messages';
import { Button } from './button';
import { keepsOverReload } from './drafts';
import { SectionMessage } from './section-message';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
  /** Loads the page again. */
  readonly onReload: () => void;
}

export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly broken: boolean }> {
  public override state = { broken: false };

  public static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  public override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <SectionMessage
        tone="danger"
        role="alert"
        title={PANEL.brokenTitle}
        actions={<Button onClick={this.props.onReload}>{PANEL.reload}</Button>}
      >
        <p>{keepsOverReload() ? PANEL.broken : PANEL.brokenNotKept}</p>
      </SectionMessage>
    );
  }
}
