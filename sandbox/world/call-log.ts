/**
 * What happened in the world, in order: every invocation of an app function, every Jira call, KVS operation, queue
 * push, egress call and Commander command. Served as `GET /sandbox/calls`. Bodies and secrets are never recorded.
 */
export type CallKind = 'invocation' | 'jira' | 'kvs' | 'queue' | 'egress' | 'commander' | 'bridge';

export interface Call {
  /** Position in the log, from 1. */
  seq: number;
  kind: CallKind;
  /** World time, ISO-8601. */
  at: string;
  app?: string;
  /** The invocation during which the call was made, if any. */
  invocationId?: string;
  /** accountId of the user, `app:<app>` for the app itself, or absent when nobody is known. */
  who?: string;
  /** E.g. `panel/openPanel`, `GET /rest/api/3/mypermissions`, `entity.get request`, `POST http://127.0.0.1:4401/api/v2/...`. */
  what: string;
  /** True for a call that changes something. */
  write: boolean;
  /** HTTP status, or `ok` / an error code. */
  outcome: string;
  bytesIn: number;
  bytesOut: number;
  /** Milliseconds the call took. */
  milliseconds: number;
}

export interface CallLog {
  record(call: Omit<Call, 'seq'>): Call;
  /** Calls with `seq` greater than `since`, oldest first. */
  since(since: number): Call[];
  clear(): void;
}

/** Keeps the newest `capacity` calls; `seq` goes on counting. */
export function createCallLog(capacity = 50_000): CallLog {
  let seq = 0;
  let calls: Call[] = [];
  return {
    record(call) {
      seq += 1;
      const recorded: Call = { seq, ...call };
      calls.push(recorded);
      if (calls.length > capacity * 1.1) calls = calls.slice(-capacity);
      return recorded;
    },
    since: (since) => calls.filter((call) => call.seq > since),
    clear() {
      calls = [];
    },
  };
}
