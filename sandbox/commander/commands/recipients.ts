/** Whom the cloud knows: who has a public key, who must accept an invitation first, who is nobody. */
import { CloudError } from '../reply/outcome';
import type { Cloud } from '../vault/cloud';
import type { StoredRecord } from '../vault/model';
import type { CommandContext } from './command';

/** Commander's own pattern for an e-mail. */
export const EMAIL = /^[a-zA-Z0-9_.+-]+@[a-zA-Z0-9-]+\.[a-zA-Z0-9-.]+$/;

export type Standing = 'known' | 'to-invite' | 'keyless';

/** @param email in lower case. */
export function standingOf(cloud: Cloud, email: string): Standing {
  const user = cloud.user(email);
  // People of the example domains exist somewhere in Keeper; everybody else does not.
  if (user === undefined) return email.endsWith('.example') ? 'to-invite' : 'keyless';
  if (user.stranger === true) return 'to-invite';
  return user.keyless === true ? 'keyless' : 'known';
}

/** Who is neither known nor to be invited falls away silently. Throws CloudError when the cloud refuses. */
export function knownUsers(cloud: Cloud, emails: readonly string[]): { invited: string[]; known: string[] } {
  cloud.call('vault/get_public_keys');
  return {
    invited: emails.filter((email) => standingOf(cloud, email) === 'to-invite'),
    known: emails.filter((email) => standingOf(cloud, email) === 'known'),
  };
}

/**
 * Looks up who has access to these records. When the cloud refuses, Commander logs that and takes everybody for new
 * where it does not happen to know better.
 */
export function learnShares({ session, output }: CommandContext, records: readonly StoredRecord[]): void {
  try {
    session.learnShares(records);
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    output.log(error.message);
  }
}
