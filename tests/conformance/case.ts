/**
 * What a conformance case is. A case starts on a clean world and is a sequence of steps; every step that talks to the
 * service has a verdict (HTTP status and normalised body), and the verdicts are what is compared.
 */
import type { PasswordPolicy } from '../../sandbox/commander';

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
  | 'no-queue'
  /** The account is no administrator of its enterprise. */
  | 'not-admin'
  /** The address that requests come from is on the deny list. */
  | 'denied'
  /** For cases of `epm`: its session has read the requests before each case begins. */
  | 'epm';

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
      /** Below the service's root, e.g. `/api/v2/queue/status`. `<id>`, `<name>` stand for ids that were remembered. */
      path: string;
      /** `first` unless said otherwise; `none` sends no header; any other text is sent as the key. */
      key?: 'first' | 'second' | 'none' | { text: string };
      contentType?: string;
      body?: string;
      times?: number;
      /** Remember the request id in the answer as `<id>`, or as that name. */
      remember?: boolean | string;
      /** Response headers that belong to the verdict. */
      headers?: string[];
      /** Repeat until the status is no longer 202, or until the request runs. */
      until?: 'done' | 'processing';
    }
  /** The next call (all calls if `sticky`) of the service to this endpoint of the Keeper cloud is refused. */
  | { kind: 'refuse'; endpoint: string; error: string; message: string; sticky?: boolean }
  /** The account loses its licence for nested shared folders. */
  | { kind: 'nested-off' }
  /** The enterprise sets rules for passwords; Commander hears of them at `sync-down --force`. */
  | { kind: 'password-policy'; policy: PasswordPolicy }
  /** Somebody has invited the service account to share. */
  | { kind: 'invited-by'; users: string[] }
  /** A computer asks for an EPM approval. Its uid follows from the name, or is given. */
  | { kind: 'new-approval'; name: string }
  | { kind: 'new-approval'; uid: string; unreadable?: true }
  /** Another administrator decides an EPM request, or its time runs out in the cloud. */
  | { kind: 'decided-elsewhere'; uid: string; as: DecidedElsewhere }
  /** Another administrator decides all pending devices. */
  | { kind: 'devices-gone' }
  /** Every command takes that long from now on; 0: no longer, and what runs ends soon. */
  | { kind: 'slow'; seconds: number }
  /** The service is started anew. */
  | { kind: 'restart' };

export type DecidedElsewhere = 'approved' | 'denied' | 'expired' | 'escalated';

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
