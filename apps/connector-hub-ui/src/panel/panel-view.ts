/** Pure rules of what the panel shows: how answers are brought together, and how often a request is looked at again. */
import type { PanelView, RequestView } from '@keeper-workflow/contract';

/** The newer of two answers about the same request: an answer that overtook another never takes the page back. */
const newer = (one: RequestView, other: RequestView): RequestView => (other.revision >= one.revision ? other : one);

/** The view with this request in it, newest first. */
export function merged(view: PanelView, request: RequestView): PanelView {
  const known = view.requests.some(({ id }) => id === request.id);
  const requests = known
    ? view.requests.map((one) => (one.id === request.id ? newer(one, request) : one))
    : [request, ...view.requests];
  return { ...view, requests };
}

/** A fresh view that takes nothing back that is already shown. */
export function refreshed(shown: PanelView, fresh: PanelView): PanelView {
  const requests = fresh.requests.map((request) => {
    const before = shown.requests.find(({ id }) => id === request.id);
    return before ? newer(before, request) : request;
  });
  return { ...fresh, requests };
}

/** It ended without having changed anything. */
export const isRefused = ({ state, outcome }: RequestView): boolean => state === 'completed' && outcome === 'refused';

/**
 * Nothing of it is there: it was refused, or its command got lost and a read of the vault, later than it could still
 * have run, shows none of its effect.
 */
export const didNothing = (request: RequestView): boolean =>
  isRefused(request) ||
  (request.state === 'completed' && request.outcome === 'unknown' && request.execution?.proof?.verdict === 'absent');

/** Changes when there is something new to see. */
export const signatureOf = (requests: readonly RequestView[]): string =>
  requests.map(({ id, revision, execution }) => `${id} ${String(revision)} ${execution?.phase ?? ''}`).join();

/** Waiting for a person: every 5 seconds, after five minutes without news every 30. */
const WAITING = 5000;
const WAITING_LONG = 30_000;
const LONG = 60;

/**
 * When to look at a request again, ms; undefined when nothing will change by itself. Executing: after 1 second, growing
 * to 5. Waiting for a decision, or for the proof of an unknown outcome: see above.
 * @param polls how often it has been looked at since something last changed.
 */
export function followDelay(request: RequestView, polls: number): number | undefined {
  if (request.state === 'executing') return Math.min(5000, 1000 * 1.3 ** polls);
  const waiting = request.state === 'submitted' || request.outcome === 'unknown';
  if (!waiting) return undefined;
  return polls < LONG ? WAITING : WAITING_LONG;
}

/** Still of interest: everything that is not over, and the newest of what is. */
export function splitByInterest(requests: readonly RequestView[]): {
  readonly current: readonly RequestView[];
  readonly earlier: readonly RequestView[];
} {
  const open = (request: RequestView): boolean => followDelay(request, 0) !== undefined;
  const newestClosed = requests.find((request) => !open(request));
  const current = requests.filter((request) => open(request) || request === newestClosed);
  return { current, earlier: requests.filter((request) => !current.includes(request)) };
}
