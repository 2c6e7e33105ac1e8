/**
 * What project and Jira admins do themselves, in one step: create and update records. Typed values come in with the call
 * that uses them, go to Commander, and are stored nowhere: the request keeps which fields were set, not to what.
 */
import type { Parsed, RequestView } from '@keeper-workflow/contract';
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import { canonicalJson, withoutValues, type DirectOperation } from '@keeper-workflow/operations';
import type { IssueCaller } from '../access';
import { carryOutDirectly } from '../carry-out-directly';
import { checkJustification } from '../policy';
import type { Ports } from '../ports';
import type { StoredRequest } from '../request';
import { viewOf } from '../view';
import { checkedTarget, named, withReference } from './direct-target';
import { carryOut } from './hand-over';
import { loadRequest } from './load-request';

const READ_TIME = 12_000;

/**
 * The page made the id: a second click finds what the first one did. Failures: those of the preview, `request-changed`
 * when the id is taken by something else.
 */
export async function executeDirect(
  ports: Ports,
  caller: IssueCaller,
  input: Parsed<'panel', 'executeDirect'>,
): Promise<Result<{ request: RequestView }>> {
  const { clock } = ports;
  const began = clock.now();
  const justified = checkJustification(caller.policy, input.justification);
  if (!justified.ok) return justified;
  const asked = withReference(caller, input.operation, input.requestId);
  const existing = await ports.requests.load(input.requestId);
  if (!existing.ok) return existing;
  if (existing.value) return alreadyDone(ports, caller, input.requestId, asked);
  const myself = await ports.directory.myself();
  if (!myself.ok) return myself;
  const vault = await ports.vaults.open();
  if (!vault.ok) return vault;
  const command = vault.value.commandText(asked);
  if (!command.ok) return command;
  const target = await checkedTarget(caller, vault.value, asked, began + READ_TIME);
  if (!target.ok) return target;

  const operation = named(asked, target.value);
  const { issue } = caller;
  const step = carryOutDirectly({
    id: input.requestId,
    issueId: issue.id,
    issueKey: issue.key,
    projectId: issue.projectId,
    requester: { accountId: caller.accountId, name: myself.value.name },
    justification: input.justification,
    operation: withoutValues(operation),
    executionId: ports.ids.next(),
    at: clock.now(),
  });
  const stored = await ports.requests.store(step.request, 0, step.audit);
  if (!stored.ok) return stored;
  if (stored.value === 'conflict') return alreadyDone(ports, caller, input.requestId, asked);
  const work = { before: { ...step.request, announcements: [] }, approved: step.request, operation, began };
  return ok({ request: viewOf(await carryOut(ports, vault.value, work), caller) });
}

async function alreadyDone(
  ports: Pick<Ports, 'requests'>,
  caller: IssueCaller,
  requestId: string,
  operation: DirectOperation,
): Promise<Result<{ request: RequestView }>> {
  const existing = await loadRequest(ports, caller, requestId);
  if (!existing.ok) return fail(failure('request-changed'));
  const found = existing.value;
  const same =
    found.requester.accountId === caller.accountId && comparable(found.draft) === comparable(withoutValues(operation));
  return same ? ok({ request: viewOf(found, caller) }) : fail(failure('request-changed'));
}

/** Names were replaced by the vault's; which record or folder it is tells its uid. */
function comparable(draft: StoredRequest['draft']): string {
  const uidOf = (target?: { readonly uid: string }) => target?.uid;
  const record = 'record' in draft ? uidOf(draft.record) : undefined;
  const folder = 'folder' in draft ? uidOf(draft.folder) : undefined;
  return canonicalJson({ ...draft, record, folder });
}
