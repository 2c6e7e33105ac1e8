/** Events between the frames of a page (`events.on/emit` of one app, `onPublic/emitPublic` between apps) and from Jira. */

type Callback = (payload: unknown) => unknown;

interface Subscription {
  event: string;
  /** Short name of the app; `*` for public events. */
  scope: string;
  callback: Callback;
  frame: object;
}

export const PUBLIC = '*';

const subscriptions = new Set<Subscription>();

export function subscribe(
  frame: object,
  scope: string,
  event: string,
  callback: Callback,
): { unsubscribe: () => void } {
  const subscription: Subscription = { event, scope, callback, frame };
  subscriptions.add(subscription);
  return { unsubscribe: () => void subscriptions.delete(subscription) };
}

/** Everyone in `scope` who listens, the emitting frame included, as on the platform. */
export function emit(scope: string, event: string, payload: unknown): void {
  for (const subscription of subscriptions) {
    if (subscription.event === event && subscription.scope === scope) void subscription.callback(payload);
  }
}

/** What Jira itself tells to every app of the page, e.g. `JIRA_ISSUE_CHANGED`. */
export function emitToEveryApp(event: string, payload: unknown): void {
  for (const subscription of subscriptions) {
    if (subscription.event === event && subscription.scope !== PUBLIC) void subscription.callback(payload);
  }
}

/** A frame that loads anew or goes away no longer listens. */
export function forgetFrame(frame: object): void {
  for (const subscription of subscriptions) {
    if (subscription.frame === frame) subscriptions.delete(subscription);
  }
}
