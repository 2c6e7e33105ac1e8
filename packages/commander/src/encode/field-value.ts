/**
 * Values of record fields (`login=…`) have a syntax of their own inside an argument: `$GEN`, `$JSON:`, `$BASE64:` at
 * the beginning are commands, a leading `=` is special, outer blanks are stripped. Commander's `$BASE64:` carries any
 * text of a string field unharmed, line breaks included.
 */
import { unsendable } from './quoting';

/** The value as it stands where that is safe, else as `$BASE64:`. Throws nothing; lone surrogates become U+FFFD. */
export function fieldValue(text: string): string {
  const plain = unsendable(text) === undefined && text === text.trim() && !/^[$=]/.test(text);
  return plain ? text : `$BASE64:${base64(new TextEncoder().encode(text))}`;
}

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
