/**
 * `vault/shared_folder_update_v3`, the one call that changes shared folders: what it asks for, what the cloud does with
 * it, and what it says to each line. The cloud checks no rights here: the fixture's does not, and what the real one
 * would refuse is not known.
 */
import type { Expiration } from '../text/expiration';
import type { Cloud } from '../vault/cloud';
import { ACCOUNT, type FolderShare, type RecordRights, type SharedFolder } from '../vault/model';

export interface FolderUpdate {
  folder: string;
  /** What is not named stays as it is. */
  defaults: { manageRecords?: boolean; manageUsers?: boolean; edit?: boolean; share?: boolean };
  users: readonly ShareUpdate[];
  teams: readonly ShareUpdate[];
  records: readonly RecordUpdate[];
}

/** @property who E-mail of a user, uid of a team. */
export type ShareUpdate =
  | { who: string; kind: 'add' | 'update'; manageRecords?: boolean; manageUsers?: boolean; expiration: Expiration }
  | { who: string; kind: 'remove' };

export interface RecordUpdate {
  record: string;
  edit?: boolean;
  share?: boolean;
}

export interface FolderUpdateStatus {
  about: 'team' | 'user' | 'record';
  /** Uid of the team or record, e-mail of the user. */
  who: string;
  kind: 'add' | 'update' | 'remove';
  /** `success`, or the cloud's word for why not. */
  status: string;
  expiration: Expiration;
}

/** Teams, users, records; each first the additions, then the changes, then the removals. Throws CloudError. */
export function updateSharedFolders(
  cloud: Cloud,
  command: string,
  updates: readonly FolderUpdate[],
): FolderUpdateStatus[] {
  cloud.call('vault/shared_folder_update_v3');
  return updates.flatMap((update) => new OneFolder(cloud, command, update).carryOut());
}

const ORDER = ['add', 'update', 'remove'] as const;

class OneFolder {
  private readonly base: { folder: string; revision: number };

  constructor(
    private readonly cloud: Cloud,
    private readonly command: string,
    private readonly update: FolderUpdate,
  ) {
    this.base = { folder: update.folder, revision: cloud.state.revision + 1 };
  }

  carryOut(): FolderUpdateStatus[] {
    const { defaults, users, teams, records } = this.update;
    if (Object.keys(defaults).length > 0) this.changeDefaults();
    const inOrder = (all: readonly ShareUpdate[]): ShareUpdate[] =>
      ORDER.flatMap((kind) => all.filter((one) => one.kind === kind));
    return [
      ...inOrder(teams).map((one) => this.changeTeam(one)),
      ...inOrder(users).map((one) => this.changeUser(one)),
      ...records.map((one) => this.changeRecord(one)),
    ];
  }

  private get folder(): SharedFolder | undefined {
    return this.cloud.present.sharedFolders.get(this.update.folder);
  }

  private changeDefaults(): void {
    if (!this.folder) return;
    const { manageRecords, manageUsers, edit, share } = this.update.defaults;
    const before = this.folder.defaults;
    const defaults = {
      manageRecords: manageRecords ?? before.manageRecords,
      manageUsers: manageUsers ?? before.manageUsers,
      edit: edit ?? before.edit,
      share: share ?? before.share,
    };
    this.cloud.commit(this.command, { ...this.base, kind: 'folder-defaults-changed', defaults });
  }

  private changeTeam(one: ShareUpdate): FolderUpdateStatus {
    const team = one.who;
    const before = this.folder?.teams.find(({ uid }) => uid === team);
    if (one.kind === 'remove') this.cloud.commit(this.command, { ...this.base, kind: 'folder-share-removed', team });
    else {
      // A team's expiry is always replaced, a user's only by another one.
      const share = shareOf(one, before, undefined);
      this.cloud.commit(this.command, { ...this.base, kind: kindOf(one.kind), team, share });
    }
    return statusOf('team', one, 'success');
  }

  private changeUser(one: ShareUpdate): FolderUpdateStatus {
    const user = one.who;
    const before = this.folder?.users.find(({ email }) => email === user);
    if (one.kind === 'remove') return statusOf('user', one, this.removeUser(user));
    if (this.cloud.user(user)?.refused === true) return statusOf('user', one, 'access_denied');
    const share = shareOf(one, before, before?.expiresAt);
    this.cloud.commit(this.command, { ...this.base, kind: kindOf(one.kind), user, share });
    return statusOf('user', one, 'success');
  }

  /** Its owner stays in a folder; the account itself is told that it is out and stays as well. */
  private removeUser(user: string): string {
    if (user === ACCOUNT) return 'success';
    if (user === this.folder?.owner) return 'failure';
    this.cloud.commit(this.command, { ...this.base, kind: 'folder-share-removed', user });
    return 'success';
  }

  private changeRecord({ record, edit, share }: RecordUpdate): FolderUpdateStatus {
    const before = this.folder?.records.get(record);
    const status = { about: 'record', who: record, kind: 'update', expiration: undefined } as const;
    if (before === undefined) return { ...status, status: 'access_denied' };
    const rights: RecordRights = { edit: edit ?? before.edit, share: share ?? before.share };
    this.cloud.commit(this.command, { ...this.base, kind: 'record-rights-changed', record, rights });
    return { ...status, status: 'success' };
  }
}

const kindOf = (kind: 'add' | 'update'): 'folder-shared' | 'folder-share-changed' =>
  kind === 'add' ? 'folder-shared' : 'folder-share-changed';

function shareOf(
  { manageRecords, manageUsers, expiration }: Exclude<ShareUpdate, { kind: 'remove' }>,
  before: FolderShare | undefined,
  keptUntil: number | undefined,
): FolderShare {
  const expiresAt = expiration ?? keptUntil;
  return {
    manageRecords: manageRecords ?? before?.manageRecords ?? false,
    manageUsers: manageUsers ?? before?.manageUsers ?? false,
    ...(typeof expiresAt === 'number' ? { expiresAt } : {}),
  };
}

const statusOf = (about: 'team' | 'user', one: ShareUpdate, status: string): FolderUpdateStatus => ({
  about,
  who: one.who,
  kind: one.kind,
  status,
  expiration: one.kind === 'remove' ? undefined : one.expiration,
});
