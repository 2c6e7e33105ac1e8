/**
 * The sandbox Jira's public door: what the Forge host, the pages and the tests may use. Everything a caller sees goes
 * through one permission code, whether it comes over REST or through `state`.
 */
import type { CallLog, WorldClock } from '../world';
import type { Grantee, JiraSeed } from './model';

/** On whose behalf a call is made. */
export type Identity =
  | { kind: 'user'; accountId: string }
  /** An installed app acting as itself; its account is created on first sight. */
  | { kind: 'app'; key: string; displayName: string; accountId: string }
  /** No session: Jira answers 401. */
  | { kind: 'nobody' };

export interface JiraOptions {
  clock: WorldClock;
  /** Every REST call is recorded here, by Jira itself: callers must not record it again. */
  calls?: CallLog;
  /** Where state survives; absent: in memory only. */
  dataDir?: string;
  /** Origin of the Jira site without a trailing slash, e.g. `http://127.0.0.1:4400`; used in `self` links. */
  origin: string;
  seed: JiraSeed;
}

/** Where an app-mediated call comes from; only for the call log. */
export interface CallOrigin {
  app?: string;
  invocationId?: string;
}

export interface Jira {
  /**
   * Answers a Jira REST call (`/rest/api/3/…`, `/rest/forge/1/app/properties/…`) or `/avatar/<id>.svg` (no identity
   * needed). Only path, query, method, content type and body of the request count; its host and cookies are ignored.
   * With `scopes` (those of the app's manifest) a call outside them gets 401 `scope does not match`, as Atlassian's
   * gateway answers; without `scopes` (browser session, script) there is no such limit. Never rejects.
   */
  fetch(request: Request, identity: Identity, scopes?: readonly string[], from?: CallOrigin): Promise<Response>;
  readonly state: JiraState;
  readonly events: JiraEvents;
  /** Makes a `jira:projectPermission` / `jira:globalPermission` module's key known. Not persisted: call at every start. */
  registerProjectPermission(permission: AppPermission): void;
  registerGlobalPermission(permission: AppPermission): void;
  /** Makes a `jira:entityProperty` module's values searchable in JQL. Not persisted: call at every start. */
  registerEntityProperty(module: EntityPropertyModule): void;
  /** Adds a grant to a project's permission scheme (durable, idempotent). Throws if there is no such project. */
  grantProjectPermission(projectKey: string, permissionKey: string, grantee: Grantee): void;
  /** Puts an issue under a security level of its project by name, or takes it off (`null`). Throws if either is unknown. */
  setIssueSecurity(issueKey: string, levelName: string | null): void;
  /** Back to the seed; registrations stay. */
  reset(): void;
  close(): void;
}

export interface AppPermission {
  /** `ari:cloud:ecosystem::extension/<appId>/<envId>/static/<module key>`. */
  key: string;
  name: string;
  description?: string;
}

export interface EntityPropertyModule {
  entityType: 'issue';
  propertyKey: string;
  values: readonly {
    /** Dot-separated path inside the property's value. */
    path: string;
    type: 'string' | 'text' | 'number' | 'date' | 'user';
    /** JQL name of the value. */
    searchAlias?: string;
  }[];
}

/** Read access for the pages. Hidden and missing are the same: `undefined` or not in the list. */
export interface JiraState {
  /** Every account, apps included. */
  accounts(): AccountView[];
  account(accountId: string): AccountView | undefined;
  groups(): { groupId: string; name: string; members: string[] }[];
  projects(viewer: Identity): ProjectView[];
  project(viewer: Identity, idOrKey: string): ProjectView | undefined;
  /** Issues of the project that the viewer may see, in key order. */
  issues(viewer: Identity, projectIdOrKey: string): IssueView[];
  issue(viewer: Identity, idOrKey: string): IssueView | undefined;
  /** Comments that the viewer may see, oldest first. */
  comments(viewer: Identity, issueIdOrKey: string): CommentView[] | undefined;
  /** Keys of everything the viewer may do: globally, and on the issue or in the project if one is named. */
  permissions(viewer: Identity, on?: { issue?: string; project?: string }): ReadonlySet<string>;
  /** Everything that exists, unfiltered: for the loopback machine interface (`GET /sandbox/state`) only. */
  everything(): { accounts: AccountView[]; projects: ProjectView[]; issues: IssueView[] };
}

export interface AccountView {
  accountId: string;
  displayName: string;
  emailAddress?: string;
  accountType: 'atlassian' | 'app';
  active: boolean;
  timeZone: string;
  /** Absolute URL, served by `fetch`. */
  avatarUrl: string;
  groups: string[];
}

export interface ProjectView {
  id: string;
  key: string;
  name: string;
  description: string;
  projectTypeKey: 'software' | 'service_desk' | 'business';
  lead: AccountView;
  avatarUrl: string;
}

export interface StatusView {
  id: string;
  name: string;
  category: 'new' | 'indeterminate' | 'done';
}

export interface IssueView {
  id: string;
  key: string;
  project: { id: string; key: string; name: string; projectTypeKey: ProjectView['projectTypeKey'] };
  type: { id: string; name: string };
  summary: string;
  /** ADF, or null when empty. */
  description: AdfDocument | null;
  status: StatusView;
  priority: { id: string; name: string };
  labels: string[];
  reporter: AccountView;
  assignee: AccountView | null;
  /** Name of the security level, if any. */
  security: string | null;
  /** ISO-8601, UTC. */
  created: string;
  updated: string;
}

export interface CommentView {
  id: string;
  author: AccountView;
  updateAuthor: AccountView;
  body: AdfDocument;
  created: string;
  updated: string;
}

export interface AdfDocument {
  type: 'doc';
  version: 1;
  content: readonly unknown[];
}

export type JiraEventType =
  | 'issue-created'
  | 'issue-updated'
  | 'issue-assigned'
  | 'comment-created'
  | 'comment-updated'
  | 'comment-deleted'
  | 'issue-property-changed';

/** Something happened. Sent after it is durable, in order, synchronously; a listener must not throw. */
export interface JiraEvent {
  type: JiraEventType;
  issueId: string;
  issueKey: string;
  projectId: string;
  projectKey: string;
  /** accountId of who did it (an app's account for an app). */
  by: string;
  /** True name of the acting app (its key), for `ignoreSelf`. */
  byApp?: string;
  /** World time, ms since the epoch. */
  at: number;
  /** For `issue-updated`: what changed, as in Jira's changelog. */
  changelog?: { id: string; items: ChangelogItem[] };
  /** For `comment-*`. */
  commentId?: string;
  /** For `issue-property-changed`. */
  propertyKey?: string;
  /** The issue as in Jira's REST representation (`id`, `key`, `fields`), unfiltered: for `avi:jira:*` payloads. */
  issue: { id: string; key: string; fields: Record<string, unknown> };
}

export interface ChangelogItem {
  field: string;
  fieldId: string;
  from: string | null;
  fromString: string | null;
  to: string | null;
  toString: string | null;
}

export interface JiraEvents {
  /** Calls `listener` for every event; returns a function that unsubscribes. */
  on(listener: (event: JiraEvent) => void): () => void;
}
