/**
 * The one closed union of things that can go wrong. A code says what it is, `retry` whether trying again is safe; the
 * sentence a person reads is in the message catalogue (packages/messages), which must have one for every code.
 */

/**
 * `never`: the same call fails again, something must change first. `safe`: nothing happened, try again later.
 * `after-observe`: nobody knows what happened; read the vault before anything else.
 */
export type Retry = 'never' | 'safe' | 'after-observe';

/** Every code, with whether a retry is safe. */
export const FAILURES = {
  // What somebody typed or sent.
  'invalid-input': 'never',
  'text-not-sendable': 'never',
  'command-too-long': 'never',
  // Who may do what.
  'not-signed-in': 'never',
  'issue-not-found': 'never',
  'edit-permission-missing': 'never',
  'comment-permission-missing': 'never',
  'not-approver': 'never',
  'not-project-admin': 'never',
  'not-jira-admin': 'never',
  'project-not-enabled': 'never',
  'own-request': 'never',
  'own-access': 'never',
  'identity-unknown': 'never',
  'not-your-request': 'never',
  'outside-policy-folders': 'never',
  'search-not-allowed': 'never',
  // The life of a request.
  'request-not-found': 'never',
  'request-changed': 'never',
  'operation-changed': 'never',
  'operation-incomplete': 'never',
  'wrong-state': 'never',
  // Set-up.
  'not-configured': 'never',
  'url-invalid': 'never',
  'url-not-allowed': 'never',
  // Commander Service Mode: reaching it.
  'commander-unreachable': 'safe',
  'commander-timeout': 'safe',
  'commander-unavailable': 'safe',
  'commander-key-rejected': 'never',
  'commander-key-expired': 'never',
  'commander-address-refused': 'never',
  'commander-url-wrong': 'never',
  'commander-not-commander': 'never',
  'commander-queue-off': 'never',
  'commander-no-session': 'never',
  'commander-encryption': 'never',
  'commander-command-not-allowed': 'never',
  'commander-rate-limited': 'safe',
  'commander-queue-full': 'safe',
  'commander-expired-in-queue': 'safe',
  'commander-too-old': 'never',
  'commander-reply-lost': 'after-observe',
  'commander-reply-not-understood': 'after-observe',
  // The vault.
  'vault-refused': 'never',
  /** Refused, but something of it happened, or nobody can see how much. */
  'vault-refused-in-part': 'after-observe',
  'record-not-found': 'never',
  'record-ambiguous': 'never',
  'record-other-mode': 'never',
  'record-not-shareable': 'never',
  'record-not-editable': 'never',
  'record-legacy': 'never',
  'record-out-of-date': 'safe',
  'record-type-unknown': 'never',
  'update-would-lose': 'never',
  'recipient-is-owner': 'never',
  'recipient-unknown': 'never',
  'share-half-changed': 'never',
  'nsf-unavailable': 'never',
  // Folders and teams.
  'folder-not-found': 'never',
  'folder-other-mode': 'never',
  'folder-not-shared': 'never',
  'folder-not-shareable': 'never',
  'folder-empty': 'never',
  'folder-too-large': 'never',
  'folder-too-slow': 'safe',
  'team-unknown': 'never',
  'team-ambiguous': 'never',
  'team-rights-too-wide': 'never',
  'rotation-not-possible': 'never',
  // What waits for an administrator of Keeper.
  'already-processed': 'never',
  'approval-not-found': 'never',
  'approval-expired': 'never',
  'not-enterprise-admin': 'never',
  // Jira.
  'jira-unavailable': 'safe',
  'jira-rate-limited': 'safe',
  'jira-refused': 'never',
  // Our own platform.
  'storage-unavailable': 'safe',
  internal: 'after-observe',
} as const satisfies Record<string, Retry>;

export type FailureCode = keyof typeof FAILURES;

export interface Failure {
  readonly code: FailureCode;
  readonly retry: Retry;
  /** The form field or argument it is about, where there is one. */
  readonly field?: string;
  /** Words a person may see: a limit, a name, what Commander said (secrets masked). At most 500 characters. */
  readonly detail?: string;
  /** For the log only; never leaves the backend. */
  readonly cause?: string;
}

export interface FailureParts {
  readonly field?: string;
  readonly detail?: string;
  readonly cause?: unknown;
}

const LONGEST_DETAIL = 500;

/** Makes a failure; `cause` may be anything caught. */
export function failure(code: FailureCode, parts: FailureParts = {}): Failure {
  return {
    code,
    retry: FAILURES[code],
    ...(parts.field === undefined ? {} : { field: parts.field }),
    ...(parts.detail === undefined ? {} : { detail: parts.detail.slice(0, LONGEST_DETAIL) }),
    ...(parts.cause === undefined ? {} : { cause: describe(parts.cause) }),
  };
}

function describe(cause: unknown): string {
  return cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
}
