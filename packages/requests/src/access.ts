/**
 * Who may call what. Every function a browser can reach declares one rule; it is checked as the caller, on the very
 * issue or project, before anything else happens. Only the accountId comes from the platform; the issue is a claim.
 */
import { fail, failure, ok, type FailureCode, type Result } from '@keeper-workflow/failures';
import { checkEnabled, type ProjectPolicy } from './policy';
import type { IssueRef, Ports } from './ports';

/**
 * `viewer`: sees the issue. `requester`: also edits and comments it. `approver`: a requester who is Jira admin, project
 * admin, or holds *Approve Keeper requests*, and is in one of the policy's groups if it names any. `projectAdmin`: an
 * approver who administers the issue's project or Jira. `jiraAdmin`: administers
 * Jira; the only rule that is not about an issue.
 */
export type AccessRule = 'viewer' | 'requester' | 'approver' | 'projectAdmin' | 'jiraAdmin';

/** What the platform says about the caller (trustworthy), and the issue the caller claims to stand on (not). */
export interface Claim {
  readonly accountId?: string;
  readonly issueId?: string;
}

export interface Caller {
  readonly accountId: string;
  readonly approver: boolean;
  readonly jiraAdmin: boolean;
}

/** A caller whose rights on this issue were just checked. */
export interface IssueCaller extends Caller {
  /** Administers the issue's project, or Jira as a whole. */
  readonly projectAdmin: boolean;
  readonly issue: IssueRef;
  readonly policy: ProjectPolicy;
}

const BROWSE = 'BROWSE_PROJECTS';
const EDIT = 'EDIT_ISSUES';
const COMMENT = 'ADD_COMMENTS';
const PROJECT_ADMIN = 'ADMINISTER_PROJECTS';
const JIRA_ADMIN = 'ADMINISTER';

/** Jira issue ids are digits, keys are PROJ-1; anything else is not sent to Jira at all. */
const ISSUE_ID = /^(\d{1,18}|[A-Z][A-Z0-9_]+-\d+)$/;

/** @param approvePermission key of the custom permission *Approve Keeper requests* of this installation. */
export async function authoriseOnIssue(
  ports: Pick<Ports, 'directory' | 'policies'>,
  rule: Exclude<AccessRule, 'jiraAdmin'>,
  claim: Claim,
  approvePermission: string,
): Promise<Result<IssueCaller>> {
  const { accountId, issueId } = claim;
  if (accountId === undefined) return fail(failure('not-signed-in'));
  if (issueId === undefined || !ISSUE_ID.test(issueId)) return fail(failure('issue-not-found'));

  const [permissions, issue] = await Promise.all([
    permissionsOn(ports, issueId, approvePermission),
    ports.directory.issue(issueId),
  ]);
  if (!permissions.ok) return permissions;
  if (!issue.ok) return issue;
  const holds = (permission: string): boolean => permissions.value.has(permission);

  const entitled = holds(JIRA_ADMIN) || holds(PROJECT_ADMIN) || holds(approvePermission);
  const refusal = refusedBy(rule, holds, entitled);
  if (refusal) return fail(failure(refusal));

  const policy = await ports.policies.ofProject(issue.value.projectId);
  if (!policy.ok) return policy;
  const enabled = checkEnabled(policy.value);
  if (!enabled.ok) return enabled;
  const inGroup = entitled ? await inApproverGroup(ports, enabled.value) : ok(false);
  if (!inGroup.ok) return inGroup;
  const approver = inGroup.value;
  // Who approves decides about secrets, and who writes them directly decides for himself: the groups narrow both.
  if (!approver && rule === 'approver') return fail(failure('not-approver'));
  if (!approver && rule === 'projectAdmin') return fail(failure('not-project-admin'));
  return ok({
    accountId,
    approver,
    projectAdmin: approver && (holds(PROJECT_ADMIN) || holds(JIRA_ADMIN)),
    jiraAdmin: holds(JIRA_ADMIN),
    issue: issue.value,
    policy: enabled.value,
  });
}

/** One Jira call, and only where the policy names groups. */
async function inApproverGroup(
  { directory }: Pick<Ports, 'directory'>,
  policy: ProjectPolicy,
): Promise<Result<boolean>> {
  const groups = policy.approverGroups ?? [];
  if (groups.length === 0) return ok(true);
  const mine = await directory.myGroups();
  return mine.ok ? ok(groups.some(({ id }) => mine.value.has(id))) : mine;
}

/**
 * A Jira that does not know the custom permission (its module is not deployed there yet) refuses the whole question.
 * Then nobody holds it, and the rest is asked again without it.
 */
async function permissionsOn(
  { directory }: Pick<Ports, 'directory'>,
  issueId: string,
  approvePermission: string,
): Promise<Result<ReadonlySet<string>>> {
  const known = [BROWSE, EDIT, COMMENT, PROJECT_ADMIN, JIRA_ADMIN];
  const all = await directory.permissions({ issueId }, [...known, approvePermission]);
  return !all.ok && all.failure.code === 'jira-refused' ? directory.permissions({ issueId }, known) : all;
}

export async function authoriseJiraAdmin(ports: Pick<Ports, 'directory'>, claim: Claim): Promise<Result<Caller>> {
  const { accountId } = claim;
  if (accountId === undefined) return fail(failure('not-signed-in'));
  const permissions = await ports.directory.permissions({}, [JIRA_ADMIN]);
  if (!permissions.ok) return permissions;
  return permissions.value.has(JIRA_ADMIN)
    ? ok({ accountId, approver: true, jiraAdmin: true })
    : fail(failure('not-jira-admin'));
}

function refusedBy(
  rule: Exclude<AccessRule, 'jiraAdmin'>,
  holds: (permission: string) => boolean,
  approver: boolean,
): FailureCode | undefined {
  if (!holds(BROWSE)) return 'issue-not-found';
  if (rule === 'viewer') return undefined;
  if (!holds(EDIT)) return 'edit-permission-missing';
  if (!holds(COMMENT)) return 'comment-permission-missing';
  if (rule === 'approver' && !approver) return 'not-approver';
  if (rule === 'projectAdmin' && !holds(PROJECT_ADMIN) && !holds(JIRA_ADMIN)) return 'not-project-admin';
  return undefined;
}
