/**
 * A model of what Commander 18 does with a command text, written from its rules, for tests only: html-unescape of
 * escape, `${name}` substitution, Python's `shlex.split(posix=True)` without comments, then options and positionals.
 * The real parser is asked in tests/conformance/fuzz-parser.ts.
 */

/** Unknown names stay as they are; `last_record_uid` is the one that exists in practice. */
export const SESSION_VARIABLES: Readonly<Record<string, string>> = { last_record_uid: 'AAAAAAAAAAAAAAAAAAAAAA' };

/** What argparse sees after the first words. Throws what Commander answers when it refuses. */
export function argumentsCommanderSees(text: string): string[] {
  const received = unescapeHtml(escapeHtml(text));
  if (/[\r\n\0]/.test(received)) throw new Error('control characters are not allowed in command input');
  return shellSplit(substitute(received));
}

/**
 * How Service Mode from 18.1.5 on splits a text before it takes it: entities resolved, every backslash doubled. It refuses
 * what does not split, a bare `--`, and `${name}` anywhere.
 */
export const wordsOfNewerServiceMode = (text: string): string[] =>
  shellSplit(unescapeHtml(text).replaceAll('\\', '\\\\'));

/** The values after parsing: options by name in order, and positionals, behind a `--` or not. */
export function parsed(text: string): { options: [string, string | true][]; positionals: string[] } {
  const [, ...words] = argumentsCommanderSees(text);
  const end = words.indexOf('--');
  const before = end < 0 ? words : words.slice(0, end);
  const isOption = (word: string): boolean => word.startsWith('-') && word !== '-';
  return {
    options: before.filter(isOption).map((word) => {
      const equals = word.indexOf('=');
      return equals < 0 ? [word, true] : [word.slice(0, equals), word.slice(equals + 1)];
    }),
    positionals: [...before.filter((word) => !isOption(word)), ...(end < 0 ? [] : words.slice(end + 1))],
  };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
};
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
const unescapeHtml = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|quot|#x27|#39);/g, (entity) =>
    entity === '&#39;' ? "'" : (Object.keys(ENTITIES).find((c) => ENTITIES[c] === entity) ?? ''),
  );

const substitute = (text: string): string =>
  text.replace(/\$\{([\p{L}\p{N}_]+)\}/gu, (whole, name: string) => SESSION_VARIABLES[name] ?? whole);

/** Python's posix shlex with whitespace_split: blanks are space, tab, CR, LF; quotes glue to their neighbours. */
function shellSplit(text: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quote: "'" | '"' | undefined;
  const chars = Array.from(text);
  for (let at = 0; at < chars.length; at += 1) {
    const char = chars[at] ?? '';
    if (quote === "'") {
      if (char === "'") quote = undefined;
      else word = (word ?? '') + char;
    } else if (quote === '"') {
      const next = chars[at + 1];
      if (char === '"') quote = undefined;
      else if (char === '\\' && (next === '"' || next === '\\')) word = (word ?? '') + (chars[(at += 1)] ?? '');
      else word = (word ?? '') + char;
    } else if (char === "'" || char === '"') {
      quote = char;
      word ??= '';
    } else if (char === '\\') {
      if (at + 1 >= chars.length) throw new Error('No escaped character');
      word = (word ?? '') + (chars[(at += 1)] ?? '');
    } else if (' \t\r\n'.includes(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      word = (word ?? '') + char;
    }
  }
  if (quote) throw new Error('No closing quotation');
  if (word !== undefined) words.push(word);
  return words;
}
