/**
 * State that survives a crash. Every change is one line, checksummed, written and synced to disk before it is
 * acknowledged; on opening, a torn last line is dropped, everything before it is replayed. Without a directory the
 * journal keeps nothing and costs nothing.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';

export interface Journal<Entry> {
  /** The entries found on opening, oldest first. */
  readonly replayed: readonly Entry[];
  /** Returns after the entry is on the disk. */
  append(entry: Entry): void;
  /** Replaces everything by `entries` (a snapshot), atomically. */
  rewrite(entries: readonly Entry[]): void;
  close(): void;
}

const line = (entry: unknown): string => {
  const text = JSON.stringify(entry);
  return `${checksum(text)} ${text}\n`;
};
const checksum = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** Opens `<directory>/<name>.journal`; `directory` undefined means: in memory only. */
export function openJournal<Entry>(directory: string | undefined, name: string): Journal<Entry> {
  if (directory === undefined) {
    return { replayed: [], append: () => undefined, rewrite: () => undefined, close: () => undefined };
  }
  mkdirSync(directory, { recursive: true });
  const file = path.join(directory, `${name}.journal`);
  const { entries, goodBytes, totalBytes } = readEntries(file);
  if (goodBytes < totalBytes) truncateSync(file, goodBytes);
  let handle = openSync(file, 'a');
  let size = goodBytes;
  return {
    replayed: entries as Entry[],
    append(entry) {
      const bytes = Buffer.from(line(entry));
      try {
        if (writeSync(handle, bytes) !== bytes.length) throw new Error(`${file}: the disk took only part of an entry.`);
        fsyncSync(handle);
      } catch (error) {
        // Half an entry in the middle would hide everything written after it.
        ftruncateSync(handle, size);
        throw error;
      }
      size += bytes.length;
    },
    rewrite(snapshot) {
      const temporary = `${file}.new`;
      const out = openSync(temporary, 'w');
      writeSync(out, snapshot.map(line).join(''));
      fsyncSync(out);
      closeSync(out);
      renameSync(temporary, file);
      const folder = openSync(directory, 'r');
      fsyncSync(folder);
      closeSync(folder);
      closeSync(handle);
      handle = openSync(file, 'a');
      size = fstatSync(handle).size;
    },
    close: () => closeSync(handle),
  };
}

function readEntries(file: string): { entries: unknown[]; goodBytes: number; totalBytes: number } {
  let text: Buffer;
  try {
    text = readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { entries: [], goodBytes: 0, totalBytes: 0 };
    throw error;
  }
  const entries: unknown[] = [];
  let goodBytes = 0;
  while (goodBytes < text.length) {
    const end = text.indexOf(10, goodBytes);
    if (end < 0) break;
    const [, sum, body] = /^(\S+) (.*)$/s.exec(text.toString('utf8', goodBytes, end)) ?? [];
    if (sum === undefined || body === undefined || checksum(body) !== sum) break;
    entries.push(JSON.parse(body));
    goodBytes = end + 1;
  }
  return { entries, goodBytes, totalBytes: text.length };
}
