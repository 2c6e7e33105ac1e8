/**
 * Which commands a key may run, found out without running any of them: Service Mode compares the first word with the
 * key's list before it queues anything, and what it does queue is the command's own `--help`, which prints its usage and
 * does nothing.
 */
import { submitCommand } from '../http';
import type { CommanderOptions } from '../options';

export type Allowance =
  | { readonly allowed: true; readonly commanderRequestId: string }
  | { readonly allowed: false }
  /** No clear answer: too many calls, queue full, no connection. */
  | { readonly allowed: 'unknown'; readonly code: string };

/** One call. @param word the command's first word, as it stands in the list. @param timeout ms. */
export async function mayRun(options: CommanderOptions, word: string, timeout?: number): Promise<Allowance> {
  const answer = await submitCommand(options, `${word} --help`, timeout);
  if (answer.state === 'accepted') return { allowed: true, commanderRequestId: answer.commanderRequestId };
  if (answer.failure.code === 'commander-command-not-allowed') return { allowed: false };
  return { allowed: 'unknown', code: answer.failure.code };
}
