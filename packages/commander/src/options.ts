/** What the package needs from outside: where Commander is, the key, a way to make HTTP calls, and the time. */
import type { Failure } from '@keeper-workflow/failures';
import type { CommanderMemory } from './memory';

/** Time as the caller has it; tests move it by hand. */
export interface Clock {
  /** ms since the epoch. */
  now(): number;
  /** Resolves after `ms`. When `signal` aborts, a timer behind it may be dropped and the promise left pending. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export interface HttpRequestInit {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Commander never redirects; a tunnel that does would receive the key, so nobody follows. */
  readonly redirect: 'manual';
  readonly signal: AbortSignal;
}

/** The part of a fetch `Response` that is used. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  /** True when the platform followed a redirect although it was told not to. */
  readonly redirected?: boolean;
  /** A WHATWG stream where the platform has one; anything else is read with `arrayBuffer`. */
  readonly body?: ReadableStream<Uint8Array> | object | null;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/**
 * `fetch` of the platform, or anything that behaves like it. May reject with `NotSent` when it knows that nothing left
 * (an egress rule, no such host); any other rejection of a POST counts as "may have arrived".
 */
export type HttpFetch = (url: string, init: HttpRequestInit) => Promise<HttpResponse>;

/** Thrown by an `HttpFetch` that is certain that no byte of the request reached Commander. */
export class NotSent extends Error {
  override readonly name = 'NotSent';
  constructor(readonly failure: Failure) {
    super(failure.code);
  }
}

/** What is known about this Commander before the first call; `unknown` is found out and remembered. */
export interface Capabilities {
  /** Whether the key may run `sync-down` (it is not in the documented allow-list). */
  readonly syncDown: boolean | 'unknown';
}

export interface CommanderOptions {
  /** Ends in `/api/v2`; see `checkBaseUrl`. */
  readonly baseUrl: string;
  /** Sent in the header `api-key` and nowhere else. */
  readonly apiKey: string;
  /** The 32 characters of Service Mode's `-ek`, where replies are encrypted. */
  readonly encryptionKey?: string;
  readonly fetch: HttpFetch;
  readonly clock: Clock;
  /** Longest time for one HTTP call, ms. Default 10,000. */
  readonly callTimeout?: number;
  readonly capabilities?: Capabilities;
  /** What was learned so far; default: shared by the process, per base URL. */
  readonly memory?: CommanderMemory;
}
