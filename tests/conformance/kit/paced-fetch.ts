/**
 * The kit's way to Commander: never more calls in a minute than it was given for each endpoint, so that it does not use
 * up what Jira needs, and a record of how many were made and refused.
 */
import type { Clock, HttpFetch } from '@keeper-workflow/commander';

const MINUTE = 60_000;

export interface Traffic {
  calls: number;
  /** Answers "too many calls". */
  refused: number;
  /** The most calls to one endpoint within a minute, before the first refusal. */
  busiestMinute: number;
}

export interface PacedFetch {
  readonly fetch: HttpFetch;
  readonly traffic: Traffic;
  /** Waits until `calls` more can be made to any endpoint. Waiting here, and not in a call, leaves calls their time. */
  readonly room: (calls: number) => Promise<void>;
}

/** @param perMinute calls per endpoint and minute; Commander's default limit is 60. */
export function pacedFetch(real: HttpFetch, clock: Clock, perMinute: number): PacedFetch {
  const traffic: Traffic = { calls: 0, refused: 0, busiestMinute: 0 };
  const times = new Map<string, number[]>();
  const recent = (endpoint: string): number[] => {
    const now = clock.now();
    const kept = (times.get(endpoint) ?? []).filter((at) => now - at < MINUTE);
    times.set(endpoint, kept);
    return kept;
  };
  return {
    traffic,
    async room(calls) {
      for (const endpoint of times.keys()) {
        for (let kept = recent(endpoint); kept.length > 0 && kept.length + calls > perMinute; kept = recent(endpoint)) {
          await clock.sleep(MINUTE - (clock.now() - (kept[0] ?? 0)) + 1);
        }
      }
    },
    fetch: async (url, init) => {
      // Commander counts per function: all results together, all submissions together.
      const made = recent(/\/(result|status)\/[^/]+$/.exec(url)?.[1] ?? new URL(url).pathname);
      made.push(clock.now());
      traffic.calls += 1;
      if (traffic.refused === 0) traffic.busiestMinute = Math.max(traffic.busiestMinute, made.length);
      const response = await real(url, init);
      if (response.status === 429) traffic.refused += 1;
      return response;
    },
  };
}
