/**
 * Carries an execution from wherever it stands to its end: follows the command, reads the vault, judges, settles, tells
 * the issue. Never sends a changing command. Any invocation may do it; a lease lets one at a time.
 */
import { failure, type Failure, type Result } from '@keeper-workflow/failures';
import type { DirectOperation, PanelOperation, Reply, Vault } from '@keeper-workflow/operations';
import { GIVE_UP_AFTER, judge, judgeUnread, type Judgement } from '../judge';
import { answered, isDirect, lost, settle, type Step } from '../lifecycle';
import type { Ports } from '../ports';
import type { Execution, StoredRequest } from '../request';
import { announceLeftBehind, announceOwn } from './announce';
import { lease } from '../upkeep';
import { storeRevision, storeStep } from './store-step';

/**
 * On whose behalf: the approving page's call, which holds the lease from the approval itself, or a follow-up, which has
 * to take it. `before`: the request as the driver's invocation found it; comments due then are not its own.
 */
export interface Driver {
  readonly kind: 'approval' | 'follow-up';
  readonly before: StoredRequest;
  /** The operation with the values that were typed, in the invocation that has them: a proof compares them too. */
  readonly typed?: DirectOperation;
}

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
 * follow-up. Returns the request as it is then.
 */
export async function drive(
  ports: Ports,
  request: StoredRequest,
  until: number,
  driver: Driver,
): Promise<StoredRequest> {
  let current = request;
  if (driver.kind === 'follow-up') {
    const taken = await takeLease(ports, current);
    if (!taken) return current;
    current = await giveUpSubmission(ports, taken);
  }
  let settledHere = false;
  const vault = await ports.vaults.open();
  while (current.state === 'executing' && current.execution && current.operation) {
    const now = ports.clock.now();
    if (now >= until) return handBack(ports, current, 0, driver);
    const { execution } = current;
    const operation = driver.typed ?? current.operation;
    const typedElsewhere = isDirect(current) && driver.typed === undefined;
    const next = vault.ok
      ? await advance(ports, vault.value, { request: current, execution, operation, typedElsewhere }, until)
      : settleUnread(execution, vault.failure, now);
    if (next === 'later') return handBack(ports, current, pauseAfter(execution), driver);
    if (next === 'waiting') {
      const renewed = driver.kind === 'follow-up' ? await takeLease(ports, current, true) : current;
      if (!renewed) return current;
      current = renewed;
      continue;
    }
    const stored = await storeStep(ports, current, next);
    if (!stored.ok) {
      ports.log.failure('execution-step-not-stored', stored.failure, { requestId: current.id });
      return current;
    }
    current = stored.value;
    settledHere = current.state === 'completed';
  }
  return settledHere ? announceOwn(ports, current, driver.before) : current;
}

interface Work {
  readonly request: StoredRequest;
  readonly execution: Execution;
  readonly operation: PanelOperation;
  /** Values were typed into it, and this invocation does not know them: Commander's words might repeat one. */
  readonly typedElsewhere: boolean;
}

/** What the reply claims, without what Commander said: only who knows what was typed can take it out of the words. */
function wordless({ claim, failure: why }: Reply): Reply {
  return { claim, words: '', ...(why ? { failure: failure(why.code, why.field ? { field: why.field } : {}) } : {}) };
}

/** A step, from the request as it is when it is stored. */
type Take = (request: StoredRequest) => Result<Step>;

/** The next step, or `waiting`: nothing new before the stretch ended, or `later`: look again after a pause. */
async function advance(
  ports: Ports,
  vault: Vault,
  { request, execution, operation, typedElsewhere }: Work,
  until: number,
): Promise<Take | 'waiting' | 'later'> {
  const { clock } = ports;
  if (execution.phase === 'running' && execution.commanderRequestId !== undefined) {
    const deadline = Math.min(until, clock.now() + STRETCH);
    const progress = await vault.follow(operation, execution.commanderRequestId, deadline);
    const now = clock.now();
    if (!progress.ok) {
      ports.log.failure('command-not-followed', progress.failure, { requestId: request.id });
      // A key that no longer works never tells the result; the read decides, or time does.
      return now - execution.startedAt < STRETCH ? 'later' : (from) => lost(from, progress.failure, now);
    }
    const { value } = progress;
    switch (value.state) {
      case 'waiting':
        // A command that hangs would be followed for ever: from here the vault decides, or people are told.
        return now - execution.startedAt < GIVE_UP_AFTER
          ? 'waiting'
          : (from) => lost(from, failure('commander-reply-lost'), now);
      case 'answered':
        return (from) => answered(from, typedElsewhere ? wordless(value.reply) : value.reply, now);
      case 'gone':
        return (from) => lost(from, value.failure, now);
    }
  }
  if (execution.phase === 'verifying') {
    const deadline = Math.min(clock.now() + PROOF_TIME, until + PROOF_OVERTIME);
    return verify(ports, vault, { request, execution, operation, typedElsewhere }, deadline);
  }
  return 'later';
}

async function verify(
  { clock, log }: Ports,
  vault: Vault,
  { request, execution, operation }: Work,
  deadline: number,
): Promise<Take | 'later'> {
  const proof = await vault.prove(operation, execution.startedAt, deadline);
  const now = clock.now();
  if (!proof.ok) {
    log.failure('vault-not-read', proof.failure, { requestId: request.id });
    return settleUnread(execution, proof.failure, now);
  }
  return settledBy(judge(execution, proof.value, now), now);
}

const settleUnread = (execution: Execution, reason: Failure, now: number): Take | 'later' =>
  settledBy(judgeUnread(execution, reason, now), now);

const settledBy = (judgement: Judgement, now: number): Take | 'later' =>
  judgement.settled ? (from) => settle(from, judgement.settlement, now) : 'later';

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
  const now = ports.clock.now();
  const stored = await storeStep(ports, request, (from) => lost(from, failure('commander-reply-lost'), now));
  return stored.ok ? stored.value : request;
}

/** Frees the lease and asks for a follow-up after `seconds`; the sweep is there if that is lost. */
async function handBack(ports: Ports, request: StoredRequest, seconds: number, driver: Driver): Promise<StoredRequest> {
  const freed = lease(request, ports.clock.now() + seconds * 1000, seconds > 0);
  if (!freed) return request;
  const stored = await storeRevision(ports, freed);
  if (!stored.ok) return request;
  const pushed = await ports.followUps.push(request.id, seconds);
  if (!pushed.ok) ports.log.failure('follow-up-not-pushed', pushed.failure, { requestId: request.id });
  return announceApproval(ports, stored.value, driver);
}

/**
 * What takes longer is announced as approved; what is quick gets one comment, on its outcome. Only the approving
 * invocation holds that comment's claim; a follow-up waits for the claim to end and looks first.
 */
const announceApproval = (ports: Ports, request: StoredRequest, { kind, before }: Driver): Promise<StoredRequest> =>
  kind === 'approval' ? announceOwn(ports, request, before) : announceLeftBehind(ports, request);

const pauseAfter = ({ looks }: Execution): number => PAUSES[Math.min(looks, PAUSES.length - 1)] ?? 60;
