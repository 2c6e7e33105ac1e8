/**
 * The words at the stand-in's public door: what one gives it, what it shows of its vault, how one makes it misbehave.
 * Types only; `index.ts` exports them together with `startCommander`.
 */
import type { CallLog, WorldClock } from '../world';

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
  /** E-mails of people who wait for the service account to accept their invitation: `sync-down` then fails (it asks). */
  setPendingInvitations(from: readonly string[]): void;
  /** Back to the seed: vault, queue, results, rate counters, misbehaviours, timing, change counts. */
  reset(): void;
  /** As a restart of the service: queue and results are gone, later questions about them get 404. The vault stays. */
  restart(): void;
  close(): Promise<void>;
}

export interface Misbehaviour {
  /** Substring of the command's text; absent: any command. */
  match?: string;
  /**
   * `no-effect`: answers 200 "Command executed successfully but produced no output", changes nothing.
   * `usage-text`: answers 200 success with argparse's usage text ("the following arguments are required: ..."), changes nothing.
   * `policy-warning`: answers 200 success with a warning of the account's policy, changes nothing.
   * `forget-result`: runs, then the request id is unknown (404), as after a restart of the service.
   * `hang`: the worker blocks on it (and with it the queue behind it) until `restart()` or `reset()`.
   */
  as: 'no-effect' | 'usage-text' | 'policy-warning' | 'forget-result' | 'hang';
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
}

export interface VaultView {
  /** The service account's e-mail. */
  account: string;
  users: VaultUser[];
  teams: { uid: string; name: string }[];
  records: VaultRecord[];
  folders: VaultFolder[];
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
  users: { user: string; manageUsers?: boolean; manageRecords?: boolean; role?: string }[];
  teams: { uid: string; name: string; manageUsers?: boolean; manageRecords?: boolean; role?: string }[];
}

export type ChangeKind =
  'share-granted' | 'share-changed' | 'share-revoked' | 'ownership-transferred' | 'invitation-sent';

export interface ChangeEntry {
  /** From 1. */
  seq: number;
  /** World time, ISO-8601. */
  at: string;
  kind: ChangeKind;
  /** First word of the command that did it. */
  command: string;
  record?: string;
  user?: string;
}
