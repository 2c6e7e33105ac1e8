/** The records of a folder, each with who has access to it: what sharing them one by one would touch. */
import { ok, type Result } from '@keeper-workflow/failures';
import {
  MOST_FOLDER_RECORDS,
  type Deadline,
  type FolderRecordsAccess,
  type ShareFolderRecords,
} from '@keeper-workflow/operations';
import type { Session } from '../session';
import { readTree } from './folder-tree';
import { markInherited } from './inheritance';
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
    return marks ? { ...access, users: markInherited(access.users, placed?.folderUsers ?? []) } : access;
  });
  return ok({ folder, records });
}
