/**
 * The Keeper cloud: the true state of the vault, the changes made to it (durable in a journal), what it refuses, and
 * time running out on shares.
 */
import type { ChangeEntry, CloudRefusal, PasswordPolicy } from '../door';
import { openJournal, type Journal, type WorldClock } from '../../world';
import { CloudError } from '../reply/outcome';
import { applyChange, type VaultChange } from './changes';
import type { ClassicShare, NestedAccess, NestedFolder, User, VaultState } from './model';
import { withoutExpiredFolderShares } from './folder-changes';
import { staysInSight } from './lost-records';
import { ACCOUNT } from './model';
import { seedState } from './seed';

interface Entry {
  at: number;
  command: string;
  change: VaultChange;
}

export class Cloud {
  private current: VaultState;
  private readonly journal: Journal<Entry>;
  private entries: Entry[];
  private refusals: CloudRefusal[] = [];
  /** E-mails of people whose share invitation to the service account is pending. */
  pendingInvitations: readonly string[] = [];
  /** Does the account lose sight of the records that it gives to a new owner? */
  transfersLoseRecords = false;
  nestedLicensed: boolean;
  /** The enterprise's, as the account's summary tells it. */
  passwordPolicy: PasswordPolicy | undefined;
  /** Is the service account an administrator of the enterprise? Commander notices at a restart. */
  administrator: boolean;
  private readonly beginning: Journal<{ at: number }>;

  constructor(
    private readonly clock: WorldClock,
    dataDir: string | undefined,
    private readonly seed: { records: number; nested: boolean; administrator: boolean },
  ) {
    this.journal = openJournal<Entry>(dataDir, 'vault');
    this.entries = [...this.journal.replayed];
    this.beginning = openJournal<{ at: number }>(dataDir, 'vault-beginning');
    const began = this.beginning.replayed[0]?.at ?? this.begin();
    const seeded = seedState(seed.records, began);
    this.current = this.entries.reduce((state, entry) => applyChange(state, entry.change), seeded);
    this.nestedLicensed = seed.nested;
    this.administrator = seed.administrator;
  }

  /** The world begins now: the ages of the seed's pending requests count from here, also after a restart. */
  private begin(): number {
    const at = this.clock.now();
    this.beginning.rewrite([{ at }]);
    return at;
  }

  get state(): VaultState {
    return this.current;
  }

  /** The state without the access to shared folders that has run out: what a synchronisation reads. */
  get present(): VaultState {
    return withoutExpiredFolderShares(this.current, this.clock.now());
  }

  /** Durable when this returns. */
  commit(command: string, asked: VaultChange): void {
    const change = this.transfersLoseRecords ? this.asLost(asked) : asked;
    const entry: Entry = { at: this.clock.now(), command, change };
    this.journal.append(entry);
    this.entries.push(entry);
    this.current = applyChange(this.current, change);
  }

  private asLost(change: VaultChange): VaultChange {
    if (change.kind !== 'ownership-transferred' || change.mode === 'nsf' || change.user === ACCOUNT) return change;
    return staysInSight(this.current, change.record) ? change : { ...change, lost: true };
  }

  /** Called at the start of what is one call to the cloud. Throws CloudError when it is to be refused. */
  call(endpoint: string): void {
    const refusal = this.refusals.find((candidate) => candidate.endpoint === endpoint);
    if (refusal === undefined) return;
    const passing = refusal.after ?? 0;
    if (passing > 0) {
      this.refusals = this.refusals.map((one) => (one === refusal ? { ...one, after: passing - 1 } : one));
      return;
    }
    if (refusal.sticky !== true) this.refusals = this.refusals.filter((candidate) => candidate !== refusal);
    throw new CloudError(refusal.error, refusal.message);
  }

  refuse(refusal: CloudRefusal): void {
    this.refusals.push(refusal);
  }

  /** Classic shares of a record that have not expired. */
  sharesOf(record: string, state: VaultState = this.current): [string, ClassicShare][] {
    return this.unexpired(state.shares.get(record));
  }

  /** Access to a nested record that has not expired, the owner included. */
  accessTo(record: string, state: VaultState = this.current): [string, NestedAccess][] {
    return this.unexpired(state.access.get(record));
  }

  /** Who is in a nested folder, teams included, without those whose time has run out. */
  nestedFolderAccess(folder: string): NestedFolder['access'] {
    const now = this.clock.now();
    const access = this.current.nestedFolders.get(folder)?.access ?? [];
    return access.filter(({ expiresAt }) => expiresAt === undefined || expiresAt > now);
  }

  private unexpired<Share extends { expiresAt?: number }>(
    shares: ReadonlyMap<string, Share> | undefined,
  ): [string, Share][] {
    const now = this.clock.now();
    return [...(shares ?? [])].filter(([, share]) => share.expiresAt === undefined || share.expiresAt > now);
  }

  user(email: string): User | undefined {
    return this.current.users.get(email);
  }

  changes(): ChangeEntry[] {
    return this.entries.map(({ at, command, change }, index) => ({
      seq: index + 1,
      at: new Date(at).toISOString(),
      kind: change.kind,
      command,
      ...('user' in change ? { user: change.user } : {}),
      ...('team' in change ? { team: change.team } : {}),
      ...('folder' in change ? { folder: change.folder } : {}),
      ...('record' in change ? { record: change.record } : {}),
      ...('approvalUid' in change ? { approval: change.approvalUid } : {}),
      ...('approval' in change ? { approval: change.approval.uid } : {}),
      ...('deviceId' in change ? { device: change.deviceId } : {}),
      ...('device' in change ? { device: change.device.id } : {}),
    }));
  }

  changeCount(): number {
    return this.entries.length;
  }

  reset(): void {
    this.entries = [];
    this.journal.rewrite([]);
    this.current = seedState(this.seed.records, this.begin());
    this.refusals = [];
    this.pendingInvitations = [];
    this.transfersLoseRecords = false;
    this.nestedLicensed = this.seed.nested;
    this.passwordPolicy = undefined;
    this.administrator = this.seed.administrator;
  }

  close(): void {
    this.journal.close();
    this.beginning.close();
  }
}
