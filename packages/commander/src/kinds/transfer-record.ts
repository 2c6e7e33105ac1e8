/** Giving one record to another owner: `share-record -a owner` and its NSF namesake, proven by who owns it then. */
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import { normaliseEmail, type Deadline, type Proof, type TransferRecord } from '@keeper-workflow/operations';
import { transferRecordCommand } from '../commands/transfer-record';
import type { CommandArguments } from '../encode';
import { goneEvidence, transferEvidence } from '../proofs/transfer-record';
import { synced } from '../reads/sync';
import { readTargetRecord } from '../reads/target';
import { transferReply } from '../replies';
import type { Session } from '../session';
import type { Kind } from './kind';

export const transferRecord: Kind<TransferRecord> = {
  command: (operation) => ok(transferRecordCommand(operation)),
  async readTarget(session, operation, deadline) {
    await synced(session, deadline);
    const read = await readTargetRecord(session, operation, deadline);
    return read.ok ? ok(read.value.access) : read;
  },
  prepare,
  claim: transferReply,
  prove,
};

/** The record has to be there, so that its absence afterwards means something, and not to be the new owner's already. */
async function prepare(
  session: Session,
  operation: TransferRecord,
  deadline: Deadline,
): Promise<Result<CommandArguments>> {
  const read = await readTargetRecord(session, operation, deadline);
  if (!read.ok) return read;
  const newOwner = normaliseEmail(operation.newOwner);
  if (read.value.access.users.some(({ owner, username }) => owner && username === newOwner)) {
    return fail(failure('recipient-is-owner', { field: 'newOwner', detail: newOwner }));
  }
  return ok(transferRecordCommand(operation));
}

async function prove(
  session: Session,
  operation: TransferRecord,
  _startedAt: number,
  deadline: Deadline,
): Promise<Result<Proof>> {
  const isSynced = await synced(session, deadline);
  const read = await readTargetRecord(session, operation, deadline);
  if (read.ok) {
    const { access } = read.value;
    return ok({ ...transferEvidence(operation, access), readAt: access.readAt, synced: isSynced });
  }
  if (read.failure.code !== 'record-not-found') return read;
  return ok({ ...goneEvidence(operation, isSynced), readAt: session.options.clock.now(), synced: isSynced });
}
