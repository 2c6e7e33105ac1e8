/** A request as the panel sees it. */
import type {
  Claim,
  DirectOperation,
  EffectRow,
  NsfRole,
  OperationDraft,
  OperationEffect,
  ProofVerdict,
  RequestedOperation,
  RowWarning,
  WholeWarning,
} from '@keeper-workflow/operations';
import type { Instant, Person, WireFailure } from './wire';

/**
 * `submitted`: waits for a decision. `executing`: approved, on its way. `completed`: see the outcome.
 * `rejected`, `withdrawn`: closed without touching the vault.
 */
export type RequestState = 'submitted' | 'executing' | 'completed' | 'rejected' | 'withdrawn';

/**
 * `verified`: a read of the vault shows it. `invited`: Keeper sent a share invitation that is still open.
 * `refused`: Commander refused, nothing changed. `partial`: a read shows it for some of the people and not for others.
 * `unknown`: nobody can say yet.
 */
export type Outcome = 'verified' | 'invited' | 'partial' | 'refused' | 'unknown';

/** How far an execution is: stored before the command is sent, accepted by Commander, being read back, over. */
export type ExecutionPhase = 'submitting' | 'running' | 'verifying' | 'settled';

export interface ExecutionView {
  readonly attempt: number;
  readonly phase: ExecutionPhase;
  readonly startedAt: Instant;
  readonly settledAt?: Instant;
  /** What Commander claimed, and its words with secrets masked. */
  readonly claim?: Claim;
  readonly words?: string;
  readonly proof?: {
    readonly verdict: ProofVerdict;
    readonly parts: readonly { readonly name: string; readonly shown: boolean }[];
    readonly readAt: Instant;
    readonly synced: boolean;
    /** What this read cannot show: when access ends, in nested share folders; how a device was decided. */
    readonly unseen?: readonly ('expiration' | 'rotation' | 'values' | 'decision' | 'decider')[];
  };
  /** Why it was refused, or why nobody can say. */
  readonly failure?: WireFailure;
}

/** One answer of the requester that the approver changed; values are catalogue keys or texts, ready to show. */
export interface FieldChange {
  readonly field:
    | 'mode'
    | 'action'
    | 'scope'
    | 'record'
    | 'folder'
    | 'recursive'
    | 'recipients'
    | 'teams'
    | 'role'
    | 'allowSharing'
    | 'allowWriting'
    | 'manageRecords'
    | 'manageUsers'
    | 'canShareRecords'
    | 'canEditRecords'
    | 'expiration'
    | 'rotateOnExpiration';
  readonly from: string;
  readonly to: string;
}

export interface DecisionView {
  readonly kind: 'approved' | 'rejected';
  readonly by: Person;
  readonly at: Instant;
  /** The reason of a rejection. */
  readonly reason?: string;
  /** SHA-256 of the exact operation that was approved. */
  readonly operationHash?: string;
  readonly changes: readonly FieldChange[];
}

export interface RequestView {
  readonly id: string;
  /** Every change gives a new one; sent back with every call that changes the request. */
  readonly revision: number;
  readonly state: RequestState;
  readonly outcome?: Outcome;
  readonly requester: Person;
  /** The viewer submitted it. */
  readonly mine: boolean;
  /** What was asked for. What an admin carries out directly has no draft: then it is the operation, without its values. */
  readonly draft: OperationDraft | DirectOperation;
  readonly justification: string;
  readonly submittedAt: Instant;
  readonly updatedAt: Instant;
  /** The operation that was approved. */
  readonly operation?: RequestedOperation | DirectOperation;
  readonly decision?: DecisionView;
  readonly execution?: ExecutionView;
  /** What this viewer may do with it now. Offered by the panel, decided by the server. */
  readonly can: {
    readonly update: boolean;
    readonly withdraw: boolean;
    readonly decide: boolean;
    readonly checkAgain: boolean;
  };
}

/** The exact effect of a decision, before it is taken. */
export interface Preview {
  readonly requestId: string;
  readonly revision: number;
  readonly operation: RequestedOperation;
  /** What an approval must name. */
  readonly operationHash: string;
  /** The command text Commander would get, secrets masked. */
  readonly command: string;
  readonly target: {
    readonly title: string;
    /** The record's type, or `folder`. */
    readonly type: string;
    readonly path?: string;
    readonly readAt: Instant;
  };
  /** At most `MOST_EFFECT_ROWS` rows; `rowsInAll` counts them all. */
  readonly effect: OperationEffect;
  readonly rowsInAll: number;
  readonly changes: readonly FieldChange[];
  /** Why it cannot be approved by this person or in this form; empty when it can. */
  readonly blockers: readonly WireFailure[];
}

/** Rows of a preview that are sent to the page. */
export const MOST_EFFECT_ROWS = 60;

export type { EffectRow, NsfRole, RowWarning, WholeWarning };
