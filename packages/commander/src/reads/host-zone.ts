/**
 * The time zone of Commander's host. EPM requests carry the host's local time without a zone; the same host says in
 * `/status/<id>` when it took a command, in the same local time, and we know when that was. The difference, to the
 * quarter of an hour that every zone is a multiple of, is the offset.
 */
import { z } from 'zod/mini';
import { exchange } from '../http';
import type { Run, Session } from '../session';

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
/** Clocks further apart than this could make the next quarter look right: then nothing is concluded. */
const FURTHEST_APART = 5 * MINUTE;
/** Zones reach from 12 hours behind UTC to 14 ahead. */
export const FURTHEST_BEHIND = 12 * 60 * MINUTE;
const FURTHEST_AHEAD = 14 * 60 * MINUTE;
/** Clocks are changed twice a year; an offset this old is asked for again, ms. */
const BELIEVED_FOR = 60 * MINUTE;

const statusSchema = z.object({ created_at: z.string() });
const NAIVE = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(\.\d+)?$/;

/** A time without a zone as if it were UTC, ms; undefined when it is not one. */
export function naiveTime(text: string): number | undefined {
  const parts = NAIVE.exec(text);
  if (!parts) return undefined;
  const [, day = '', time = '', fraction = ''] = parts;
  const at = Date.parse(`${day}T${time}${fraction.slice(0, 4)}Z`);
  return Number.isNaN(at) ? undefined : at;
}

/** As remembered; undefined when it was never learned or too long ago. */
export function knownOffset({ memory, options }: Session): number | undefined {
  const known = memory.hostZone;
  return known && options.clock.now() - known.learnedAt < BELIEVED_FOR ? known.offset : undefined;
}

/** The host's clock against ours. */
export interface HostClock {
  /** How far its time zone is ahead of UTC, ms. */
  readonly offset: number;
  /** How far it goes ahead of our clock besides, ms. */
  readonly apart: number;
}

/**
 * Learns the offset from a command that has just run, at most once an hour, with one call. Where it cannot be learned
 * nothing is.
 */
export async function learnHostZone(session: Session, run: Run): Promise<void> {
  if (knownOffset(session) !== undefined) return;
  const clock = await hostClockOf(session, run);
  if (clock) session.memory.hostZone = { offset: clock.offset, learnedAt: session.options.clock.now() };
}

/** `/status` repeats the command and its result, so only for a command without anything secret in either. One call. */
export async function hostClockOf(session: Session, run: Run): Promise<HostClock | undefined> {
  const answer = await exchange(session.options, { method: 'GET', path: `/status/${encodeURIComponent(run.id)}` });
  if (answer.kind !== 'answer' || answer.status !== 200 || answer.body.kind !== 'json') return undefined;
  const status = statusSchema.safeParse(answer.body.value);
  const takenAt = status.success ? naiveTime(status.data.created_at) : undefined;
  return takenAt === undefined ? undefined : clockFrom(takenAt, run);
}

/** @param takenAt the host's local time as if it were UTC, ms. */
function clockFrom(takenAt: number, { sentAt, acceptedAt }: Pick<Run, 'sentAt' | 'acceptedAt'>): HostClock | undefined {
  const ahead = takenAt - (sentAt + acceptedAt) / 2;
  // `+ 0` makes 0 of -0.
  const offset = Math.round(ahead / QUARTER) * QUARTER + 0;
  const apart = ahead - offset;
  if (Math.abs(apart) > FURTHEST_APART || offset < -FURTHEST_BEHIND || offset > FURTHEST_AHEAD) return undefined;
  return { offset, apart };
}
