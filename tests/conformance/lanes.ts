/**
 * Work shared out over several Commanders at once. Each has its own process, port, key and home, and nothing but the
 * machine is common to them.
 */
import { availableParallelism } from 'node:os';

const processors = availableParallelism();

/** Where a Commander is kept busy. CI runs another program at the same time. */
export const LANES = Math.max(1, Math.floor(processors / 2));

/** Where it mostly waits for the product, and the product for it. */
export const WAITING_LANES = Math.max(2, processors);

/**
 * Does every item, each as soon as a lane is free. Results in the order of the items. Rejects with the first error, when
 * every lane has ended.
 */
export async function inLanes<Item, Result>(
  items: readonly Item[],
  lanes: number,
  lane: (next: () => Item | undefined, done: (item: Item, result: Result) => void) => Promise<void>,
): Promise<Result[]> {
  const waiting = [...items];
  const results = new Map<Item, Result>();
  const one = (): Promise<void> =>
    lane(
      () => waiting.shift(),
      (item, result) => results.set(item, result),
    );
  const ends = await Promise.allSettled(Array.from({ length: Math.min(lanes, items.length) }, one));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
  return items.flatMap((item) => {
    const result = results.get(item);
    if (result === undefined) throw new Error('A lane has left something undone.');
    return [result];
  });
}
