/** The vault without its secrets, for people and tests to look at. */
import type { ChangeKind, VaultFolder, VaultRecord, VaultShare, VaultView } from '../door';
import type { Cloud } from './cloud';
import { FolderTree } from './folders';
import { ACCOUNT, titleOf, typeOf, type StoredRecord, type VaultState } from './model';
import { roleName } from './roles';

export function viewOf(cloud: Cloud): VaultView {
  const { state } = cloud;
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
    folders: folders(state),
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

function folders(state: VaultState): VaultFolder[] {
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
    ...[...state.sharedFolders.values()].map(({ uid, name, owner, users, teams }): VaultFolder => ({
      uid,
      name,
      kind: 'shared-folder',
      owner,
      users: users.map(({ email, manageUsers, manageRecords }) => ({ user: email, manageUsers, manageRecords })),
      teams: teams.map((team) => ({ ...team, name: teamName(team.uid) })),
    })),
    ...[...state.subFolders.values()].map(({ uid, name, parent }): VaultFolder => ({
      uid,
      name,
      kind: 'shared-sub-folder',
      ...parentOf(parent),
      users: [],
      teams: [],
    })),
    ...[...state.nestedFolders.values()].map(({ uid, name, parent, owner, access }): VaultFolder => ({
      uid,
      name,
      kind: 'nested-shared-folder',
      owner,
      ...parentOf(parent),
      users: access
        .filter((entry) => !entry.team)
        .map(({ accessor, role }) => ({ user: accessor, role: roleName(role) })),
      teams: access
        .filter((entry) => entry.team)
        .map(({ accessor, role }) => ({ uid: accessor, name: teamName(accessor), role: roleName(role) })),
    })),
  ];
}
