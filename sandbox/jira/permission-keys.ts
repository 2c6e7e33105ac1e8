/** Jira Cloud's built-in permissions (keys, names, ids as `GET /rest/api/3/permissions` lists them), and those of apps. */
import type { AppPermission } from './door';

export interface PermissionDefinition {
  id: string;
  key: string;
  name: string;
  type: 'GLOBAL' | 'PROJECT';
  description: string;
}

const project = (id: number, key: string, name: string, description: string): PermissionDefinition => ({
  ...{ id: String(id), key, name, type: 'PROJECT', description },
});
const global = (id: number, key: string, name: string, description: string): PermissionDefinition => ({
  ...{ id: String(id), key, name, type: 'GLOBAL', description },
});

const BUILT_IN: readonly PermissionDefinition[] = [
  global(
    0,
    'ADMINISTER',
    'Administer Jira',
    'Create and administer projects, issue types, fields, workflows and schemes.',
  ),
  global(44, 'SYSTEM_ADMIN', 'System Admin', 'Perform all administration functions.'),
  global(27, 'USER_PICKER', 'Browse users and groups', 'View and select users or groups.'),
  global(33, 'BULK_CHANGE', 'Make bulk changes', 'Modify collections of issues at once.'),
  global(22, 'CREATE_SHARED_OBJECTS', 'Share dashboards and filters', 'Share dashboards and filters with others.'),
  project(23, 'ADMINISTER_PROJECTS', 'Administer Projects', 'Administer a project in Jira.'),
  project(10, 'BROWSE_PROJECTS', 'Browse Projects', 'Browse projects and the issues within them.'),
  project(11, 'CREATE_ISSUES', 'Create Issues', 'Create issues.'),
  project(12, 'EDIT_ISSUES', 'Edit Issues', 'Edit issues.'),
  project(46, 'TRANSITION_ISSUES', 'Transition Issues', 'Transition issues.'),
  project(28, 'SCHEDULE_ISSUES', 'Schedule Issues', "View or edit an issue's due date."),
  project(25, 'MOVE_ISSUES', 'Move Issues', 'Move issues between projects or workflows.'),
  project(13, 'ASSIGN_ISSUES', 'Assign Issues', 'Assign issues to other people.'),
  project(17, 'ASSIGNABLE_USER', 'Assignable User', 'May be assigned issues.'),
  project(14, 'RESOLVE_ISSUES', 'Resolve Issues', 'Resolve and reopen issues.'),
  project(18, 'CLOSE_ISSUES', 'Close Issues', 'Close issues.'),
  project(30, 'MODIFY_REPORTER', 'Modify Reporter', 'Modify the reporter when creating or editing an issue.'),
  project(16, 'DELETE_ISSUES', 'Delete Issues', 'Delete issues.'),
  project(21, 'LINK_ISSUES', 'Link Issues', 'Link issues together.'),
  project(26, 'SET_ISSUE_SECURITY', 'Set Issue Security', 'Set the level of security on an issue.'),
  project(15, 'ADD_COMMENTS', 'Add Comments', 'Comment on issues.'),
  project(34, 'EDIT_ALL_COMMENTS', 'Edit All Comments', 'Edit all comments made on issues.'),
  project(35, 'EDIT_OWN_COMMENTS', 'Edit Own Comments', 'Edit own comments made on issues.'),
  project(36, 'DELETE_ALL_COMMENTS', 'Delete All Comments', 'Delete all comments made on issues.'),
  project(37, 'DELETE_OWN_COMMENTS', 'Delete Own Comments', 'Delete own comments made on issues.'),
  project(19, 'CREATE_ATTACHMENTS', 'Create Attachments', 'Create attachments.'),
  project(31, 'VIEW_VOTERS_AND_WATCHERS', 'View Voters and Watchers', 'View the voters and watchers of an issue.'),
  project(32, 'MANAGE_WATCHERS', 'Manage Watchers', 'Manage the watchers of an issue.'),
  project(20, 'WORK_ON_ISSUES', 'Work On Issues', 'Log work done against an issue.'),
];

export interface PermissionCatalogue {
  all(): PermissionDefinition[];
  find(key: string): PermissionDefinition | undefined;
  register(type: PermissionDefinition['type'], permission: AppPermission): void;
}

export function createPermissionCatalogue(): PermissionCatalogue {
  const known = new Map(BUILT_IN.map((permission) => [permission.key, permission]));
  return {
    all: () => [...known.values()],
    find: (key) => known.get(key),
    register(type, { key, name, description }) {
      const id = known.get(key)?.id ?? String(100 + known.size);
      known.set(key, { id, key, name, type, description: description ?? '' });
    },
  };
}
