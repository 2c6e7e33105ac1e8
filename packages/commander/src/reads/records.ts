/** Reading several records: one command each, a few at a time, so that waiting for answers overlaps. */
import { ok, type Result } from '@keeper-workflow/failures';
import type { Deadline, Mode, RecordTarget } from '@keeper-workflow/operations';
import type { Session } from '../session';
import type { ReadRecord } from './record';
import { readTargetRecord } from './target';

/** Commander runs one command at a time; more than this only fills its queue, which everybody shares. */
const AT_ONCE = 4;

/** In the order of `records`. The first failure ends it. Failures: those of `readTargetRecord`. */
export async function readRecords(
  session: Session,
  mode: Mode,
  records: readonly RecordTarget[],
  deadline: Deadline,
): Promise<Result<ReadRecord[]>> {
  const found: ReadRecord[] = [];
  for (let at = 0; at < records.length; at += AT_ONCE) {
    const reads = records
      .slice(at, at + AT_ONCE)
      .map(({ uid, title }) => readTargetRecord(session, { mode, record: { uid, title } }, deadline));
    for (const read of await Promise.all(reads)) {
      if (!read.ok) return read;
      found.push(read.value);
    }
  }
  return ok(found);
}
