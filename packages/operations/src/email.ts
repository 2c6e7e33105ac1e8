/** E-mail addresses, as Keeper names its users. */
import { z } from 'zod/mini';
import { EMAIL_PATTERN, LONGEST_EMAIL } from './vocabulary';

export const emailSchema = z.string().check(z.trim(), z.maxLength(LONGEST_EMAIL), z.regex(EMAIL_PATTERN));

/** The same mailbox in one spelling: lower case. Keeper's own user names are lower-cased addresses. */
export const normaliseEmail = (email: string): string => email.trim().toLowerCase();

/**
 * Whether two addresses may reach the same person: equal ignoring case and `+tag`. Used only to refuse (somebody
 * approving access for himself), never to grant.
 */
export function sameMailbox(one: string, other: string): boolean {
  return mailbox(one) === mailbox(other);
}

function mailbox(email: string): string {
  const [local = '', domain = ''] = normaliseEmail(email).split('@');
  return `${local.split('+')[0] ?? ''}@${domain}`;
}
