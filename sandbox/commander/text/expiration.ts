/** The two grammars of `--expire-at` and `--expire-in`: the classic one and that of the nested folders. */
import { CommandError, PythonError, UnknownForm } from '../reply/outcome';
import { repr, strip } from './python';

/** Milliseconds since the epoch, `never`, or undefined when nothing was said about it. */
export type Expiration = number | 'never' | undefined;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Python's dates end with the year 9999. */
const END_OF_DATES = Date.UTC(9999, 11, 31);

const TOO_SOON = 'Share expiration must be at least 1 minute.';

/** Throws CommandError or PythonError, as `share-record` and `share-folder` do. Whole seconds. */
export function classicExpiration(
  command: string,
  at: string | undefined,
  span: string | undefined,
  now: number,
): Expiration {
  if (!at && !span) return undefined;
  if (at === 'never' || (at === undefined && span === 'never')) return 'never';
  const expires = at === undefined ? now + classicSpan(span ?? '') : isoTime(at);
  if (expires < now + MINUTE) throw new CommandError(command, TOO_SOON);
  return Math.floor(inRange(expires) / 1000) * 1000;
}

const CLASSIC_UNITS: Record<string, number> = {
  years: 365 * DAY,
  y: 365 * DAY,
  months: 30 * DAY,
  mo: 30 * DAY,
  days: DAY,
  d: DAY,
  hours: HOUR,
  h: HOUR,
  minutes: MINUTE,
  mi: MINUTE,
};
const LONG_NAME: Record<string, string> = { y: 'years', mo: 'months', d: 'days', h: 'hours', mi: 'minutes' };

/** `<n><unit>`, any number of them; what stands between is ignored; the last of a unit counts. A bare number: minutes. */
function classicSpan(span: string): number {
  if (/^\d+$/.test(strip(span))) return Number(strip(span)) * MINUTE;
  const parts = new Map<string, number>();
  for (const [, amount = '', unit = ''] of span.matchAll(/(\d+)\s*([a-zA-Z]+)\s*/g)) {
    const name = unit.toLowerCase();
    const length = CLASSIC_UNITS[name];
    if (length === undefined) {
      throw new PythonError(
        `${name} is not allowed as a unit for the timeout value.\n` +
          'Valid units are "years/y, months/mo, days/d, hours/h, minutes/mi".',
      );
    }
    parts.set(LONG_NAME[name] ?? name, Number(amount) * length);
  }
  return [...parts.values()].reduce((sum, part) => sum + part, 0);
}

/** Throws CommandError, as `nsf-share-record` does. */
export function nestedExpiration(
  command: string,
  at: string | undefined,
  span: string | undefined,
  now: number,
): Expiration {
  const raw = at === undefined || at === '' ? span : at;
  if (raw === undefined || raw === '') return undefined;
  if (raw.toLowerCase() === 'never') return 'never';
  const expires = at ? nestedTime(command, at) : now + nestedSpan(command, raw);
  if (expires < now + MINUTE) throw new CommandError(command, TOO_SOON);
  return inRange(expires);
}

function nestedTime(command: string, at: string): number {
  try {
    return isoTime(at.replaceAll('Z', '+00:00'));
  } catch (error) {
    if (!(error instanceof PythonError)) throw error;
    throw new CommandError(
      command,
      `Invalid --expire-at format: ${repr(at)}. Use ISO datetime, e.g. 2027-01-01T00:00:00Z or "never"`,
    );
  }
}

const NESTED_SPAN = /^(\d+)\s*(mi(?:nutes?)?|h(?:ours?)?|d(?:ays?)?|mo(?:nths?)?|y(?:ears?)?)$/i;

function nestedSpan(command: string, span: string): number {
  const [, amount, unit] = NESTED_SPAN.exec(span) ?? [];
  if (amount === undefined || unit === undefined) {
    throw new CommandError(command, `Invalid --expire-in format: ${repr(span)}. Examples: 30d, 6mo, 1y, 24h, 30mi`);
  }
  const name = unit.toLowerCase();
  const length = CLASSIC_UNITS[name.startsWith('mi') || name.startsWith('mo') ? name.slice(0, 2) : name.charAt(0)];
  return Number(amount) * (length ?? 0);
}

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d)(?::(\d\d)(?::(\d\d)(?:[.,](\d{1,6}))?)?)?(Z|[+-]\d\d:\d\d)?)?$/;

/** Python's `datetime.fromisoformat(text).timestamp()`; without a zone the host's local time. Throws PythonError. */
function isoTime(text: string): number {
  if (/^\d{8}|^\d{4}-?W/.test(text)) throw new UnknownForm(`the date ${JSON.stringify(text)}`);
  const found = ISO.exec(text);
  if (!found) throw new PythonError(`Invalid isoformat string: ${repr(text)}`);
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = found
    .slice(1, 7)
    .map((part: string | undefined) => Number(part ?? 0));
  if (month < 1 || month > 12) throw new PythonError('month must be in 1..12');
  if (day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) {
    throw new PythonError('day is out of range for month');
  }
  if (hour > 23) throw new PythonError('hour must be in 0..23');
  if (minute > 59) throw new PythonError('minute must be in 0..59');
  if (second > 59) throw new PythonError('second must be in 0..59');
  const fraction = Math.floor(Number(`0.${found[7] ?? '0'}`) * 1000);
  const zone = found[8];
  if (zone === undefined) return new Date(year, month - 1, day, hour, minute, second, fraction).getTime();
  return Date.UTC(year, month - 1, day, hour, minute, second, fraction) - offset(zone);
}

function offset(zone: string): number {
  if (zone === 'Z') return 0;
  const [hours = 0, minutes = 0] = zone.slice(1).split(':').map(Number);
  return (zone.startsWith('-') ? -1 : 1) * (hours * HOUR + minutes * MINUTE);
}

function inRange(expires: number): number {
  if (expires > END_OF_DATES) throw new UnknownForm('an expiry after the year 9999');
  return expires;
}

/** `--rotate-on-expiration` needs a grant with an end. Throws CommandError. */
export function checkRotation(command: string, action: string, expiration: Expiration): void {
  if (action !== 'grant') {
    throw new CommandError(command, '--rotate-on-expiration is only valid when granting access');
  }
  if (typeof expiration !== 'number') {
    throw new CommandError(
      command,
      '--rotate-on-expiration requires a positive --expire-at / --expire-in (cannot be "never").',
    );
  }
}
