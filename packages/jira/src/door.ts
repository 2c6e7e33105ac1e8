/** The public door: the questions this product puts to Jira and the few things it writes. Nothing here knows why. */
import type { Result } from '@keeper-workflow/failures';
import type { AdfDocument } from './adf';

/** On whose rights a call stands: those of the person who uses the app, or those of the app itself. */
export type JiraIdentity = 'user' | 'app';

/** What is read of an HTTP answer. */
export interface JiraAnswer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}

/**
 * Sends one call to `/rest/api/3/…`; `path` is encoded already. It must end by itself (the caller bounds the time).
 * A rejection means that nobody knows what became of the call, except when it carries `status: 401` as a property:
 * then nobody is signed in.
 */
export type JiraFetch = (
  identity: JiraIdentity,
  path: string,
  init?: { method?: string; headers?: Record<string, string>; body?: string },
) => Promise<JiraAnswer>;

/** A comment entity property by which a comment is found again; at most 255 characters of key. */
export interface CommentMarker {
  readonly key: string;
  readonly value: string;
}

export interface JiraIssue {
  readonly id: string;
  readonly key: string;
  readonly projectId: string;
  readonly projectKey: string;
}

export interface JiraUser {
  readonly accountId: string;
  readonly displayName: string;
  /** Absent when the person's profile hides it from apps. */
  readonly email?: string;
}

/** A group; its name can change, its id cannot. */
export interface JiraGroup {
  readonly id: string;
  readonly name: string;
}

export interface JiraProject {
  readonly id: string;
  readonly key: string;
  readonly name: string;
}

/**
 * Every call fails with one of: `not-signed-in`, `issue-not-found` (missing and hidden are the same to Jira, for
 * projects too), `jira-rate-limited`, `jira-unavailable` (also when Jira's answer is not understood or got lost),
 * `jira-refused` (with Jira's words). One call here is one call to Jira, unless it says otherwise; none is repeated.
 */
export interface Jira {
  /**
   * Which of `permissions` the user holds on that issue, else in that project, else anywhere (when neither is given).
   * One call (`GET mypermissions`), made as the user. A permission key that this Jira does not know is `jira-refused`.
   */
  myPermissions(
    where: { readonly issueId?: string; readonly projectKey?: string },
    permissions: readonly string[],
  ): Promise<Result<ReadonlySet<string>>>;

  /** As the user. A key of a moved issue is answered with the issue as it is called now. */
  issue(issueIdOrKey: string): Promise<Result<JiraIssue>>;

  /** As the user: who that is. */
  myself(): Promise<Result<JiraUser>>;

  /** As the user: ids of the groups he is in. */
  myGroups(): Promise<Result<ReadonlySet<string>>>;

  /**
   * As the user: groups whose name contains `term`, whatever its case, in Jira's order, at most `limit` (Jira may give
   * fewer: `jira.ajax.autocomplete.limit`). One call (`GET groups/picker`). Without the global permission *Browse users
   * and groups* only a group of exactly that name is found. Groups without an id are left out.
   */
  findGroups(
    term: string,
    limit: number,
  ): Promise<Result<{ readonly groups: readonly JiraGroup[]; readonly more: boolean }>>;

  project(identity: JiraIdentity, projectKey: string): Promise<Result<JiraProject>>;

  /**
   * As the app. `jira-unavailable` may mean that the comment is there and only the answer got lost: look for the
   * marker with `findComment` before posting again.
   */
  addComment(
    issueId: string,
    body: AdfDocument,
    marker: CommentMarker,
  ): Promise<Result<{ readonly commentId: string }>>;

  /**
   * As the app: the comment that carries this marker, among the newest 100; comments of people do not count, whatever
   * properties somebody gave them. Usually one call, more when Jira gives smaller pages.
   */
  findComment(issueId: string, marker: CommentMarker): Promise<Result<{ readonly commentId: string } | undefined>>;

  /**
   * As the app. `value` is anything JSON can say, at most 32,768 bytes of it (Jira's limit; more is `jira-refused`
   * without a call). Writing the same value twice is the same as once.
   */
  setIssueProperty(issueId: string, key: string, value: unknown): Promise<Result<void>>;
}
