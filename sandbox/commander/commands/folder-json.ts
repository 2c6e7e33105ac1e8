/** Folders as `get` and `nsf-get` print them. */
import { localTime } from '../text/python';
import type { FolderNode, FolderTree } from '../vault/folders';
import { titleOf, type SharedFolder, type VaultState } from '../vault/model';

/** The enterprise's share admins, for every object. */
export const SHARE_ADMINS = ['carol@acme.example'];

export function sharedFolderJson(state: VaultState, tree: FolderTree, folder: SharedFolder): Record<string, unknown> {
  const records = [...folder.records].map(([uid, rights]) => ({
    record_uid: uid,
    can_edit: rights.edit,
    can_share: rights.share,
    record_name: nameOf(state, uid),
  }));
  const teams = folder.teams.map((team) => ({
    name: state.teams.get(team.uid)?.name,
    team_uid: team.uid,
    manage_records: team.manageRecords,
    manage_users: team.manageUsers,
    expiration: until(team.expiresAt),
  }));
  return {
    folder_uid: folder.uid,
    type: 'classic_folder',
    name: folder.name,
    path: tree.path(folder.uid),
    parent_uid: null,
    folder: { uid: null, path: '/' },
    manage_users: folder.defaults.manageUsers,
    manage_records: folder.defaults.manageRecords,
    can_edit: folder.defaults.edit,
    can_share: folder.defaults.share,
    ...(records.length === 0 ? {} : { records }),
    users: folder.users.map((user) => ({
      username: user.email,
      user_id: state.users.get(user.email)?.uid,
      owner: user.email === folder.owner,
      manage_records: user.manageRecords,
      manage_users: user.manageUsers,
      expiration: until(user.expiresAt),
    })),
    ...(teams.length === 0 ? {} : { teams }),
    share_admins: SHARE_ADMINS,
  };
}

const until = (expiresAt: number | undefined): string =>
  expiresAt === undefined ? 'never' : localTime(expiresAt, 'T');

/** User folders, sub folders of shared folders and nested folders. */
export function folderJson(state: VaultState, tree: FolderTree, node: FolderNode): Record<string, unknown> {
  return {
    folder_uid: node.uid,
    type: node.kind === 'nested' ? 'nested_share_folder' : 'classic_folder',
    name: node.name,
    path: tree.path(node.uid),
    parent_uid: node.parent ?? null,
    folder: { uid: node.parent ?? null, path: node.parent === undefined ? '/' : tree.path(node.parent) },
    ...(node.sharedFolder === undefined ? {} : { shared_folder_uid: node.sharedFolder }),
    ...(node.kind === 'sub' ? {} : { records: recordNames(state, tree.classicRecords(node.uid) ?? []) }),
  };
}

export const recordNames = (state: VaultState, uids: readonly string[]): Record<string, unknown>[] =>
  uids.map((uid) => ({ record_uid: uid, record_name: nameOf(state, uid) }));

const nameOf = (state: VaultState, uid: string): string | undefined => {
  const record = state.records.get(uid);
  return record === undefined ? undefined : titleOf(record);
};
