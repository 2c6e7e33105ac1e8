/**
 * Takes out of an answer what differs from run to run and means nothing: request ids, the present time, counters of
 * the whole process, and the order in which Python walks a set (it is different in every process). What is kept of a
 * time is its distance from now in minutes, so that an expiry is still compared.
 */
import { describeFields, isGenerated } from './generated';

const UUID = /\b[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\b/g;
const TIME = /\b(20\d\d)-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?/g;

/** Expiries that cases name are of this year or later. */
const FIXED_FROM = 2029;
/** The fixture's day of creation, and the date in Commander's own example. */
const FIXED = new Set(['2026-01-01T00:00:00', '2027-01-01T00:00:00']);
/** Where Commander is installed. */
const INSTALLED = /\([^()]*\/keepercommander\/display\.py\)/g;
/** What Python says of where it was when something went wrong. */
const FRAMES = /(Traceback \(most recent call last\):\n)[^]*?(?=[\w.]+(?:Error|Exception): )/g;
/** The general help lists every command of the version. */
const GENERAL_HELP = /^Available Commands\n[^]*$/;

/** Lines one per user or record, in the order of a set. */
const ROW_PER_PERSON =
  / access permissions |^(?:Updated|Granted|Revoked) '|^(?:User|Team|Record) share '|^Folder access /m;

/** Keys whose array the service fills from a Python set, and by what it can be ordered. */
const UNORDERED: Record<string, (row: Record<string, unknown>) => string> = {
  records: (row) => String(row.record_uid),
  user_permissions: (row) => String(row.username ?? row.accessor),
  users: (row) => String(row.username),
};

export function normalise(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return normaliseText(value);
  if (typeof value === 'number') return normaliseNumber(value, key);
  if (Array.isArray(value)) return normaliseArray(value, key);
  if (typeof value !== 'object' || value === null) return value;
  if (isObject(value) && isGenerated(value)) {
    const { fields, custom, ...rest } = value;
    return normalise({ ...rest, contents: describeFields(fields), custom: describeFields(custom) });
  }
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, normalise(inner, name)]),
  );
}

function normaliseText(text: string): string {
  const shortened = text
    .replace(GENERAL_HELP, 'Available Commands ...')
    .replace(INSTALLED, '(<installed>/display.py)')
    .replace(FRAMES, '$1');
  const clean = shortened.replace(UUID, '<request id>').replace(TIME, (found, year: string) => {
    if (FIXED.has(found) || Number(year) >= FIXED_FROM) return found;
    return fromNow(new Date(found.replace(' ', 'T')).getTime());
  });
  return ROW_PER_PERSON.test(clean) ? clean.split('\n').sort().join('\n') : clean;
}

function normaliseNumber(value: number, key: string): unknown {
  if (key === 'completed_requests') return '<number>';
  if (key === 'expiration' && value > 0 && new Date(value).getUTCFullYear() < FIXED_FROM) return fromNow(value);
  return value;
}

function normaliseArray(value: unknown[], key: string): unknown[] {
  const rows = value.map((row) => normalise(row));
  if (rows.every((row) => typeof row === 'string')) {
    return rows.some((row) => ROW_PER_PERSON.test(row)) ? [...rows].sort() : rows;
  }
  if (!rows.every(isObject)) return rows;
  if (key === 'data' && rows.some((row) => 'approval_uid' in row)) return orderTies(rows);
  const by = UNORDERED[key] ?? (key === 'data' && rows.some((row) => 'source' in row) ? listing : undefined);
  return by === undefined ? rows : [...rows].sort((a, b) => (by(a) < by(b) ? -1 : by(a) > by(b) ? 1 : 0));
}

/** `ls` sorts by kind and name; rows of the same name come in the order of a set. */
const listing = (row: Record<string, unknown>): string =>
  `${String(row.type)} ${String(row.name).toLowerCase()} ${String(row.uid)}`;

const fromNow = (milliseconds: number): string => {
  const minutes = Math.round((milliseconds - Date.now()) / 60_000);
  return minutes === 0 ? '<now>' : `<now + ${minutes} min>`;
};

/** EPM requests come newest first, those of the same instant in the order of a set. */
const orderTies = (rows: Record<string, unknown>[]): Record<string, unknown>[] => {
  const place = new Map<unknown, number>();
  for (const { created } of rows) if (!place.has(created)) place.set(created, place.size);
  const order = (row: Record<string, unknown>): string =>
    `${String(place.get(row.created)).padStart(4, '0')} ${String(row.approval_uid)}`;
  return [...rows].sort((a, b) => (order(a) < order(b) ? -1 : 1));
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
