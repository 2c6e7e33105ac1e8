/** The operation's record: that it exists, is a record, lives under the mode asked for, and who has access to it. */
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import type { Deadline, RecordAccess, ShareRecord } from '@keeper-workflow/operations';
import type { Session } from '../session';
import { withInheritance } from './inheritance';
import { readRecord, type ReadRecord } from './record';

/**
 * One command as a rule. Failures: `record-not-found`, `record-other-mode` (detail: the mode it lives under),
 * `nsf-unavailable`, `commander-command-not-allowed`, and what reading can fail with.
 */
export async function readTargetRecord(
  session: Session,
  { mode, record }: Pick<ShareRecord, 'mode' | 'record'>,
  deadline: Deadline,
): Promise<Result<ReadRecord>> {
  const first = mode === 'nsf' ? 'nsf-get' : 'get';
  const read = await readRecord(session, first, record.uid, deadline);
  if (read.ok) return inMode(read.value, mode);
  // `nsf-get` knows NSF records only; `get` knows both, so it tells a missing record from a classic one, and stands in
  // where the key may not run `nsf-get`.
  const askOther = mode === 'nsf' && ['record-not-found', 'commander-command-not-allowed'].includes(read.failure.code);
  if (!askOther) return read;
  const other = await readRecord(session, 'get', record.uid, deadline);
  if (other.ok) return inMode(other.value, mode);
  return other.failure.code === 'commander-command-not-allowed' ? read : other;
}

/** For the preview and the check before execution: also says whose access comes from the folder, where that matters. */
export async function readTargetAccess(
  session: Session,
  operation: ShareRecord,
  deadline: Deadline,
): Promise<Result<RecordAccess>> {
  const read = await readTargetRecord(session, operation, deadline);
  if (!read.ok) return read;
  if (operation.mode !== 'nsf' || operation.action !== 'revoke') return ok(read.value.access);
  const users = await withInheritance(session, read.value, operation.recipients, deadline);
  return users.ok ? ok({ ...read.value.access, users: users.value }) : users;
}

function inMode(read: ReadRecord, mode: ShareRecord['mode']): Result<ReadRecord> {
  if (read.access.mode === mode) return ok(read);
  return fail(failure('record-other-mode', { field: 'record', detail: read.access.mode }));
}
