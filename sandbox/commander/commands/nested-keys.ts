/** The public keys that the nested commands need of whom they share with, and the invitation of whom they cannot. */
import { CloudError } from '../reply/outcome';
import type { CommandContext } from './command';
import { standingOf, type Standing } from './recipients';

/** When the cloud refuses the question, Commander takes the person for one without a key. */
export function keyStanding({ cloud, session }: CommandContext, email: string): Standing {
  const user = email.toLowerCase();
  if (session.keys.has(user)) return 'known';
  try {
    cloud.call('vault/get_public_keys');
  } catch (error) {
    if (error instanceof CloudError) return 'keyless';
    throw error;
  }
  const standing = standingOf(cloud, user);
  if (standing === 'known') session.keys.add(user);
  return standing;
}

/** Invites, and says so in Commander's words; they differ when the cloud refuses. */
export function invite({ cloud }: CommandContext, command: string, email: string): string {
  try {
    cloud.call('vault/send_share_invite');
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    return `No sharing relationship with '${email}'. Please invite them to share first, then repeat this command.`;
  }
  cloud.commit(command, { kind: 'invitation-sent', user: email.toLowerCase() });
  return `Share invitation has been sent to '${email}'. Please repeat this command once the invitation is accepted.`;
}

/** Undefined when a record can be shared with them; otherwise why it cannot. Invites who is to be invited. */
export function obstacle(context: CommandContext, command: string, email: string): string | undefined {
  const standing = keyStanding(context, email);
  if (standing === 'known') return undefined;
  return standing === 'to-invite' ? invite(context, command, email) : `User ${email} has no public key`;
}
