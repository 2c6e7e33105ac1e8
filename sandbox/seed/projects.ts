/** The projects of the demo company: who is in which role, what each role may do, what is confidential. */
import { APP_ROLE, type Grant, type Grantee, type Project, type RoleDefinition } from '../jira';
import { kim, pia, vic } from './people';

export const roles: RoleDefinition[] = [
  { id: 10_002, name: 'Administrators', description: 'Run the project.' },
  { id: 10_003, name: APP_ROLE, description: 'Given to installed apps in every project.' },
  { id: 10_004, name: 'Member', description: 'Work on issues.' },
  { id: 10_005, name: 'Viewer', description: 'Read issues.' },
  { id: 10_006, name: 'Keeper Approvers', description: 'Decide requests for the vault.' },
];

const role = (name: string): Grantee => ({ kind: 'role', role: name });
const ADMINISTRATORS = role('Administrators');
const MEMBER = role('Member');
const VIEWER = role('Viewer');
const APP = role(APP_ROLE);

const WORKING = [
  ...['CREATE_ISSUES', 'EDIT_ISSUES', 'TRANSITION_ISSUES', 'SCHEDULE_ISSUES', 'ASSIGN_ISSUES', 'RESOLVE_ISSUES'],
  ...['CLOSE_ISSUES', 'LINK_ISSUES', 'ADD_COMMENTS', 'EDIT_OWN_COMMENTS', 'DELETE_OWN_COMMENTS', 'CREATE_ATTACHMENTS'],
  ...['WORK_ON_ISSUES', 'VIEW_VOTERS_AND_WATCHERS'],
];
const RUNNING = [
  ...['ADMINISTER_PROJECTS', 'MOVE_ISSUES', 'MODIFY_REPORTER', 'DELETE_ISSUES', 'SET_ISSUE_SECURITY'],
  ...['EDIT_ALL_COMMENTS', 'DELETE_ALL_COMMENTS', 'MANAGE_WATCHERS'],
];

const grants = (permissions: string[], ...grantees: Grantee[]): Grant[] =>
  permissions.flatMap((permission) => grantees.map((grantee) => ({ permission, grantee })));

/** As Jira Cloud sets up a company-managed project: apps may do almost everything, within issue security. */
const scheme: Grant[] = [
  ...grants(['BROWSE_PROJECTS'], ADMINISTRATORS, MEMBER, VIEWER, APP),
  ...grants(WORKING, ADMINISTRATORS, MEMBER, APP),
  ...grants(['ASSIGNABLE_USER'], ADMINISTRATORS, MEMBER),
  ...grants(RUNNING, ADMINISTRATORS, APP),
];

export const ops: Project = {
  id: '10200',
  key: 'OPS',
  name: 'Operations',
  description: 'Infrastructure, access and everything that must not stand still.',
  projectTypeKey: 'business',
  uuid: '0f6f2c5e-8f0a-4d51-9b0c-6a5f10200000',
  leadAccountId: pia.accountId,
  issueTypeIds: ['10001', '10002'],
  roleActors: {
    Administrators: { accounts: [pia.accountId], groups: ['jira-administrators'] },
    Member: { accounts: [], groups: ['ops-team'] },
    Viewer: { accounts: [vic.accountId], groups: [] },
    'Keeper Approvers': { accounts: [], groups: ['keeper-approvers'] },
  },
  permissionScheme: [...scheme, ...grants(['extension:approve-keeper-requests'], role('Keeper Approvers'))],
  securityLevels: [
    {
      id: '10050',
      name: 'Confidential',
      description: 'Administrators of the project only.',
      // Apps see a secured issue only if their role is in its level; an admin who wants them to work there adds it.
      grantees: [ADMINISTRATORS, APP],
    },
  ],
  lastIssueNumber: 6,
};

export const toy: Project = {
  id: '10201',
  key: 'TOY',
  name: 'Toy Store',
  description: 'The seasonal catalogue.',
  projectTypeKey: 'business',
  uuid: '0f6f2c5e-8f0a-4d51-9b0c-6a5f10201000',
  leadAccountId: kim.accountId,
  issueTypeIds: ['10001'],
  roleActors: {
    Administrators: { accounts: [kim.accountId], groups: ['jira-administrators'] },
    Member: { accounts: [], groups: ['toy-team'] },
  },
  permissionScheme: scheme,
  securityLevels: [],
  lastIssueNumber: 1,
};
