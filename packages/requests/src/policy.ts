/** What Jira admins decide per project, and the rules nobody can switch off. */
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import { peopleOf, sameMailbox, type FolderTarget, type RequestedOperation } from '@keeper-workflow/operations';
import type { GroupRef, Identity } from './ports';
import type { StoredRequest } from './request';

/** Members that were added later are optional, so that a policy saved before them still holds. */
export interface ProjectPolicy {
  readonly projectId: string;
  readonly projectKey: string;
  readonly name: string;
  /** Requests can be made in this project at all. */
  readonly enabled: boolean;
  readonly justificationRequired: boolean;
  /** The vault folders that requests of this project may touch, with what lies below them. None: the whole vault. */
  readonly folders?: readonly FolderTarget[];
  /** Requesters may search inside `folders` instead of describing what they need. Counts only where there are folders. */
  readonly requestersMaySearch?: boolean;
  /**
   * Jira groups, by id; an approver must be in one of them besides holding a right to approve. None: the right is enough.
   * On Jira Free everybody is project admin, so there only groups tell approvers from the rest.
   */
  readonly approverGroups?: readonly GroupRef[];
}

/** Whether requests may be made, decided and carried out in this project now. Asked at each of the three. */
export function checkEnabled(policy: ProjectPolicy | undefined): Result<ProjectPolicy> {
  return policy?.enabled ? ok(policy) : fail(failure('project-not-enabled'));
}

export function checkJustification(policy: ProjectPolicy, justification: string): Result<void> {
  return policy.justificationRequired && justification === ''
    ? fail(failure('operation-incomplete', { field: 'justification' }))
    : ok(undefined);
}

/** A requester's search has to end at the policy's folders, so without folders there is none. */
export const requestersMaySearch = (policy: ProjectPolicy): boolean =>
  policy.requestersMaySearch === true && (policy.folders ?? []).length > 0;

/**
 * Whether a record or folder that lies in `within` (uids of the folders around it, itself included if it is one) may be
 * touched from this project.
 */
export function checkPlace(policy: ProjectPolicy, within: readonly string[]): Result<void> {
  const folders = policy.folders ?? [];
  return folders.length === 0 || folders.some(({ uid }) => within.includes(uid))
    ? ok(undefined)
    : fail(failure('outside-policy-folders'));
}

/**
 * Nobody decides about himself: not about his own request, and not about one that gives or takes his own access.
 * Jira knows people by account, Keeper by e-mail; where Jira hides the address we cannot tell, and refuse.
 */
export function checkSeparation(
  request: StoredRequest,
  operation: RequestedOperation,
  approver: Identity,
): Result<void> {
  if (request.requester.accountId === approver.accountId) return fail(failure('own-request'));
  const people = peopleOf(operation);
  // A change of record permissions names nobody, so there is nothing to compare.
  if (people.length === 0) return ok(undefined);
  const { email } = approver;
  if (email === undefined) return fail(failure('identity-unknown'));
  return people.some((person) => sameMailbox(person, email)) ? fail(failure('own-access')) : ok(undefined);
}
