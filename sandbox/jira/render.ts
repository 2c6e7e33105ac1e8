/** Jira's JSON for accounts, projects, issues and comments, as one viewer gets it. */
import type { Identity } from './door';
import type { Account, Comment, Issue, Project, Status } from './model';
import { projectOf, visibleComments, type World } from './world';

type Json = Record<string, unknown>;

/** Jira's own time format: like ISO-8601, with the offset written without a colon. */
export const jiraTime = (at: number): string => new Date(at).toISOString().replace('Z', '+0000');

export const avatarUrl = ({ origin }: World, id: string): string => `${origin}/avatar/${encodeURIComponent(id)}.svg`;

const avatarUrls = (world: World, id: string): Json =>
  Object.fromEntries(['48x48', '24x24', '16x16', '32x32'].map((size) => [size, avatarUrl(world, id)]));

/** A person's e-mail address, if this viewer may see it. */
export const emailFor = (account: Account, viewer: Identity): string | undefined =>
  account.emailVisibility === 'anyone' || (viewer.kind === 'user' && viewer.accountId === account.accountId)
    ? account.emailAddress
    : undefined;

export function renderUser(world: World, accountId: string, viewer: Identity): Json {
  const self = `${world.origin}/rest/api/3/user?accountId=${encodeURIComponent(accountId)}`;
  const account = world.store.get('accounts', accountId);
  if (account === undefined) {
    // As Jira shows an account that was deleted.
    return { self, accountId, displayName: 'Former user', active: false, avatarUrls: avatarUrls(world, accountId) };
  }
  const emailAddress = emailFor(account, viewer);
  return {
    self,
    accountId,
    ...(emailAddress === undefined ? {} : { emailAddress }),
    avatarUrls: avatarUrls(world, accountId),
    displayName: account.displayName,
    active: account.active,
    timeZone: account.timeZone,
    accountType: account.accountType,
  };
}

export function renderProjectReference(world: World, project: Project): Json {
  return {
    self: `${world.origin}/rest/api/3/project/${project.id}`,
    id: project.id,
    key: project.key,
    name: project.name,
    projectTypeKey: project.projectTypeKey,
    simplified: false,
    avatarUrls: avatarUrls(world, `project-${project.key}`),
  };
}

const CATEGORIES = {
  new: { id: 2, colorName: 'blue-gray', name: 'To Do' },
  indeterminate: { id: 4, colorName: 'yellow', name: 'In Progress' },
  done: { id: 3, colorName: 'green', name: 'Done' },
} as const;

export function renderStatus({ origin }: World, status: Status): Json {
  const category = CATEGORIES[status.category];
  return {
    self: `${origin}/rest/api/3/status/${status.id}`,
    description: status.description,
    iconUrl: `${origin}/avatar/status-${status.category}.svg`,
    name: status.name,
    id: status.id,
    statusCategory: {
      self: `${origin}/rest/api/3/statuscategory/${String(category.id)}`,
      key: status.category,
      ...category,
    },
  };
}

export function renderIssueType({ origin, store }: World, id: string): Json {
  const type = store.seed.issueTypes.find((candidate) => candidate.id === id);
  return {
    self: `${origin}/rest/api/3/issuetype/${id}`,
    id,
    description: type?.description ?? '',
    iconUrl: `${origin}/avatar/issuetype-${id}.svg`,
    name: type?.name ?? 'Unknown',
    subtask: false,
    hierarchyLevel: 0,
  };
}

export function renderPriority({ origin, store }: World, id: string): Json {
  const priority = store.seed.priorities.find((candidate) => candidate.id === id);
  return {
    self: `${origin}/rest/api/3/priority/${id}`,
    iconUrl: `${origin}/avatar/priority-${id}.svg`,
    name: priority?.name ?? 'Unknown',
    id,
  };
}

export function renderComment(world: World, comment: Comment, viewer: Identity, withProperties: boolean): Json {
  return {
    self: `${world.origin}/rest/api/3/issue/${comment.issueId}/comment/${comment.id}`,
    id: comment.id,
    author: renderUser(world, comment.authorId, viewer),
    body: comment.body,
    updateAuthor: renderUser(world, comment.updateAuthorId, viewer),
    created: jiraTime(comment.created),
    updated: jiraTime(comment.updated),
    ...(comment.visibility ? { visibility: comment.visibility } : {}),
    jsdPublic: true,
    ...(withProperties ? { properties: comment.properties } : {}),
  };
}

/** Fields whose value may be a document or a list too long for lists: left out of `*navigable`. */
const NOT_NAVIGABLE = new Set(['comment']);

/** Every field of an issue. */
export function renderAllFields(world: World, issue: Issue, viewer: Identity): Json {
  const project = projectOf(world, issue);
  const status = world.store.seed.statuses.find(({ id }) => id === issue.statusId);
  if (status === undefined) throw new Error(`Issue ${issue.key} is in no known status.`);
  const level = project.securityLevels.find(({ id }) => id === issue.securityLevelId);
  const comments = visibleComments(world, viewer, issue);
  return {
    summary: issue.summary,
    description: issue.description,
    issuetype: renderIssueType(world, issue.typeId),
    project: renderProjectReference(world, project),
    status: renderStatus(world, status),
    statusCategory: renderStatus(world, status).statusCategory,
    priority: renderPriority(world, issue.priorityId),
    labels: issue.labels,
    reporter: renderUser(world, issue.reporterId, viewer),
    creator: renderUser(world, issue.creatorId, viewer),
    assignee: issue.assigneeId === null ? null : renderUser(world, issue.assigneeId, viewer),
    security: level
      ? {
          self: `${world.origin}/rest/api/3/securitylevel/${level.id}`,
          id: level.id,
          name: level.name,
          description: level.description,
        }
      : null,
    resolution: null,
    created: jiraTime(issue.created),
    updated: jiraTime(issue.updated),
    comment: {
      comments: comments.map((comment) => renderComment(world, comment, viewer, false)),
      self: `${world.origin}/rest/api/3/issue/${issue.id}/comment`,
      maxResults: comments.length,
      total: comments.length,
      startAt: 0,
    },
  };
}

/** The fields named in Jira's `fields` syntax: names, `*all`, `*navigable`, `-name`; empty means `*all`. */
export function pickFields(all: Json, wanted: readonly string[]): Json {
  const minus = new Set(wanted.filter((name) => name.startsWith('-')).map((name) => name.slice(1)));
  const plus = wanted.filter((name) => !name.startsWith('-'));
  const everything = plus.length === 0 || plus.includes('*all');
  const navigable = plus.includes('*navigable');
  const chosen = (name: string): boolean =>
    everything || (navigable && !NOT_NAVIGABLE.has(name)) || plus.includes(name);
  return Object.fromEntries(Object.entries(all).filter(([name]) => chosen(name) && !minus.has(name)));
}

/** An issue with the chosen fields and entity properties. */
export function renderIssue(
  world: World,
  issue: Issue,
  viewer: Identity,
  fields: readonly string[],
  properties: readonly string[] = [],
): Json {
  const chosen = Object.entries(issue.properties).filter(
    ([key]) => properties.includes('*all') || properties.includes(key),
  );
  return {
    expand: 'renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations',
    id: issue.id,
    self: `${world.origin}/rest/api/3/issue/${issue.id}`,
    key: issue.key,
    fields: pickFields(renderAllFields(world, issue, viewer), fields),
    ...(properties.length > 0 ? { properties: Object.fromEntries(chosen) } : {}),
  };
}
