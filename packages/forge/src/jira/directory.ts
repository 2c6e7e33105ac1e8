/** Questions about the caller and the issue, answered by Jira. */
import { ok } from '@keeper-workflow/failures';
import type { Jira } from '@keeper-workflow/jira';
import type { Directory } from '@keeper-workflow/requests';

export function createDirectory(jira: Jira): Directory {
  return {
    permissions: (where, names) => jira.myPermissions(where, names),
    issue: (issueId) => jira.issue(issueId),
    myGroups: () => jira.myGroups(),
    findGroups: (term, limit) => jira.findGroups(term, limit),
    project: (projectKey) => jira.project('user', projectKey),
    async myself() {
      const me = await jira.myself();
      if (!me.ok) return me;
      const { accountId, displayName, email } = me.value;
      return ok({ accountId, name: displayName, ...(email === undefined ? {} : { email }) });
    },
  };
}
