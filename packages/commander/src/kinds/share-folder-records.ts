/** Sharing every record of a folder: `share-record` and `nsf-share-record` of the folder, proven record by record. */
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import { MOST_FOLDER_RECORDS, type Deadline, type Proof, type ShareFolderRecords } from '@keeper-workflow/operations';
import { shareFolderRecordsCommand } from '../commands/share-folder-records';
import type { CommandArguments } from '../encode';
import { folderRecordsEvidence } from '../proofs/share-folder-records';
import { readFolderRecords } from '../reads/folder-records';
import { readTree } from '../reads/folder-tree';
import { synced } from '../reads/sync';
import { shareFolderRecordsReply } from '../replies';
import type { Session } from '../session';
import { provenByReading } from './by-reading';
import type { Kind } from './kind';

export const shareFolderRecords: Kind<ShareFolderRecords> = {
  command: (operation) => ok(shareFolderRecordsCommand(operation)),
  async readTarget(session, operation, deadline) {
    await synced(session, deadline);
    return readFolderRecords(session, operation, deadline);
  },
  prepare,
  claim: shareFolderRecordsReply,
  ...provenByReading(look),
};

/**
 * The folder is one, has records, and not more than were looked at for the preview. For revoke in NSF a role is a filter
 * that Commander does not know: somebody with another role on one of the records, and nothing is sent.
 */
async function prepare(
  session: Session,
  operation: ShareFolderRecords,
  deadline: Deadline,
): Promise<Result<CommandArguments>> {
  const command = shareFolderRecordsCommand(operation);
  if (operation.mode !== 'nsf' || operation.action !== 'revoke' || operation.role === undefined) {
    const tree = await readTree(session, operation, MOST_FOLDER_RECORDS, deadline);
    return tree.ok ? ok(command) : tree;
  }
  const read = await readFolderRecords(session, operation, deadline);
  if (!read.ok) return read;
  const { role, recipients } = operation;
  for (const { title, users, usersKnown } of read.value.records) {
    const other = users.find((user) => recipients.includes(user.username) && user.role !== role && !user.inherited);
    if (usersKnown && !other) continue;
    const has = other?.owner ? 'the record' : `the role ${other?.role ?? 'of another kind'}`;
    const detail = other ? `${other.username} has ${has} on ${title}` : 'the present roles cannot be read';
    return fail(failure('invalid-input', { field: 'role', detail }));
  }
  return ok(command);
}

async function look(
  session: Session,
  operation: ShareFolderRecords,
  startedAt: number,
  deadline: Deadline,
): Promise<Result<Omit<Proof, 'synced'>>> {
  const read = await readFolderRecords(session, operation, deadline);
  if (!read.ok) return read;
  const evidence = folderRecordsEvidence(operation, read.value, startedAt);
  return ok({ ...evidence, readAt: session.options.clock.now() });
}
