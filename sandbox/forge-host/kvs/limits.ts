/** What Forge accepts as key, value and time to live (limits of Forge hosted storage). */
import { z } from 'zod';
import { KvsError } from './errors';

const KEY = /^(?!\s+$)[a-zA-Z0-9:._\s\-#]+$/;
const LONGEST_KEY = 500;
const LARGEST_VALUE = 240 * 1024;
const DEEPEST_VALUE = 31;
const LONGEST_TTL_SECONDS = 365 * 24 * 3600;
const SECONDS = { SECONDS: 1, MINUTES: 60, HOURS: 3600, DAYS: 86_400 } as const;

export const ttlSchema = z.object({
  value: z.number().int().positive(),
  unit: z.enum(['SECONDS', 'MINUTES', 'HOURS', 'DAYS']),
});

/** Key length 1 to 500 and its characters. */
export function checkKey(key: string): void {
  if (key.length === 0) throw new KvsError('KEY_TOO_SHORT', 'The key needs at least one character.');
  if (key.length > LONGEST_KEY) throw new KvsError('KEY_TOO_LONG', 'The key is longer than 500 characters.');
  if (!KEY.test(key)) throw new KvsError('INVALID_KEY', `The key does not match ${String(KEY)}.`);
}

/** A value is anything JSON can say except null; at most 240 KiB as JSON in UTF-8, nested at most 31 deep. */
export function checkValue(value: unknown): void {
  if (value === undefined || value === null) throw new KvsError('BAD_REQUEST', 'A value is required.');
  if (Buffer.byteLength(JSON.stringify(value)) > LARGEST_VALUE)
    throw new KvsError('MAX_SIZE', 'The value is larger than 240 KiB.');
  if (depth(value) > DEEPEST_VALUE) throw new KvsError('MAX_DEPTH', 'The value is nested deeper than 31 levels.');
}

function depth(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depth));
}

/** Milliseconds since the epoch at which something written now expires; at most one year from now. */
export function expiryOf(ttl: z.infer<typeof ttlSchema> | undefined, now: number): number | undefined {
  if (!ttl) return undefined;
  const seconds = ttl.value * SECONDS[ttl.unit];
  if (seconds > LONGEST_TTL_SECONDS) throw new KvsError('BAD_REQUEST', 'The time to live is longer than a year.');
  return now + seconds * 1000;
}
