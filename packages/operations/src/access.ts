/** What a read of the vault says about a record: who has which access. Never carries a field value of the record. */
import type { Mode, NsfRole } from './share-record';

export interface UserAccess {
  /** Keeper user name: an e-mail address in lower case. */
  readonly username: string;
  readonly owner: boolean;
  readonly canShare: boolean;
  readonly canEdit: boolean;
  /** NSF only. */
  readonly role?: NsfRole;
  /** ms since the epoch; absent: for good. */
  readonly expiresAt?: number;
  /** Through a folder or team rather than by a share of the record itself. */
  readonly inherited?: boolean;
}

export interface RecordAccess {
  readonly uid: string;
  readonly title: string;
  readonly type: string;
  readonly mode: Mode;
  /** Where it lies, for people; absent when Commander does not say. */
  readonly path?: string;
  readonly users: readonly UserAccess[];
  /** False when Commander left the permission block out: then nothing can be proven from this read. */
  readonly usersKnown: boolean;
  /** True when this read does not say when access ends (Commander's NSF reads): an absent `expiresAt` means nothing. */
  readonly endsUnknown?: boolean;
  /** When it was read, ms since the epoch. */
  readonly readAt: number;
}

/** A record as a search shows it: nothing else may leave the backend (DESIGN: search is no oracle). */
export interface RecordRow {
  readonly uid: string;
  readonly title: string;
  readonly type: string;
  readonly mode: Mode;
  readonly path?: string;
}
