/** Whom `-e` of `nsf-share-folder` names: an e-mail a user; anything else a team, by uid, by name, or by what decodes. */
import { CloudError, PythonError, UnknownForm } from '../reply/outcome';
import { uidFrom } from '../text/base64';
import type { CommandContext } from './command';
import { EMAIL } from './recipients';

export type Recipient =
  | { kind: 'User'; /** In lower case. */ name: string }
  /** `name` is a uid, of a team that may not exist. */
  | { kind: 'Team'; name: string };

/** Each once. Who is nobody is logged and falls away. */
export function recipientsOf(context: CommandContext, given: readonly string[]): Recipient[] {
  const found = new Map<string, Recipient>();
  for (const one of given) {
    const recipient = recipientOf(context, one);
    if (recipient !== undefined) found.set(`${recipient.kind} ${recipient.name}`, recipient);
  }
  return [...found.values()];
}

function recipientOf(context: CommandContext, given: string): Recipient | undefined {
  if (given === '@existing' || given === '@current') throw new UnknownForm(`nsf-share-folder for ${given}`);
  if (EMAIL.test(given)) return { kind: 'User', name: given.toLowerCase() };
  const [team, ...more] = teams(context).filter(
    ({ uid, name }) => uid === given || name.toLowerCase() === given.toLowerCase(),
  );
  if (more.length > 0) {
    context.output.log(
      `Multiple matches were found for team "${given}". Try using its UID -- which can be found via \`list-team\` -- instead`,
    );
    return undefined;
  }
  const uid = team?.uid ?? decoded(given);
  if (uid !== '') return { kind: 'Team', name: uid };
  context.output.log(`User "${given}" could not be resolved as email or team`);
  return undefined;
}

/** None when the cloud refuses to name them. */
function teams({ session }: CommandContext): { uid: string; name: string }[] {
  try {
    return session.shareableTeams();
  } catch (error) {
    if (error instanceof CloudError) return [];
    throw error;
  }
}

/** Commander takes whatever decodes for a uid. Empty when it does not. */
function decoded(given: string): string {
  try {
    return uidFrom(given);
  } catch (error) {
    if (error instanceof PythonError) return '';
    throw error;
  }
}
