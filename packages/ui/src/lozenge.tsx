/** A short status in a coloured box. */
import type { ReactNode } from 'react';

export type LozengeTone = 'default' | 'information' | 'success' | 'warning' | 'danger' | 'discovery';

export function Lozenge({ tone, children }: { readonly tone: LozengeTone; readonly children: ReactNode }) {
  return <span className={`kw-lozenge kw-lozenge-${tone}`}>{children}</span>;
}
