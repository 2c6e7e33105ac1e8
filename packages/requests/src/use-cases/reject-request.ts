/** An approver says no, and why. */
import type { Parsed, RequestView } from '@keeper-workflow/contract';
import { ok, type Result } from '@keeper-workflow/failures';
import type { IssueCaller } from '../access';
import { reject } from '../lifecycle';
import type { Ports } from '../ports';
import { viewOf } from '../view';
import { announceOwn } from './announce';
import { loadRevision } from './load-request';
import { storeStep } from './store-step';

export async function rejectRequest(
  ports: Pick<Ports, 'clock' | 'requests' | 'directory' | 'journal' | 'log'>,
  caller: IssueCaller,
  input: Parsed<'panel', 'rejectRequest'>,
): Promise<Result<{ request: RequestView }>> {
  const request = await loadRevision(ports, caller, input);
  if (!request.ok) return request;
  const approver = await ports.directory.myself();
  if (!approver.ok) return approver;
  const by = { accountId: caller.accountId, name: approver.value.name };
  const at = ports.clock.now();
  const stored = await storeStep(ports, request.value, (current) => reject(current, by, input.reason, at));
  if (!stored.ok) return stored;
  return ok({ request: viewOf(await announceOwn(ports, stored.value, request.value), caller) });
}
