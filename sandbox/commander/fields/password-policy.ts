/**
 * What Commander says of passwords that the enterprise's policy would not have (`generated_password_complexity`): one
 * warning for each rule, for every password that the record would hold, also those that the command does not touch.
 */
import type { PasswordPolicy } from '../door';
import { UnknownForm } from '../reply/outcome';
import type { Field, FieldValue } from '../vault/model';
import type { Complaints } from './actions';

/** In Commander's order and words. */
const KINDS: readonly [keyof PasswordPolicy, string, RegExp][] = [
  ['lowercase', 'lowercase', /\p{Ll}/gu],
  ['uppercase', 'uppercase', /\p{Lu}/gu],
  ['digits', 'digit', /\p{Nd}/gu],
  ['special', 'special', /[!@#$%()+;<>=?[\]{}^.,]/gu],
];

/** @param fields those of the record as it would be written. @param force the last warning then does not stand there. */
export function checkPasswords(
  policy: PasswordPolicy | undefined,
  fields: readonly Field[],
  force: boolean,
  complaints: Complaints,
): void {
  if (policy === undefined) return;
  const warnings = fields.flatMap(({ type, value }) => (type === 'password' ? value.flatMap(complaintsAbout) : []));
  complaints.warnings.push(...warnings);
  if (warnings.length > 0 && !force) complaints.warnings.push('Use --force to bypass password policy warnings.');

  function complaintsAbout(password: FieldValue): string[] {
    if (policy === undefined || typeof password !== 'string' || password === '') return [];
    const length = Array.from(password).length;
    const short = `Password must be at least ${policy.length} characters (got ${length}).`;
    const missing = KINDS.filter(([kind, , every]) => policy[kind] === true && password.match(every) === null);
    return [
      ...(length < policy.length ? [short] : []),
      ...missing.map(([, name]) => `Password must contain at least 1 ${name} character(s) (got 0).`),
    ];
  }
}

/** Commander makes a random password of as many characters then, and says so; that is not imitated. */
export function withoutPassphrase(policy: PasswordPolicy | undefined, fields: readonly { value: string }[]): void {
  if (policy !== undefined && fields.some(({ value }) => value.startsWith('$GEN:passphrase'))) {
    throw new UnknownForm('a generated passphrase under a password policy');
  }
}
