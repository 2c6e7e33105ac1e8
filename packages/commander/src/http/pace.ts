/**
 * When to ask for a result. Service Mode allows 60 calls a minute per address and endpoint, and all polls of everybody
 * count as one endpoint, so the first poll comes when this command usually ends and the rest back off.
 */

/** No command is asked about earlier than this after it was sent, ms. */
const SHORTEST = 250;
/** A command that was slow once must not make everybody wait longer than this for the first poll, ms. */
const LONGEST_FIRST = 5000;

/** How long commands usually take before anything is learned, ms: reads come from memory, shares call the cloud. */
const USUAL: Readonly<Record<string, number>> = {
  get: 300,
  'nsf-get': 400,
  'share-record': 600,
  'nsf-share-record': 800,
  'sync-down': 600,
};

/** What was learned about durations, per command word; shared by the vaults of a process. */
export interface Pace {
  /** ms from sending the command to the first poll. */
  firstPoll(word: string): number;
  /** `elapsed`: ms from sending to the poll that found it done; `polls`: how many that took. */
  learn(word: string, elapsed: number, polls: number): void;
}

export function createPace(): Pace {
  const learned = new Map<string, number>();
  const firstPoll = (word: string): number => learned.get(word) ?? USUAL[word] ?? SHORTEST;
  return {
    firstPoll,
    learn(word, elapsed, polls) {
      const known = firstPoll(word);
      // Found at the first poll: it may have been done long before, so try a little earlier next time.
      const next = polls === 1 ? known * 0.9 : known + (elapsed - known) / 2;
      learned.set(word, Math.min(LONGEST_FIRST, Math.max(SHORTEST, next)));
    },
  };
}

/**
 * ms after sending at which poll number `made + 1` comes, when the last one came `elapsed` after sending. Grows by
 * two fifths, and never faster than one poll per doubling from 250 ms on: at most 2 + log2(seconds / 0.25) polls.
 */
export const nextPollAt = (made: number, elapsed: number): number =>
  Math.max(elapsed * 1.4, elapsed + SHORTEST, SHORTEST * 2 ** made);
