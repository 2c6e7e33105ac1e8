/** What a read of the vault says about a folder: who has which access, which records lie in it. No field values. */
import type { AccessLevel } from './effect';
import type { RecordAccess } from './access';
import type { FolderNature } from './folder-kind';
import type { Mode, NsfRole } from './vocabulary';

interface FolderRights {
  /** Classic. */
  readonly manageRecords: boolean;
  /** Classic. */
  readonly manageUsers: boolean;
  /** NSF. Absent for a role this product does not know. */
  readonly role?: NsfRole;
  /** NSF: the access comes from a folder above. */
  readonly inherited?: boolean;
  /** ms since the epoch; absent: for good, or not said (`endsUnknown`). */
  readonly expiresAt?: number;
}

export interface FolderUser extends FolderRights {
  /** Keeper user name: an e-mail address in lower case. */
  readonly username: string;
  readonly owner: boolean;
}

export interface FolderTeam extends FolderRights {
  readonly uid: string;
  /** Absent where Commander shows a uid only (NSF). */
  readonly name?: string;
}

/** A record as it lies in a folder. */
export interface FolderRecord {
  readonly uid: string;
  readonly title: string;
  /** Classic: what everybody in the folder may do with it. */
  readonly canEdit?: boolean;
  readonly canShare?: boolean;
}

export interface FolderAccess {
  readonly uid: string;
  readonly title: string;
  readonly mode: Mode;
  readonly path?: string;
  /** NSF: the nested share folder it lies in. */
  readonly parentUid?: string;
  readonly users: readonly FolderUser[];
  readonly teams: readonly FolderTeam[];
  /** Classic: all of the shared folder, sub folders included. NSF: those directly in it. */
  readonly records: readonly FolderRecord[];
  /** Classic: what somebody new gets when nothing is said. */
  readonly defaults?: { readonly manageRecords: boolean; readonly manageUsers: boolean };
  /** False when Commander left the permission blocks out: then nothing can be proven from this read. */
  readonly accessKnown: boolean;
  /**
   * True when this read does not say when access ends: never in NSF, and not in Classic while the time zone of
   * Commander's host is unknown.
   */
  readonly endsUnknown?: boolean;
  readonly readAt: number;
}

/** The records a folder-wide share would touch, each with who has access now. At most `MOST_FOLDER_RECORDS`. */
export interface FolderRecordsAccess {
  readonly folder: Omit<FolderAccess, 'records'>;
  readonly records: readonly RecordAccess[];
}

/** One right that a record-permission change would set. */
export interface PermissionChange {
  readonly record: { readonly uid: string; readonly title: string };
  /**
   * Whose access. Absent in Classic for what the folder lets everybody in it do with the record; there, direct shares of
   * the record are changed too, person by person.
   */
  readonly username?: string;
  readonly before: AccessLevel;
  readonly after: AccessLevel;
}

export interface PermissionSkip {
  /** Of the record. */
  readonly uid: string;
  readonly title: string;
  readonly username?: string;
  /** `no-right`: the service account may not change it. `inherited`: it comes from a folder and has to be ended there. */
  readonly reason: 'no-right' | 'inherited';
}

/** What a record-permission change would do, record by record; an empty list of changes is "nothing to change". */
export interface PermissionPlan {
  readonly uid: string;
  readonly title: string;
  readonly mode: Mode;
  /** The records looked at, sub folders included where asked for. */
  readonly records: readonly { readonly uid: string; readonly title: string }[];
  readonly changes: readonly PermissionChange[];
  /** Records that stay as they are although asked for. */
  readonly skipped: readonly PermissionSkip[];
  readonly readAt: number;
}

/** A folder as a search shows it. */
export interface FolderRow extends FolderNature {
  readonly uid: string;
  readonly title: string;
  readonly mode: Mode;
  /** The folders above, outermost first, where known. */
  readonly path?: string;
}

/** A team as a search shows it. */
export interface TeamRow {
  readonly uid: string;
  readonly name: string;
}

/** Folders with more records than this are refused by operations that read record by record. */
export const MOST_FOLDER_RECORDS = 50;
/** Folders with more records than this are refused for a change of record permissions, which reads them as one. */
export const MOST_PERMISSION_RECORDS = 200;
