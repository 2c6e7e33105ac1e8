/**
 * Who may see and do what. The one place that decides it: REST and pages both ask here.
 *
 * An app acting as itself is a member of the project role `atlassian-addons-project-access` in every project, as on
 * Jira Cloud; what that role may do, and which security levels include it, is up to each project.
 */
import type { Identity } from './door';
import type { Comment, Grantee, Issue, Project } from './model';
import type { PermissionCatalogue } from './permission-keys';
import type { Store } from './store';

/** The role every installed app has in every project. */
export const APP_ROLE = 'atlassian-addons-project-access';

/** Stands in a seed's grants for the custom permission of whichever app has this module key. */
const EXTENSION = 'extension:';

export interface Authority {
  /** True for an active account or an app. */
  isKnown(who: Identity): boolean;
  holdsGlobal(who: Identity, permission: string): boolean;
  /** In the project: granted outright, or through the criteria of one of its issues (Jira's project context). */
  holdsInProject(who: Identity, permission: string, project: Project): boolean;
  /** On the issue; false whenever the issue is hidden from them. */
  holdsOnIssue(who: Identity, permission: string, issue: Issue): boolean;
  seesProject(who: Identity, project: Project): boolean;
  seesIssue(who: Identity, issue: Issue): boolean;
  /** Of a comment on an issue they see: whether its visibility restriction includes them. */
  seesComment(who: Identity, comment: Comment, issue: Issue): boolean;
  isInRole(who: Identity, role: string, project: Project): boolean;
  isInGroup(who: Identity, group: string): boolean;
}

export function createAuthority(store: Store, catalogue: PermissionCatalogue): Authority {
  const isInGroup = (who: Identity, group: string): boolean =>
    who.kind === 'user' &&
    store.seed.groups.some(({ name, members }) => name === group && members.includes(who.accountId));

  const isInRole = (who: Identity, role: string, project: Project): boolean => {
    if (who.kind === 'app') return role === APP_ROLE;
    const actors = project.roleActors[role];
    if (who.kind === 'nobody' || actors === undefined) return false;
    return actors.accounts.includes(who.accountId) || actors.groups.some((group) => isInGroup(who, group));
  };

  const isKnown = (who: Identity): boolean =>
    who.kind === 'app' || (who.kind === 'user' && store.get('accounts', who.accountId)?.active === true);

  const includes = (grantee: Grantee, who: Identity, project?: Project, issue?: Issue): boolean => {
    if (who.kind === 'nobody' || !isKnown(who)) return false;
    switch (grantee.kind) {
      case 'role':
        return project !== undefined && isInRole(who, grantee.role, project);
      case 'group':
        return isInGroup(who, grantee.group);
      case 'account':
        return grantee.accountId === who.accountId;
      case 'projectLead':
        return project?.leadAccountId === who.accountId;
      case 'reporter':
        return issue?.reporterId === who.accountId;
      case 'assignee':
        return issue?.assigneeId === who.accountId;
      case 'loggedIn':
        return true;
    }
  };

  const holdsGlobal = (who: Identity, permission: string): boolean =>
    store.seed.globalGrants.some((grant) => grant.permission === permission && includes(grant.grantee, who));

  const granted = (who: Identity, permission: string, project: Project, issue?: Issue): boolean =>
    // A Jira admin administers every company-managed project, whatever its permission scheme says.
    (permission === 'ADMINISTER_PROJECTS' && holdsGlobal(who, 'ADMINISTER')) ||
    project.permissionScheme.some(
      (grant) => names(grant.permission, permission) && includes(grant.grantee, who, project, issue),
    );

  const names = (inScheme: string, permission: string): boolean =>
    inScheme === permission ||
    (inScheme.startsWith(EXTENSION) &&
      permission.startsWith('ari:cloud:ecosystem::extension/') &&
      permission.endsWith(`/static/${inScheme.slice(EXTENSION.length)}`) &&
      catalogue.find(permission) !== undefined);

  const issuesOf = (project: Project): Issue[] => store.all('issues').filter((issue) => issue.projectId === project.id);
  const projectOf = (issue: Issue): Project | undefined => store.get('projects', issue.projectId);

  const seesIssue = (who: Identity, issue: Issue): boolean => {
    const project = projectOf(issue);
    if (project === undefined || !granted(who, 'BROWSE_PROJECTS', project, issue)) return false;
    if (issue.securityLevelId === null) return true;
    const level = project.securityLevels.find(({ id }) => id === issue.securityLevelId);
    return level?.grantees.some((grantee) => includes(grantee, who, project, issue)) ?? false;
  };

  const holdsInProject = (who: Identity, permission: string, project: Project): boolean =>
    granted(who, permission, project) || issuesOf(project).some((issue) => granted(who, permission, project, issue));

  return {
    isKnown,
    isInRole,
    isInGroup,
    holdsGlobal,
    holdsInProject,
    holdsOnIssue(who, permission, issue) {
      const project = projectOf(issue);
      return project !== undefined && seesIssue(who, issue) && granted(who, permission, project, issue);
    },
    seesProject: (who, project) =>
      holdsInProject(who, 'BROWSE_PROJECTS', project) || granted(who, 'ADMINISTER_PROJECTS', project),
    seesIssue,
    seesComment(who, comment, issue) {
      const restriction = comment.visibility;
      if (restriction === undefined) return true;
      const project = projectOf(issue);
      if (restriction.type === 'group') return isInGroup(who, restriction.value);
      return project !== undefined && isInRole(who, restriction.value, project);
    },
  };
}
