/**
 * A request as it is stored: one document, one revision, everything needed to go on from wherever it stopped.
 * Times are ms since the epoch, server time.
 */
import type { ExecutionPhase, FieldChange, Outcome, Person, RequestState } from '@keeper-workflow/contract';
import type { Failure } from '@keeper-workflow/failures';
import type { DirectOperation, OperationDraft, PanelOperation, Proof, Reply } from '@keeper-workflow/operations';

export type { ExecutionPhase, FieldChange, Outcome, Person, RequestState };

/** What is kept of a failure: without the cause, which is for logs only. */
export type StoredFailure = Omit<Failure, 'cause'>;

export interface Decision {
  readonly kind: 'approved' | 'rejected';
  readonly by: Person;
  readonly at: number;
  readonly reason?: string;
  readonly operationHash?: string;
  readonly changes: readonly FieldChange[];
}

export interface Execution {
  readonly id: string;
  /** Counts the approvals of this request, from 1. */
  readonly attempt: number;
  readonly phase: ExecutionPhase;
  /** When it was approved; the command is handed over right after. */
  readonly startedAt: number;
  /**
   * The parts of the effect as a read just before the approval showed them, named as in `proof`. What was there already
   * is nothing that the command did. Absent where the proof itself compares with what was before.
   */
  readonly before?: Proof['parts'];
  /** Commander's id of the command; absent until it answered the POST. */
  readonly commanderRequestId?: string;
  readonly reply?: Reply;
  /** Set when the answer to the POST or the result was lost: only a read can settle it. */
  readonly lost?: StoredFailure;
  readonly proof?: Proof;
  /** Reads that did not settle it yet. */
  readonly looks: number;
  readonly settledAt?: number;
  readonly failure?: StoredFailure;
  /** Until when one invocation has this execution to itself; somebody else takes over after that. */
  readonly leaseUntil: number;
}

export type AnnouncementStep = 'submitted' | 'updated' | 'withdrawn' | 'rejected' | 'approved' | 'outcome';

/** A Jira comment that is due. Removed once Jira has it. */
export interface Announcement {
  /** Names the comment for ever: `<request id>:<step>:<revision>`; Jira keeps it as the comment's marker. */
  readonly marker: string;
  readonly step: AnnouncementStep;
  readonly at: number;
  /** Until when one invocation is about to post it; after that somebody else looks whether it is there and posts it. */
  readonly claimedUntil: number;
}

export interface StoredRequest {
  /** Shape of this document, for later versions. */
  readonly version: 1;
  readonly id: string;
  readonly issueId: string;
  readonly issueKey: string;
  readonly projectId: string;
  readonly revision: number;
  readonly state: RequestState;
  readonly outcome?: Outcome;
  readonly requester: Person;
  /** What was asked for. What an admin carried out directly has none: then it is the operation, without its values. */
  readonly draft: OperationDraft | DirectOperation;
  readonly justification: string;
  readonly submittedAt: number;
  readonly updatedAt: number;
  /** Values that were typed into it are left out: they are stored nowhere. */
  readonly operation?: PanelOperation;
  readonly decision?: Decision;
  readonly execution?: Execution;
  readonly announcements: readonly Announcement[];
  /** Entries in the audit chain so far, and the hash of the last. */
  readonly auditLength: number;
  readonly auditHash: string;
}

/** Whether a sweep has to look at this request, and from when on (ms). */
export function attentionAt(request: StoredRequest): number | undefined {
  const due: number[] = [];
  if (request.state === 'executing' && request.execution) due.push(request.execution.leaseUntil);
  for (const announcement of request.announcements) due.push(announcement.claimedUntil);
  return due.length === 0 ? undefined : Math.min(...due);
}
