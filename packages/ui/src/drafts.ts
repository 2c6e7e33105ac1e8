/**
 * What somebody has typed and not sent yet, kept for the length of the browser tab so that a reload loses nothing. Only
 * texts of requests and decisions come here, never a secret. Where the browser forbids storage, what was typed stays in
 * the memory of the page, and is gone after a reload.
 */
const PREFIX = 'keeper-workflow:';

/** Texts as they would stand in the storage of the browser, for where it forbids or fills it. */
const memory = new Map<string, string>();

interface Held {
  /** When it was last changed, ms since the epoch on the browser's clock. */
  readonly at: number;
  readonly value: unknown;
}

/** The kept value, or undefined when there is none, it cannot be read, or `isValue` refuses it. */
export function readDraft<Value>(key: string, isValue: (value: unknown) => value is Value): Value | undefined {
  const value = held(PREFIX + key)?.value;
  return isValue(value) ? value : undefined;
}

export function keepDraft(key: string, value: unknown): void {
  const text = JSON.stringify({ at: Date.now(), value } satisfies Held);
  try {
    sessionStorage.setItem(PREFIX + key, text);
    memory.delete(PREFIX + key);
  } catch {
    // Storage is forbidden or full: the page keeps it as long as it is there. What is stored is older than this.
    forgetStored(PREFIX + key);
    memory.set(PREFIX + key, text);
  }
}

export function dropDraft(key: string): void {
  memory.delete(PREFIX + key);
  forgetStored(PREFIX + key);
}

/** The keys that begin with `start`, last changed first. */
export function keptDrafts(start: string): readonly string[] {
  return [...new Set([...storedKeys(), ...memory.keys()])]
    .filter((key) => key.startsWith(PREFIX + start))
    .map((key) => ({ key: key.slice(PREFIX.length), at: held(key)?.at ?? 0 }))
    .sort((one, other) => other.at - one.at)
    .map(({ key }) => key);
}

/** Whether what is kept outlives a reload: not where the browser denies storage to the frame. */
export function keepsOverReload(): boolean {
  try {
    sessionStorage.setItem(`${PREFIX}?`, '');
    sessionStorage.removeItem(`${PREFIX}?`);
    return true;
  } catch {
    return false;
  }
}

function held(key: string): Held | undefined {
  try {
    const value: unknown = JSON.parse(memory.get(key) ?? sessionStorage.getItem(key) ?? 'null');
    return isHeld(value) ? value : undefined;
  } catch {
    // Storage is forbidden or holds something else: as if nothing had been kept.
    return undefined;
  }
}

const isHeld = (value: unknown): value is Held =>
  typeof value === 'object' && value !== null && 'value' in value && 'at' in value && typeof value.at === 'number';

function storedKeys(): readonly string[] {
  try {
    return Object.keys(sessionStorage);
  } catch {
    return [];
  }
}

function forgetStored(key: string): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Storage is forbidden: nothing was kept there either.
  }
}
