/**
 * Several sandboxes for one file of tests. A run spends most of its time waiting for Commander's answers, so a few worlds
 * side by side finish sooner than one; each run gets a world of its own, back at the seed.
 */
import { vi } from 'vitest';
import type { SandboxOptions } from '../../sandbox/shell/door';
import { startWorld, type TestWorld } from '../world';

export interface Worlds {
  /** Runs in a world that nobody else uses meanwhile, reset before. Waits in line when all are in use. */
  use<Value>(run: (world: TestWorld) => Promise<Value>): Promise<Value>;
  close(): Promise<void>;
}

/** As many tests of one file run at the same time; a world is started when it is first needed. */
const MOST_WORLDS = 8;

/** To be called before the file's tests begin. */
export function createWorlds(options: Partial<SandboxOptions> = {}): Worlds {
  vi.setConfig({ maxConcurrency: MOST_WORLDS });
  const idle: TestWorld[] = [];
  const line: ((world: TestWorld) => void)[] = [];
  const started: TestWorld[] = [];
  let starting: Promise<unknown> = Promise.resolve();
  let wanted = 0;

  const start = async (): Promise<TestWorld> => {
    // One after the other: the first one builds what is stale.
    const mine = starting.then(() => startWorld(options));
    starting = mine.catch(() => undefined);
    const world = await mine;
    started.push(world);
    return world;
  };
  const acquire = async (): Promise<TestWorld> => {
    const waiting = idle.pop();
    if (waiting) return waiting;
    if (wanted >= MOST_WORLDS) return new Promise((resolve) => line.push(resolve));
    wanted += 1;
    return start();
  };
  const release = (world: TestWorld): void => {
    const next = line.shift();
    if (next) next(world);
    else idle.push(world);
  };

  return {
    async use(run) {
      const world = await acquire();
      try {
        await world.sandbox.reset();
        return await run(world);
      } finally {
        release(world);
      }
    },
    async close() {
      await Promise.all(started.map((world) => world.close()));
    },
  };
}
