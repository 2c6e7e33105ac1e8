/** The app's log: one line of JSON an event. The only place that writes to the console. */
import type { Failure } from '@keeper-workflow/failures';
import type { Log } from '@keeper-workflow/requests';

type Facts = Readonly<Record<string, string | number | boolean | undefined>>;

/* eslint-disable no-console -- Forge takes an app's log from the console. */
export const log: Log = {
  warn(event: string, facts: Facts) {
    console.warn(JSON.stringify({ event, ...facts }));
  },
  failure(event: string, failure: Failure, facts: Facts = {}) {
    console.warn(JSON.stringify({ event, code: failure.code, cause: failure.cause, ...facts }));
  },
};
/* eslint-enable no-console */
