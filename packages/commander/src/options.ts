/** What the package needs from outside: where Commander is, the key, a way to make HTTP calls, and the time. */

/** Time as the caller has it; tests move it by hand. */
export interface Clock {
  /** ms since the epoch. */
  now(): number;
  sleep(ms: number): Promise<void>;
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
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** `fetch` of the platform, or anything that behaves like it. */
export type HttpFetch = (url: string, init: HttpRequestInit) => Promise<HttpResponse>;

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
}
