/** The records of a folder, each with who has access to it: what sharing them one by one would touch. */
import { ok, type Result } from '@keeper-workflow/failures';
import {
  MOST_FOLDER_RECORDS,
  type Deadline,
  type FolderRecordsAccess,
  type RecordAccess,
  type ShareFolderRecords,
} from '@keeper-workflow/operations';
import type { Session } from '../session';
import { readTree, type TreeRecord } from './folder-tree';
import { readRecords } from './records';

/**
 * A command for each folder and for each record. Failures: those of `readTree` (at most 50 records) and of
 * `readTargetRecord`. For revoke in NSF it also says whose access comes from the folder the record lies in.
 */
export async function readFolderRecords(
  session: Session,
  operation: ShareFolderRecords,
  deadline: Deadline,
): Promise<Result<FolderRecordsAccess>> {
  const tree = await readTree(session, operation, MOST_FOLDER_RECORDS, deadline);
  if (!tree.ok) return tree;
  const read = await readRecords(session, operation.mode, tree.value.records, deadline);
  if (!read.ok) return read;
  const { records: _all, ...folder } = tree.value.access;
  const marks = operation.mode === 'nsf' && operation.action === 'revoke';
  const records = read.value.map(({ access }) => {
    const placed = tree.value.records.find(({ uid }) => uid === access.uid);
    return marks ? withInherited(access, placed) : access;
  });
  return ok({ folder, records });
}

/** The same person with the same role in the folder: that access stays whatever happens to the record's share. */
function withInherited(access: RecordAccess, placed: TreeRecord | undefined): RecordAccess {
  const inFolder = new Map((placed?.folderUsers ?? []).map(({ username, role }) => [username, role]));
  const users = access.users.map((user) =>
    !user.owner && user.role !== undefined && inFolder.get(user.username) === user.role
      ? { ...user, inherited: true }
      : user,
  );
  return { ...access, users };
}
