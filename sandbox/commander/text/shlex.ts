/**
 * Python's `shlex.split(text, comments=False, posix=True)`, which is how Commander cuts a command into words. Written
 * out here because the npm ports also understand `$'...'` and `$"..."`, which Python does not, or lack its errors.
 */
export class ShlexError extends Error {}

const BLANKS = new Set([' ', '\t', '\r', '\n']);

/** Throws ShlexError with Python's words: `No closing quotation`, `No escaped character`. */
export function shlexSplit(text: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quote: '"' | "'" | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quote !== undefined) {
      if (character === quote) quote = undefined;
      else if (character === '\\' && quote === '"') {
        at += 1;
        word = (word ?? '') + insideDoubleQuotes(text, at);
      } else word = (word ?? '') + character;
    } else if (BLANKS.has(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (character === '"' || character === "'") {
      quote = character;
      word ??= '';
    } else if (character === '\\') {
      at += 1;
      word = (word ?? '') + escaped(text, at);
    } else word = (word ?? '') + character;
  }
  if (quote !== undefined) throw new ShlexError('No closing quotation');
  if (word !== undefined) words.push(word);
  return words;
}

/** Between double quotes a backslash stays, unless a backslash or a double quote follows. */
function insideDoubleQuotes(text: string, at: number): string {
  const character = escaped(text, at);
  return character === '\\' || character === '"' ? character : `\\${character}`;
}

function escaped(text: string, at: number): string {
  if (at >= text.length) throw new ShlexError('No escaped character');
  return text.charAt(at);
}
