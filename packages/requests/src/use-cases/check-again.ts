/** An approver asks for another read of the vault where the outcome is not final. Sends no changing command. */
import type { Parsed, RequestView } from '@keeper-workflow/contract';
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import type { Proof } from '@keeper-workflow/operations';
import type { IssueCaller } from '../access';
import { checkedAgain, recheckable, type Settlement } from '../lifecycle';
import type { Ports } from '../ports';
import type { Execution, StoredRequest } from '../request';
import { viewOf } from '../view';
import { changedSomething, provenByRead } from '../what-changed';
import { announceOwn } from './announce';
import { loadRevision } from './load-request';
import { storeStep } from './store-step';

const READ_TIME = 15_000;

export async function checkAgain(
  ports: Pick<Ports, 'clock' | 'requests' | 'vaults' | 'journal' | 'log'>,
  caller: IssueCaller,
  input: Parsed<'panel', 'checkAgain'>,
): Promise<Result<{ request: RequestView }>> {
  const loaded = await loadRevision(ports, caller, input);
  if (!loaded.ok) return loaded;
  const request = loaded.value;
  const { operation, execution } = request;
  if (!recheckable(request) || !operation || !execution) return fail(failure('wrong-state'));
  const vault = await ports.vaults.open();
  if (!vault.ok) return vault;
  const proof = await vault.value.prove(operation, execution.startedAt, ports.clock.now() + READ_TIME);
  if (!proof.ok) return proof;
  const settlement = settlementAfter(request, execution, proof.value);
  const at = ports.clock.now();
  const stored = await storeStep(ports, request, (current) => checkedAgain(current, caller.accountId, settlement, at));
  if (!stored.ok) return stored;
  return ok({ request: viewOf(await announceOwn(ports, stored.value, request), caller) });
}

/** A later read can only confirm: what it does not show may have ended, expired or been taken away since. */
function settlementAfter({ outcome = 'unknown' }: StoredRequest, execution: Execution, proof: Proof): Settlement {
  if (proof.verdict === 'shown' && provenByRead(execution, proof)) return { outcome: 'verified', proof };
  if (proof.verdict === 'partly' && changedSomething(execution, proof)) return { outcome: 'partial', proof };
  return { outcome, proof, ...(execution.failure ? { failure: execution.failure } : {}) };
}
