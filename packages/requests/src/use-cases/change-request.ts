/** The requester changes or withdraws a request that nobody has decided yet. */
import type { Parsed, RequestView } from '@keeper-workflow/contract';
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import { checkDraft } from '@keeper-workflow/operations';
import type { IssueCaller } from '../access';
import { update, withdraw, type Step } from '../lifecycle';
import { checkJustification } from '../policy';
import type { Ports } from '../ports';
import type { StoredRequest } from '../request';
import { viewOf } from '../view';
import { announceOwn } from './announce';
import { withChosenTarget } from './chosen-target';
import { loadRevision } from './load-request';
import { storeStep } from './store-step';

type Needs = Pick<Ports, 'clock' | 'requests' | 'journal' | 'log' | 'vaults'>;

export async function updateRequest(
  ports: Needs,
  caller: IssueCaller,
  input: Parsed<'panel', 'updateRequest'>,
): Promise<Result<{ request: RequestView }>> {
  const at = ports.clock.now();
  // A request that is not there, or that somebody else made, asks Commander nothing.
  const request = await loadRevision(ports, caller, input);
  if (!request.ok) return request;
  if (request.value.requester.accountId !== caller.accountId) return fail(failure('not-your-request'));
  const chosen = await withChosenTarget(ports, caller, input.draft);
  if (!chosen.ok) return chosen;
  const draft = chosen.value;
  const checked = checkDraft(draft, at);
  if (!checked.ok) return checked;
  const justified = checkJustification(caller.policy, input.justification);
  if (!justified.ok) return justified;
  const { justification } = input;
  return finish(ports, caller, request.value, (current) =>
    update(current, caller.accountId, { draft, justification, at }),
  );
}

export async function withdrawRequest(
  ports: Needs,
  caller: IssueCaller,
  input: Parsed<'panel', 'withdrawRequest'>,
): Promise<Result<{ request: RequestView }>> {
  const request = await loadRevision(ports, caller, input);
  if (!request.ok) return request;
  const at = ports.clock.now();
  return finish(ports, caller, request.value, (current) => withdraw(current, caller.accountId, at));
}

async function finish(
  ports: Needs,
  caller: IssueCaller,
  request: StoredRequest,
  take: (request: StoredRequest) => Result<Step>,
): Promise<Result<{ request: RequestView }>> {
  const stored = await storeStep(ports, request, take);
  if (!stored.ok) return stored;
  return ok({ request: viewOf(await announceOwn(ports, stored.value, request), caller) });
}
