/** Time for tests: it stands still while anything happens and jumps to the next sleeper when nothing does. */
import type { Clock } from '../options';

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** WebCrypto works in threads of its own, which a busy machine may keep waiting: time stands still meanwhile. */
let underWay = 0;
const { subtle } = globalThis.crypto;
for (const method of ['importKey', 'encrypt', 'decrypt'] as const) {
  const original = subtle[method].bind(subtle) as (...args: unknown[]) => Promise<unknown>;
  const counted = async (...args: unknown[]): Promise<unknown> => {
    underWay += 1;
    try {
      return await original(...args);
    } finally {
      underWay -= 1;
    }
  };
  Object.defineProperty(subtle, method, { configurable: true, value: counted });
}

export function virtualClock(start = Date.UTC(2026, 0, 1)): Clock {
  let now = start;
  const sleepers = new Set<Sleeper>();
  const jump = (): void => {
    if (underWay > 0) {
      setImmediate(() => setImmediate(jump));
      return;
    }
    const next = [...sleepers].sort((one, other) => one.at - other.at)[0];
    if (!next) return;
    now = Math.max(now, next.at);
    sleepers.delete(next);
    next.wake();
  };
  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((wake) => {
        const sleeper = { at: now + ms, wake };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', () => sleepers.delete(sleeper));
        // Two turns of the event loop: whatever is already under way (streams) comes first.
        setImmediate(() => setImmediate(jump));
      }),
  };
}
