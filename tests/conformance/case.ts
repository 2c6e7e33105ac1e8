/**
 * What a conformance case is. A case starts on a clean world and is a sequence of steps; every step that talks to the
 * service has a verdict (HTTP status and normalised body), and the verdicts are what is compared.
 */
export type ServerKind =
  /** As the product uses it, rate limit out of the way. */
  | 'plain'
  /** Commander's default rate limit. */
  | 'limited'
  /** Results encrypted. */
  | 'encrypted'
  /** The first key has expired. */
  | 'expired'
  /** Queue off. */
  | 'no-queue';

export const ENCRYPTION_KEY = 'abcdefghijklmnopqrstuvwxyz012345';
export const SECOND_KEY = 'second-api-key-0123456789abcdefghijklmn=';

/** The allow-list of the first key on both services. */
export const ALLOWED = [
  ...['service-status', 'version', 'whoami', 'sync-down', 'list', 'list-sf', 'list-team', 'ls', 'search', 'get'],
  ...['record-type-info', 'rti', 'record-add', 'record-update', 'share-record', 'share-folder', 'record-permission'],
  ...['nsf-list', 'nsf-get', 'nsf-record-add', 'nsf-record-update', 'nsf-share-record', 'nsf-share-folder'],
  ...['nsf-record-permission', 'epm', 'device-approve'],
];

export type Step =
  /** Submit the text, poll the result. The verdict is the result, or the submission when that was refused. */
  | { kind: 'command'; text: string; key?: 'second' }
  /** One HTTP request, or `times` of them of which the last counts. */
  | {
      kind: 'http';
      method: string;
      /** Below the service's root, e.g. `/api/v2/queue/status`. `<id>` stands for the id of the last submission. */
      path: string;
      /** `first` unless said otherwise; `none` sends no header; any other text is sent as the key. */
      key?: 'first' | 'second' | 'none' | { text: string };
      contentType?: string;
      body?: string;
      times?: number;
      /** Remember the request id in the answer as `<id>`. */
      remember?: boolean;
      /** Response headers that belong to the verdict. */
      headers?: string[];
      /** Repeat until the status is no longer 202. */
      until?: 'done';
    }
  /** The next call (all calls if `sticky`) of the service to this endpoint of the Keeper cloud is refused. */
  | { kind: 'refuse'; endpoint: string; error: string; message: string; sticky?: boolean }
  /** The account loses its licence for nested shared folders. */
  | { kind: 'nested-off' }
  /** Somebody has invited the service account to share. */
  | { kind: 'invited-by'; users: string[] };

export interface ConformanceCase {
  name: string;
  server: ServerKind;
  steps: Step[];
}

export interface Verdict {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

/** A case of commands only. A text, or a step. */
export const commands = (name: string, ...steps: (string | Step)[]): ConformanceCase => ({
  name,
  server: 'plain',
  steps: steps.map((step) => (typeof step === 'string' ? { kind: 'command', text: step } : step)),
});

export const on = (server: ServerKind, conformanceCase: ConformanceCase): ConformanceCase => ({
  ...conformanceCase,
  server,
});
