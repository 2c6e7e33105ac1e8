/**
 * An approver says yes to exactly the operation of the preview, and it is carried out: checked, frozen, stored, handed
 * to Commander once, followed for as long as a page may wait, and left to the follow-up if that is too short.
 */
import type { Parsed, RequestView } from '@keeper-workflow/contract';
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import {
  canonicalJson,
  completeOperation,
  operationHash,
  shareRecordEffect,
  type AccessLevel,
  type RequestedOperation,
  type RecipientEffect,
  type Vault,
} from '@keeper-workflow/operations';
import type { IssueCaller } from '../access';
import { changesBetween } from '../changes';
import { accepted, approve, lost, notAccepted, type Approval } from '../lifecycle';
import type { Ports } from '../ports';
import type { StoredRequest } from '../request';
import { viewOf } from '../view';
import { blockersOf, named } from './preview-decision';
import { announceOwn } from './announce';
import { drive } from './drive-execution';
import { loadRevision } from './load-request';
import { storeStep } from './store-step';

/** The quick case gets this long in the page's own call, ms, and ends this long after the call began. */
const QUICK_TIME = 9_000;
const CALL_TIME = 15_000;
/** The read before the decision may take this long, ms. */
const READ_TIME = 8_000;
/** When the follow-up looks after an execution whose own invocation died: after the approval's lease, seconds. */
const SAFETY_DELAY = 50;

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
  const approver = await ports.directory.myself();
  if (!approver.ok) return approver;
  const vault = await ports.vaults.open();
  if (!vault.ok) return vault;
  const effects = await checkTarget(vault.value, request.value, operation, approver.value, clock.now());
  if (!effects.ok) return effects;

  const approval: Approval = {
    by: { accountId: caller.accountId, name: approver.value.name },
    operation,
    operationHash: input.operationHash,
    changes: changesBetween(request.value.draft, operation),
    executionId: ports.ids.next(),
    alreadyShown: effects.value.filter(isShown).map(({ username }) => username),
    at: clock.now(),
  };
  const approved = await storeStep(ports, request.value, (current) => approve(current, approval));
  if (!approved.ok) return approved;

  const safety = await ports.followUps.push(approved.value.id, SAFETY_DELAY);
  if (!safety.ok) ports.log.failure('follow-up-not-pushed', safety.failure, { requestId: approved.value.id });
  const handed = await handOver(ports, vault.value, { before: request.value, approved: approved.value }, operation);
  const until = Math.min(clock.now() + QUICK_TIME, began + CALL_TIME);
  const driven = await drive(ports, handed, until, { kind: 'approval', before: request.value });
  return ok({ request: viewOf(driven, caller) });
}

/** What is approved is in the one canonical spelling and still valid now (an expiry may have passed since the preview). */
function checkSpelling(operation: RequestedOperation, now: number): Result<void> {
  const draft = {
    recordDescription: '',
    allowSharing: false,
    allowWriting: false,
    expiration: { type: 'never' as const },
  };
  const complete = completeOperation({ ...draft, ...operation }, now);
  if (!complete.ok) return complete;
  return operationHash(complete.value) === operationHash(operation)
    ? ok(undefined)
    : fail(failure('operation-changed'));
}

/** The target still exists, is what the preview called it, and nothing stands in the way. */
async function checkTarget(
  vault: Vault,
  request: StoredRequest,
  operation: RequestedOperation,
  approver: Parameters<typeof blockersOf>[3],
  now: number,
): Promise<Result<RecipientEffect[]>> {
  // Who may not decide learns that without a call to Commander.
  const early = blockersOf(request, operation, [], approver)[0];
  if (early) return fail(early);
  const command = vault.commandText(operation);
  if (!command.ok) return command;
  const access = await vault.readTarget(operation, now + READ_TIME);
  if (!access.ok) return access;
  if (named(operation, access.value).record.title !== operation.record.title) return fail(failure('operation-changed'));
  const effects = shareRecordEffect(operation, access.value, now);
  const blocker = blockersOf(request, operation, effects, approver)[0];
  return blocker ? fail(blocker) : ok(effects);
}

/** Whether the access before already is what the operation leads to, as far as a read shows (not every read shows ends). */
function isShown({ before, after }: RecipientEffect): boolean {
  const visible = (level: AccessLevel): string =>
    canonicalJson({ ...level, expiresAt: undefined, inherited: undefined });
  return visible(before) === visible(after);
}

/** The one place that sends a changing command. It is only reached by the invocation that stored `submitting`. */
async function handOver(
  ports: Ports,
  vault: Vault,
  { before, approved: request }: { readonly before: StoredRequest; readonly approved: StoredRequest },
  operation: RequestedOperation,
): Promise<StoredRequest> {
  const submission = await vault.submit(operation);
  const at = ports.clock.now();
  if (submission.state !== 'accepted') {
    ports.log.failure(`command-${submission.state}`, submission.failure, { requestId: request.id });
  }
  const stored = await storeStep(ports, request, (current) => {
    switch (submission.state) {
      case 'accepted':
        return accepted(current, submission.commanderRequestId, at);
      case 'not-accepted':
        return notAccepted(current, submission.failure, at);
      case 'lost':
        return lost(current, failure('commander-reply-lost'), at);
    }
  });
  if (!stored.ok) {
    // The command is on its way; whoever takes the lease finds out by reading the vault.
    ports.log.failure('hand-over-not-stored', stored.failure, { requestId: request.id });
    return request;
  }
  return submission.state === 'not-accepted' ? announceOwn(ports, stored.value, before) : stored.value;
}
