/** How long access lasts: for good, until an instant, or for a time that starts when Commander carries it out. */
import { z } from 'zod/mini';
import { DURATION_UNITS, LONGEST_AMOUNT, type DurationUnit } from './vocabulary';

const MINUTES_PER_UNIT: Record<DurationUnit, number> = { mi: 1, h: 60, d: 1440, mo: 43_200, y: 525_600 };

export const expirationSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('never') }),
  z.object({ type: z.literal('at'), at: z.iso.datetime({ precision: 0 }) }),
  z.object({
    type: z.literal('in'),
    amount: z.int().check(z.positive(), z.maximum(LONGEST_AMOUNT)),
    unit: z.enum(DURATION_UNITS),
  }),
]);

/** `at` is an instant in UTC with seconds, `2031-01-31T10:00:00Z`. A duration counts from execution, not from the request. */
export type Expiration = z.infer<typeof expirationSchema>;

/** Length in minutes from `now` (ms since the epoch); undefined means for good. Months are 30 days, years 365. */
export function expirationMinutes(expiration: Expiration, now: number): number | undefined {
  switch (expiration.type) {
    case 'never':
      return undefined;
    case 'at':
      return (Date.parse(expiration.at) - now) / 60_000;
    case 'in':
      return expiration.amount * MINUTES_PER_UNIT[expiration.unit];
  }
}

/** When access granted at `startedAt` would end (ms since the epoch), as Commander counts; undefined: never. */
export function expiresAt(expiration: Expiration, startedAt: number): number | undefined {
  if (expiration.type === 'at') return Date.parse(expiration.at);
  const minutes = expirationMinutes(expiration, startedAt);
  return minutes === undefined ? undefined : startedAt + minutes * 60_000;
}

/** A check for schemas: a password can be rotated when access ends only where it ends (Commander refuses it otherwise). */
export const rotationNeedsEnd = () =>
  z.refine<{ expiration: Expiration; rotateOnExpiration?: boolean | undefined }>(
    ({ expiration, rotateOnExpiration }) => rotateOnExpiration !== true || expiration.type !== 'never',
    { path: ['rotateOnExpiration'] },
  );
