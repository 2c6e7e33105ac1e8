/** Dates of a field: milliseconds, a day, or a moment in UTC. Commander keeps noon of a day. */
import { PythonError } from '../reply/outcome';
import { repr } from '../text/python';

const HALF_DAY_MS = 12 * 3_600_000;
/** Below this a number is taken for seconds; today's ten-digit seconds are not, which is a defect of the real one. */
const SECONDS_BELOW = 1_000_000_000;

const DAY = /^(\d{4})-(1[0-2]|0[1-9]|[1-9])-(3[01]|[12]\d|0[1-9]|[1-9]| [1-9])/;
const MOMENT = new RegExp(`${DAY.source}T(2[0-3]|[01]\\d|\\d):([0-5]\\d|\\d):(6[01]|[0-5]\\d|\\d)Z`);

/** Milliseconds since the epoch. Throws PythonError with the words of `strptime`. */
export function readDate(text: string): number {
  if (/^\d+$/.test(text)) return Number(text) * (Number(text) < SECONDS_BELOW ? 1000 : 1);
  return text.length <= 10
    ? strptime(text, DAY, '%Y-%m-%d') + HALF_DAY_MS
    : strptime(text, MOMENT, '%Y-%m-%dT%H:%M:%SZ');
}

function strptime(text: string, pattern: RegExp, format: string): number {
  const found = pattern.exec(text);
  if (found === null) throw new PythonError(`time data ${repr(text)} does not match format ${repr(format)}`);
  if (found[0].length < text.length) {
    throw new PythonError(`unconverted data remains: ${text.slice(found[0].length)}`);
  }
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = found.slice(1).map(Number);
  if (year === 0) throw new PythonError('year 0 is out of range');
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) throw new PythonError('day is out of range for month');
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  return at.setUTCHours(hour, minute, Math.min(second, 59));
}
