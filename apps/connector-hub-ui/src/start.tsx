/** What every page does first: follow the theme, draw, and catch what breaks. */
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { ErrorBoundary } from '@keeper-workflow/ui';
import '@keeper-workflow/ui/base.css';
import '@keeper-workflow/ui/controls.css';
import { followTheme } from './bridge';

/** Draws `page` into the element with id `root`. */
export function start(page: ReactNode): void {
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no element with id "root".');
  void followTheme();
  createRoot(root).render(<ErrorBoundary onReload={() => location.reload()}>{page}</ErrorBoundary>);
}
