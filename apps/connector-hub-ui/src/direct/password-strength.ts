/**
 * How hard a typed password is to guess, roughly: enough to warn, no more. Keeper's own policy decides, and its words are
 * shown when it refuses. Nothing of the password leaves this function but what it is made of.
 */

export type PasswordPart = 'lower' | 'upper' | 'digits' | 'symbols';

export interface PasswordStrength {
  readonly level: 'weak' | 'fair' | 'strong';
  /** Characters as people count them. */
  readonly length: number;
  readonly parts: readonly PasswordPart[];
}

const PARTS: readonly (readonly [PasswordPart, RegExp, number])[] = [
  ['lower', /\p{Ll}/u, 26],
  ['upper', /\p{Lu}/u, 26],
  ['digits', /\p{Nd}/u, 10],
  ['symbols', /[^\p{L}\p{Nd}]/u, 33],
];

/** Bits below which a password is weak or only fair, if every character were chosen by chance. */
const FAIR = 50;
const STRONG = 75;

/** Parts that people choose first count as one character. */
const COMMON =
  /passw[o0]rd|keeper|admin|welcome|letmein|secret|qwert[yz]|asdf|summer|winter|(?:19|20)\d\d|1q2w3e|abc|123\d*/giu;

export function passwordStrength(password: string): PasswordStrength {
  const parts = PARTS.filter(([, pattern]) => pattern.test(password));
  const pool = parts.reduce((sum, [, , size]) => sum + size, 0);
  // Repeats add next to nothing either.
  const counted = Array.from(password.replace(COMMON, 'x').replace(/(.)\1{2,}/gu, '$1')).length;
  const bits = counted * Math.log2(Math.max(pool, 1));
  return {
    level: bits < FAIR ? 'weak' : bits < STRONG ? 'fair' : 'strong',
    length: Array.from(password).length,
    parts: parts.map(([part]) => part),
  };
}
