/**
 * Carries an execution from wherever it stands to its end: follows the command, reads the vault, judges, settles, tells
 * the issue. Never sends a changing command. Any invocation may do it; a lease lets one at a time.
 */
import { failure, type Failure, type Result } from '@keeper-workflow/failures';
import type { Operation, Vault } from '@keeper-workflow/operations';
import { judge, judgeUnread, type Judgement } from '../judge';
import { answered, lease, lost, settle, type Step } from '../lifecycle';
import type { Ports } from '../ports';
import type { Execution, StoredRequest } from '../request';
import { announceLeftBehind, announceOwn } from './announce';
import { storeRevision, storeStep } from './store-step';

/** Until when (ms) a driver may work, and on whose behalf: the approving page's call, or a follow-up. */
export type Driver = 'approval' | 'follow-up';

/** A follow-up renews its lease by this much, ms; if it dies, somebody else takes over after it. */
const LEASE = 90_000;
/** One stretch of following a command before the lease is renewed, ms. */
const STRETCH = 60_000;
/** The read that proves may take this long, ms. */
const PROOF_TIME = 20_000;
/** ... but not longer than this past the driver's own end, ms: a resolver must answer by 20 s. */
const PROOF_OVERTIME = 3_000;
/** Pause before a read that settled nothing is repeated, seconds: short at first, then each minute. */
const PAUSES = [2, 5, 15, 30, 60];

/**
 * Works until the execution is settled or `until` (ms since the epoch) is reached, and then leaves the rest to a
 * follow-up. Returns the request as it is then. For `approval` the caller holds the lease from the approval itself.
 */
export async function drive(
  ports: Ports,
  request: StoredRequest,
  until: number,
  driver: Driver,
): Promise<StoredRequest> {
  let current = request;
  if (driver === 'follow-up') {
    const taken = await takeLease(ports, current);
    if (!taken) return current;
    current = await giveUpSubmission(ports, taken);
  }
  let settledHere = false;
  const vault = await ports.vaults.open();
  while (current.state === 'executing' && current.execution && current.operation) {
    const now = ports.clock.now();
    if (now >= until) return handBack(ports, current, 0);
    const { execution, operation } = current;
    const next = vault.ok
      ? await advance(ports, vault.value, { request: current, execution, operation }, until)
      : settleUnread(current, execution, vault.failure, now);
    if (next === 'later') return handBack(ports, current, pauseAfter(execution));
    if (next === 'waiting') {
      const renewed = driver === 'follow-up' ? await takeLease(ports, current, true) : current;
      if (!renewed) return current;
      current = renewed;
      continue;
    }
    const stored = next.ok ? await storeStep(ports, next.value) : next;
    if (!stored.ok) {
      ports.log.failure('execution-step-not-stored', stored.failure, { requestId: current.id });
      return current;
    }
    current = stored.value;
    settledHere = current.state === 'completed';
  }
  return settledHere ? announceOwn(ports, current) : current;
}

interface Work {
  readonly request: StoredRequest;
  readonly execution: Execution;
  readonly operation: Operation;
}

/** The next step, or `waiting`: nothing new before the stretch ended, or `later`: look again after a pause. */
async function advance(
  ports: Ports,
  vault: Vault,
  { request, execution, operation }: Work,
  until: number,
): Promise<Result<Step> | 'waiting' | 'later'> {
  const { clock } = ports;
  if (execution.phase === 'running' && execution.commanderRequestId !== undefined) {
    const deadline = Math.min(until, clock.now() + STRETCH);
    const progress = await vault.follow(operation, execution.commanderRequestId, deadline);
    const now = clock.now();
    if (!progress.ok) {
      ports.log.failure('command-not-followed', progress.failure, { requestId: request.id });
      // A key that no longer works never tells the result; the read decides, or time does.
      return now - execution.startedAt < STRETCH ? 'later' : lost(request, progress.failure, now);
    }
    switch (progress.value.state) {
      case 'waiting':
        return 'waiting';
      case 'answered':
        return answered(request, progress.value.reply, now);
      case 'gone':
        return lost(request, progress.value.failure, now);
    }
  }
  if (execution.phase === 'verifying') {
    const deadline = Math.min(clock.now() + PROOF_TIME, until + PROOF_OVERTIME);
    return verify(ports, vault, { request, execution, operation }, deadline);
  }
  return 'later';
}

async function verify(
  { clock, log }: Ports,
  vault: Vault,
  { request, execution, operation }: Work,
  deadline: number,
): Promise<Result<Step> | 'later'> {
  const proof = await vault.prove(operation, execution.startedAt, deadline);
  const now = clock.now();
  if (!proof.ok) {
    log.failure('vault-not-read', proof.failure, { requestId: request.id });
    return settleUnread(request, execution, proof.failure, now);
  }
  return settledBy(request, judge(execution, proof.value, now), now);
}

const settleUnread = (
  request: StoredRequest,
  execution: Execution,
  reason: Failure,
  now: number,
): Result<Step> | 'later' => settledBy(request, judgeUnread(execution, reason, now), now);

const settledBy = (request: StoredRequest, judgement: Judgement, now: number): Result<Step> | 'later' =>
  judgement.settled ? settle(request, judgement.settlement, now) : 'later';

/** Takes or renews the lease; undefined when another invocation has it (or won the race for it). */
async function takeLease(ports: Ports, request: StoredRequest, renew = false): Promise<StoredRequest | undefined> {
  const now = ports.clock.now();
  if (request.state !== 'executing') return request;
  if (!renew && request.execution && request.execution.leaseUntil > now) return undefined;
  const leased = lease(request, now + LEASE, false);
  if (!leased) return request;
  const stored = await storeRevision(ports, leased);
  return stored.ok ? stored.value : undefined;
}

/**
 * Still `submitting` after the approving invocation is dead: whether the command was sent is not known, and it is not
 * sent again.
 */
async function giveUpSubmission(ports: Ports, request: StoredRequest): Promise<StoredRequest> {
  if (request.execution?.phase !== 'submitting') return request;
  const step = lost(request, failure('commander-reply-lost'), ports.clock.now());
  if (!step.ok) return request;
  const stored = await storeStep(ports, step.value);
  return stored.ok ? stored.value : request;
}

/** Frees the lease and asks for a follow-up after `seconds`; the sweep is there if that is lost. */
async function handBack(ports: Ports, request: StoredRequest, seconds: number): Promise<StoredRequest> {
  const freed = lease(request, ports.clock.now() + seconds * 1000, seconds > 0);
  if (!freed) return request;
  const stored = await storeRevision(ports, freed);
  if (!stored.ok) return request;
  const pushed = await ports.followUps.push(request.id, seconds);
  if (!pushed.ok) ports.log.failure('follow-up-not-pushed', pushed.failure, { requestId: request.id });
  return announceApproval(ports, stored.value);
}

/** What takes longer is announced as approved; what is quick gets one comment, on its outcome. */
async function announceApproval(ports: Ports, request: StoredRequest): Promise<StoredRequest> {
  const now = ports.clock.now();
  const fresh = request.announcements.some(({ step, claimedUntil }) => step === 'approved' && claimedUntil > now);
  return fresh ? announceOwn(ports, request) : announceLeftBehind(ports, request);
}

const pauseAfter = ({ looks }: Execution): number => PAUSES[Math.min(looks, PAUSES.length - 1)] ?? 60;
