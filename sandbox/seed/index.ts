/** The demo company as data: accounts, groups, the projects OPS and TOY, their issues. */
import type { JiraSeed } from '../jira';
import { comments, issues } from './issues';
import { accounts, groups } from './people';
import { ops, roles, toy } from './projects';

export { people } from './people';

/** A fresh copy of the demo company; the same at every call. */
export function demoCompany(): JiraSeed {
  return structuredClone<JiraSeed>({
    accounts,
    groups,
    globalGrants: [
      { permission: 'ADMINISTER', grantee: { kind: 'group', group: 'jira-administrators' } },
      { permission: 'USER_PICKER', grantee: { kind: 'loggedIn' } },
      { permission: 'BULK_CHANGE', grantee: { kind: 'group', group: 'jira-users-acme' } },
      { permission: 'CREATE_SHARED_OBJECTS', grantee: { kind: 'group', group: 'jira-users-acme' } },
    ],
    roles,
    issueTypes: [
      { id: '10001', name: 'Task', description: 'A piece of work.' },
      { id: '10002', name: 'Service Request', description: 'Somebody needs something.' },
    ],
    statuses: [
      { id: '10000', name: 'To Do', description: '', category: 'new' },
      { id: '10001', name: 'In Progress', description: '', category: 'indeterminate' },
      { id: '10002', name: 'Done', description: '', category: 'done' },
    ],
    transitions: [
      { id: '11', name: 'To Do', to: '10000' },
      { id: '21', name: 'In Progress', to: '10001' },
      { id: '31', name: 'Done', to: '10002' },
    ],
    priorities: [
      { id: '1', name: 'Highest', description: 'Blocks progress.', color: '#d04437' },
      { id: '2', name: 'High', description: 'Serious.', color: '#f15C75' },
      { id: '3', name: 'Medium', description: 'Has the potential to affect progress.', color: '#f79232' },
      { id: '4', name: 'Low', description: 'Minor.', color: '#707070' },
      { id: '5', name: 'Lowest', description: 'Trivial.', color: '#999999' },
    ],
    projects: [ops, toy],
    issues,
    comments,
  });
}
