/**
 * The context of a module's page as the platform builds it: what `view.getContext()` answers and what a resolver finds
 * in `context`. It says where the page claims to be, nothing about what its viewer may do there.
 */
import type { PlacedModule, World } from '../world';

export interface Place {
  /** Key or id of an issue. Taken as asked, visible to the viewer or not, existing or not. */
  issue?: string;
  /** Key or id of a project; with an issue, the issue's own wins. */
  project?: string;
  /** Path of the page, for `extension.location`. */
  path: string;
}

type Fields = Record<string, unknown>;

/** `accountId` absent or unknown to Jira: nobody is logged in. */
export function buildContext(world: World, placed: PlacedModule, accountId: string | undefined, place: Place): Fields {
  const { app, module } = placed;
  const account = accountId === undefined ? undefined : world.jira.state.account(accountId);
  const context: Fields = {
    cloudId: world.cloudId,
    environmentId: app.environmentId,
    environmentType: app.environmentType,
    localId: `ari:cloud:ecosystem::extension/${app.appId}/${app.environmentId}/static/${module.key}`,
    locale: 'en-US',
    moduleKey: module.key,
    siteUrl: world.origin,
    timezone: account?.timeZone ?? 'UTC',
    permissions: { scopes: app.scopes, external: app.permissions.external ?? {} },
    userAccess: { enabled: false, hasAccess: true },
    extension: extensionOf(world, placed, place),
  };
  if (account) context.accountId = account.accountId;
  return context;
}

function extensionOf(world: World, { module }: PlacedModule, place: Place): Fields {
  const extension: Fields = { type: module.type, location: `${world.origin}${place.path}` };
  // Unfiltered on purpose: the context names what exists, as the product does; rights are the app's to check.
  const { issues, projects } = world.jira.state.everything();
  const issue = issues.find(({ id, key }) => id === place.issue || key === place.issue);
  const projectName = issue?.project.id ?? place.project;
  const project = projects.find(({ id, key }) => id === projectName || key === projectName);
  if (issue) {
    extension.issue = { id: issue.id, key: issue.key, type: issue.type.name, typeId: issue.type.id };
  } else if (place.issue !== undefined) {
    extension.issue = { id: place.issue, key: place.issue, type: 'Task', typeId: '0' };
  }
  if (project) {
    extension.project = { id: project.id, key: project.key, type: project.projectTypeKey };
  } else if (projectName !== undefined) {
    extension.project = { id: projectName, key: projectName, type: 'software' };
  }
  if (module.type === 'jira:issuePanel') extension.isNewToIssue = false;
  return extension;
}
