/**
 * Where an app's values are: plain keys, secrets and one space per custom entity. A commit of several changes is one
 * line of the journal, so that after a crash either all of them are there or none. Secrets are sealed in the journal.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openJournal, type WorldClock } from '../../world';

export interface Item {
  value: unknown;
  /** World time, ms since the epoch. */
  createdAt: number;
  updatedAt: number;
  expiresAt?: number;
}

/** `plain`, `secret` or `entity:<name>`. */
export type Space = string;

export interface Change {
  space: Space;
  key: string;
  /** `null`: gone. */
  item: Item | null;
}

export interface Spaces {
  /** `undefined` also for what has expired: this host ends a value on time, where Forge may take up to 48 hours. */
  get(space: Space, key: string): Item | undefined;
  /** Returns after the changes are on the disk, if there is one. */
  commit(changes: readonly Change[]): void;
  /** Everything in a space that has not expired, in order of keys. */
  list(space: Space): [string, Item][];
  names(): Space[];
  clear(): void;
  close(): void;
}

const COMPACT_FROM = 2000;

export function openSpaces(clock: WorldClock, directory: string | undefined, name: string): Spaces {
  const seal = openSeal(directory);
  const journal = openJournal<Change[]>(directory, name);
  const spaces = new Map<Space, Map<string, Item>>();

  const apply = ({ space, key, item }: Change): void => {
    const items = spaces.get(space) ?? new Map<string, Item>();
    spaces.set(space, items);
    if (item) items.set(key, item);
    else items.delete(key);
  };
  const sealed = (change: Change): Change =>
    change.space === 'secret' && change.item
      ? { ...change, item: { ...change.item, value: seal.close(change.item.value) } }
      : change;
  const opened = (change: Change): Change =>
    change.space === 'secret' && change.item
      ? { ...change, item: { ...change.item, value: seal.open(String(change.item.value)) } }
      : change;

  for (const changes of journal.replayed) for (const change of changes) apply(opened(change));
  if (journal.replayed.length > COMPACT_FROM) {
    const everything: Change[][] = [];
    for (const [space, items] of spaces)
      for (const [key, item] of items) everything.push([sealed({ space, key, item })]);
    journal.rewrite(everything);
  }

  const alive = (item: Item | undefined): item is Item =>
    item !== undefined && (item.expiresAt === undefined || item.expiresAt > clock.now());

  return {
    get(space, key) {
      const item = spaces.get(space)?.get(key);
      return alive(item) ? item : undefined;
    },
    commit(changes) {
      journal.append(changes.map(sealed));
      for (const change of changes) apply(change);
    },
    list: (space) =>
      [...(spaces.get(space) ?? [])]
        .filter(([, item]) => alive(item))
        .sort(([left], [right]) => (left < right ? -1 : 1)),
    names: () => [...spaces.keys()],
    clear() {
      journal.rewrite([]);
      spaces.clear();
    },
    close: () => journal.close(),
  };
}

/** AES-256-GCM with a key of its own beside the journals, so that no secret lies in a file in clear text. */
function openSeal(directory: string | undefined): { close(value: unknown): string; open(text: string): unknown } {
  if (directory === undefined) return { close: () => '', open: () => undefined };
  mkdirSync(directory, { recursive: true });
  const file = path.join(directory, 'secrets.key');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600, flush: true });
  const key = readFileSync(file);
  return {
    close(value) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const text = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64');
    },
    open(text) {
      const bytes = Buffer.from(text, 'base64');
      const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
      cipher.setAuthTag(bytes.subarray(12, 28));
      return JSON.parse(cipher.update(bytes.subarray(28), undefined, 'utf8') + cipher.final('utf8')) as unknown;
    },
  };
}
