/** Running one reading command to its result: hand over, wait, give back what Commander stored. */
import { fail, failure, ok, type Failure, type Result } from '@keeper-workflow/failures';
import type { Deadline } from '@keeper-workflow/operations';
import { commandText, type CommandArguments } from './encode';
import { followResult, submitCommand, type StoredResult } from './http';
import { memoryOf, type CommanderMemory } from './memory';
import type { CommanderOptions } from './options';
import { createRecentReads, type RecentReads } from './recent-reads';

export interface Session {
  readonly options: CommanderOptions;
  readonly memory: CommanderMemory;
  /** What this session read a moment ago. */
  readonly reads: RecentReads<Run>;
  /** Values no words of Commander may show to people. */
  readonly secrets: readonly string[];
}

export const openSession = (options: CommanderOptions): Session => ({
  options,
  memory: options.memory ?? memoryOf(options.baseUrl, options.apiKey),
  reads: createRecentReads(),
  secrets: [options.apiKey, options.encryptionKey ?? ''],
});

/** A command's result with the id under which Commander keeps it. */
export interface Run {
  readonly id: string;
  readonly result: StoredResult;
  /** Between these two Commander took the command, ms. */
  readonly sentAt: number;
  readonly acceptedAt: number;
}

/**
 * Runs a command that changes nothing. Failures are all `safe` or `never`: an answer that got lost does no harm here.
 * `commander-timeout` when the deadline passed first.
 */
export async function runRead(
  session: Session,
  command: CommandArguments,
  deadline: Deadline,
): Promise<Result<StoredResult>> {
  const run = await runKept(session, command, deadline);
  return run.ok ? ok(run.value.result) : run;
}

/** The same, with the id. What the same session read a moment ago is not read again (see `RecentReads`). */
export async function runKept(
  { options, memory, reads }: Session,
  command: CommandArguments,
  deadline: Deadline,
): Promise<Result<Run>> {
  // What the key's allow-list knows: `epm` for all of its sub-commands.
  const word = command.command.split(' ')[0] ?? '';
  const { clock } = options;
  const text = commandText(command);
  if (!text.ok) return text;
  const sentAt = clock.now();
  const recent = reads.recall(word, text.value, sentAt);
  if (recent) return ok(recent);
  if (sentAt >= deadline) return fail(failure('commander-timeout'));
  if (memory.avoids(word, sentAt)) {
    return fail(failure('commander-command-not-allowed', { detail: word }));
  }
  const submission = await submitCommand(options, text.value, deadline - sentAt);
  if (submission.state !== 'accepted') {
    if (submission.failure.code === 'commander-command-not-allowed') memory.avoid(word, sentAt);
    return fail(harmless(submission.failure));
  }
  const acceptedAt = clock.now();
  const following = { id: submission.commanderRequestId, word: command.command, sentAt: clock.now() };
  const poll = await followResult(options, memory.pace, following, deadline);
  if (!poll.ok) {
    // The key was good a moment ago: this is how a service without a Keeper session answers.
    return fail(poll.failure.code === 'commander-key-rejected' ? failure('commander-no-session') : poll.failure);
  }
  switch (poll.value.state) {
    case 'waiting':
      return fail(failure('commander-timeout'));
    case 'gone':
      return fail(harmless(poll.value.failure));
    case 'answered': {
      const run = { id: following.id, result: poll.value.result, sentAt, acceptedAt };
      reads.keep(word, text.value, run, sentAt);
      return ok(run);
    }
  }
}

const harmless = (why: Failure): Failure =>
  why.retry === 'after-observe' ? failure('commander-unavailable', { cause: why.code }) : why;
