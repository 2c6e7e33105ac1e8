/** What the sandbox itself remembers in its data directory: the world's time, the stand-in's key, that it is seeded. */
import { randomBytes } from 'node:crypto';
import { openJournal } from '../world';

type Entry =
  { kind: 'clock'; offset: number } | { kind: 'key'; key: string } | { kind: 'seeded'; commanderUrl: string };

export interface Memory {
  /** Milliseconds the world was ahead of the machine. */
  readonly clockOffset: number;
  /** API key of the Commander stand-in, made at the first start. */
  readonly commanderKey: string;
  /** Address of Commander at the time of seeding; `undefined`: not seeded yet. */
  readonly seededWith: string | undefined;
  rememberClock(offset: number): void;
  rememberSeed(commanderUrl: string): void;
  close(): void;
}

/** Without a directory nothing outlives the process. */
export function openMemory(directory: string | undefined): Memory {
  const journal = openJournal<Entry>(directory, 'sandbox');
  let clockOffset = 0;
  let commanderKey: string | undefined;
  let seededWith: string | undefined;
  for (const entry of journal.replayed) {
    if (entry.kind === 'clock') clockOffset = entry.offset;
    if (entry.kind === 'key') commanderKey = entry.key;
    if (entry.kind === 'seeded') seededWith = entry.commanderUrl;
  }
  if (commanderKey === undefined) {
    commanderKey = randomBytes(33).toString('base64url');
    journal.append({ kind: 'key', key: commanderKey });
  }
  return {
    clockOffset,
    commanderKey,
    seededWith,
    rememberClock: (offset) => {
      journal.append({ kind: 'clock', offset });
    },
    rememberSeed: (commanderUrl) => {
      journal.append({ kind: 'seeded', commanderUrl });
    },
    close: () => {
      journal.close();
    },
  };
}
