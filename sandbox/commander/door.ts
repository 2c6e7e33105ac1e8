/**
 * The words at the stand-in's public door: what one gives it, what it shows of its vault, how one makes it misbehave.
 * Types only; `index.ts` exports them together with `startCommander`.
 */
import type { CallLog, WorldClock } from '../world';
import type { ApprovalStatus, ApprovalType } from './vault/approvals';

export interface CommanderOptions {
  /** Port on 127.0.0.1; 0 takes a free one. */
  port: number;
  clock: WorldClock;
  /** Each executed command is recorded here: kind `commander`, first word and number of uids only, never a value. */
  calls?: CallLog;
  /** Directory in which the vault survives a restart. The queue does not survive one, as in Commander. */
  dataDir?: string;
  /** The api-key that may run `commands`. */
  apiKey: string;
  /** The key's allow-list: first words, compared literally, as Commander does. */
  commands: readonly string[];
  /** Further keys with an allow-list (and, if given, an end) of their own. */
  moreKeys?: readonly CommanderKey[];
  /** World time (ms since the epoch) at which `apiKey` expires. Default: never. */
  keyExpiresAt?: number;
  /** Per source address and endpoint: `<n>/minute`, or second, hour, day. Default, as Commander's: `60/minute`. */
  rateLimit?: string;
  /** 32 characters of `[A-Za-z0-9@#$%^&+=]`: results are AES-256-GCM encrypted, as with `service-create -ek`. */
  encryptionKey?: string;
  /** Adds that many synthetic login records to the vault's root. Default 0. */
  seedRecords?: number;
  /** False: the account has no nested shared folders, the nsf commands do not exist. Default true. */
  nestedSharedFolders?: boolean;
  /** False: the account is no administrator of its enterprise: `epm` and `device-approve` are refused. Default true. */
  administrator?: boolean;
  /** Addresses that the service refuses (`-dip`), compared literally. Default none. */
  deniedAddresses?: readonly string[];
  /** False: no queue (`-q n`): `/api/v1` runs directly, `/api/v2` does not exist. Default true. */
  queue?: boolean;
}

export interface CommanderKey {
  apiKey: string;
  commands: readonly string[];
  expiresAt?: number;
}

export interface Commander {
  /** `http://127.0.0.1:<port>/api/v2` */
  readonly url: string;
  readonly port: number;
  readonly key: string;
  /** Everything in the vault that is no secret, at the world's present time. For `GET /sandbox/vault`. */
  vault(): VaultView;
  /** How many changes the vault has ever seen (since the last `reset`). */
  changeCount(): number;
  /** Every command takes at least this many milliseconds of the world's time. */
  setTiming(milliseconds: number): void;
  /** The next matching commands go wrong in one of the ways the real service does. */
  misbehave(misbehaviour: Misbehaviour): void;
  /** The Keeper cloud refuses the next call to an endpoint, whatever command makes it. */
  refuse(refusal: CloudRefusal): void;
  /** The account's licence for nested shared folders. Commander notices at a restart or at `sync-down --force`. */
  setNestedSharedFolders(enabled: boolean): void;
  /**
   * The enterprise's rules for passwords; undefined: none. Commander notices at a restart, new rules at `sync-down
   * --force` too. What it warns of is then not written without `--force`.
   */
  setPasswordPolicy(policy: PasswordPolicy | undefined): void;
  /**
   * A computer asks for an approval of endpoint privilege management. Commander sees it after `epm sync-down`. Returns
   * its uid. Throws for a uid that is none or is taken.
   */
  raiseApproval(approval: NewApproval): string;
  /** Somebody decides it elsewhere in Keeper, or it runs out there. Throws when it is not pending. */
  decideApproval(uid: string, status: 'approved' | 'denied' | 'expired' | 'escalated'): void;
  /**
   * A user logs in on a new device, which waits for an administrator. Commander sees it after `device-approve
   * --reload`. Returns its id, 20 hexadecimal digits. Throws for a user that does not exist.
   */
  raiseDevice(device: NewDevice): string;
  /** It is decided elsewhere in Keeper, or withdrawn. Throws when it is not pending. */
  removeDevice(id: string): void;
  /** Is the service account an administrator of its enterprise? Commander notices at a restart. */
  setAdministrator(administrator: boolean): void;
  /** E-mails of people who wait for the service account to accept their invitation: `sync-down` then fails (it asks). */
  setPendingInvitations(from: readonly string[]): void;
  /**
   * True: from the next synchronisation on the account no longer sees a classic record that it gave to a new owner,
   * unless it lies in a shared folder. False, as the fixture's cloud does it: it keeps a share with both rights.
   */
  setTransfersLoseRecords(lose: boolean): void;
  /** Back to the seed: vault, queue, results, rate counters, misbehaviours, timing, change counts. */
  reset(): void;
  /** As a restart of the service: queue and results are gone, later questions about them get 404. The vault stays. */
  restart(): void;
  close(): Promise<void>;
}

/** Each kind that is `true` has to be there at least once. Passphrases are not exempt (`passphrase-allow` is false). */
export interface PasswordPolicy {
  /** Fewest characters. */
  length: number;
  lowercase?: boolean;
  uppercase?: boolean;
  digits?: boolean;
  /** One of `!@#$%()+;<>=?[]{}^.,`. */
  special?: boolean;
}

export interface NewApproval {
  /** The uid follows from it, by the rule of the seed. Absent, and no `uid` either: a random one. */
  name?: string;
  /** 22 characters of base64url; may start with `-`. */
  uid?: string;
  /** Default `PrivilegeElevation`. */
  type?: ApprovalType;
  /** As typed; some agents send JSON with `text` and `ticket`. */
  justification?: string;
  /** What the agent says, e.g. `Username`, `UserDomain`. */
  account?: Record<string, string>;
  /** What the agent says, e.g. `FileName`, `FilePath`, `Publisher`, `FileHash`. */
  application?: Record<string, string>;
  /**
   * Why Commander cannot read it, in Python's words; empty: it cannot be decrypted. It is then in no list, every
   * command that reads the requests anew tells of it, and what only answers in text becomes an error by that.
   */
  unreadable?: string;
  /** Default 30. Nothing happens when they are over: the cloud must be told (`decideApproval`). */
  expireInMinutes?: number;
}

export interface NewDevice {
  email: string;
  name: string;
  /** Default `Windows`. */
  type?: string;
  ip?: string;
  location?: string;
  /** The user has logged in from this address before. Default false. */
  trustedIp?: boolean;
}

export interface Misbehaviour {
  /** Substring of the command's text; absent: any command. */
  match?: string;
  /**
   * `no-effect`: answers 200 "Command executed successfully but produced no output", changes nothing.
   * `usage-text`: answers 200 success with argparse's usage text ("the following arguments are required: ..."), changes nothing.
   * `policy-warning`: answers 200 success with a warning of the account's policy, changes nothing.
   * `forget-result`: runs, then the request id is unknown (404), as after a restart of the service.
   * `error-after-effect`: runs and has its effect, then answers 500 `Unexpected error: ...`, as when the answer of the
   *   Keeper cloud gets lost.
   * `expire`: never runs and ends as expired (504), as a request that waited too long in the queue.
   * `hang`: the worker blocks on it (and with it the queue behind it) until `restart()` or `reset()`.
   */
  as: 'no-effect' | 'usage-text' | 'policy-warning' | 'forget-result' | 'error-after-effect' | 'expire' | 'hang';
  /** How often it strikes; default 1. */
  times?: number;
}

export interface CloudRefusal {
  /** E.g. `vault/records_share_update`, `vault/records/v3/share`, `vault/get_records_details`, `vault/sync_down`. */
  endpoint: string;
  /** The cloud's code and words, e.g. `access_denied`, `You cannot share this record`. */
  error: string;
  message: string;
  /** Every call, not only the next. */
  sticky?: boolean;
  /** Lets that many calls pass first. Default 0. */
  after?: number;
}

export interface VaultView {
  /** The service account's e-mail. */
  account: string;
  users: VaultUser[];
  teams: { uid: string; name: string }[];
  records: VaultRecord[];
  folders: VaultFolder[];
  /** EPM requests, in the order in which they came. */
  approvals: VaultApproval[];
  /** Devices that wait for an administrator, in the order in which they asked. */
  devices: VaultDevice[];
  /** Share invitations sent, oldest first. */
  invitations: { to: string; at: string }[];
  changes: {
    /** Every change ever made since the last reset. */
    total: number;
    byKind: Partial<Record<ChangeKind, number>>;
    /** Oldest first. */
    log: ChangeEntry[];
  };
}

export interface VaultApproval {
  uid: string;
  type: ApprovalType;
  status: ApprovalStatus;
  agent: string;
  account: Readonly<Record<string, string>>;
  application: Readonly<Record<string, string>>;
  /** Empty: none given. */
  justification: string;
  expireInMinutes: number;
  /** ISO-8601 UTC. */
  created: string;
  /** ISO-8601 UTC; absent while it is pending. */
  decided?: string;
  /** False: Commander cannot read it and does not list it. */
  readable: boolean;
}

export interface VaultDevice {
  /** 20 hexadecimal digits. */
  id: string;
  email: string;
  name: string;
  type: string;
  ip: string;
  location: string;
  clientVersion: string;
  /** ISO-8601 UTC. */
  requested: string;
  /** False: no administrator has the user's data key, so it can only be denied. */
  approvable: boolean;
}

export interface VaultUser {
  email: string;
  name: string;
  shareAdmin: boolean;
}

export interface VaultRecord {
  uid: string;
  title: string;
  type: string;
  mode: 'classic' | 'nsf';
  owner: string;
  /** Path of folder names from the vault's root, `/` at the root. */
  folder: { uid: string; path: string };
  /** Who holds access besides the owner, now. Expired shares are not here. */
  shares: VaultShare[];
}

export interface VaultShare {
  user: string;
  /** Classic. */
  canEdit?: boolean;
  /** Classic. */
  canShare?: boolean;
  /** NSF: `viewer`, `share-manager`, `content-manager`, `content-share-manager`, `full-manager`. */
  role?: string;
  /** NSF: the access comes from the folder. */
  inherited?: boolean;
  /** ISO-8601 UTC; absent: never. */
  expiresAt?: string;
}

export interface VaultFolder {
  uid: string;
  name: string;
  kind: 'user-folder' | 'shared-folder' | 'shared-sub-folder' | 'nested-shared-folder';
  parent?: string;
  owner?: string;
  /** Who holds access now. */
  users: ({ user: string } & VaultFolderAccess)[];
  teams: ({ uid: string; name: string } & VaultFolderAccess)[];
  /** Shared folders: what everybody in the folder may do with each of its records. */
  records?: { uid: string; canEdit: boolean; canShare: boolean }[];
  /** Shared folders: for people and records that are added without rights of their own. */
  defaults?: { manageUsers: boolean; manageRecords: boolean; canEdit: boolean; canShare: boolean };
}

export interface VaultFolderAccess {
  /** Classic. */
  manageUsers?: boolean;
  /** Classic. */
  manageRecords?: boolean;
  /** NSF. */
  role?: string;
  /** ISO-8601 UTC; absent: never. */
  expiresAt?: string;
}

export type ChangeKind =
  | 'share-granted'
  | 'share-changed'
  | 'share-revoked'
  | 'ownership-transferred'
  | 'invitation-sent'
  | 'record-added'
  | 'record-updated'
  /** Somebody or a team is new in a shared folder; has other rights in it; is out of it. */
  | 'folder-shared'
  | 'folder-share-changed'
  | 'folder-share-removed'
  /** A nested folder no longer takes over who is in the folder above. */
  | 'folder-inheritance-ended'
  | 'folder-defaults-changed'
  /** Everybody's rights on one of the records of a shared folder. */
  | 'record-rights-changed'
  | 'approval-raised'
  | 'approval-decided'
  | 'approval-removed'
  | 'device-raised'
  | 'device-approved'
  | 'device-denied'
  | 'device-removed';

export interface ChangeEntry {
  /** From 1. */
  seq: number;
  /** World time, ISO-8601. */
  at: string;
  kind: ChangeKind;
  /** First word of the command that did it. */
  command: string;
  record?: string;
  folder?: string;
  user?: string;
  team?: string;
  /** Uid of an EPM request. */
  approval?: string;
  /** Id of a device. */
  device?: string;
}
