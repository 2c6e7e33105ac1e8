/** What `view.createHistory()` gives an app: a `history` v4-like object whose locations are kept by the page around it. */
import type { Peer } from './rpc';

export interface AppLocation {
  pathname: string;
  search: string;
  hash: string;
  state?: unknown;
  key: string;
}

type Action = 'PUSH' | 'REPLACE' | 'POP';
type Listener = (location: AppLocation, action: Action) => void;
type Target = string | Partial<AppLocation>;

export interface AppHistory {
  action: Action;
  location: AppLocation;
  length: number;
  push(to: Target, state?: unknown): void;
  replace(to: Target, state?: unknown): void;
  go(delta: number): void;
  goBack(): void;
  goForward(): void;
  listen(listener: Listener): () => void;
  createHref(location: Partial<AppLocation>): string;
}

/** `pathname?search#hash`, as the page puts it behind its own address. */
export function hrefOf({ pathname = '/', search = '', hash = '' }: Partial<AppLocation>): string {
  return `${pathname}${search}${hash}`;
}

export function locationOf(href: string, state?: unknown): AppLocation {
  const { pathname, search, hash } = new URL(href, 'https://app.invalid/');
  return { pathname, search, hash, state, key: Math.random().toString(36).slice(2, 8) };
}

/** Rejects when the page around has no address of its own for this module (an issue panel, a modal). */
export async function createFrameHistory(peer: Peer): Promise<AppHistory> {
  const listeners = new Set<Listener>();
  const move = (location: AppLocation, action: Action): void => {
    history.location = location;
    history.action = action;
    for (const listener of listeners) listener(location, action);
  };
  const resolve = (to: Target, state: unknown): AppLocation =>
    typeof to === 'string'
      ? locationOf(new URL(to, `https://app.invalid${history.location.pathname}`).href, state)
      : locationOf(hrefOf({ ...history.location, search: '', hash: '', ...to }), to.state ?? state);
  const tell = (operation: 'push' | 'replace' | 'go', argument: unknown): void => {
    void peer.call('history', { operation, argument });
  };
  const started = (await peer.call('createHistory', {
    onPop: (href: string) => {
      move(locationOf(href), 'POP');
    },
  })) as { href: string };

  const history: AppHistory = {
    action: 'POP',
    location: locationOf(started.href),
    length: window.history.length,
    push(to, state) {
      const location = resolve(to, state);
      tell('push', hrefOf(location));
      move(location, 'PUSH');
    },
    replace(to, state) {
      const location = resolve(to, state);
      tell('replace', hrefOf(location));
      move(location, 'REPLACE');
    },
    go: (delta) => {
      tell('go', delta);
    },
    goBack: () => {
      tell('go', -1);
    },
    goForward: () => {
      tell('go', 1);
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    createHref: hrefOf,
  };
  return history;
}
