/** What a read of the vault says about a folder: who has which access, which records lie in it. No field values. */
import type { AccessLevel } from './effect';
import type { RecordAccess } from './access';
import type { Mode, NsfRole } from './vocabulary';

interface FolderRights {
  /** Classic. */
  readonly manageRecords: boolean;
  /** Classic. */
  readonly manageUsers: boolean;
  /** NSF. */
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
  /** Absent where Commander shows a uid only. */
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
  readonly users: readonly FolderUser[];
  readonly teams: readonly FolderTeam[];
  readonly records: readonly FolderRecord[];
  /** False when Commander left the permission blocks out: then nothing can be proven from this read. */
  readonly accessKnown: boolean;
  /** True when this read does not say when access ends. */
  readonly endsUnknown?: boolean;
  readonly readAt: number;
}

/** The records a folder-wide share would touch, each with who has access now. */
export interface FolderRecordsAccess {
  readonly folder: Omit<FolderAccess, 'records'>;
  readonly records: readonly RecordAccess[];
}

/** One right that a record-permission change would set: on a record for everybody (Classic), or for one person (NSF). */
export interface PermissionChange {
  readonly record: { readonly uid: string; readonly title: string };
  /** NSF: whose access. Classic: absent. */
  readonly username?: string;
  readonly before: AccessLevel;
  readonly after: AccessLevel;
}

/** What a record-permission change would do, record by record; an empty list of changes is "nothing to change". */
export interface PermissionPlan {
  readonly uid: string;
  readonly title: string;
  readonly mode: Mode;
  /** How many records were looked at, sub folders included where asked for. */
  readonly records: number;
  readonly changes: readonly PermissionChange[];
  /** Records that stay as they are although asked for, with the reason. */
  readonly skipped: readonly { readonly title: string; readonly reason: 'no-right' | 'inherited' }[];
  readonly readAt: number;
}
