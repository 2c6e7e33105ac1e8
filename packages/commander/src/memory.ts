/**
 * What is learned about one Commander while a process lives: how long commands take, when it last synced, what the key
 * may not run. Everything here may be lost at any moment; it only saves calls.
 */
import { sha256Hex } from '@keeper-workflow/operations';
import { createPace, type Pace } from './http';

/** A refusal is believed for this long, ms; then an administrator may have changed the allow-list. */
const BELIEVED_FOR = 10 * 60_000;
/** Sent commands remembered, to know how long they have been under way. */
const MOST_SENT = 200;

export interface CommanderMemory {
  readonly pace: Pace;
  /** When the vault was last synced, ms. */
  syncedAt: number | undefined;
  /** Notes that the key may not run this command (its first word), or that it does not work here. */
  avoid(word: string, now: number): void;
  avoids(word: string, now: number): boolean;
  sent(id: string, at: number): void;
  sentAt(id: string): number | undefined;
}

export function createMemory(): CommanderMemory {
  const avoided = new Map<string, number>();
  const sent = new Map<string, number>();
  return {
    pace: createPace(),
    syncedAt: undefined,
    avoid: (word, now) => void avoided.set(word, now),
    avoids(word, now) {
      const since = avoided.get(word);
      return since !== undefined && now - since < BELIEVED_FOR;
    },
    sent(id, at) {
      sent.set(id, at);
      const [oldest] = sent.keys();
      if (sent.size > MOST_SENT && oldest !== undefined) sent.delete(oldest);
    },
    sentAt: (id) => sent.get(id),
  };
}

const memories = new Map<string, CommanderMemory>();

/** The memory of this process about the Commander at `baseUrl`, as this key knows it: each has an allow-list of its own. */
export function memoryOf(baseUrl: string, apiKey: string): CommanderMemory {
  const name = `${baseUrl} ${sha256Hex(apiKey)}`;
  const known = memories.get(name) ?? createMemory();
  memories.set(name, known);
  return known;
}
