/** Waits for a command's result, polling frugally, until it is there or the deadline has passed. */
import { fail, ok, type Result } from '@keeper-workflow/failures';
import type { Deadline } from '@keeper-workflow/operations';
import type { CommanderOptions } from '../options';
import { firstPollAt, nextPollAt, type Pace } from './pace';
import { pollResult, type Poll } from './result';

export interface Following {
  readonly id: string;
  /** The command's first word. */
  readonly word: string;
  /** When it was handed over, ms; undefined when it was another process that did: then it is asked about at once. */
  readonly sentAt: number | undefined;
}

/** Kept free before the deadline for the last poll's answer to arrive, ms. */
const LAST_CALL = 1000;

/**
 * `waiting` when the deadline came first. Failures are those of `pollResult`: nothing that waiting would mend. Reading a
 * result changes nothing, so calls that got no answer are simply followed by the next one.
 */
export async function followResult(
  options: CommanderOptions,
  pace: Pace,
  following: Following,
  deadline: Deadline,
): Promise<Result<Poll>> {
  const { clock } = options;
  const sentAt = following.sentAt ?? clock.now();
  const usual = pace.usual(following.word);
  let dueAt = following.sentAt === undefined ? sentAt : sentAt + firstPollAt(usual);
  let askedBefore = 0;
  for (let polls = 1; ; polls += 1) {
    const latest = deadline - LAST_CALL;
    if (dueAt > latest && clock.now() < latest) dueAt = latest;
    const wait = dueAt - clock.now();
    if (wait > 0) {
      if (dueAt >= deadline) return ok({ state: 'waiting' });
      await clock.sleep(wait);
    }
    const left = deadline - clock.now();
    if (left <= 0) return ok({ state: 'waiting' });
    const poll = await pollResult(options, following.id, left);
    if (!poll.ok) return fail(poll.failure);
    const elapsed = Math.max(clock.now() - sentAt, 1);
    if (poll.value.state === 'answered' && following.sentAt !== undefined) {
      pace.learn(following.word, askedBefore, elapsed);
    }
    if (poll.value.state !== 'waiting' || dueAt >= latest) return poll;
    askedBefore = elapsed;
    dueAt = sentAt + nextPollAt(polls, elapsed, usual);
  }
}
