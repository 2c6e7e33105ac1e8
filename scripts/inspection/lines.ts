/** Lines of a byte stream, split at LF only: `readline` also splits at U+2028, which may stand inside JSON. */

/** Longer lines are not held in memory, bytes. */
export const LONGEST_LINE = 64 * 1024 * 1024;
const LF = 0x0a;

/** Each line without its end; `undefined` for one that is longer than `LONGEST_LINE`. */
export async function* linesOf(
  input: AsyncIterable<Uint8Array>,
  longest = LONGEST_LINE,
): AsyncGenerator<string | undefined> {
  let parts: Uint8Array[] = [];
  let length = 0;
  const taken = (): string | undefined => {
    const line = length > longest ? undefined : Buffer.concat(parts).toString('utf8').replace(/\r$/, '');
    parts = [];
    length = 0;
    return line;
  };
  const add = (bytes: Uint8Array): void => {
    length += bytes.length;
    if (length <= longest) parts.push(bytes);
    else parts = [];
  };
  for await (const chunk of input) {
    let from = 0;
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, from)) {
      add(chunk.subarray(from, end));
      yield taken();
      from = end + 1;
    }
    if (from < chunk.length) add(chunk.subarray(from));
  }
  if (length > 0) yield taken();
}
