/** Sharing one record: `share-record` and `nsf-share-record`, proven by the record's permission block. */
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import type { Deadline, Proof, ShareRecord } from '@keeper-workflow/operations';
import { shareRecordCommand } from '../commands/share-record';
import type { CommandArguments } from '../encode';
import { shareRecordEvidence } from '../proofs/share-record';
import { withInheritance } from '../reads/inheritance';
import { synced } from '../reads/sync';
import { readTargetAccess, readTargetRecord } from '../reads/target';
import { shareRecordReply } from '../replies';
import type { Session } from '../session';
import { provenByReading } from './by-reading';
import type { Kind } from './kind';

export const shareRecord: Kind<ShareRecord> = {
  command: (operation) => ok(shareRecordCommand(operation)),
  async readTarget(session, operation, deadline) {
    await synced(session, deadline);
    return readTargetAccess(session, operation, deadline);
  },
  prepare: async (session, operation, deadline) => {
    const filtered = await roleFilter(session, operation, deadline);
    return filtered.ok ? ok(shareRecordCommand(operation)) : filtered;
  },
  claim: shareRecordReply,
  ...provenByReading(look),
};

/**
 * For revoke in NSF a role is a filter (user guide), but `nsf-share-record -a revoke` takes any share away whatever
 * `-r` says. So the filter is kept here: somebody with another role, and nothing is sent.
 */
async function roleFilter(
  session: Session,
  operation: ShareRecord,
  deadline: Deadline,
): Promise<Result<CommandArguments | undefined>> {
  if (operation.mode !== 'nsf' || operation.action !== 'revoke' || operation.role === undefined) return ok(undefined);
  const { role, recipients } = operation;
  const read = await readTargetRecord(session, operation, deadline);
  if (!read.ok) return read;
  if (!read.value.access.usersKnown) {
    return fail(failure('invalid-input', { field: 'role', detail: 'the present roles cannot be read' }));
  }
  const other = read.value.access.users.find((user) => recipients.includes(user.username) && user.role !== role);
  if (!other) return ok(undefined);
  const detail = `${other.username} has ${other.owner ? 'the record' : `the role ${other.role ?? 'of another kind'}`}`;
  return fail(failure('invalid-input', { field: 'role', detail }));
}

async function look(
  session: Session,
  operation: ShareRecord,
  startedAt: number,
  deadline: Deadline,
): Promise<Result<Omit<Proof, 'synced'>>> {
  const read = await readTargetRecord(session, operation, deadline);
  if (!read.ok) return read;
  const { access } = read.value;
  const evidence = shareRecordEvidence(operation, access, startedAt);
  if (operation.mode === 'nsf' && operation.action === 'revoke' && evidence.verdict !== 'shown') {
    const users = await withInheritance(session, read.value, operation.recipients, deadline);
    if (!users.ok) return users;
    const closer = shareRecordEvidence(operation, { ...access, users: users.value }, startedAt);
    return ok({ ...closer, readAt: access.readAt });
  }
  return ok({ ...evidence, readAt: access.readAt });
}
