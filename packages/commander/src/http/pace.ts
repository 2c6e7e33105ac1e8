/**
 * When to ask for a result. Service Mode allows 60 calls a minute per address and endpoint, and all polls of everybody
 * count as one endpoint, so the first poll comes when this command usually ends and the rest back off.
 */

/** No command is asked about earlier than this after it was sent, ms. */
const SHORTEST = 120;
/** A command nothing is known about: most answer from memory within this, ms. */
const FIRST_GUESS = 150;
/** A command that was slow once must not make everybody wait longer than this for the first poll, ms. */
const LONGEST_FIRST = 5000;
/** The second poll at the earliest, and how the later ones grow: √5, so that n polls reach 0.5 s × 2.24^(n-2). */
const SECOND = 500;
const GROWTH = Math.sqrt(5);

/** What was learned about durations, per command word; shared by the vaults of a process. */
export interface Pace {
  /** How long this command usually takes, ms; undefined when it has not been seen. */
  usual(word: string): number | undefined;
  /** It ended between these two times after it was sent, ms: the poll before the last (0: none), and the last. */
  learn(word: string, notBefore: number, by: number): void;
}

export function createPace(): Pace {
  const learned = new Map<string, number>();
  return {
    usual: (word) => learned.get(word),
    learn(word, notBefore, by) {
      const known = learned.get(word);
      // Found at the first poll: it may have been done long before, so come a little earlier next time.
      const next = notBefore === 0 ? by * 0.9 : (notBefore + by) / 2;
      learned.set(word, Math.max(SHORTEST, known === undefined || notBefore > known ? next : (known + next) / 2));
    },
  };
}

/** ms after sending at which the first poll comes. */
export const firstPollAt = (usual: number | undefined): number =>
  Math.min(LONGEST_FIRST, Math.max(SHORTEST, usual ?? FIRST_GUESS));

/**
 * ms after sending at which poll number `made + 1` comes, when the last one came `elapsed` after sending. Grows by a
 * quarter, comes at the usual time if that is still ahead, and never sooner than the series 0.15, 0.5, 1.1, 2.5, 5.6,
 * 12.5, 28, 62.5 s allows: at most 2 + log2(seconds / 0.25) polls, whatever was expected.
 */
export const nextPollAt = (made: number, elapsed: number, usual: number | undefined): number => {
  const soonest = Math.max(elapsed * 1.25, elapsed + SHORTEST, SECOND * GROWTH ** (made - 1));
  return usual !== undefined && usual > elapsed ? Math.max(soonest, usual) : soonest;
};
