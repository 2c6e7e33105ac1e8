/**
 * What the host and a worker thread say to each other. One invocation at a time runs in a worker; every call of the
 * app to the platform or to the network is a message to the host, which carries it out.
 */

/** The part of `__forge_runtime__` that differs per invocation and can be sent as data. */
export interface RuntimeData {
  appContext: Record<string, unknown>;
  contextAri: string;
  aaid?: string;
  tracing: { traceId: string; spanId: string };
}

export interface InvokeMessage {
  type: 'invoke';
  invocationId: string;
  /** As in the manifest, `<module>.<export>`. */
  handler: string;
  args: readonly unknown[];
  runtime: RuntimeData;
  /** Machine time (ms since the epoch) at which the invocation is ended. */
  endsAt: number;
}

/** Where `__forge_fetch__` is asked to go; `egress` is the app's own `fetch`. */
export interface CallTarget {
  type: string;
  provider?: string;
  remote?: string;
  accountId?: string;
  contextAri?: string;
}

export interface WireRequest {
  target: CallTarget;
  /** Path for a platform call, absolute URL for `egress`. */
  url: string;
  method: string;
  headers: [string, string][];
  body: Uint8Array | null;
  redirect: 'follow' | 'error' | 'manual';
}

export interface WireResponse {
  status: number;
  statusText: string;
  headers: [string, string][];
  body: Uint8Array | null;
  url?: string;
  redirected?: boolean;
}

/** An error that `fetch` throws in the app. */
export interface WireError {
  name: string;
  message: string;
  status?: number;
  cause?: { code: string; message: string };
}

export type ToWorker =
  | InvokeMessage
  | { type: 'answer'; call: number; response: WireResponse }
  | { type: 'failure'; call: number; error: WireError };

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export type FromWorker =
  | { type: 'ready' }
  | { type: 'call'; invocationId: string; call: number; request: WireRequest }
  | { type: 'abort'; call: number }
  | { type: 'log'; invocationId: string | undefined; level: LogLevel; text: string }
  | { type: 'done'; invocationId: string; outcome: HandlerOutcome };

/** `json` is absent when the handler returned nothing that JSON can say. */
export type HandlerOutcome =
  { ok: true; json: string | undefined } | { ok: false; error: { name: string; message: string; stack?: string } };

export interface WorkerData {
  /** Directory of the bundle's files, `<module>.cjs`. */
  bundleDirectory: string;
  modules: readonly string[];
  /** One signed 64-bit integer: milliseconds that the world is ahead of the machine. */
  clockOffset: SharedArrayBuffer;
}
