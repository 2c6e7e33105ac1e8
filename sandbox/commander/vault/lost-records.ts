/**
 * Classic records that the service account has given to a new owner and can no longer see. The fixture's cloud leaves a
 * former owner a share with both rights; whether Keeper's does is not known, so the stand-in can do either.
 */
import { ACCOUNT, type VaultState } from './model';

/** Who gives away a record that lies in a shared folder sees it there all the same. */
export const staysInSight = (state: VaultState, record: string): boolean =>
  [...state.sharedFolders.values()].some((folder) => folder.records.has(record));

/** The account's own access to the record goes with it. */
export function loseRecord(state: VaultState, uid: string): VaultState {
  const record = state.records.get(uid);
  if (record === undefined) return state;
  return {
    ...state,
    records: new Map(state.records).set(uid, { ...record, lost: true }),
    shares: new Map(state.shares).set(
      uid,
      new Map([...(state.shares.get(uid) ?? [])].filter(([holder]) => holder !== ACCOUNT)),
    ),
  };
}
