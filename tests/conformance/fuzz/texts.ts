/** Text that somebody might type to break a command: quotes, escapes, variables, options, entities, odd characters. */
import fc from 'fast-check';

const SYNTAX = [
  ...["'", '"', '\\', '`', '$', '{', '}', '${last_record_uid}', '${x}', "$'{", '$(id)', ';', '|', '&&', '>', '*', '#'],
  ...['-', '--', '-f', '-h', '--force', '--format=json', '--format', 'FILEDATA', '@existing', '@/etc/passwd', 'file='],
  ...['$GEN', '$GEN:rand,4', '$JSON', '$JSON:{}', '$BASE64:', '$BASE64:eA==', '=', '==', '+', '.', ',', ':'],
  ...['f.', 'c.', 'f.login=', 'c.text.A=', 'password', 'text', '\\n', '\\\\n', '\\t', '%s', '{}', '[]', 'null', 'true'],
  ...['&amp;', '&#x27;', '&lt', '&', '<', '>'],
];
const CHARACTERS = [
  ...[' ', '  ', '\t', '\u000b', '\f', '\u001b', '\u001c', '\u007f', '\u0085', '\u00a0', '\u2028', '\ufeff', '\u200b'],
  ...['🔐', 'İ', 'ß', 'ſ', 'é', 'e\u0301', '\u202e', '\u{10ffff}', 'Ω', '日本'],
];
/** What cannot be sent in most places. Rare, so that most texts arrive. */
const UNSENDABLE = ['\n', '\r\n', '\0', '\ud800', '\\\n'];

const piece = fc.oneof(
  { weight: 36, arbitrary: fc.string({ unit: 'grapheme-ascii', maxLength: 8 }) },
  { weight: 12, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
  { weight: 36, arbitrary: fc.constantFrom(...SYNTAX) },
  { weight: 24, arbitrary: fc.constantFrom(...CHARACTERS) },
  { weight: 1, arbitrary: fc.constantFrom(...UNSENDABLE) },
);

/** At least one character. Some of them no command can carry. */
export const hostile = fc
  .oneof(
    { weight: 40, arbitrary: fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join('')) },
    { weight: 6, arbitrary: fc.constantFrom(...SYNTAX, ...CHARACTERS) },
    // Too long for a command, or nearly, in one character or four bytes of each.
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.integer({ min: 900, max: 4000 }), fc.constantFrom('x', "'", '🔐', '"\'', '$'))
        .map(([length, unit]) => unit.repeat(length).slice(0, 4000)),
    },
  )
  .filter((text) => text !== '');

/** The same with line breaks as a matter of course. */
export const hostileLines = fc
  .array(fc.oneof({ weight: 3, arbitrary: hostile }, { weight: 1, arbitrary: fc.constant('') }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((lines) => lines.join('\n'))
  .filter((text) => text !== '');

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
export const uid = fc.string({ unit: fc.constantFrom(...Array.from(BASE64URL)), minLength: 22, maxLength: 22 });
