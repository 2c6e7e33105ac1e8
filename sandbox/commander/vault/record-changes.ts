/** What adding and updating a record does to the vault: content, revision, place, and who has access to a nested one. */
import { ACCOUNT, type NestedAccess, type StoredRecord, type TypedContent, type VaultState } from './model';
import { NESTED_ROOT } from './uid';

export type RecordChange =
  | {
      kind: 'record-added';
      mode: 'classic' | 'nsf';
      /** Its uid. */
      record: string;
      /** Absent: the root of the vault. */
      folder?: string;
      content: TypedContent;
      /** Milliseconds since the epoch. */
      modified: number;
    }
  | { kind: 'record-updated'; mode: 'classic' | 'nsf'; record: string; content: TypedContent; modified: number };

/** The state after the change; the given one stays as it is. */
export function applyRecordChange(state: VaultState, change: RecordChange): VaultState {
  const revision = state.revision + 1;
  const { record: uid, modified } = change;
  const content: StoredRecord['content'] = { version: 3, typed: change.content };
  const put = (record: StoredRecord): VaultState => ({
    ...state,
    revision,
    records: new Map(state.records).set(uid, record),
  });
  if (change.kind === 'record-updated') {
    const before = state.records.get(uid);
    return before === undefined ? state : put({ ...before, revision, modified, content });
  }
  const nested = change.mode === 'nsf';
  const added = put({
    uid,
    nested,
    owner: ACCOUNT,
    revision,
    modified,
    inFolder: false,
    rotation: false,
    content,
  });
  const place = change.folder ?? (nested ? NESTED_ROOT : '');
  const placement = new Map(state.placement).set(place, [...(state.placement.get(place) ?? []), uid]);
  return nested
    ? { ...added, placement, access: new Map(state.access).set(uid, accessIn(state, change.folder)) }
    : { ...added, placement, sharedFolders: withRecord(state, change.folder, uid) };
}

/** The owner's own access, and that of the folder's users; teams get theirs through the folder only. */
function accessIn(state: VaultState, folder: string | undefined): ReadonlyMap<string, NestedAccess> {
  const access = new Map<string, NestedAccess>([[ACCOUNT, { role: 6, owner: true }]]);
  const entries = folder === undefined ? [] : (state.nestedFolders.get(folder)?.access ?? []);
  for (const { accessor, team, role } of entries) {
    if (!team && accessor !== ACCOUNT) access.set(accessor, { role, inherited: true });
  }
  return access;
}

/** In a shared folder, or a folder below one, the record gets the rights that the folder gives by default. */
function withRecord(state: VaultState, place: string | undefined, uid: string): VaultState['sharedFolders'] {
  const folder = state.sharedFolders.get(state.subFolders.get(place ?? '')?.sharedFolder ?? place ?? '');
  if (folder === undefined) return state.sharedFolders;
  const records = new Map(folder.records).set(uid, { edit: folder.defaults.edit, share: folder.defaults.share });
  return new Map(state.sharedFolders).set(folder.uid, { ...folder, records });
}
