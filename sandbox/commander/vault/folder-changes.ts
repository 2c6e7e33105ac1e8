/** What can change about a classic shared folder: who is in it, its defaults, and everybody's rights on its records. */
import type { FolderDefaults, FolderShare, RecordRights, SharedFolder, VaultState } from './model';

/** `revision` is the folder's after the request that made the change; changes of one request share it. */
interface OfFolder {
  folder: string;
  revision: number;
}

export type FolderChange = OfFolder &
  (
    | { kind: 'folder-shared' | 'folder-share-changed'; user: string; share: FolderShare }
    | { kind: 'folder-shared' | 'folder-share-changed'; team: string; share: FolderShare }
    | { kind: 'folder-share-removed'; user: string }
    | { kind: 'folder-share-removed'; team: string }
    | { kind: 'folder-defaults-changed'; defaults: FolderDefaults }
    | { kind: 'record-rights-changed'; record: string; rights: RecordRights }
  );

/** A folder that does not exist stays as it is. */
export function applyFolderChange(state: VaultState, change: FolderChange): VaultState {
  const folder = state.sharedFolders.get(change.folder);
  if (folder === undefined) return state;
  const changed = { ...changedFolder(folder, change), revision: change.revision };
  return {
    ...state,
    revision: Math.max(state.revision, change.revision),
    sharedFolders: new Map(state.sharedFolders).set(folder.uid, changed),
  };
}

function changedFolder(folder: SharedFolder, change: FolderChange): SharedFolder {
  switch (change.kind) {
    case 'folder-shared':
    case 'folder-share-changed':
      return 'user' in change
        ? { ...folder, users: placed(folder.users, { email: change.user, ...change.share }, byEmail) }
        : { ...folder, teams: placed(folder.teams, { uid: change.team, ...change.share }, byUid) };
    case 'folder-share-removed':
      return 'user' in change
        ? { ...folder, users: folder.users.filter(({ email }) => email !== change.user) }
        : { ...folder, teams: folder.teams.filter(({ uid }) => uid !== change.team) };
    case 'folder-defaults-changed':
      return { ...folder, defaults: change.defaults };
    case 'record-rights-changed':
      return { ...folder, records: new Map(folder.records).set(change.record, change.rights) };
  }
}

const byEmail = ({ email }: { email: string }): string => email;
const byUid = ({ uid }: { uid: string }): string => uid;

/** In the place of the one before, or at the end. */
function placed<Entry>(entries: readonly Entry[], entry: Entry, key: (entry: Entry) => string): Entry[] {
  const known = entries.some((one) => key(one) === key(entry));
  return known ? entries.map((one) => (key(one) === key(entry) ? entry : one)) : [...entries, entry];
}

/** The same object when nothing has run out. */
export function withoutExpiredFolderShares(state: VaultState, now: number): VaultState {
  const over = ({ expiresAt }: FolderShare): boolean => expiresAt !== undefined && expiresAt <= now;
  const isCurrent = (share: FolderShare): boolean => !over(share);
  const folders = [...state.sharedFolders.values()];
  if (!folders.some(({ users, teams }) => users.some(over) || teams.some(over))) return state;
  const sharedFolders = new Map(
    folders.map((folder) => [
      folder.uid,
      { ...folder, users: folder.users.filter(isCurrent), teams: folder.teams.filter(isCurrent) },
    ]),
  );
  return { ...state, sharedFolders };
}
