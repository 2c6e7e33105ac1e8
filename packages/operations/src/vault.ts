/**
 * What the product asks of a vault, in the order it asks. packages/commander answers it with Commander Service Mode;
 * tests answer it with whatever they want to happen.
 */
import type { Failure, Result } from '@keeper-workflow/failures';
import type { RecordAccess, RecordRow } from './access';
import type { FolderAccess, FolderRecordsAccess, FolderRow, PermissionPlan, TeamRow } from './folder-access';
import type { FolderNature } from './folder-kind';
import type { Operation, OperationKind } from './operation';
import type { Mode } from './vocabulary';
import type { Placement, RecordContent, RecordTemplate } from './record-content';
import type { DeviceState, EpmRequest, EpmStatusFilter, PendingDevice } from './waiting-approvals';

/** When to stop waiting, ms since the epoch. */
export type Deadline = number;

/** What became of handing a command over. A `lost` one may have run: it is never sent again blindly. */
export type Submission =
  | { readonly state: 'accepted'; readonly commanderRequestId: string }
  | { readonly state: 'not-accepted'; readonly failure: Failure }
  | { readonly state: 'lost'; readonly failure: Failure };

/** What Commander's words claim. Only a read of the vault proves it. */
export type Claim = 'done' | 'invited' | 'refused' | 'partial' | 'unclear';

export interface Reply {
  readonly claim: Claim;
  /** Commander's own words, secrets masked, at most 500 characters; empty when it said nothing. */
  readonly words: string;
  /** The failure those words amount to, where the message table knows them. */
  readonly failure?: Failure;
}

export type Progress =
  | { readonly state: 'waiting' }
  | { readonly state: 'answered'; readonly reply: Reply }
  /** Commander no longer knows the request: restarted, an hour passed, or expired in its queue unprocessed. */
  | { readonly state: 'gone'; readonly failure: Failure };

/**
 * `shown`: the read shows the whole effect. `absent`: it shows that nothing of it is there. `partly`: some parts
 * have it, some do not. `unprovable`: the read cannot tell.
 */
export type ProofVerdict = 'shown' | 'absent' | 'partly' | 'unprovable';

export interface Proof {
  readonly verdict: ProofVerdict;
  /** What the effect consists of, and whether the read shows it: by address, team, record title or field. Never a value. */
  readonly parts: readonly { readonly name: string; readonly shown: boolean }[];
  readonly readAt: number;
  /**
   * Parts of the effect this read cannot show at all. Commander's NSF reads have no end of access: then `shown` speaks of
   * the role only, and proves an end only together with a claim of `done`, or when the role was not there before.
   * `decision`: a device is gone from the list whether it was approved or denied, so only a claim of `done` proves which.
   * `decider`: the decision is there; a claim of `refused` says that it is somebody else's.
   */
  readonly unseen?: readonly ('expiration' | 'rotation' | 'values' | 'decision' | 'decider')[];
  /** Why the effect is not there, or not ours, where the read itself shows it: decided elsewhere, run out. */
  readonly reason?: Failure;
  /**
   * The synced read no longer shows the record that was there before the command: what a transfer of ownership looks like
   * to the service account. With a claim of `done` that is the effect; without one it is nothing that tells (`unprovable`).
   */
  readonly gone?: boolean;
  /** The uid of the record that was created. */
  readonly createdUid?: string;
  /** True when Commander was made to sync before this read, so that it shows the vault as it is. */
  readonly synced: boolean;
}

/** What `submit` would do now. */
export interface Rehearsal {
  /** The text it would send, secrets masked. What the operation becomes may depend on what the vault holds. */
  readonly command: string;
  /**
   * The parts of the effect, named as the proof will name them, and which of them are there already: those prove nothing
   * afterwards. Absent for a kind whose own proof compares with what was there before.
   */
  readonly before?: Proof['parts'];
}

/** What `readTarget` finds for each kind of operation. */
export interface TargetStates {
  'share-record': RecordAccess;
  'share-folder-records': FolderRecordsAccess;
  'transfer-record': RecordAccess;
  'share-folder': FolderAccess;
  'record-permission': PermissionPlan;
  'record-add': Placement;
  'record-update': RecordContent;
  'epm-approval': EpmRequest;
  'device-approve': DeviceState;
}
export type TargetState<K extends OperationKind> = TargetStates[K];

/** Where something lies and what it is called, for the pages and for the policy. */
export interface Located extends FolderNature {
  readonly uid: string;
  readonly title: string;
  readonly mode: Mode;
  /** The record's type, or `folder`. */
  readonly type: string;
  readonly path?: string;
  readonly owner?: string;
  /** Folders: whether a password in it can be rotated when access ends; absent when Commander could not say. */
  readonly rotatable?: boolean;
  /** Uids of the folders around it, nearest first; of a folder its own comes first. */
  readonly within: readonly string[];
}

export interface Vault {
  /** Reads the operation's target anew, as it is now, after checking that it exists and is of the right kind and mode. */
  readTarget<O extends Operation>(operation: O, deadline: Deadline): Promise<Result<TargetStates[O['kind']]>>;
  /**
   * The command text that `submit` would send, secrets masked. Failures: `text-not-sendable`, `command-too-long`,
   * `commander-too-old`.
   */
  commandText(operation: Operation): Result<string>;
  /**
   * Everything that `submit` checks; sends nothing. Shares what `readTarget` of the same vault read a moment ago.
   * Failures: whatever would keep `submit` from sending.
   */
  rehearse(operation: Operation, deadline: Deadline): Promise<Result<Rehearsal>>;
  /** Checks what has to be true just before, then hands the command over, exactly once, no retry of any kind. */
  submit(operation: Operation): Promise<Submission>;
  /** Asks once what became of it. */
  progress(operation: Operation, commanderRequestId: string): Promise<Result<Progress>>;
  /** Waits, polling frugally, until Commander answered or the deadline passed (then `waiting`). */
  follow(operation: Operation, commanderRequestId: string, deadline: Deadline): Promise<Result<Progress>>;
  /** Reads the vault again and says whether the effect is there. `startedAt`: when the command was handed over (ms). */
  prove(operation: Operation, startedAt: number, deadline: Deadline): Promise<Result<Proof>>;
  /** Records whose title or uid contains `term` (literally, any case), at most `limit`. */
  findRecords(term: string, limit: number, deadline: Deadline): Promise<Result<{ rows: RecordRow[]; more: boolean }>>;
  /**
   * Folders of both modes whose name contains `term` (literally, any case) or whose uid it is, at most `limit`; those that
   * can be shared first. Failures as for `findRecords`: "could not search" is never an empty list.
   */
  findFolders(term: string, limit: number, deadline: Deadline): Promise<Result<{ rows: FolderRow[]; more: boolean }>>;
  /** Teams, the same way. `onlyOwn`: the key may not list teams, so only those of the service account were searched. */
  findTeams(
    term: string,
    limit: number,
    deadline: Deadline,
  ): Promise<Result<{ rows: TeamRow[]; more: boolean; onlyOwn: boolean }>>;
  /**
   * Elevation requests of Endpoint Privilege Management, newest first; all of them when `status` is absent. Their texts
   * may be cut (`cut`): `readTarget` has the whole. Failures: `not-enterprise-admin`, `vault-refused`, and what reading
   * can fail with.
   */
  epmRequests(status: EpmStatusFilter | undefined, deadline: Deadline): Promise<Result<EpmRequest[]>>;
  /** Devices that wait for an administrator, oldest first. Failures as above. */
  pendingDevices(deadline: Deadline): Promise<Result<PendingDevice[]>>;
  /** Names of the record types that new records can have here, as Commander spells them, in its order. */
  recordTypes(deadline: Deadline): Promise<Result<readonly string[]>>;
  /** The fields of a type, exactly so spelled. Failures: `record-type-unknown`, and what reading can fail with. */
  template(name: string, deadline: Deadline): Promise<Result<RecordTemplate>>;
  /**
   * A record or folder by its uid: that it exists, what it is called and where it lies. Reads are shared for a short time.
   * Failures: `record-not-found`, `folder-not-found`, and what reading can fail with.
   */
  locate(kind: 'record' | 'folder', uid: string, deadline: Deadline): Promise<Result<Located>>;
  /**
   * The same for people to look at: says who owns it and what can be rotated in it too, where Commander tells, and is as
   * new as a search. Not for decisions.
   */
  describe(kind: 'record' | 'folder', uid: string, deadline: Deadline): Promise<Result<Located>>;
  /** Folders as `findFolders` finds them, only among these folders and those below them. */
  findFoldersIn(
    folders: readonly string[],
    term: string,
    limit: number,
    deadline: Deadline,
  ): Promise<Result<{ rows: FolderRow[]; more: boolean }>>;
  /** Records that lie in these folders or below them and whose title contains `term`, by title, at most `limit`. */
  findRecordsIn(
    folders: readonly string[],
    term: string,
    limit: number,
    deadline: Deadline,
  ): Promise<Result<{ rows: RecordRow[]; more: boolean }>>;
}
