/** Scheduled triggers: each runs once per interval of the world's time; a leap over several intervals runs it once. */
import type { WorldClock } from '../world';

const MINUTE = 60_000;
export const INTERVALS = { fiveMinute: 5 * MINUTE, hour: 60 * MINUTE, day: 1440 * MINUTE, week: 10_080 * MINUTE };

export interface Schedules {
  /** Counts the intervals from now on anew. */
  restart(): void;
  stop(): void;
}

export function startSchedules(
  clock: WorldClock,
  schedules: readonly { key: string; interval: keyof typeof INTERVALS }[],
  run: (key: string) => void,
): Schedules {
  let cancels = new Map<string, () => void>();
  const plan = (key: string, interval: number): void => {
    const fire = (): void => {
      plan(key, interval);
      run(key);
    };
    cancels.set(key, clock.schedule(clock.now() + interval, fire));
  };
  const stop = (): void => {
    for (const cancel of cancels.values()) cancel();
    cancels = new Map();
  };
  const restart = (): void => {
    stop();
    for (const { key, interval } of schedules) plan(key, INTERVALS[interval]);
  };
  restart();
  return { restart, stop };
}
