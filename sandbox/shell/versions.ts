/** How often what a page shows has changed: pages ask for it every second and fetch themselves again when it moved. */
import type { World } from './world';

export interface Versions {
  /** Of an issue by its key, of `jira` (any issue) or of `vault`. */
  of(key: string): string;
  close(): void;
}

export function countVersions(world: Pick<World, 'jira' | 'standIn'>): Versions {
  const changes = new Map<string, number>();
  const count = (key: string): void => void changes.set(key, (changes.get(key) ?? 0) + 1);
  const unsubscribe = world.jira.events.on(({ issueKey }) => {
    count(issueKey);
    count('jira');
  });
  return {
    of: (key) => String(key === 'vault' ? (world.standIn?.changeCount() ?? 0) : (changes.get(key) ?? 0)),
    close: unsubscribe,
  };
}
