/**
 * What a running Commander knows of the vault: the state it last synchronised with, and what it has looked up since.
 * Nothing synchronises before a read, so this may be older than the cloud; that is a property of the real one.
 */
import type { PasswordPolicy } from '../door';
import { AdminSession } from './admin-session';
import type { Cloud } from './cloud';
import type { StoredRecord, VaultState } from './model';
import { visibleToAccount } from './nested-changes';

export interface UserPermission {
  username: string;
  owner: boolean;
  share_admin: boolean;
  shareable: boolean;
  editable: boolean;
  /** Milliseconds since the epoch. */
  expiration?: number;
}

export interface RecordShares {
  users: UserPermission[];
  sharedFolders: { shared_folder_uid: string; reshareable: boolean; editable: boolean; revision: number }[];
}

export class Session {
  private synced: VaultState;
  private sharedNow = new Set<string>();
  /** Kept until a synchronisation or a share-record of that record, as Commander does. */
  private readonly shares = new Map<string, RecordShares>();
  nestedEnabled: boolean;
  passwordPolicy: PasswordPolicy | undefined;
  /** What `${name}` in a command stands for; gone after a restart. */
  readonly variables = new Map<string, string>();
  /** E-mails whose public key it has fetched, in lower case. It does not ask for them again. */
  readonly keys = new Set<string>();
  /** `get` of anything but a folder looks up every team's name; until the next synchronisation they can be told. */
  teamNamesKnown = false;
  private shareTargetsKnown = false;
  /** A command that ends well is followed by a synchronisation; one that throws leaves it to the next that does. */
  syncDue = false;
  /** What it knows as an administrator of the enterprise. */
  readonly admin: AdminSession;

  constructor(readonly cloud: Cloud) {
    this.synced = visibleToAccount(cloud.present);
    this.nestedEnabled = cloud.nestedLicensed;
    this.passwordPolicy = cloud.passwordPolicy;
    this.admin = new AdminSession(cloud);
    this.note();
  }

  /** The vault as of the last synchronisation. */
  get state(): VaultState {
    return this.synced;
  }

  /** Throws CloudError when the cloud refuses. */
  sync(): void {
    this.syncDue = false;
    this.cloud.call('vault/sync_down');
    this.synced = visibleToAccount(this.cloud.present);
    this.shares.clear();
    this.teamNamesKnown = false;
    this.note();
  }

  /** The account's summary is read again at log-in and by `sync-down --force` only. It never takes a policy away. */
  readAccount(): void {
    this.nestedEnabled = this.cloud.nestedLicensed;
    this.passwordPolicy = this.cloud.passwordPolicy ?? this.passwordPolicy;
  }

  private note(): void {
    this.sharedNow = new Set();
    for (const record of this.synced.records.values()) {
      const shared = record.nested
        ? this.cloud.accessTo(record.uid).length > 1
        : record.inFolder || this.cloud.sharesOf(record.uid).length > 0;
      if (shared) this.sharedNow.add(record.uid);
    }
  }

  isShared(record: StoredRecord): boolean {
    return this.sharedNow.has(record.uid);
  }

  /** The teams that one can share with; the cloud is asked once. Throws CloudError when it refuses. */
  shareableTeams(): { uid: string; name: string }[] {
    if (!this.shareTargetsKnown) this.cloud.call('vault/get_share_objects');
    this.shareTargetsKnown = true;
    return [...this.cloud.state.teams.values()];
  }

  /** One question to the cloud for all of these that are not known yet. Throws CloudError when it refuses. */
  learnShares(records: readonly StoredRecord[]): void {
    const unknown = records.filter((record) => !this.shares.has(record.uid));
    if (unknown.length === 0) return;
    this.cloud.call('vault/get_records_details');
    for (const record of unknown) this.shares.set(record.uid, this.lookUpShares(record));
  }

  /** Who has access to a record, from memory or else from the cloud. Throws CloudError when the cloud refuses. */
  sharesOf(record: StoredRecord): RecordShares {
    this.learnShares([record]);
    return this.shares.get(record.uid) ?? this.lookUpShares(record);
  }

  /** Who has access to a record, if that was looked up already. */
  knownSharesOf(record: StoredRecord): RecordShares | undefined {
    return this.shares.get(record.uid);
  }

  private lookUpShares(record: StoredRecord): RecordShares {
    const owner = this.cloud.state.records.get(record.uid)?.owner ?? record.owner;
    const users: UserPermission[] = [
      { username: owner, owner: true, share_admin: false, shareable: true, editable: true },
    ];
    for (const [username, share] of this.cloud.sharesOf(record.uid)) {
      if (username === owner) continue;
      users.push({
        username,
        owner: false,
        share_admin: false,
        shareable: share.canShare,
        editable: share.canEdit,
        ...(share.expiresAt === undefined ? {} : { expiration: share.expiresAt }),
      });
    }
    const sharedFolders = [...this.cloud.state.sharedFolders.values()].flatMap((folder) => {
      const rights = folder.records.get(record.uid);
      if (!rights) return [];
      return [
        {
          shared_folder_uid: folder.uid,
          reshareable: rights.share,
          editable: rights.edit,
          revision: folder.revision,
        },
      ];
    });
    return { users, sharedFolders };
  }

  forgetShares(record: string): void {
    this.shares.delete(record);
  }
}
