/** The changes that a vault can undergo. Each is one line in the journal and counts once. */
import { applyApprovalChange, type ApprovalChange } from './approvals';
import { applyDeviceChange, type DeviceChange } from './devices';
import { applyFolderChange, type FolderChange } from './folder-changes';
import { loseRecord } from './lost-records';
import type { ClassicShare, NestedAccess, VaultState } from './model';
import { ACCOUNT } from './model';
import { applyNestedFolderChange, transferredNested, type NestedFolderChange } from './nested-changes';
import { applyRecordChange, type RecordChange } from './record-changes';

export type VaultChange =
  | { kind: 'share-granted' | 'share-changed'; mode: 'classic'; record: string; user: string; share: ClassicShare }
  | { kind: 'share-granted' | 'share-changed'; mode: 'nsf'; record: string; user: string; access: NestedAccess }
  | { kind: 'share-revoked'; mode: 'classic' | 'nsf'; record: string; user: string }
  | { kind: 'ownership-transferred'; mode: 'classic' | 'nsf'; record: string; user: string; lost?: true }
  | { kind: 'invitation-sent'; user: string }
  | FolderChange
  | NestedFolderChange
  | RecordChange
  | ApprovalChange
  | DeviceChange;

/** The state after the change; the given one stays as it is. */
export function applyChange(state: VaultState, change: VaultChange): VaultState {
  switch (change.kind) {
    case 'share-granted':
    case 'share-changed':
      return change.mode === 'classic'
        ? { ...state, shares: inner(state.shares, change.record, (map) => map.set(change.user, change.share)) }
        : { ...state, access: inner(state.access, change.record, (map) => map.set(change.user, change.access)) };
    case 'share-revoked':
      return change.mode === 'classic'
        ? { ...state, shares: inner(state.shares, change.record, (map) => map.delete(change.user)) }
        : { ...state, access: inner(state.access, change.record, (map) => map.delete(change.user)) };
    case 'ownership-transferred':
      if (change.mode === 'nsf') return transferredNested(state, change.record, change.user);
      return change.lost === true
        ? loseRecord(transferred(state, change.record, change.user), change.record)
        : transferred(state, change.record, change.user);
    case 'invitation-sent':
      return state;
    case 'folder-shared':
    case 'folder-share-changed':
    case 'folder-share-removed':
      return 'mode' in change ? applyNestedFolderChange(state, change) : applyFolderChange(state, change);
    case 'folder-inheritance-ended':
      return applyNestedFolderChange(state, change);
    case 'folder-defaults-changed':
    case 'record-rights-changed':
      return applyFolderChange(state, change);
    case 'record-added':
    case 'record-updated':
      return applyRecordChange(state, change);
    case 'approval-raised':
    case 'approval-decided':
    case 'approval-removed':
      return applyApprovalChange(state, change);
    case 'device-raised':
    case 'device-approved':
    case 'device-denied':
    case 'device-removed':
      return applyDeviceChange(state, change);
  }
}

function inner<Value>(
  outer: ReadonlyMap<string, ReadonlyMap<string, Value>>,
  key: string,
  change: (map: Map<string, Value>) => unknown,
): ReadonlyMap<string, ReadonlyMap<string, Value>> {
  const copy = new Map(outer.get(key) ?? []);
  change(copy);
  return new Map(outer).set(key, copy);
}

/** The former owner keeps a share with both rights. */
function transferred(state: VaultState, record: string, owner: string): VaultState {
  const before = state.records.get(record);
  const records = before === undefined ? state.records : new Map(state.records).set(record, { ...before, owner });
  const kept: ClassicShare = { canEdit: true, canShare: true };
  return { ...state, records, shares: inner(state.shares, record, (map) => map.set(ACCOUNT, kept)) };
}
