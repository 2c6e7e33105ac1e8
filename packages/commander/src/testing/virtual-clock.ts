/** Time for tests: it stands still while anything happens and jumps to the next sleeper when nothing does. */
import type { Clock } from '../options';

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

export function virtualClock(start = Date.UTC(2026, 0, 1)): Clock {
  let now = start;
  const sleepers = new Set<Sleeper>();
  const jump = () => {
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
        // Two turns of the event loop: whatever is already under way (streams, WebCrypto) comes first.
        setImmediate(() => setImmediate(jump));
      }),
  };
}
