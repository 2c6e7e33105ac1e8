/** What the use cases need from outside. Every one of them can be driven by a test through any interleaving. */
import type { Failure, Result } from '@keeper-workflow/failures';
import type { Vault } from '@keeper-workflow/operations';
import type { AuditEntry } from './audit';
import type { Comment } from './comments';
import type { ProjectPolicy } from './policy';
import type { Person, StoredRequest } from './request';

export interface Clock {
  /** ms since the epoch, server time. */
  now(): number;
}

export interface Ids {
  /** A fresh random UUID. */
  next(): string;
}

/** An issue as Jira knows it, read as the caller. */
export interface IssueRef {
  readonly id: string;
  readonly key: string;
  readonly projectId: string;
  readonly projectKey: string;
}

/** Who somebody is; the e-mail address is absent when Jira does not show it to the app. */
export interface Identity extends Person {
  readonly email?: string;
}

/** A Jira group; its name can change, its id cannot. */
export interface GroupRef {
  readonly id: string;
  readonly name: string;
}

/** Questions to Jira, all asked as the caller of this invocation. */
export interface Directory {
  /** The permissions out of `names` that the caller holds there; `issue-not-found` when the issue or project is hidden. */
  permissions(
    where: { readonly issueId?: string; readonly projectKey?: string },
    names: readonly string[],
  ): Promise<Result<ReadonlySet<string>>>;
  issue(issueId: string): Promise<Result<IssueRef>>;
  myself(): Promise<Result<Identity>>;
  /** Ids of the Jira groups the caller is in. */
  myGroups(): Promise<Result<ReadonlySet<string>>>;
  /** Groups whose name contains `term`, whatever its case, at most `limit`; `more` when there are others. */
  findGroups(
    term: string,
    limit: number,
  ): Promise<Result<{ readonly groups: readonly GroupRef[]; readonly more: boolean }>>;
  project(projectKey: string): Promise<Result<{ readonly id: string; readonly key: string; readonly name: string }>>;
}

export type Stored = 'stored' | 'conflict';

/** Durable storage of requests. Reads are strict: what was stored is seen by the next read. */
export interface RequestStore {
  load(requestId: string): Promise<Result<StoredRequest | undefined>>;
  /** The newest requests of an issue, newest first, at most `limit`. */
  ofIssue(issueId: string, limit: number): Promise<Result<readonly StoredRequest[]>>;
  /**
   * Stores a revision with its audit entry, both or neither, if the stored revision is still `expectedRevision`
   * (0: the request does not exist yet; it is then also listed under its issue).
   */
  store(request: StoredRequest, expectedRevision: number, audit?: AuditEntry): Promise<Result<Stored>>;
  /** Ids of requests that need attention since before `before` (ms), at most `limit`. May lag behind by seconds. */
  needingAttention(before: number, limit: number): Promise<Result<readonly string[]>>;
}

/** What the settings page decides per project. */
export interface PolicyStore {
  ofProject(projectId: string): Promise<Result<ProjectPolicy | undefined>>;
  all(): Promise<Result<readonly ProjectPolicy[]>>;
  store(policy: ProjectPolicy): Promise<Result<void>>;
}

/** Jira as the app writes to it. */
export interface IssueJournal {
  /** Posts a comment that carries `marker`. */
  comment(issueId: string, comment: Comment, marker: string): Promise<Result<void>>;
  /** Whether the comment with this marker is there. */
  hasComment(issueId: string, marker: string): Promise<Result<boolean>>;
  /** The state that JQL finds and the panel's label shows. */
  showStatus(issueId: string, status: IssueStatus): Promise<Result<void>>;
}

/** All requests of an issue in one word, the most pressing first. */
export interface IssueStatus {
  readonly state: 'awaiting' | 'executing' | 'attention' | 'done' | 'invited' | 'refused' | 'rejected' | 'withdrawn';
  /** Requests waiting for a decision. */
  readonly awaiting: number;
  readonly requests: number;
}

/** Work that goes on after this invocation. Delivered at least once, perhaps twice, perhaps late. */
export interface FollowUps {
  push(requestId: string, delaySeconds: number): Promise<Result<void>>;
}

/** Where a vault comes from: the saved connection. Failure `not-configured` before there is one. */
export interface Vaults {
  open(): Promise<Result<Vault>>;
  /** Whether a connection is saved, without opening it. */
  configured(): Promise<Result<boolean>>;
}

/** For operators; never a secret, never a field value. */
export interface Log {
  warn(event: string, facts: Readonly<Record<string, string | number | boolean | undefined>>): void;
  failure(event: string, failure: Failure, facts?: Readonly<Record<string, string | number | undefined>>): void;
}

/** Everything the use cases of requests work with. */
export interface Ports {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly directory: Directory;
  readonly requests: RequestStore;
  readonly policies: PolicyStore;
  readonly vaults: Vaults;
  readonly journal: IssueJournal;
  readonly followUps: FollowUps;
  readonly log: Log;
}
