/**
 * What is learned about one Commander while a process lives: how long commands take, when it last synced, what the key
 * may not run. Everything here may be lost at any moment; it only saves calls.
 */
import { sha256Hex, type Mode, type RecordRow } from '@keeper-workflow/operations';
import type { CommanderVersion } from './connection/capabilities';
import { createPace, type Pace } from './http';
import type { ListedFolder } from './reads/folder-lists';
import type { FolderMap } from './reads/folder-map';
import { createRecordsMemory, type RecordsMemory } from './records-memory';

/** A refusal is believed for this long, ms; then an administrator may have changed the allow-list. */
const BELIEVED_FOR = 10 * 60_000;
/** Sent commands remembered, to know how long they have been under way. */
const MOST_SENT = 200;

/** What was read, and when, ms. */
export interface Kept<Value> {
  readonly value: Value;
  readonly readAt: number;
}

export interface CommanderMemory {
  readonly pace: Pace;
  readonly records: RecordsMemory;
  /** Which folders there are, for a short time. */
  folderMap: Kept<FolderMap> | undefined;
  /** Records of folders that were searched, by folder uid, and answers of searches, by term; for a short time. */
  readonly folderRecords: Map<string, Kept<readonly RecordRow[]>>;
  readonly searches: Map<string, Kept<{ rows: RecordRow[]; more: boolean }>>;
  /** The lists of folders where the key may not run `ls`, and of those in which something can be rotated, by mode. */
  readonly folderLists: Map<Mode, Kept<readonly ListedFolder[]>>;
  readonly rotatable: Map<Mode, Kept<ReadonlySet<string>>>;
  /** When the vault was last synced, ms. */
  syncedAt: number | undefined;
  /** When a search that found nothing last made it sync, or tried to, ms. */
  refreshedAt: number | undefined;
  /** When the list of EPM requests was last synced, ms; `sync-down` does not do it. */
  epmSyncedAt: number | undefined;
  /** How far the clock of Commander's host shows ahead of UTC, ms, and when that was learned. */
  hostZone: { readonly offset: number; readonly learnedAt: number } | undefined;
  /** What Commander said it is; `undefined` inside: it could not be found out. */
  version: { readonly value: CommanderVersion | undefined; readonly learnedAt: number } | undefined;
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
    folderMap: undefined,
    folderRecords: new Map(),
    searches: new Map(),
    folderLists: new Map(),
    rotatable: new Map(),
    records: createRecordsMemory(),
    syncedAt: undefined,
    refreshedAt: undefined,
    epmSyncedAt: undefined,
    hostZone: undefined,
    version: undefined,
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
