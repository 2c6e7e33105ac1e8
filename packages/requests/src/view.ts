/** A stored request as one viewer may see it. */
import type { DecisionView, ExecutionView, RequestView, WireFailure } from '@keeper-workflow/contract';
import type { Failure } from '@keeper-workflow/failures';
import { failureSentence } from '@keeper-workflow/messages';
import type { Proof } from '@keeper-workflow/operations';
import type { Caller } from './access';
import { changeable, decidable, recheckable } from './lifecycle';
import { partsForPeople } from './proof-parts';
import type { Decision, Execution, StoredRequest } from './request';

export const iso = (at: number): string => new Date(at).toISOString();

/** A failure as it crosses the wire: with its sentence, without its cause. */
export function wireFailure(failure: Failure): WireFailure {
  return {
    code: failure.code,
    retry: failure.retry,
    ...(failure.field === undefined ? {} : { field: failure.field }),
    message: failureSentence(failure),
  };
}

export function viewOf(request: StoredRequest, caller: Caller): RequestView {
  const mine = request.requester.accountId === caller.accountId;
  return {
    id: request.id,
    // Pages name what they saw by its last audited step: leases and posted comments change nothing that people see.
    revision: request.auditLength,
    state: request.state,
    ...(request.outcome ? { outcome: request.outcome } : {}),
    requester: request.requester,
    mine,
    draft: request.draft,
    justification: request.justification,
    submittedAt: iso(request.submittedAt),
    updatedAt: iso(request.updatedAt),
    ...(request.operation ? { operation: request.operation } : {}),
    ...(request.decision ? { decision: decisionView(request.decision) } : {}),
    ...(request.execution ? { execution: executionView(request, request.execution) } : {}),
    can: {
      update: mine && changeable(request),
      withdraw: mine && changeable(request),
      decide: caller.approver && !mine && decidable(request),
      checkAgain: caller.approver && recheckable(request),
    },
  };
}

const decisionView = ({ kind, by, at, reason, operationHash, changes }: Decision): DecisionView => ({
  kind,
  by,
  at: iso(at),
  ...(reason === undefined ? {} : { reason }),
  ...(operationHash === undefined ? {} : { operationHash }),
  changes,
});

function executionView(request: StoredRequest, execution: Execution): ExecutionView {
  const { attempt, phase, startedAt, settledAt, reply, proof, failure, lost } = execution;
  const why = failure ?? (phase === 'verifying' ? lost : undefined);
  return {
    attempt,
    phase,
    startedAt: iso(startedAt),
    ...(settledAt === undefined ? {} : { settledAt: iso(settledAt) }),
    ...(reply ? { claim: reply.claim, words: reply.words } : {}),
    ...(proof ? { proof: proofView(request, proof) } : {}),
    ...(why ? { failure: wireFailure(why) } : {}),
  };
}

/** What a page needs of it; a reason is told as the execution's failure. */
const proofView = (request: StoredRequest, proof: Proof): NonNullable<ExecutionView['proof']> => ({
  verdict: proof.verdict,
  parts: partsForPeople(request, proof),
  readAt: iso(proof.readAt),
  synced: proof.synced,
  ...(proof.unseen ? { unseen: proof.unseen } : {}),
});
