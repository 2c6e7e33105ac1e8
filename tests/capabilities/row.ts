/**
 * The words of the capability table: what the user guide promises, who asks for it, and what the vault holds afterwards.
 * A row is data; `stage.ts` carries it through the product, `witness.ts` says what the vault holds.
 */
import type { DirectInput, Outcome } from '@keeper-workflow/contract';
import type { FailureCode } from '@keeper-workflow/failures';
import type { Mode, OperationDraft } from '@keeper-workflow/operations';
import type { PasswordPolicy } from '../../sandbox/commander';
import { fixtureUid } from '../../sandbox/commander/vault/uid';

export type Feature =
  | 'Request Access to Record'
  | 'Request Access to Folder'
  | 'Request Record Permission Change'
  | 'Create New Secret'
  | 'Update Record';

/** What a request is about, as an approver finds it: by name, then picked. */
export interface Target {
  readonly kind: 'record' | 'folder';
  readonly name: string;
  readonly uid: string;
  readonly mode: Mode;
}

/**
 * Who may do what, by subject: `Jira Admin · alice` is Alice's own share of that record, `folder Engineering · bob`,
 * `folder Engineering · team Finance` and `folder Engineering · record Grafana` speak of folders. The text is `read`,
 * `edit`, `share`, `edit+share`, an NSF role, `owner`, or `member`, `records`, `users`, `records+users` in a shared
 * folder; ` inherited` may follow, and ` for 120 min` or ` until 2031-01-31T10:00:00Z`. Undefined: no access.
 */
export type AccessLines = Readonly<Record<string, string | undefined>>;

interface RowBase {
  readonly feature: Feature;
  /** The sentence of the user guide that this row holds the product to. */
  readonly promise: string;
  readonly name: string;
  /** Commands by which the vault is prepared, sent to Commander past the product. */
  readonly given?: readonly string[];
  readonly nestedFoldersOff?: true;
  /** The enterprise's rules for passwords. */
  readonly passwordPolicy?: PasswordPolicy;
  /** Why the real Commander over the fixture's cloud cannot show it. */
  readonly notOnReal?: string;
}

export interface RequestRow extends RowBase {
  readonly by: 'requester';
  readonly target: Target;
  readonly draft: OperationDraft;
  /** The outcome of the approved request, or why it cannot be approved. */
  readonly ends: Outcome | { readonly refused: FailureCode };
  /**
   * Warnings that the preview has to show before anybody approves: `for-everybody` of the whole operation, or
   * `bob@acme.example: loses-rights` of one person.
   */
  readonly foretold?: readonly string[];
  /** Everything that changes about who may do what: nothing else in the vault may. */
  readonly vault: AccessLines;
  /** Further changes that only the stand-in's cloud makes, and why the fixture's cloud does not. */
  readonly onStandInOnly?: { readonly lines: AccessLines; readonly why: string };
}

/** A record as a read of Commander shows it. Fields without a value are left out. */
export interface Content {
  readonly title: string;
  readonly type: string;
  readonly notes: string;
  /** `fields login`, `custom text Region`: the values. */
  readonly values: Readonly<Record<string, readonly unknown[]>>;
}

/** What a value that Commander made has to look like. */
export type Expected = readonly unknown[] | { readonly like: RegExp };

export interface DirectRow extends RowBase {
  readonly by: 'admin';
  readonly operation: DirectInput;
  readonly ends: Outcome | { readonly refused: FailureCode };
  /** In what the page is given about the end: Commander's own words. */
  readonly words?: RegExp;
  /**
   * Of a new record everything it holds; of an updated one what is other than before (undefined: gone), and everything
   * else has to be as it was, to the byte.
   */
  readonly content?: {
    readonly title?: string;
    readonly notes?: string;
    readonly values: Readonly<Record<string, Expected | undefined>>;
    /** Where a new record lies. */
    readonly folder?: string;
  };
}

export type Row = RequestRow | DirectRow;

export const classicRecord = (name: string): Target => ({
  kind: 'record',
  name,
  uid: fixtureUid('rec', name),
  mode: 'classic',
});
export const nsfRecord = (name: string): Target => ({
  kind: 'record',
  name,
  uid: fixtureUid('nrec', name),
  mode: 'nsf',
});
export const sharedFolder = (name: string): Target => ({
  kind: 'folder',
  name,
  uid: fixtureUid('sf', name),
  mode: 'classic',
});
export const nsfFolder = (name: string): Target => ({
  kind: 'folder',
  name,
  uid: fixtureUid('nsf', name),
  mode: 'nsf',
});
export const teamNamed = (name: string): { uid: string; name: string } => ({ uid: fixtureUid('team', name), name });

export const ALICE = 'alice@acme.example';
export const BOB = 'bob@acme.example';
export const CAROL = 'carol@acme.example';
export const DAVE = 'dave@acme.example';
/** Has to accept an invitation before anything can be shared with him. */
export const STRANGER = 'invitee@partner.example';

/** The records of the shared folder Engineering, by title; those of its sub folder too where `below`. */
export function engineeringTitles({ below }: { below: boolean }): string[] {
  const direct = ['Jira Admin', 'Grafana', 'Bastion SSH', 'Static pam user'];
  const credentials = [1, 3, 5, 7].map((number) => `App credential 0${String(number)}`);
  return [...direct, ...credentials, ...(below ? ['Prod Postgres'] : [])];
}
