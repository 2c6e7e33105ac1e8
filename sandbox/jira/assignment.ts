/** Who an issue can be assigned to. */
import type { Account, Issue, Project } from './model';
import type { World } from './world';

/**
 * The account, if it is a person who holds Assignable User in the project and, for an issue that exists, can see it
 * (an issue being created is not stored yet, so it is judged by its project and security level through `issue`).
 */
export function findAssignableAccount(
  { store, authority }: World,
  project: Project,
  issue: Issue,
  accountId: string,
): Account | undefined {
  const account = store.get('accounts', accountId);
  if (account?.active !== true || account.accountType !== 'atlassian') return undefined;
  const who = { kind: 'user', accountId } as const;
  return authority.holdsInProject(who, 'ASSIGNABLE_USER', project) && authority.seesIssue(who, issue)
    ? account
    : undefined;
}
