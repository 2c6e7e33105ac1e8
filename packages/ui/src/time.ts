/** Instants and lengths of time as the viewer reads them: in the browser's time zone, in English. */

/** English dates are spelled with the month's name, so that day and month cannot be mixed up. */
const LOCALE = 'en-GB';

/** "24 Nov 2026, 14:30". `zone` is an IANA name; without it the browser's. */
export function spellInstant(instant: string, zone?: string): string {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return instant;
  return new Intl.DateTimeFormat(LOCALE, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    ...(zone === undefined ? {} : { timeZone: zone }),
  }).format(at);
}

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/** "5 minutes ago", "in 2 hours", "just now" (less than a minute either way). `now`: ms since the epoch. */
export function relativeTime(instant: string, now: number): string {
  const seconds = (Date.parse(instant) - now) / 1000;
  const step = STEPS.find(([, length]) => Math.abs(seconds) >= length);
  if (!step) return 'just now';
  const [unit, length] = step;
  return new Intl.RelativeTimeFormat(LOCALE, { numeric: 'always' }).format(Math.trunc(seconds / length), unit);
}

/** "12 s", "3 min 4 s", "2 h 5 min". Negative lengths (a clock that is ahead) count as zero. */
export function lengthOfTime(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  if (seconds < 60) return `${String(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${String(minutes)} min ${String(seconds % 60)} s`;
  return `${String(Math.floor(minutes / 60))} h ${String(minutes % 60)} min`;
}

/** "Europe/Berlin, GMT+1". */
export function zoneName(now: number): string {
  const zone = new Intl.DateTimeFormat(LOCALE).resolvedOptions().timeZone;
  const offset = new Intl.DateTimeFormat(LOCALE, { timeZoneName: 'shortOffset' })
    .formatToParts(now)
    .find((part) => part.type === 'timeZoneName')?.value;
  return offset === undefined || offset === zone ? zone : `${zone}, ${offset}`;
}

const two = (number: number): string => String(number).padStart(2, '0');

/** An instant as `datetime-local` wants it, in the browser's zone: `2026-11-24T14:30`, with seconds only if there are any. */
export function toLocalInput(instant: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return '';
  const day = `${String(at.getFullYear())}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  const seconds = at.getSeconds() === 0 ? '' : `:${two(at.getSeconds())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}${seconds}`;
}

/** What `datetime-local` holds as an instant in UTC with whole seconds; undefined when it holds no time. */
export function fromLocalInput(text: string): string | undefined {
  const at = new Date(text);
  return text === '' || Number.isNaN(at.getTime()) ? undefined : at.toISOString().replace(/\.\d{3}Z$/u, 'Z');
}
