/** What `record-permission` would change, and what it may not: nothing is changed here. */
import type { FolderNode, FolderTree } from '../vault/folders';
import { ACCOUNT, type SharedFolder, type VaultState } from '../vault/model';
import { learnShares } from './recipients';
import type { CommandContext } from './command';

/** Which rights are to be given, or taken. */
export interface Rights {
  grant: boolean;
  share: boolean;
  edit: boolean;
}

/** A share with one person, as it is to be. */
export interface DirectChange {
  record: string;
  user: string;
  canEdit: boolean;
  canShare: boolean;
}

export interface FolderRightsChange {
  folder: string;
  record: string;
}

export interface Plan<Change> {
  permitted: Change[];
  skipped: Change[];
}

type Folders = readonly (FolderNode | undefined)[];

/** Shares of the records that lie in these folders. What the cloud refuses to name stays as it is. */
export function directChanges(
  context: CommandContext,
  tree: FolderTree,
  folders: Folders,
  rights: Rights,
): Plan<DirectChange> {
  const { session } = context;
  const uids = new Set(folders.flatMap((folder) => tree.classicRecords(folder?.uid) ?? []));
  const records = [...uids].flatMap((uid) => session.state.records.get(uid) ?? []);
  const plan: Plan<DirectChange> = { permitted: [], skipped: [] };
  learnShares(context, records);
  for (const record of records) {
    const into = mayShare(session.state, record.uid) ? plan.permitted : plan.skipped;
    for (const share of session.knownSharesOf(record)?.users ?? []) {
      if (share.owner || share.username === ACCOUNT) continue;
      const change = {
        record: record.uid,
        user: share.username,
        canEdit: rights.edit ? rights.grant : share.editable,
        canShare: rights.share ? rights.grant : share.shareable,
      };
      if (change.canEdit !== share.editable || change.canShare !== share.shareable) into.push(change);
    }
  }
  return plan;
}

/** What the account owns, and what has come to it other than through a shared folder. */
function mayShare(state: VaultState, record: string): boolean {
  if (state.records.get(record)?.owner === ACCOUNT) return true;
  return ![...state.sharedFolders.values()].some((folder) => folder.records.has(record));
}

/** Everybody's rights on the records that lie directly in these folders, as far as they are shared folders. */
export function folderChanges(
  state: VaultState,
  tree: FolderTree,
  folders: Folders,
  rights: Rights,
): Plan<FolderRightsChange> {
  const plan: Plan<FolderRightsChange> = { permitted: [], skipped: [] };
  for (const node of folders) {
    const shared = node && state.sharedFolders.get(node.sharedFolder ?? node.uid);
    if (shared === undefined) continue;
    const here = new Set(tree.classicRecords(node?.uid) ?? []);
    const into = mayManageRecords(state, shared) ? plan.permitted : plan.skipped;
    for (const [record, now] of shared.records) {
      const differs = (rights.edit && now.edit !== rights.grant) || (rights.share && now.share !== rights.grant);
      if (here.has(record) && differs) into.push({ folder: shared.uid, record });
    }
  }
  return plan;
}

const mayManageRecords = (state: VaultState, folder: SharedFolder): boolean =>
  folder.owner === ACCOUNT ||
  folder.users.some(({ email, manageRecords }) => email === ACCOUNT && manageRecords) ||
  folder.teams.some(({ uid, manageRecords }) => manageRecords && state.teams.get(uid)?.member === true);
