/** How every call between a page and the backend is answered: a value, or a failure with a sentence for people. */
import type { FailureCode, Retry } from '@keeper-workflow/failures';

export interface WireFailure {
  readonly code: FailureCode;
  readonly retry: Retry;
  readonly field?: string;
  /** Says what happened and what to do next. */
  readonly message: string;
}

export type Answer<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: WireFailure };

/** Instants travel as ISO-8601 in UTC; the page shows them in the viewer's zone. */
export type Instant = string;

export interface Person {
  readonly accountId: string;
  readonly name: string;
}
