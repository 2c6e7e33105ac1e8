/**
 * What can change about a nested shared folder: who is in it, by which role and until when, and whether it takes over
 * who is in the folder above. Access to a folder is access to the records that lie in it, unless they say otherwise.
 */
import { ACCOUNT, type NestedAccess, type NestedFolder, type NestedFolderAccess, type VaultState } from './model';

interface OfNestedFolder {
  mode: 'nsf';
  folder: string;
}

export type NestedFolderChange = OfNestedFolder &
  (
    | { kind: 'folder-shared' | 'folder-share-changed'; user: string; access: NestedFolderAccess }
    | { kind: 'folder-shared' | 'folder-share-changed'; team: string; access: NestedFolderAccess }
    | { kind: 'folder-share-removed'; user: string }
    | { kind: 'folder-share-removed'; team: string }
    | { kind: 'folder-inheritance-ended' }
  );

/** A folder that does not exist stays as it is. */
export function applyNestedFolderChange(state: VaultState, change: NestedFolderChange): VaultState {
  const folder = state.nestedFolders.get(change.folder);
  if (folder === undefined) return state;
  const nestedFolders = new Map(state.nestedFolders).set(folder.uid, changedFolder(folder, change));
  const changed = { ...state, nestedFolders };
  if (!('user' in change)) return changed;
  return recordsFollow(changed, folder.uid, change.user, 'access' in change ? change.access : undefined);
}

function changedFolder(folder: NestedFolder, change: NestedFolderChange): NestedFolder {
  if (change.kind === 'folder-inheritance-ended') return { ...folder, inheritanceEnded: true };
  const accessor = 'user' in change ? change.user : change.team;
  const team = 'team' in change;
  if (change.kind === 'folder-share-removed') {
    return { ...folder, access: folder.access.filter((entry) => entry.accessor !== accessor) };
  }
  const entry = { accessor, team, ...change.access };
  const isThere = folder.access.some((one) => one.accessor === accessor);
  return {
    ...folder,
    access: isThere ? folder.access.map((one) => (one.accessor === accessor ? entry : one)) : [...folder.access, entry],
  };
}

/** Who has a share of the record keeps it as it is; everybody else has what the folder gives. */
function recordsFollow(
  state: VaultState,
  folder: string,
  user: string,
  access: NestedFolderAccess | undefined,
): VaultState {
  const all = new Map(state.access);
  for (const record of state.placement.get(folder) ?? []) {
    const before = all.get(record)?.get(user);
    if (before !== undefined && before.inherited !== true) continue;
    const holders = new Map(all.get(record) ?? []);
    if (access === undefined) holders.delete(user);
    else holders.set(user, { ...access, inherited: true });
    all.set(record, holders);
  }
  return { ...state, access: all };
}

/** The former owner has no share left, only what the record's folder gives. */
export function transferredNested(state: VaultState, uid: string, owner: string): VaultState {
  const record = state.records.get(uid);
  if (record === undefined) return state;
  const holders = new Map(state.access.get(uid) ?? []);
  holders.delete(record.owner);
  const inherited = fromFolder(state, uid, record.owner);
  if (inherited !== undefined) holders.set(record.owner, inherited);
  holders.set(owner, { role: 6, owner: true });
  return {
    ...state,
    records: new Map(state.records).set(uid, { ...record, owner }),
    access: new Map(state.access).set(uid, holders),
  };
}

function fromFolder(state: VaultState, record: string, user: string): NestedAccess | undefined {
  const [folder] = [...state.placement].find(([, records]) => records.includes(record)) ?? [];
  const entry = state.nestedFolders.get(folder ?? '')?.access.find((one) => one.accessor === user);
  if (entry === undefined) return undefined;
  const { role, expiresAt, rotates } = entry;
  return {
    role,
    inherited: true,
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(rotates === undefined ? {} : { rotates }),
  };
}

/** Without the records that the service account has no access to. The same object when there are none. */
export function visibleToAccount(state: VaultState): VaultState {
  const hidden = new Set(
    [...state.records.values()]
      .filter((record) => (record.nested ? state.access.get(record.uid)?.has(ACCOUNT) !== true : record.lost === true))
      .map((record) => record.uid),
  );
  if (hidden.size === 0) return state;
  return {
    ...state,
    records: new Map([...state.records].filter(([uid]) => !hidden.has(uid))),
    placement: new Map([...state.placement].map(([folder, uids]) => [folder, uids.filter((uid) => !hidden.has(uid))])),
  };
}
