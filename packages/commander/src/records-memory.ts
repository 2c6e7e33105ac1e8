/**
 * What one process remembers about records it is just changing: what they held before, as keyed digests that say "the
 * same" or "another" and nothing else; and the uids of records it has made. The key is random and dies with the process.
 */
import type { RecordTemplate } from '@keeper-workflow/operations';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** A command waits in Commander's queue for five minutes at most; then there is time to prove it. */
const KEPT_FOR = 30 * 60_000;
const MOST_KEPT = 200;
/** Record types are changed by administrators, rarely. */
const TEMPLATES_KEPT_FOR = 5 * 60_000;

export interface RecordsMemory {
  /** Equal for equal texts, of no use without this process. */
  readonly digest: (text: string) => string;
  keep(name: string, what: unknown, now: number): void;
  kept(name: string, now: number): unknown;
  templates: Map<string, { readonly value: RecordTemplate | readonly string[]; readonly readAt: number }>;
  /** When to read a template again, ms after it was read. */
  readonly templatesKeptFor: number;
}

export function createRecordsMemory(): RecordsMemory {
  const key = crypto.getRandomValues(new Uint8Array(32));
  const notes = new Map<string, { readonly what: unknown; readonly at: number }>();
  return {
    digest: (text) => bytesToHex(hmac(sha256, key, utf8ToBytes(text))),
    keep(name, what, now) {
      notes.delete(name);
      notes.set(name, { what, at: now });
      for (const [other, { at }] of notes) {
        if (notes.size <= MOST_KEPT && now - at < KEPT_FOR) break;
        notes.delete(other);
      }
    },
    kept(name, now) {
      const note = notes.get(name);
      return note && now - note.at < KEPT_FOR ? note.what : undefined;
    },
    templates: new Map(),
    templatesKeptFor: TEMPLATES_KEPT_FOR,
  };
}
