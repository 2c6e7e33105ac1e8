/**
 * What the package knows about one kind of operation: its command, what must be true just before, what the reply claims,
 * and the read that proves it. One file per kind beside this one, one row each in `index.ts`.
 */
import type { Result } from '@keeper-workflow/failures';
import type { Deadline, Operation, Proof, Reply, TargetStates } from '@keeper-workflow/operations';
import type { CommandArguments } from '../encode';
import type { StoredResult } from '../http';
import type { Session } from '../session';

/** A command ready to be sent, and what the proof wants to know of the vault before it. */
export interface Prepared extends CommandArguments {
  /** Called when it is about to be sent, and not for a rehearsal: else a preview would change what a proof expects. */
  readonly remember?: () => void;
}

export interface Kind<O extends Operation> {
  /**
   * The command as far as the operation alone decides it; for people and for inspection. Pure. A kind whose command also
   * depends on what the vault holds now (an NSF update sends everything back) completes it in `prepare`.
   */
  command(operation: O): Result<CommandArguments>;
  /** The target as it is now. May run a few reading commands. */
  readTarget(session: Session, operation: O, deadline: Deadline): Promise<Result<TargetStates[O['kind']]>>;
  /**
   * Just before sending: what must be true (the folder exists, the role filter holds) and the command to send. A failure
   * means that nothing is sent. Absent: nothing to check, `command` is sent.
   */
  prepare?(session: Session, operation: O, deadline: Deadline): Promise<Result<Prepared>>;
  /** True where the command is made from what was read: then `submit` reads once more, however short a time ago it was. */
  readonly readsAnew?: true;
  /** Which parts of the effect a read before the command already shows; absent where `prove` knows it by itself. */
  before?(session: Session, operation: O, deadline: Deadline): Promise<Result<Proof['parts']>>;
  /** What the stored result claims. @param secrets never shown in the words. */
  claim(operation: O, result: StoredResult, secrets: readonly string[]): Reply;
  /** What the stored result tells this process beyond its claim: the uid of a record that was made. */
  learn?(session: Session, operation: O, result: StoredResult): void;
  /** Reads the vault again. @param startedAt when the command was handed over, ms. */
  prove(session: Session, operation: O, startedAt: number, deadline: Deadline): Promise<Result<Proof>>;
}
