/** For tests: one successful call of every operation, as Ada (or the app, for app properties), on the untouched seed. */
import { adf, type Someone } from './jira.testing';
import { people } from '../seed';

export interface Example {
  path: string;
  body?: unknown;
  status: number;
  as?: Someone;
}

const ADA = people.ada.accountId;

/** `ISSUE` stands for the issue it is about. */
export const EXAMPLES: Record<string, Example> = {
  getIssue: { path: 'issue/ISSUE?expand=names,schema,transitions,editmeta&properties=*all', status: 200 },
  editIssue: { path: 'issue/ISSUE', body: { fields: { summary: 'Other' } }, status: 204 },
  createIssue: {
    path: 'issue',
    body: { fields: { project: { key: 'OPS' }, issuetype: { name: 'Task' }, summary: 'New' } },
    status: 201,
  },
  getComments: { path: 'issue/ISSUE/comment', status: 200 },
  addComment: { path: 'issue/ISSUE/comment', body: { body: adf('Hello') }, status: 201 },
  getComment: { path: 'issue/ISSUE/comment/COMMENT', status: 200 },
  updateComment: { path: 'issue/ISSUE/comment/COMMENT', body: { body: adf('Changed') }, status: 200 },
  deleteComment: { path: 'issue/ISSUE/comment/COMMENT', status: 204 },
  getCommentPropertyKeys: { path: 'comment/COMMENT/properties', status: 200 },
  getCommentProperty: { path: 'comment/COMMENT/properties/seen', status: 200 },
  setCommentProperty: { path: 'comment/COMMENT/properties/seen', body: { by: 1 }, status: 200 },
  deleteCommentProperty: { path: 'comment/COMMENT/properties/seen', status: 204 },
  getIssuePropertyKeys: { path: 'issue/ISSUE/properties', status: 200 },
  getIssueProperty: { path: 'issue/ISSUE/properties/state', status: 200 },
  setIssueProperty: { path: 'issue/ISSUE/properties/state', body: { a: 1 }, status: 200 },
  deleteIssueProperty: { path: 'issue/ISSUE/properties/state', status: 204 },
  getTransitions: { path: 'issue/ISSUE/transitions', status: 200 },
  doTransition: { path: 'issue/ISSUE/transitions', body: { transition: { id: '31' } }, status: 204 },
  assignIssue: { path: 'issue/ISSUE/assignee', body: { accountId: ADA }, status: 204 },
  getMyPermissions: { path: 'mypermissions?permissions=BROWSE_PROJECTS,ADMINISTER&issueKey=ISSUE', status: 200 },
  getAllPermissions: { path: 'permissions', status: 200 },
  getBulkPermissions: {
    path: 'permissions/check',
    body: {
      globalPermissions: ['ADMINISTER'],
      projectPermissions: [{ permissions: ['EDIT_ISSUES'], issues: [10_001] }],
    },
    status: 200,
  },
  getPermittedProjects: { path: 'permissions/project', body: { permissions: ['EDIT_ISSUES'] }, status: 200 },
  searchProjects: { path: 'project/search?expand=lead,description,issueTypes', status: 200 },
  getProject: { path: 'project/OPS', status: 200 },
  getProjectRoles: { path: 'project/OPS/role', status: 200 },
  getProjectRole: { path: 'project/OPS/role/10002', status: 200 },
  getUser: { path: `user?accountId=${ADA}&expand=groups`, status: 200 },
  findUsers: { path: 'user/search?query=a', status: 200 },
  findUsersForPicker: { path: 'user/picker?query=a&showAvatar=true', status: 200 },
  findAssignableUsers: { path: 'user/assignable/search?issueKey=ISSUE&query=', status: 200 },
  bulkGetUsers: { path: `user/bulk?accountId=${ADA}`, status: 200 },
  getCurrentUser: { path: 'myself?expand=groups,applicationRoles', status: 200 },
  findGroups: { path: 'groups/picker?query=team', status: 200 },
  getUsersFromGroup: { path: 'group/member?groupname=ops-team', status: 200 },
  searchAndReconsileIssuesUsingJql: { path: 'search/jql?jql=project=OPS&fields=*all&maxResults=2', status: 200 },
  searchAndReconsileIssuesUsingJqlPost: { path: 'search/jql', body: { jql: 'project = OPS' }, status: 200 },
  getFields: { path: 'field', status: 200 },
  getPriorities: { path: 'priority', status: 200 },
  getAllLabels: { path: 'label', status: 200 },
  getServerInfo: { path: 'serverInfo', status: 200 },
  getForgeAppPropertyKeys: { path: '/rest/forge/1/app/properties', status: 200, as: 'app' },
  getForgeAppProperty: { path: '/rest/forge/1/app/properties/set', status: 200, as: 'app' },
  putForgeAppProperty: { path: '/rest/forge/1/app/properties/set', body: true, status: 200, as: 'app' },
  deleteForgeAppProperty: { path: '/rest/forge/1/app/properties/set', status: 204, as: 'app' },
};
