/**
 * What one session read a moment ago, so that looking at a target, rehearsing its command and checking it just before it is
 * sent read every record once. A session is one invocation; nothing here outlives it, as replies hold secrets.
 */

/** Longer ago than this is no longer "now", ms; an invocation that waits in between reads again. */
const RECENT = 20_000;

/**
 * Commands that only look, at what changes when somebody changes it. Not the lists of what waits for a decision: there
 * somebody else may be faster at any moment, so they are read anew before each decision.
 */
const KEPT = new Set(['get', 'nsf-get', 'ls', 'nsf-list', 'list-team', 'record-permission', 'nsf-record-permission']);

export interface RecentReads<Answer> {
  /** The answer to exactly this text, where there is a recent one. @param word the command's first word. */
  recall(word: string, text: string, now: number): Answer | undefined;
  keep(word: string, text: string, answer: Answer, now: number): void;
  /** Before whatever has to see the vault as it is then: a target, a proof; and when something may have changed it. */
  forget(): void;
}

export function createRecentReads<Answer>(): RecentReads<Answer> {
  const kept = new Map<string, { readonly answer: Answer; readonly at: number }>();
  return {
    recall(word, text, now) {
      const found = KEPT.has(word) ? kept.get(text) : undefined;
      return found && now - found.at < RECENT ? found.answer : undefined;
    },
    keep(word, text, answer, now) {
      if (KEPT.has(word)) kept.set(text, { answer, at: now });
    },
    forget() {
      kept.clear();
    },
  };
}
