/** What Jira admins decide per project, and the rules nobody can switch off. */
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import { sameMailbox, type RequestedOperation } from '@keeper-workflow/operations';
import type { Identity } from './ports';
import type { StoredRequest } from './request';

export interface ProjectPolicy {
  readonly projectId: string;
  readonly projectKey: string;
  readonly name: string;
  /** Requests can be made in this project at all. */
  readonly enabled: boolean;
  readonly justificationRequired: boolean;
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
  const { email } = approver;
  if (email === undefined) return fail(failure('identity-unknown'));
  return operation.recipients.some((recipient) => sameMailbox(recipient, email))
    ? fail(failure('own-access'))
    : ok(undefined);
}
