/**
 * What the sandbox Jira stores, and the shape of a seed. Ids are strings as in Jira; times are ms since the epoch in
 * the world's time.
 */
import type { AdfDocument } from './door';

export interface Account {
  accountId: string;
  displayName: string;
  emailAddress?: string;
  /** Who else sees the e-mail address (a person's choice in their Atlassian profile). */
  emailVisibility: 'anyone' | 'self';
  accountType: 'atlassian' | 'app';
  active: boolean;
  /** IANA name. */
  timeZone: string;
}

export interface Group {
  /** UUID. */
  groupId: string;
  name: string;
  members: string[];
}

/** Who a permission or a security level is given to. */
export type Grantee =
  | { kind: 'role'; role: string }
  | { kind: 'group'; group: string }
  | { kind: 'account'; accountId: string }
  | { kind: 'reporter' }
  | { kind: 'assignee' }
  | { kind: 'projectLead' }
  | { kind: 'loggedIn' };

export interface Grant {
  /**
   * A permission key. `extension:<module key>` stands for the custom permission of any
   * installed app with that module key, because a seed cannot know app and environment ids.
   */
  permission: string;
  grantee: Grantee;
}

export interface RoleDefinition {
  id: number;
  name: string;
  description: string;
}

export interface SecurityLevel {
  id: string;
  name: string;
  description: string;
  grantees: Grantee[];
}

export interface Project {
  id: string;
  key: string;
  name: string;
  description: string;
  projectTypeKey: 'software' | 'service_desk' | 'business';
  uuid: string;
  leadAccountId: string;
  issueTypeIds: string[];
  /** Members of each role, by role name. */
  roleActors: Record<string, { accounts: string[]; groups: string[] }>;
  permissionScheme: Grant[];
  securityLevels: SecurityLevel[];
  /** Number of the newest issue. */
  lastIssueNumber: number;
}

export interface IssueType {
  id: string;
  name: string;
  description: string;
}

export interface Status {
  id: string;
  name: string;
  description: string;
  category: 'new' | 'indeterminate' | 'done';
}

export interface Priority {
  id: string;
  name: string;
  description: string;
  color: string;
}

export interface Transition {
  id: string;
  name: string;
  /** Statuses it starts from; absent: from any (a global transition). */
  from?: string[];
  to: string;
}

export interface Issue {
  id: string;
  key: string;
  projectId: string;
  typeId: string;
  summary: string;
  description: AdfDocument | null;
  labels: string[];
  statusId: string;
  priorityId: string;
  reporterId: string;
  creatorId: string;
  assigneeId: string | null;
  securityLevelId: string | null;
  created: number;
  updated: number;
  /** Entity properties by key. */
  properties: Record<string, unknown>;
}

export interface Comment {
  id: string;
  issueId: string;
  authorId: string;
  updateAuthorId: string;
  body: AdfDocument;
  created: number;
  updated: number;
  properties: { key: string; value: unknown }[];
  visibility?: { type: 'role' | 'group'; value: string; identifier: string };
}

/** A company as data: what `reset()` goes back to. */
export interface JiraSeed {
  accounts: Account[];
  groups: Group[];
  globalGrants: Grant[];
  roles: RoleDefinition[];
  issueTypes: IssueType[];
  statuses: Status[];
  transitions: Transition[];
  priorities: Priority[];
  projects: Project[];
  issues: Issue[];
  comments: Comment[];
}
