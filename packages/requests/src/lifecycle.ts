/**
 * The life of a request as pure steps: each takes the stored request, refuses with a failure when it is not possible
 * from there, or gives the next revision with its audit entry and the Jira comment that is due. Nothing here reads a
 * clock, a store or a vault.
 */
import { fail, failure, ok, type Failure, type Result } from '@keeper-workflow/failures';
import {
  operationHash,
  type DirectOperation,
  type OperationDraft,
  type PanelOperation,
  type Proof,
  type Reply,
} from '@keeper-workflow/operations';
import { FIRST_HASH } from './audit';
import type { Execution, FieldChange, Outcome, Person, StoredFailure, StoredRequest } from './request';
import { step, type Step } from './step';
import { changedSomething } from './what-changed';

export type { Step };

/** How long the approving invocation has the execution to itself: longer than any resolver lives. */
export const APPROVAL_LEASE = 45_000;

/**
 * A command whose answer was lost may still take effect this long after it was handed over. Commander runs one command
 * at a time in the order they came, so a read handed over later runs after it: what is left is the time a POST may spend
 * on the way, in a tunnel. (Commander 18 does not drop what waited long in its queue.)
 */
export const LOST_MAY_STILL_RUN = 3 * 60_000;

export interface Submission {
  readonly id: string;
  readonly issueId: string;
  readonly issueKey: string;
  readonly projectId: string;
  readonly requester: Person;
  readonly draft: OperationDraft | DirectOperation;
  readonly justification: string;
  readonly at: number;
}

export function submit(submission: Submission): Step {
  const { at, ...rest } = submission;
  const blank: StoredRequest = {
    ...rest,
    version: 1,
    revision: 0,
    state: 'submitted',
    submittedAt: at,
    updatedAt: at,
    announcements: [],
    auditLength: 0,
    auditHash: FIRST_HASH,
  };
  return step(blank, {}, { at, actor: submission.requester.accountId, action: 'submitted', announce: 'submitted' });
}

/** Open to the requester: not decided yet, or refused by Commander without any effect. */
const open = (request: StoredRequest): boolean =>
  !isDirect(request) &&
  (request.state === 'submitted' || (request.state === 'completed' && request.outcome === 'refused'));

/** Carried out by an admin in one step. What was typed is gone, so nobody can do it again from here. */
export const isDirect = (request: Pick<StoredRequest, 'draft'>): boolean => askedFor(request) === undefined;

/** What a requester asked for; undefined for what an admin carried out directly. */
export const askedFor = ({ draft }: Pick<StoredRequest, 'draft'>): OperationDraft | undefined =>
  draft.kind === 'record-add' || draft.kind === 'record-update' ? undefined : draft;

/**
 * Open to a decision: also a partial outcome (a second try completes it), an invitation (Commander wants the command
 * repeated once it is accepted), and one that nobody knows as soon as a read
 * showed, later than the lost command could have run, that nothing of it is there.
 */
export function decidable(request: StoredRequest): boolean {
  const { state, outcome, execution } = request;
  if (open(request)) return true;
  if (isDirect(request)) return false;
  if (state === 'completed' && (outcome === 'partial' || outcome === 'invited')) return true;
  if (state !== 'completed' || outcome !== 'unknown' || !execution?.proof) return false;
  const { proof, startedAt } = execution;
  const nothingOfIt = proof.verdict === 'absent' || (proof.verdict === 'partly' && !changedSomething(execution, proof));
  return nothingOfIt && proof.readAt > startedAt + LOST_MAY_STILL_RUN;
}

export const changeable = open;

/** Closes what an earlier attempt left behind when a request is opened again. */
const reopened: Partial<StoredRequest> = { outcome: undefined, decision: undefined, operation: undefined };

export function update(
  request: StoredRequest,
  by: string,
  change: { draft: OperationDraft; justification: string; at: number },
): Result<Step> {
  if (by !== request.requester.accountId) return fail(failure('not-your-request'));
  if (!changeable(request)) return fail(failure('wrong-state'));
  const { at, draft, justification } = change;
  const members = { ...reopened, state: 'submitted' as const, draft, justification };
  return ok(step(request, members, { at, actor: by, action: 'updated', announce: 'updated' }));
}

export function withdraw(request: StoredRequest, by: string, at: number): Result<Step> {
  if (by !== request.requester.accountId) return fail(failure('not-your-request'));
  if (!changeable(request)) return fail(failure('wrong-state'));
  return ok(step(request, { state: 'withdrawn' }, { at, actor: by, action: 'withdrawn', announce: 'withdrawn' }));
}

export function reject(request: StoredRequest, by: Person, reason: string, at: number): Result<Step> {
  if (by.accountId === request.requester.accountId) return fail(failure('own-request'));
  if (!open(request)) return fail(failure('wrong-state'));
  const decision = { kind: 'rejected' as const, by, at, reason, changes: [] };
  return ok(
    step(
      request,
      { state: 'rejected', outcome: undefined, decision },
      { at, actor: by.accountId, action: 'rejected', announce: 'rejected', details: { reason } },
    ),
  );
}

export interface Approval {
  readonly by: Person;
  readonly operation: PanelOperation;
  /** The hash the approver was shown and named. */
  readonly operationHash: string;
  readonly changes: readonly FieldChange[];
  readonly executionId: string;
  /** See `Execution.before`. */
  readonly before?: Execution['before'];
  readonly at: number;
}

/** Freezes the operation and opens an execution in `submitting`: stored before anything is sent. */
export function approve(request: StoredRequest, approval: Approval): Result<Step> {
  const { by, operation, changes, executionId, before, at } = approval;
  if (by.accountId === request.requester.accountId) return fail(failure('own-request'));
  if (!decidable(request)) return fail(failure('wrong-state'));
  const hash = operationHash(operation);
  if (hash !== approval.operationHash) return fail(failure('operation-changed'));
  const execution = opened(request, { executionId, before, at });
  return ok(
    step(
      request,
      {
        state: 'executing',
        outcome: undefined,
        operation,
        decision: { kind: 'approved', by, at, operationHash: hash, changes },
        execution,
      },
      {
        at,
        actor: by.accountId,
        action: 'approved',
        announce: 'approved',
        details: { operationHash: hash, attempt: execution.attempt, changed: changes.length },
      },
    ),
  );
}

/** A new execution, before anything is sent. */
export const opened = (
  request: Pick<StoredRequest, 'execution'>,
  { executionId, before, at }: Pick<Approval, 'executionId' | 'before' | 'at'>,
): Execution => ({
  id: executionId,
  attempt: (request.execution?.attempt ?? 0) + 1,
  phase: 'submitting',
  startedAt: at,
  ...(before ? { before } : {}),
  looks: 0,
  leaseUntil: at + APPROVAL_LEASE,
});

/** The execution of a request that is under way, in one of `phases`. */
function underWay(request: StoredRequest, ...phases: Execution['phase'][]): Result<Execution> {
  const { execution } = request;
  return request.state === 'executing' && execution && phases.includes(execution.phase)
    ? ok(execution)
    : fail(failure('wrong-state'));
}

/** Commander took the command. */
export function accepted(request: StoredRequest, commanderRequestId: string, at: number): Result<Step> {
  const execution = underWay(request, 'submitting');
  if (!execution.ok) return execution;
  return ok(
    step(
      request,
      { execution: { ...execution.value, phase: 'running', commanderRequestId } },
      { at, actor: 'app', action: 'handed-over', details: { commanderRequestId } },
    ),
  );
}

/** Commander said no before running anything: nothing changed, the request can be approved again. */
export function notAccepted(request: StoredRequest, reason: Failure, at: number): Result<Step> {
  const execution = underWay(request, 'submitting');
  if (!execution.ok) return execution;
  const settled = { ...execution.value, phase: 'settled' as const, settledAt: at, failure: stored(reason) };
  return ok(
    step(
      request,
      { state: 'completed', outcome: 'refused', execution: settled },
      { at, actor: 'app', action: 'not-handed-over', announce: 'outcome', details: { code: reason.code } },
    ),
  );
}

/** The answer to the POST, or the result, is gone for good: from here only a read of the vault helps. */
export function lost(request: StoredRequest, reason: Failure, at: number): Result<Step> {
  const execution = underWay(request, 'submitting', 'running');
  if (!execution.ok) return execution;
  return ok(
    step(
      request,
      { execution: { ...execution.value, phase: 'verifying', lost: stored(reason) } },
      { at, actor: 'app', action: 'answer-lost', details: { code: reason.code } },
    ),
  );
}

/** Commander answered; what it claims is kept, and now has to be proven. */
export function answered(request: StoredRequest, reply: Reply, at: number): Result<Step> {
  const execution = underWay(request, 'running');
  if (!execution.ok) return execution;
  const kept: Reply = reply.failure ? { ...reply, failure: stored(reply.failure) } : reply;
  return ok(
    step(
      request,
      { execution: { ...execution.value, phase: 'verifying', reply: kept } },
      { at, actor: 'app', action: 'answered', details: { claim: reply.claim } },
    ),
  );
}

export interface Settlement {
  readonly outcome: Outcome;
  readonly proof?: Proof;
  readonly failure?: Failure;
}

/** From `verifying`; also from `running`, when nobody could reach Commander for so long that waiting ends. */
export function settle(request: StoredRequest, settlement: Settlement, at: number): Result<Step> {
  const execution = underWay(request, 'running', 'verifying');
  if (!execution.ok) return execution;
  return ok(
    step(
      request,
      {
        state: 'completed',
        outcome: settlement.outcome,
        execution: settledExecution(execution.value, settlement, at),
      },
      { at, actor: 'app', action: 'settled', announce: 'outcome', details: settlementDetails(settlement) },
    ),
  );
}

/** Somebody asked for another read of a request whose outcome is not final. */
export function checkedAgain(request: StoredRequest, by: string, settlement: Settlement, at: number): Result<Step> {
  const { execution, outcome } = request;
  if (request.state !== 'completed' || !execution || !recheckable(request)) return fail(failure('wrong-state'));
  return ok(
    step(
      request,
      { outcome: settlement.outcome, execution: settledExecution(execution, settlement, at) },
      {
        at,
        actor: by,
        action: 'checked-again',
        details: settlementDetails(settlement),
        ...(settlement.outcome === outcome ? {} : { announce: 'outcome' as const }),
      },
    ),
  );
}

/** Outcomes that a later read may settle: unknown, partly there, invitation not accepted yet. */
export const recheckable = (request: StoredRequest): boolean =>
  request.state === 'completed' &&
  (request.outcome === 'unknown' || request.outcome === 'partial' || request.outcome === 'invited');

function settledExecution(execution: Execution, settlement: Settlement, at: number): Execution {
  return {
    ...execution,
    phase: 'settled',
    settledAt: at,
    ...(settlement.proof ? { proof: settlement.proof } : {}),
    failure: settlement.failure ? stored(settlement.failure) : undefined,
  };
}

function settlementDetails({ outcome, proof, failure: reason }: Settlement): Record<string, string> {
  return {
    outcome,
    ...(proof ? { proof: proof.verdict } : {}),
    ...(reason ? { code: reason.code } : {}),
  };
}

const stored = ({ cause: _cause, ...rest }: Failure): StoredFailure => rest;
