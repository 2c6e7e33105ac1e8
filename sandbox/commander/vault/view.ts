/** The vault without its secrets, for people and tests to look at. */
import type { ChangeKind, VaultFolder, VaultFolderAccess, VaultRecord, VaultShare, VaultView } from '../door';
import type { Cloud } from './cloud';
import { FolderTree } from './folders';
import {
  ACCOUNT,
  titleOf,
  typeOf,
  type FolderShare,
  type NestedFolderAccess,
  type StoredRecord,
  type VaultState,
} from './model';
import { approvals, devices } from './pending-view';
import { roleName } from './roles';

export function viewOf(cloud: Cloud): VaultView {
  const state = cloud.present;
  const tree = new FolderTree(state);
  const folderOfRecord = new Map([...state.placement].flatMap(([folder, uids]) => uids.map((uid) => [uid, folder])));
  const log = cloud.changes();
  const byKind: Partial<Record<ChangeKind, number>> = {};
  for (const { kind } of log) byKind[kind] = (byKind[kind] ?? 0) + 1;
  return {
    account: ACCOUNT,
    users: [...state.users.values()].map(({ email, name, shareAdmin }) => ({
      email,
      name,
      shareAdmin: shareAdmin === true,
    })),
    teams: [...state.teams.values()].map(({ uid, name }) => ({ uid, name })),
    records: [...state.records.values()].map((record) =>
      recordView(cloud, tree, record, folderOfRecord.get(record.uid)),
    ),
    folders: folders(cloud, state),
    approvals: approvals(state),
    devices: devices(state),
    invitations: log.flatMap(({ kind, user, at }) => (kind === 'invitation-sent' && user ? [{ to: user, at }] : [])),
    changes: { total: log.length, byKind, log },
  };
}

function recordView(cloud: Cloud, tree: FolderTree, record: StoredRecord, folder: string | undefined): VaultRecord {
  const node = folder === undefined ? undefined : tree.get(folder);
  return {
    uid: record.uid,
    title: titleOf(record),
    type: typeOf(record),
    mode: record.nested ? 'nsf' : 'classic',
    owner: record.owner,
    folder: { uid: node?.uid ?? '', path: node === undefined ? '/' : `/${tree.path(node.uid)}` },
    shares: record.nested ? nestedShares(cloud, record) : classicShares(cloud, record),
  };
}

const until = (expiresAt: number | undefined): Pick<VaultShare, 'expiresAt'> =>
  expiresAt === undefined ? {} : { expiresAt: new Date(expiresAt).toISOString() };

const classicShares = (cloud: Cloud, record: StoredRecord): VaultShare[] =>
  cloud
    .sharesOf(record.uid)
    .filter(([user]) => user !== record.owner)
    .map(([user, { canEdit, canShare, expiresAt }]) => ({ user, canEdit, canShare, ...until(expiresAt) }));

const nestedShares = (cloud: Cloud, record: StoredRecord): VaultShare[] =>
  cloud
    .accessTo(record.uid)
    .filter(([, access]) => access.owner !== true)
    .map(([user, { role, inherited, expiresAt }]) => ({
      user,
      role: roleName(role),
      ...(inherited === true ? { inherited } : {}),
      ...until(expiresAt),
    }));

const folderAccess = ({ manageUsers, manageRecords, expiresAt }: FolderShare): VaultFolderAccess => ({
  manageUsers,
  manageRecords,
  ...until(expiresAt),
});

const nestedFolderAccess = ({ role, expiresAt }: NestedFolderAccess): VaultFolderAccess => ({
  role: roleName(role),
  ...until(expiresAt),
});

function folders(cloud: Cloud, state: VaultState): VaultFolder[] {
  const teamName = (uid: string): string => state.teams.get(uid)?.name ?? uid;
  const parentOf = (parent: string | undefined): Pick<VaultFolder, 'parent'> =>
    parent === undefined ? {} : { parent };
  return [
    ...[...state.userFolders.values()].map(({ uid, name, parent }): VaultFolder => ({
      uid,
      name,
      kind: 'user-folder',
      ...parentOf(parent),
      users: [],
      teams: [],
    })),
    ...[...state.sharedFolders.values()].map(({ uid, name, owner, users, teams, records, defaults }): VaultFolder => ({
      uid,
      name,
      kind: 'shared-folder',
      owner,
      users: users.map(({ email, ...access }) => ({ user: email, ...folderAccess(access) })),
      teams: teams.map((team) => ({ uid: team.uid, name: teamName(team.uid), ...folderAccess(team) })),
      records: [...records].map(([record, { edit, share }]) => ({ uid: record, canEdit: edit, canShare: share })),
      defaults: {
        manageUsers: defaults.manageUsers,
        manageRecords: defaults.manageRecords,
        canEdit: defaults.edit,
        canShare: defaults.share,
      },
    })),
    ...[...state.subFolders.values()].map(({ uid, name, parent }): VaultFolder => ({
      uid,
      name,
      kind: 'shared-sub-folder',
      ...parentOf(parent),
      users: [],
      teams: [],
    })),
    ...[...state.nestedFolders.values()].map(({ uid, name, parent, owner }): VaultFolder => {
      const access = cloud.nestedFolderAccess(uid);
      return {
        uid,
        name,
        kind: 'nested-shared-folder',
        owner,
        ...parentOf(parent),
        users: access
          .filter((entry) => !entry.team)
          .map((entry) => ({ user: entry.accessor, ...nestedFolderAccess(entry) })),
        teams: access
          .filter((entry) => entry.team)
          .map((entry) => ({ uid: entry.accessor, name: teamName(entry.accessor), ...nestedFolderAccess(entry) })),
      };
    }),
  ];
}
