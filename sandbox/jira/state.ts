/** Read access for the pages, through the same authority as REST. */
import type { AccountView, CommentView, Identity, IssueView, JiraState, ProjectView, StatusView } from './door';
import type { Issue, Project } from './model';
import { avatarUrl, emailFor } from './render';
import { findIssue, findProject, projectOf, visibleComments, type World } from './world';

const byNumber = (a: Issue, b: Issue): number => a.key.localeCompare(b.key, 'en', { numeric: true });

export function createState(world: World): JiraState {
  const { store, authority, catalogue } = world;

  const account = (accountId: string): AccountView | undefined => {
    const stored = store.get('accounts', accountId);
    if (stored === undefined) return undefined;
    const emailAddress = emailFor(stored, { kind: 'nobody' });
    return {
      accountId,
      displayName: stored.displayName,
      ...(emailAddress === undefined ? {} : { emailAddress }),
      accountType: stored.accountType,
      active: stored.active,
      timeZone: stored.timeZone,
      avatarUrl: avatarUrl(world, accountId),
      groups: store.seed.groups.filter(({ members }) => members.includes(accountId)).map(({ name }) => name),
    };
  };

  const someone = (accountId: string): AccountView =>
    account(accountId) ?? {
      accountId,
      displayName: 'Former user',
      accountType: 'atlassian',
      active: false,
      timeZone: 'Etc/UTC',
      avatarUrl: avatarUrl(world, accountId),
      groups: [],
    };

  const projectView = (project: Project): ProjectView => ({
    id: project.id,
    key: project.key,
    name: project.name,
    description: project.description,
    projectTypeKey: project.projectTypeKey,
    lead: someone(project.leadAccountId),
    avatarUrl: avatarUrl(world, `project-${project.key}`),
  });

  const statusView = (statusId: string): StatusView => {
    const status = store.seed.statuses.find(({ id }) => id === statusId);
    return { id: statusId, name: status?.name ?? 'Unknown', category: status?.category ?? 'new' };
  };

  const named = (id: string, all: readonly { id: string; name: string }[]): { id: string; name: string } => ({
    id,
    name: all.find((candidate) => candidate.id === id)?.name ?? 'Unknown',
  });

  const issueView = (issue: Issue): IssueView => {
    const project = projectOf(world, issue);
    const { id, key, name, projectTypeKey } = project;
    return {
      id: issue.id,
      key: issue.key,
      project: { id, key, name, projectTypeKey },
      type: named(issue.typeId, store.seed.issueTypes),
      summary: issue.summary,
      description: issue.description,
      status: statusView(issue.statusId),
      priority: named(issue.priorityId, store.seed.priorities),
      labels: issue.labels,
      reporter: someone(issue.reporterId),
      assignee: issue.assigneeId === null ? null : someone(issue.assigneeId),
      security: project.securityLevels.find((level) => level.id === issue.securityLevelId)?.name ?? null,
      created: new Date(issue.created).toISOString(),
      updated: new Date(issue.updated).toISOString(),
    };
  };

  const seenProject = (viewer: Identity, idOrKey: string): Project | undefined => {
    const project = findProject(world, idOrKey);
    return project !== undefined && authority.seesProject(viewer, project) ? project : undefined;
  };

  const seenIssue = (viewer: Identity, idOrKey: string): Issue | undefined => {
    const issue = findIssue(world, idOrKey);
    return issue !== undefined && authority.seesIssue(viewer, issue) ? issue : undefined;
  };

  const accounts = (): AccountView[] => store.all('accounts').map(({ accountId }) => someone(accountId));

  return {
    accounts,
    account,
    groups: () => structuredClone(store.seed.groups),
    projects: (viewer) =>
      store
        .all('projects')
        .filter((project) => authority.seesProject(viewer, project))
        .map(projectView),
    project(viewer, idOrKey) {
      const project = seenProject(viewer, idOrKey);
      return project === undefined ? undefined : projectView(project);
    },
    issues(viewer, projectIdOrKey) {
      const project = seenProject(viewer, projectIdOrKey);
      return store
        .all('issues')
        .filter((issue) => issue.projectId === project?.id && authority.seesIssue(viewer, issue))
        .sort(byNumber)
        .map(issueView);
    },
    issue(viewer, idOrKey) {
      const issue = seenIssue(viewer, idOrKey);
      return issue === undefined ? undefined : issueView(issue);
    },
    comments(viewer, issueIdOrKey): CommentView[] | undefined {
      const issue = seenIssue(viewer, issueIdOrKey);
      if (issue === undefined) return undefined;
      return visibleComments(world, viewer, issue).map((comment) => ({
        id: comment.id,
        author: someone(comment.authorId),
        updateAuthor: someone(comment.updateAuthorId),
        body: comment.body,
        created: new Date(comment.created).toISOString(),
        updated: new Date(comment.updated).toISOString(),
      }));
    },
    permissions(viewer, on = {}) {
      const issue = on.issue === undefined ? undefined : seenIssue(viewer, on.issue);
      const project = on.project === undefined ? undefined : seenProject(viewer, on.project);
      const held = catalogue.all().filter(({ key, type }) => {
        if (type === 'GLOBAL') return authority.holdsGlobal(viewer, key);
        if (issue !== undefined) return authority.holdsOnIssue(viewer, key, issue);
        return project !== undefined && authority.holdsInProject(viewer, key, project);
      });
      return new Set(held.map(({ key }) => key));
    },
    everything: () => ({
      accounts: accounts(),
      projects: store.all('projects').map(projectView),
      issues: store.all('issues').sort(byNumber).map(issueView),
    }),
  };
}
