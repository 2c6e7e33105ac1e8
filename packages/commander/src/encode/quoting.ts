/**
 * One value, written so that Commander's own parsing gives it back unchanged.
 *
 * Commander 18 treats a command text like this: `html.escape` and back (lossless); CR, LF or NUL anywhere refuses the
 * command; `${name}` is replaced from session variables before quotes are looked at; then Python's
 * `shlex.split(posix=True)` without comments. There is no shell: `; | & > < ` * ?` and a backslash inside single
 * quotes are ordinary characters.
 */

/** Why a text cannot be a Commander argument, in words for a failure's detail. */
export type Unsendable = 'line-break' | 'nul' | 'broken-unicode';

const LINE_BREAK = /[\r\n]/;
/** With the `u` flag this matches only halves of a surrogate pair that stand alone: not encodable in UTF-8. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/** What Commander would refuse about this text, or undefined when it can be sent. */
export function unsendable(text: string): Unsendable | undefined {
  // First, as record fields take the others in another form, and this in none.
  if (LONE_SURROGATE.test(text)) return 'broken-unicode';
  if (LINE_BREAK.test(text)) return 'line-break';
  if (text.includes('\0')) return 'nul';
  return undefined;
}

/**
 * The value in single quotes. A quote inside closes them, comes in double quotes and opens them again: Commander from
 * 18.1.5 on also splits the text with every backslash doubled, and `'\''` does not survive that. Text with single quotes
 * only goes into double ones as it is. `${` is taken apart (`$''{`), so that it never reads as a variable (18.1.5 refuses
 * it all the same), and so is `--format`: Service Mode looks for `--format=json` anywhere in the text, inside quotes too,
 * and then expects JSON of a command that prints none. `&#39;` is taken apart too: 18.1.5 looks at the text with its
 * entities resolved before it takes the command. Only for text in which `unsendable` finds nothing.
 */
export function quoted(value: string): string {
  const double = value.includes("'") && !/["\\]/.test(value);
  const [quote, inside] = double ? ['"', value] : ["'", value.replaceAll("'", `'"'"'`)];
  const apart = inside
    .replaceAll('${', () => `$${quote}${quote}{`)
    .replaceAll('--format', `--for${quote}${quote}mat`)
    .replace(/&(?=[#A-Za-z])/g, () => `&${quote}${quote}`);
  return `${quote}${apart}${quote}`;
}
