/** The steps of a share-record operation against one Commander, in the order the product takes them. */
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import type { Deadline, Operation, Progress, Proof, Submission } from '@keeper-workflow/operations';
import { shareRecordCommand } from './commands/share-record';
import { commandText } from './encode';
import { CALL_TIMEOUT, followResult, pollResult, submitCommand, type Poll } from './http';
import { shareRecordEvidence } from './proofs/share-record';
import { withInheritance } from './reads/inheritance';
import { synced } from './reads/sync';
import { readTargetAccess, readTargetRecord } from './reads/target';
import { shareRecordReply } from './replies';
import type { Session } from './session';

/** See `Vault.submit`. */
export async function submit(session: Session, operation: Operation): Promise<Submission> {
  const text = commandText(shareRecordCommand(operation));
  if (!text.ok) return { state: 'not-accepted', failure: text.failure };
  const filtered = await roleFilter(session, operation);
  if (!filtered.ok) return { state: 'not-accepted', failure: filtered.failure };
  const sentAt = session.options.clock.now();
  const submission = await submitCommand(session.options, text.value);
  switch (submission.state) {
    case 'accepted':
      session.memory.sent(submission.commanderRequestId, sentAt);
      // What was read before may be changed now.
      session.memory.syncedAt = undefined;
      return submission;
    case 'not-accepted':
      return submission;
    case 'lost': {
      const { code, detail, cause } = submission.failure;
      const why = [code, detail, cause].filter((part) => part !== undefined).join(' ');
      return { state: 'lost', failure: failure('commander-reply-lost', { cause: why }) };
    }
  }
}

/**
 * For revoke in NSF a role is a filter (user guide), but `nsf-share-record -a revoke` takes any share away whatever
 * `-r` says. So the filter is kept here: somebody with another role, and nothing is sent.
 */
async function roleFilter(session: Session, operation: Operation): Promise<Result<undefined>> {
  if (operation.mode !== 'nsf' || operation.action !== 'revoke' || operation.role === undefined) return ok(undefined);
  const { role, recipients } = operation;
  const deadline = session.options.clock.now() + (session.options.callTimeout ?? CALL_TIMEOUT);
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

/** See `Vault.progress`. */
export async function progress(session: Session, operation: Operation, id: string): Promise<Result<Progress>> {
  const poll = await pollResult(session.options, id);
  return poll.ok ? ok(asProgress(session, operation, poll.value)) : poll;
}

/** See `Vault.follow`. */
export async function follow(
  session: Session,
  operation: Operation,
  id: string,
  deadline: Deadline,
): Promise<Result<Progress>> {
  const following = { id, word: shareRecordCommand(operation).command, sentAt: session.memory.sentAt(id) };
  const poll = await followResult(session.options, session.memory.pace, following, deadline);
  return poll.ok ? ok(asProgress(session, operation, poll.value)) : poll;
}

function asProgress(session: Session, operation: Operation, poll: Poll): Progress {
  switch (poll.state) {
    case 'waiting':
      return { state: 'waiting' };
    case 'gone':
      return poll;
    case 'answered':
      return { state: 'answered', reply: shareRecordReply(operation, poll.result, session.secrets) };
  }
}

/** See `Vault.readTarget`. */
export async function readTarget(
  session: Session,
  operation: Operation,
  deadline: Deadline,
): ReturnType<typeof readTargetAccess> {
  await synced(session, deadline);
  return readTargetAccess(session, operation, deadline);
}

/** See `Vault.prove`. */
export async function prove(
  session: Session,
  operation: Operation,
  startedAt: number,
  deadline: Deadline,
): Promise<Result<Proof>> {
  const isSynced = await synced(session, deadline);
  const read = await readTargetRecord(session, operation, deadline);
  if (!read.ok) return read;
  const { access } = read.value;
  const evidence = shareRecordEvidence(operation, access, startedAt);
  if (operation.mode === 'nsf' && operation.action === 'revoke' && evidence.verdict !== 'shown') {
    const users = await withInheritance(session, read.value, operation.recipients, deadline);
    if (!users.ok) return users;
    const closer = shareRecordEvidence(operation, { ...access, users: users.value }, startedAt);
    return ok({ ...closer, readAt: access.readAt, synced: isSynced });
  }
  return ok({ ...evidence, readAt: access.readAt, synced: isSynced });
}
