/** What stands in the way of a decision, checked for the preview and again when it is taken. */
import { failure, type Failure, type Result } from '@keeper-workflow/failures';
import {
  targetOf,
  type OperationEffect,
  type RequestedOperation,
  type TargetSummary,
  type Vault,
} from '@keeper-workflow/operations';
import { checkSeparation, type ProjectPolicy } from '../policy';
import { decidable } from '../lifecycle';
import type { Identity } from '../ports';
import type { StoredRequest } from '../request';
import { checkPlaceOf } from './place-checks';

/** The title comes from the vault, never from what somebody sent: it is what people will read. */
export function named<O extends RequestedOperation>(operation: O, { title }: Pick<TargetSummary, 'title'>): O {
  const target = { uid: targetOf(operation).uid, title: title.slice(0, 256) };
  return 'record' in operation ? { ...operation, record: target } : { ...operation, folder: target };
}

/** Why this operation cannot be approved by this person; `effect` is absent before the vault was read. */
export function blockersOf(
  request: StoredRequest,
  operation: RequestedOperation,
  effect: OperationEffect | undefined,
  approver: Identity,
): Failure[] {
  const blockers: Failure[] = [];
  if (!decidable(request)) blockers.push(failure('wrong-state'));
  const separation = checkSeparation(request, operation, approver);
  if (!separation.ok) blockers.push(separation.failure);
  const owner = effect?.rows.find(({ warnings }) => warnings.includes('recipient-is-owner'));
  if (owner) blockers.push(failure('recipient-is-owner', { field: 'recipients', detail: owner.name }));
  if (effect?.warnings.includes('no-change') && operation.kind === 'transfer-record') {
    blockers.push(failure('recipient-is-owner', { field: 'recipients', detail: operation.newOwner }));
  }
  return blockers;
}

/** Whether the policy lets this project touch the operation's target. No call where the policy names no folders. */
export const checkTargetPlace = (
  policy: ProjectPolicy,
  vault: Vault,
  operation: RequestedOperation,
  deadline: number,
): Promise<Result<void>> =>
  checkPlaceOf(
    policy,
    vault,
    { kind: 'record' in operation ? 'record' : 'folder', uid: targetOf(operation).uid },
    deadline,
  );
