/** What `get` or `nsf-get` prints of one record, before anybody parses it. Holds secrets in clear. */
import { fail, type Result } from '@keeper-workflow/failures';
import type { Deadline } from '@keeper-workflow/operations';
import { readData } from '../replies';
import { runRead, type Session } from '../session';

/** One command. Failures: `record-not-found` (field `record`), those of `readData`. */
export async function readRecordJson(
  session: Session,
  command: 'get' | 'nsf-get',
  uid: string,
  deadline: Deadline,
): Promise<Result<unknown>> {
  const positionals = [{ value: uid, field: 'record' }];
  const result = await runRead(session, { command, options: [{ flag: '--format=json' }], positionals }, deadline);
  if (!result.ok) return result;
  const data = readData(command, result.value, session.secrets);
  return !data.ok && data.failure.code === 'record-not-found' ? fail({ ...data.failure, field: 'record' }) : data;
}
