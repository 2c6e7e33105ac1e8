/**
 * A model of how Commander 18 reads field arguments, written from its documented syntax
 * (`record-add --syntax-help`), for tests only: `[f.|c.]type[.label]=value`, `==` for an equals sign in a label, and
 * `$JSON:`, `$BASE64:`, `$GEN` in front of a value. The real parser is asked in tests/conformance.
 */

export interface ReadField {
  readonly section: 'f' | 'c' | '';
  readonly type: string;
  readonly label: string;
  readonly value: string;
}

/** `parse_field`. Throws what Commander refuses. */
export function fieldCommanderReads(argument: string): ReadField {
  const text = pythonStrip(argument);
  const first = text.indexOf('=');
  if (first <= 0) throw new Error('Expected: <field>=<value>');
  let name = text.slice(0, first);
  let value = text.slice(first + 1);
  while (value.startsWith('=')) {
    const next = value.indexOf('=', 1);
    if (next < 0) break;
    name += `=${value.slice(1, next)}`;
    value = value.slice(next + 1);
  }
  const section = name.startsWith('f.') || name.startsWith('c.') ? (name[0] as 'f' | 'c') : '';
  if (section !== '') name = name.slice(2);
  const dot = name.indexOf('.');
  return {
    section,
    type: dot < 0 ? name : name.slice(0, dot),
    label: dot < 0 ? '' : name.slice(dot + 1),
    value: pythonStrip(value),
  };
}

/** What a string field holds after the value was read; anything else for `$JSON:` of another kind. */
export function valueCommanderStores(written: string, { escapes = false } = {}): unknown {
  const value = pythonStrip(written);
  if (value.startsWith('$GEN')) throw new Error('generated');
  if (value.startsWith('$BASE64:')) {
    const bytes = Uint8Array.from(atob(value.slice(8)), (char) => char.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  }
  if (value.startsWith('$JSON')) return JSON.parse(value.slice(6));
  // In note, multiline and licenseNumber: a backslash doubled in front of `n` is one, alone it is a line break.
  return escapes ? value.replace(/\\\\n|\\n/g, (found) => (found.length === 3 ? '\\n' : '\n')) : value;
}

/** Python's `str.strip()`. */
function pythonStrip(text: string): string {
  // eslint-disable-next-line no-control-regex -- they are blanks to Python
  const blank = /^[\t-\r\u001c-\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]$/;
  let from = 0;
  let to = text.length;
  while (from < to && blank.test(text.charAt(from))) from += 1;
  while (to > from && blank.test(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
}
