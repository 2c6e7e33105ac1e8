/**
 * An approver says yes to exactly the operation of the preview, and it is carried out: checked, frozen, stored, handed
 * to Commander once, followed for as long as a page may wait, and left to the follow-up if that is too short.
 */
import type { Parsed, RequestView } from '@keeper-workflow/contract';
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import {
  completeOperation,
  draftOf,
  operationEffect,
  operationHash,
  targetOf,
  targetSummary,
  type Rehearsal,
  type RequestedOperation,
  type Vault,
} from '@keeper-workflow/operations';
import type { IssueCaller } from '../access';
import { changesBetween } from '../changes';
import { approve, askedFor, type Approval } from '../lifecycle';
import type { Identity, Ports } from '../ports';
import type { StoredRequest } from '../request';
import { viewOf } from '../view';
import { blockersOf, checkTargetPlace, named } from './decision-checks';
import { carryOut } from './hand-over';
import { loadRevision } from './load-request';
import { storeStep } from './store-step';

/** The read before the decision may take this long, ms: as long as the preview's, so that what it showed can be approved. */
const READ_TIME = 12_000;

export async function approveRequest(
  ports: Ports,
  caller: IssueCaller,
  input: Parsed<'panel', 'approveRequest'>,
): Promise<Result<{ request: RequestView }>> {
  const { clock } = ports;
  const began = clock.now();
  const { operation } = input;
  if (operationHash(operation) !== input.operationHash) return fail(failure('operation-changed'));
  const inOneSpelling = checkSpelling(operation, clock.now());
  if (!inOneSpelling.ok) return inOneSpelling;
  const request = await loadRevision(ports, caller, input);
  if (!request.ok) return request;
  const draft = askedFor(request.value);
  if (draft === undefined) return fail(failure('wrong-state'));
  // An approver completes what was asked for; another form would be another request, by nobody.
  if (draftOf(operation).kind !== draft.kind) return fail(failure('operation-changed'));
  const approver = await ports.directory.myself();
  if (!approver.ok) return approver;
  const vault = await ports.vaults.open();
  if (!vault.ok) return vault;
  const rehearsed = await checkTarget(vault.value, caller, request.value, operation, approver.value, clock.now());
  if (!rehearsed.ok) return rehearsed;

  const approval: Approval = {
    by: { accountId: caller.accountId, name: approver.value.name },
    operation,
    operationHash: input.operationHash,
    changes: changesBetween(draft, operation),
    executionId: ports.ids.next(),
    ...(rehearsed.value.before ? { before: rehearsed.value.before } : {}),
    at: clock.now(),
  };
  const approved = await storeStep(ports, request.value, (current) => approve(current, approval));
  if (!approved.ok) return approved;

  const work = { before: request.value, approved: approved.value, operation, began };
  return ok({ request: viewOf(await carryOut(ports, vault.value, work), caller) });
}

/** What is approved is in the one canonical spelling and still valid now (an expiry may have passed since the preview). */
function checkSpelling(operation: RequestedOperation, now: number): Result<void> {
  const complete = completeOperation(draftOf(operation), now);
  if (!complete.ok) return complete;
  return operationHash(complete.value) === operationHash(operation)
    ? ok(undefined)
    : fail(failure('operation-changed'));
}

/** The target still exists, is what the preview called it, and nothing stands in the way that the preview would name. */
async function checkTarget(
  vault: Vault,
  { policy }: IssueCaller,
  request: StoredRequest,
  operation: RequestedOperation,
  approver: Identity,
  now: number,
): Promise<Result<Rehearsal>> {
  // Who may not decide learns that without a call to Commander.
  const early = blockersOf(request, operation, undefined, approver)[0];
  if (early) return fail(early);
  const command = vault.commandText(operation);
  if (!command.ok) return command;
  const placed = await checkTargetPlace(policy, vault, operation, now + READ_TIME);
  if (!placed.ok) return placed;
  const target = await vault.readTarget(operation, now + READ_TIME);
  if (!target.ok) return target;
  const shown = targetOf(named(operation, targetSummary(operation, target.value))).title;
  if (shown !== targetOf(operation).title) return fail(failure('operation-changed'));
  const effect = operationEffect(operation, target.value, now);
  const blocker = blockersOf(request, operation, effect, approver)[0];
  return blocker ? fail(blocker) : vault.rehearse(operation, now + READ_TIME);
}
