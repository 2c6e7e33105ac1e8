/**
 * The world's time. Every part of the sandbox (Forge host, Jira, Commander stand-in) asks this clock, so that
 * `POST /sandbox/clock` moves all of them at once: expiries pass, delayed events become due, schedules fire.
 * Time runs at the pace of the machine's clock plus what was advanced.
 */
export interface WorldClock {
  /** Milliseconds since the epoch, in the world's time. */
  now(): number;
  /** Moves the world's time forward by `seconds` (never back) and fires what has become due. Returns the new time. */
  advance(seconds: number): number;
  /** Milliseconds that the world is ahead of the machine. */
  offset(): number;
  /** Calls `run` once when the world's time reaches `at` (ms since the epoch). Returns a function that cancels it. */
  schedule(at: number, run: () => void): () => void;
  /** Resolves when `milliseconds` of the world's time have passed. */
  sleep(milliseconds: number): Promise<void>;
  /** Called with the new offset after every advance. Returns a function that unsubscribes. */
  onAdvance(listener: (offset: number) => void): () => void;
  /** Cancels everything that is scheduled. */
  close(): void;
}

interface Timer {
  at: number;
  run: () => void;
}

const LONGEST_TIMEOUT = 2 ** 31 - 1;

export function createWorldClock(initialOffset = 0): WorldClock {
  let offset = initialOffset;
  const timers = new Set<Timer>();
  const listeners = new Set<(offset: number) => void>();
  let wake: NodeJS.Timeout | undefined;

  const now = () => Date.now() + offset;

  const fireDue = (): void => {
    const due = [...timers].filter((timer) => timer.at <= now()).sort((a, b) => a.at - b.at);
    for (const timer of due) {
      if (timers.delete(timer)) timer.run();
    }
    arm();
  };

  const arm = (): void => {
    if (wake) clearTimeout(wake);
    wake = undefined;
    if (timers.size === 0) return;
    const next = Math.min(...[...timers].map((timer) => timer.at));
    wake = setTimeout(fireDue, Math.min(Math.max(next - now(), 0), LONGEST_TIMEOUT));
    wake.unref();
  };

  const schedule = (at: number, run: () => void): (() => void) => {
    const timer: Timer = { at, run };
    timers.add(timer);
    arm();
    return () => {
      timers.delete(timer);
    };
  };

  return {
    now,
    offset: () => offset,
    advance(seconds) {
      if (!(seconds >= 0)) throw new RangeError('The clock only moves forward.');
      offset += Math.round(seconds * 1000);
      for (const listener of listeners) listener(offset);
      fireDue();
      return now();
    },
    schedule,
    sleep: (milliseconds) => new Promise((resolve) => void schedule(now() + milliseconds, resolve)),
    onAdvance(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close() {
      timers.clear();
      listeners.clear();
      if (wake) clearTimeout(wake);
    },
  };
}
