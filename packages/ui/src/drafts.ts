/**
 * What somebody has typed and not sent yet, kept for the length of the browser tab so that a reload loses nothing. Only
 * texts of requests and decisions come here, never a secret. Where the browser forbids storage, typing still works.
 */
const PREFIX = 'keeper-workflow:';

/** The kept value, or undefined when there is none, it cannot be read, or `isValue` refuses it. */
export function readDraft<Value>(key: string, isValue: (value: unknown) => value is Value): Value | undefined {
  try {
    const text = sessionStorage.getItem(PREFIX + key);
    if (text === null) return undefined;
    const value: unknown = JSON.parse(text);
    return isValue(value) ? value : undefined;
  } catch {
    // Storage is forbidden or holds something else: as if nothing had been kept.
    return undefined;
  }
}

export function keepDraft(key: string, value: unknown): void {
  try {
    sessionStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // Storage is forbidden or full: the form goes on in memory alone.
  }
}

export function dropDraft(key: string): void {
  try {
    sessionStorage.removeItem(PREFIX + key);
  } catch {
    // Storage is forbidden: nothing was kept either.
  }
}
