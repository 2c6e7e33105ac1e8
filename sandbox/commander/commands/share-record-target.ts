/** What RECORD of `share-record` can name: a record by uid, path or title in the root, or a shared folder. */
import { CommandError, PythonError, UnknownForm } from '../reply/outcome';
import { FolderTree, type FolderNode } from '../vault/folders';
import { titleOf, type StoredRecord } from '../vault/model';
import type { Session } from '../vault/session';

const NAME = 'share-record';

/** At least one record. Throws CommandError when nothing has that name. */
export function recordsToShare(session: Session, name: string, recursive: boolean): StoredRecord[] {
  const tree = new FolderTree(session.state);
  const uids = uidsOf(session, tree, name, recursive);
  if (uids === undefined) throw new CommandError(NAME, 'Enter name or uid of existing record or shared folder');
  if (uids.length === 0) throw new CommandError(NAME, 'There are no records to share selected');
  return uids.flatMap((uid) => session.state.records.get(uid) ?? []);
}

function uidsOf(session: Session, tree: FolderTree, name: string, recursive: boolean): readonly string[] | undefined {
  const { records, sharedFolders } = session.state;
  if (records.has(name)) return [name];
  const node = tree.get(name);
  if (node) return inFolder(tree, node, recursive);
  const byName = [...sharedFolders.values()].find((folder) => folder.name.toLowerCase() === name);
  if (byName) {
    if (!recursive) throw new CommandError(NAME, '--recursive parameter is required');
    return [...byName.records.keys()];
  }
  const { folder, rest } = tree.resolve(name);
  if (rest === '') return folder === undefined ? undefined : inFolder(tree, folder, recursive);
  if (folder?.kind === 'nested') throw new UnknownForm('share-record of a path into a nested folder');
  const inside = tree.classicRecords(folder?.uid);
  if (inside === undefined) throw new PythonError("'NoneType' object is not iterable");
  const found = inside.find((uid) => {
    const record = records.get(uid);
    return record !== undefined && titleOf(record).toLowerCase() === rest.toLowerCase();
  });
  return found === undefined ? undefined : [found];
}

/** Undefined for a folder that is not shared in the classic way. */
function inFolder(tree: FolderTree, node: FolderNode, recursive: boolean): readonly string[] | undefined {
  if (node.kind !== 'shared' && node.kind !== 'sub') return undefined;
  const folders = [node, ...(recursive ? tree.below(node.uid) : [])];
  return [...new Set(folders.flatMap((folder) => tree.classicRecords(folder.uid) ?? []))];
}
