/** Whether a read of an EPM request shows the decision that was to be made. Pure. */
import { failure, type Failure } from '@keeper-workflow/failures';
import type { EpmApproval, EpmRequest, Proof } from '@keeper-workflow/operations';

const DECIDED = { approve: 'approved', deny: 'denied' } as const;

/**
 * The status is the decision; who made it the read does not say. `escalated` waits for somebody else's decision, and a
 * status of an unknown name tells nothing.
 */
export function epmEvidence(operation: EpmApproval, request: EpmRequest): Proof {
  const name = DECIDED[operation.decision];
  const shown = request.status === name;
  const reason = noLongerOpen(request);
  return {
    verdict: request.status === 'unsupported' ? 'unprovable' : shown ? 'shown' : 'absent',
    parts: [{ name, shown }],
    readAt: request.readAt,
    ...(shown ? { unseen: ['decider'] as const } : {}),
    ...(reason ? { reason } : {}),
    synced: true,
  };
}

/** Why this request cannot be decided any more, if the read shows that. */
export function noLongerOpen(request: EpmRequest): Failure | undefined {
  switch (request.status) {
    case 'approved':
    case 'denied':
      return failure('already-processed', { field: 'approval', detail: request.status });
    case 'expired': {
      const { createdAt, expiresInMinutes } = request;
      const known = createdAt !== undefined && expiresInMinutes !== undefined;
      const detail = known ? `since ${spelled(createdAt + expiresInMinutes * 60_000)}` : undefined;
      return failure('approval-expired', { field: 'approval', ...(detail === undefined ? {} : { detail }) });
    }
    case 'pending':
    case 'escalated':
    case 'unsupported':
      return undefined;
  }
}

const spelled = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** @param readAt ms since the epoch. */
export const removedEvidence = ({ decision }: EpmApproval, reason: Failure, readAt: number): Proof => ({
  verdict: 'unprovable',
  parts: [{ name: DECIDED[decision], shown: false }],
  readAt,
  reason,
  synced: true,
});
