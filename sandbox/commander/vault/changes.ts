/** The changes that a vault can undergo. Each is one line in the journal and counts once. */
import type { ClassicShare, NestedAccess, VaultState } from './model';
import { ACCOUNT } from './model';

export type VaultChange =
  | { kind: 'share-granted' | 'share-changed'; mode: 'classic'; record: string; user: string; share: ClassicShare }
  | { kind: 'share-granted' | 'share-changed'; mode: 'nsf'; record: string; user: string; access: NestedAccess }
  | { kind: 'share-revoked'; mode: 'classic' | 'nsf'; record: string; user: string }
  | { kind: 'ownership-transferred'; mode: 'classic' | 'nsf'; record: string; user: string }
  | { kind: 'invitation-sent'; user: string };

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
      return transferred(state, change.record, change.user, change.mode);
    case 'invitation-sent':
      return state;
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

/** Classic: the former owner keeps a share with both rights. */
function transferred(state: VaultState, record: string, owner: string, mode: 'classic' | 'nsf'): VaultState {
  const before = state.records.get(record);
  const records = before === undefined ? state.records : new Map(state.records).set(record, { ...before, owner });
  if (mode === 'nsf') return { ...state, records };
  const kept: ClassicShare = { canEdit: true, canShare: true };
  return { ...state, records, shares: inner(state.shares, record, (map) => map.set(ACCOUNT, kept)) };
}
