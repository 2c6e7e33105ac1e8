/**
 * The one place that sends a changing command, and what the invocation that stored `submitting` does from there: hands it
 * over, follows it for as long as a page may wait, and leaves the rest to the follow-up.
 */
import { failure } from '@keeper-workflow/failures';
import type { PanelOperation, Vault } from '@keeper-workflow/operations';
import { accepted, lost, notAccepted } from '../lifecycle';
import type { Ports } from '../ports';
import type { StoredRequest } from '../request';
import { announceOwn } from './announce';
import { drive } from './drive-execution';
import { storeStep } from './store-step';

/** The quick case gets this long in the page's own call, ms, and ends this long after the call began. */
const QUICK_TIME = 9_000;
const CALL_TIME = 15_000;
/** When the follow-up looks after an execution whose own invocation died: after the approval's lease, seconds. */
const SAFETY_DELAY = 50;

export interface HandOver {
  /** The request as this invocation found it; comments due then are not its own. */
  readonly before: StoredRequest;
  readonly approved: StoredRequest;
  /** With the values that were typed, where the stored one has none. */
  readonly operation: PanelOperation;
  /** When the page's call began, ms. */
  readonly began: number;
}

/** Returns the request as it is when the page has waited long enough, or when it is settled. */
export async function carryOut(ports: Ports, vault: Vault, work: HandOver): Promise<StoredRequest> {
  const { before, approved, operation, began } = work;
  const safety = await ports.followUps.push(approved.id, SAFETY_DELAY);
  if (!safety.ok) ports.log.failure('follow-up-not-pushed', safety.failure, { requestId: approved.id });
  const handed = await handOver(ports, vault, work);
  const until = Math.min(ports.clock.now() + QUICK_TIME, began + CALL_TIME);
  const typed = operation.kind === 'record-add' || operation.kind === 'record-update' ? { typed: operation } : {};
  return drive(ports, handed, until, { kind: 'approval', before, ...typed });
}

async function handOver(
  ports: Ports,
  vault: Vault,
  { before, approved: request, operation }: HandOver,
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
