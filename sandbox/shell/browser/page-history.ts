/** An app's own addresses behind the address of its page, e.g. `/apps/keeper` + `/requests?open`. */
import type { Frame } from './commands';

const baseOf = (frame: Frame): string => {
  const base = frame.modal ? undefined : frame.placement.historyBase;
  if (base === undefined) throw new Error('createHistory is only available on a page of its own.');
  return base;
};

function hrefWithin(base: string): string {
  const { pathname, search, hash } = window.location;
  return `${pathname.slice(base.length) || '/'}${search}${hash}`;
}

/** Starts to tell the app about Back and Forward; answers where it stands now. */
export function startHistory(frame: Frame, onPop: (href: string) => unknown): { href: string } {
  const base = baseOf(frame);
  window.addEventListener('popstate', () => void onPop(hrefWithin(base)));
  return { href: hrefWithin(base) };
}

/** The app moved; the page's address follows. An address outside the app's own is refused. */
export function answerHistory(frame: Frame, operation: string, argument: unknown): void {
  const base = baseOf(frame);
  if (operation === 'go' && typeof argument === 'number') {
    window.history.go(argument);
    return;
  }
  const address = new URL(`${base}${String(argument)}`, window.location.origin);
  if (address.origin !== window.location.origin || !`${address.pathname}/`.startsWith(`${base}/`)) {
    throw new Error('An app can only move below the address of its own page.');
  }
  if (operation === 'push') window.history.pushState(null, '', address);
  else window.history.replaceState(null, '', address);
}
