/** The steps of any operation against one Commander, in the order the product takes them. */
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import type {
  Deadline,
  Operation,
  Progress,
  Proof,
  Rehearsal,
  Submission,
  TargetStates,
} from '@keeper-workflow/operations';
import { tooOld } from './connection/capabilities';
import { commandPreview, commandText } from './encode';
import { CALL_TIMEOUT, followResult, pollResult, submitCommand, type Poll } from './http';
import { kindOf } from './kinds';
import type { Prepared } from './kinds/kind';
import type { Session } from './session';

/** See `Vault.commandText`. */
export function previewText(operation: Operation): Result<string> {
  const command = kindOf(operation).command(operation);
  return command.ok ? commandPreview(command.value) : command;
}

/** The command as it would be sent now, after everything that has to be true just before. */
async function ready(session: Session, operation: Operation, deadline: Deadline): Promise<Result<Prepared>> {
  const kind = kindOf(operation);
  // What cannot be sent is said before anything is read.
  const pure = kind.command(operation);
  if (!pure.ok) return pure;
  const outdated = tooOld(session.memory.version?.value);
  if (outdated) return fail(outdated);
  return kind.prepare ? kind.prepare(session, operation, deadline) : pure;
}

/** See `Vault.readTarget`. */
export function readTarget<O extends Operation>(
  session: Session,
  operation: O,
  deadline: Deadline,
): Promise<Result<TargetStates[O['kind']]>> {
  session.reads.forget();
  return kindOf(operation).readTarget(session, operation, deadline);
}

/** See `Vault.rehearse`. */
export async function rehearse(session: Session, operation: Operation, deadline: Deadline): Promise<Result<Rehearsal>> {
  const prepared = await ready(session, operation, deadline);
  if (!prepared.ok) return prepared;
  const command = commandPreview(prepared.value);
  if (!command.ok) return command;
  const before = await kindOf(operation).before?.(session, operation, deadline);
  if (!before) return ok({ command: command.value });
  return before.ok ? ok({ command: command.value, before: before.value }) : before;
}

/** See `Vault.prove`. */
export function prove(
  session: Session,
  operation: Operation,
  startedAt: number,
  deadline: Deadline,
): Promise<Result<Proof>> {
  session.reads.forget();
  return kindOf(operation).prove(session, operation, startedAt, deadline);
}

/** See `Vault.submit`. */
export async function submit(session: Session, operation: Operation): Promise<Submission> {
  const { clock, callTimeout } = session.options;
  if (kindOf(operation).readsAnew) session.reads.forget();
  const command = await ready(session, operation, clock.now() + (callTimeout ?? CALL_TIMEOUT));
  if (!command.ok) return { state: 'not-accepted', failure: command.failure };
  const text = commandText(command.value);
  if (!text.ok) return { state: 'not-accepted', failure: text.failure };
  command.value.remember?.();
  // What was read before may be changed now, even where the answer gets lost.
  session.reads.forget();
  const submission = await submitCommand(session.options, text.value);
  switch (submission.state) {
    case 'accepted':
      session.memory.sent(submission.commanderRequestId, clock.now());
      session.memory.syncedAt = undefined;
      session.memory.folderMap = undefined;
      session.memory.folderRecords.clear();
      session.memory.searches.clear();
      session.memory.epmSyncedAt = undefined;
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
  const command = kindOf(operation).command(operation);
  const word = command.ok ? (command.value.command.split(' ')[0] ?? '') : '';
  const following = { id, word, sentAt: session.memory.sentAt(id) };
  const poll = await followResult(session.options, session.memory.pace, following, deadline);
  return poll.ok ? ok(asProgress(session, operation, poll.value)) : poll;
}

function asProgress(session: Session, operation: Operation, poll: Poll): Progress {
  switch (poll.state) {
    case 'waiting':
      return { state: 'waiting' };
    case 'gone':
      return poll;
    case 'answered': {
      const kind = kindOf(operation);
      kind.learn?.(session, operation, poll.result);
      return { state: 'answered', reply: kind.claim(operation, poll.result, session.secrets) };
    }
  }
}
