/** The word splitter, held against answers of Python's own. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlEscape, htmlUnescape } from './python';
import { shlexSplit, ShlexError } from './shlex';
import { SHLEX_VECTORS } from './shlex-vectors';

const quoted = (value: string): string => `'${value.replaceAll("'", `'\\''`)}'`;

describe('splitting a command into words', () => {
  it.each(SHLEX_VECTORS)('%j as Python does', (text, result) => {
    if (typeof result === 'string') expect(() => shlexSplit(text)).toThrow(new ShlexError(result));
    else expect(shlexSplit(text)).toEqual(result);
  });

  it('gives quoted values back unchanged, whatever is in them', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (values) => {
        expect(shlexSplit(values.map(quoted).join(' '))).toEqual(values);
      }),
    );
  });

  it('survives the escaping on the way into the queue and out of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(htmlUnescape(htmlEscape(text))).toBe(text);
      }),
    );
  });
});
