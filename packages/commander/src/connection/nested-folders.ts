/** Whether the account has nested share folders: Commander hides their commands where it has not. */
import type { Deadline } from '@keeper-workflow/operations';
import { readData } from '../replies';
import { runRead, type Session } from '../session';

export type NestedShareFolders = 'on' | 'off' | 'unknown';

/** A uid of the right form that no record has: 16 zero bytes. */
const NOBODY = 'AAAAAAAAAAAAAAAAAAAAAA';

/** One command that finds nothing. `unknown`: the key may not run it, or no clear answer came. */
export async function nestedShareFolders(session: Session, deadline: Deadline): Promise<NestedShareFolders> {
  const options = [{ flag: '--format=json' }] as const;
  const command = { command: 'nsf-get', options, positionals: [{ value: NOBODY }] };
  const result = await runRead(session, command, deadline);
  if (!result.ok) return 'unknown';
  const data = readData('nsf-get', result.value, session.secrets);
  if (data.ok || data.failure.code === 'record-not-found') return 'on';
  return data.failure.code === 'nsf-unavailable' ? 'off' : 'unknown';
}
