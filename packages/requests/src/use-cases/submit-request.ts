/** A requester asks for an operation. */
import type { Parsed, RequestView } from '@keeper-workflow/contract';
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import { canonicalJson, checkDraft } from '@keeper-workflow/operations';
import type { IssueCaller } from '../access';
import { submit } from '../lifecycle';
import { checkJustification } from '../policy';
import type { Ports } from '../ports';
import type { StoredRequest } from '../request';
import { viewOf } from '../view';
import { announceOwn } from './announce';
import { withChosenTarget } from './chosen-target';
import { loadRequest } from './load-request';

/**
 * The page made the id: a second click or a repeated call with the same content finds the request and submits nothing.
 * Failures: `operation-incomplete`, `invalid-input`, `request-changed` when the id is taken by something else.
 */
export async function submitRequest(
  ports: Pick<Ports, 'clock' | 'requests' | 'directory' | 'journal' | 'log' | 'vaults'>,
  caller: IssueCaller,
  input: Parsed<'panel', 'submitRequest'>,
): Promise<Result<{ request: RequestView }>> {
  const at = ports.clock.now();
  const chosen = await withChosenTarget(ports, caller, input.draft);
  if (!chosen.ok) return chosen;
  const draft = chosen.value;
  const checked = checkDraft(draft, at);
  if (!checked.ok) return checked;
  const justified = checkJustification(caller.policy, input.justification);
  if (!justified.ok) return justified;
  const requester = await ports.directory.myself();
  if (!requester.ok) return requester;

  const { issue } = caller;
  const step = submit({
    id: input.requestId,
    issueId: issue.id,
    issueKey: issue.key,
    projectId: issue.projectId,
    requester: { accountId: caller.accountId, name: requester.value.name },
    draft,
    justification: input.justification,
    at,
  });
  const stored = await ports.requests.store(step.request, 0, step.audit);
  if (!stored.ok) return stored;
  if (stored.value === 'conflict') return alreadySubmitted(ports, caller, step.request);
  return ok({ request: viewOf(await announceOwn(ports, step.request), caller) });
}

async function alreadySubmitted(
  ports: Pick<Ports, 'requests'>,
  caller: IssueCaller,
  wanted: StoredRequest,
): Promise<Result<{ request: RequestView }>> {
  const existing = await loadRequest(ports, caller, wanted.id);
  if (!existing.ok) return fail(failure('request-changed'));
  const found = existing.value;
  const same =
    found.requester.accountId === caller.accountId &&
    found.justification === wanted.justification &&
    canonicalJson(found.draft) === canonicalJson(wanted.draft);
  return same ? ok({ request: viewOf(found, caller) }) : fail(failure('request-changed'));
}
