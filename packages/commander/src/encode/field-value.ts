/**
 * Values of record fields (`login=…`) have a syntax of their own inside an argument: `$GEN`, `$JSON:`, `$BASE64:` at
 * the beginning are commands, a leading `=` is special, outer blanks are stripped (by Python's idea of a blank). `$JSON:`
 * and `$BASE64:` carry any text of a string field unharmed, line breaks included.
 */
import { quoted, unsendable } from './quoting';

/** What `str.strip()` takes off: everything JavaScript calls a blank, and some separators more. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const OUTER_BLANK = /^[\s\u001c-\u001f\u0085]|[\s\u001c-\u001f\u0085]$/u;

/** Whether Commander would strip something off this text. */
export const hasOuterBlank = (text: string): boolean => OUTER_BLANK.test(text);

export interface FieldValueOptions {
  /** Whether Commander makes a line break of the two characters `\n` in this field (`note`, `multiline`, …). */
  readonly escapes?: boolean;
}

/**
 * The shortest form without `${` (which Commander from 18.1.5 on refuses) that Commander turns into exactly this text: the text as it stands, with `\n` for line breaks where
 * the field knows that, `$JSON:"…"` or `$BASE64:…`. Lone surrogates become U+FFFD: ask `unsendable` first.
 */
export function fieldValue(text: string, { escapes = false }: FieldValueOptions = {}): string {
  const written = escapes ? escapeLineBreaks(text) : text;
  const forms = [
    ...(written !== undefined && isPlain(written) ? [written] : []),
    jsonValue(text),
    `$BASE64:${base64(new TextEncoder().encode(text))}`,
  ];
  return forms.reduce((best, form) =>
    Array.from(quoted(form)).length < Array.from(quoted(best)).length ? form : best,
  );
}

/** `$JSON:` and the value, in one line. Commander reads it with Python's `json.loads`. Never holds `${`. */
export const jsonValue = (value: unknown): string =>
  `$JSON:${JSON.stringify(value).replaceAll('${', String.raw`\u0024{`)}`;

const isPlain = (text: string): boolean =>
  text !== '' && unsendable(text) === undefined && !hasOuterBlank(text) && !/^[$=]|\$\{/.test(text);

/**
 * Line breaks as `\n`, and the two characters `\n` as `\\n`, as Commander's `validate_notes` reads them. Undefined
 * where that does not give the text back: a backslash right before a line break cannot be told from an escaped one.
 */
export function escapeLineBreaks(text: string): string | undefined {
  const escaped = text.replaceAll('\\n', '\\\\n').replaceAll('\n', '\\n');
  return unescapeLineBreaks(escaped) === text ? escaped : undefined;
}

/** Commander's own way back, `validate_notes` in record_edit.py. */
export const unescapeLineBreaks = (text: string): string =>
  text.replaceAll('\\\\n', '\0').replaceAll('\\n', '\n').replaceAll('\0', '\\n');

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
