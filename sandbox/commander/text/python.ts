/** The few habits of Python's text functions that Commander's answers depend on. */

// What `str.split()` and `str.strip()` take for blank. JavaScript's `\s` is another set.
const BLANK = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const RUN = new RegExp(`[${BLANK}]+`);
const ENDS = new RegExp(`^[${BLANK}]+|[${BLANK}]+$`, 'g');

/** `text.split()` */
export const words = (text: string): string[] => text.split(RUN).filter((word) => word !== '');

/** `text.strip()` */
export const strip = (text: string): string => text.replace(ENDS, '');

/** `repr(text)` of a text without unprintable characters. */
export function repr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const body = text.replace(/\\/g, '\\\\').replaceAll(quote, `\\${quote}`);
  return quote + body.replace(/\t/g, '\\t').replace(/\n/g, '\\n').replace(/\r/g, '\\r') + quote;
}

/** Orders texts by code point, as Python does; JavaScript's `<` compares UTF-16 units. */
export function compareText(a: string, b: string): number {
  const left = Array.from(a);
  const right = Array.from(b);
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const difference = (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** `html.escape(text)` */
export const htmlEscape = (text: string): string =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#x27;');

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };

/** Undoes `htmlEscape`, and nothing else. */
export const htmlUnescape = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#x27);/g, (whole, name: string) => ENTITIES[name] ?? whole);

const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

/** `str(datetime.fromtimestamp(ms / 1000))`: the host's local time, no zone; microseconds only when there are any. */
export function localTime(milliseconds: number, separator: ' ' | 'T' = ' '): string {
  const date = new Date(milliseconds);
  const day = `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
  const time = `${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}`;
  const rest = date.getMilliseconds();
  return `${day}${separator}${time}${rest === 0 ? '' : `.${pad(rest, 3)}000`}`;
}
