/** What the panel shows first: one read of the issue's requests, no Commander, no write. */
import type { PanelView } from '@keeper-workflow/contract';
import { ok, type Result } from '@keeper-workflow/failures';
import type { IssueCaller } from '../access';
import { requestersMaySearch } from '../policy';
import type { Ports } from '../ports';
import { iso, viewOf } from '../view';

/** Requests shown on one issue. */
export const SHOWN_REQUESTS = 20;

export async function openPanel(
  ports: Pick<Ports, 'clock' | 'requests' | 'vaults'>,
  caller: IssueCaller,
): Promise<Result<PanelView>> {
  const [requests, configured] = await Promise.all([
    ports.requests.ofIssue(caller.issue.id, SHOWN_REQUESTS),
    ports.vaults.configured(),
  ]);
  if (!requests.ok) return requests;
  if (!configured.ok) return configured;
  return ok({
    issueKey: caller.issue.key,
    viewer: {
      accountId: caller.accountId,
      approver: caller.approver,
      projectAdmin: caller.projectAdmin,
      jiraAdmin: caller.jiraAdmin,
    },
    connection: configured.value ? 'ready' : 'not-configured',
    policy: {
      justificationRequired: caller.policy.justificationRequired,
      requestersMaySearch: requestersMaySearch(caller.policy),
    },
    requests: requests.value.map((request) => viewOf(request, caller)),
    serverTime: iso(ports.clock.now()),
  });
}
