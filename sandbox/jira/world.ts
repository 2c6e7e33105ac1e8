/** What every route works with: state, authority, time, links, announcements. And what one call brings along. */
import type { WorldClock } from '../world';
import type { Authority } from './authority';
import type { EntityPropertyModule, Identity, JiraEvent } from './door';
import type { Comment, Issue, Project } from './model';
import type { PermissionCatalogue } from './permission-keys';
import { issueNotFound, projectNotFound, refuse } from './refusal';
import type { Store } from './store';

export interface World {
  store: Store;
  authority: Authority;
  catalogue: PermissionCatalogue;
  /** Entity properties that apps declared searchable. */
  searchable: EntityPropertyModule[];
  clock: WorldClock;
  /** Origin of the site, for links. */
  origin: string;
  announce: (
    event: Omit<JiraEvent, 'at' | 'by' | 'byApp' | 'issueId' | 'issueKey' | 'projectId' | 'projectKey' | 'issue'>,
    issue: Issue,
    by: Caller,
  ) => void;
}

/** Somebody with an account. */
export type Caller = Exclude<Identity, { kind: 'nobody' }>;

export interface Call {
  world: World;
  caller: Caller;
  /** Decoded path parameters, by the names in the OpenAPI document. */
  params: Record<string, string>;
  query: URLSearchParams;
  /** The parsed JSON body; `undefined` if there was none. */
  body: unknown;
}

export interface Answer {
  status: number;
  /** Absent: an empty body. */
  body?: unknown;
}

export type Route = (call: Call) => Answer;

/** Routes by operation id. */
export type Routes = Record<string, Route>;

export const ok = (body: unknown): Answer => ({ status: 200, body });

/** A path parameter that the route's pattern guarantees. */
export function param(call: Call, name: string): string {
  const value = call.params[name];
  if (value === undefined) throw new Error(`The route has no parameter ${name}.`);
  return value;
}

export function findProject({ store }: World, idOrKey: string): Project | undefined {
  return store.get('projects', idOrKey) ?? store.all('projects').find(({ key }) => key === idOrKey.toUpperCase());
}

export function findIssue({ store }: World, idOrKey: string): Issue | undefined {
  return store.get('issues', idOrKey) ?? store.all('issues').find(({ key }) => key === idOrKey.toUpperCase());
}

/** The issue if the caller may see it. Throws Jira's 404, the same for hidden and missing. */
export function visibleIssue({ world, caller }: Call, idOrKey: string): Issue {
  const issue = findIssue(world, idOrKey);
  if (issue === undefined || !world.authority.seesIssue(caller, issue)) throw issueNotFound();
  return issue;
}

/** The project if the caller may see it. Throws Jira's 404 otherwise. */
export function visibleProject({ world, caller }: Call, idOrKey: string): Project {
  const project = findProject(world, idOrKey);
  if (project === undefined || !world.authority.seesProject(caller, project)) throw projectNotFound(idOrKey);
  return project;
}

/** Comments of the issue that `who` may see, oldest first. */
export function visibleComments({ store, authority }: World, who: Identity, issue: Issue): Comment[] {
  return store
    .all('comments')
    .filter((comment) => comment.issueId === issue.id && authority.seesComment(who, comment, issue))
    .sort((a, b) => a.created - b.created || Number(a.id) - Number(b.id));
}

/** The project of a stored issue. */
export function projectOf({ store }: World, issue: Issue): Project {
  const project = store.get('projects', issue.projectId);
  if (project === undefined) throw new Error(`Issue ${issue.key} has no project.`);
  return project;
}

/** `startAt` and `maxResults`; a bad number is a 400, a larger page than `cap` is cut to it. */
export function pageOf(
  query: URLSearchParams,
  defaultSize: number,
  cap: number,
): { startAt: number; maxResults: number } {
  const number = (name: string, fallback: number): number => {
    const text = query.get(name);
    if (text === null || text === '') return fallback;
    if (!/^\d{1,9}$/.test(text)) throw refuse(400, `The value '${text}' is not a valid number for '${name}'.`);
    return Number(text);
  };
  return { startAt: number('startAt', 0), maxResults: Math.min(number('maxResults', defaultSize), cap) };
}

/** Values of a parameter that may be repeated or comma-separated. */
export function listOf(query: URLSearchParams, name: string): string[] {
  return query
    .getAll(name)
    .flatMap((text) => text.split(','))
    .map((text) => text.trim())
    .filter((text) => text !== '');
}
