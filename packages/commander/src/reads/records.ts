/** Reading several records: one command each, a few at a time, so that waiting for answers overlaps. */
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import type { Deadline, Mode, RecordTarget } from '@keeper-workflow/operations';
import type { Session } from '../session';
import type { ReadRecord } from './record';
import { readTargetRecord } from './target';

/** Commander runs one command at a time; more than this only fills its queue, which everybody shares. */
const AT_ONCE = 4;
/** The first answers may have been slow by chance: only what would take this much longer than there is time is given up. */
const SURELY = 2;

/**
 * In the order of `records`. No command tells the access of several records (Commander 18: `share-report` mixes it with
 * that of folders, and lacks nested records). The first failure ends it. Failures: those of `readTargetRecord`;
 * `folder-too-slow` (field `folder`, detail: how many records) as soon as the deadline is out of reach.
 */
export async function readRecords(
  session: Session,
  mode: Mode,
  records: readonly RecordTarget[],
  deadline: Deadline,
): Promise<Result<ReadRecord[]>> {
  const { clock } = session.options;
  const began = clock.now();
  const tooSlow = fail(failure('folder-too-slow', { field: 'folder', detail: String(records.length) }));
  const found: ReadRecord[] = [];
  for (let at = 0; at < records.length; at += AT_ONCE) {
    const now = clock.now();
    const needed = at === 0 ? 0 : ((now - began) / at) * (records.length - at);
    if (needed > SURELY * (deadline - now)) return tooSlow;
    const reads = records
      .slice(at, at + AT_ONCE)
      .map(({ uid, title }) => readTargetRecord(session, { mode, record: { uid, title } }, deadline));
    for (const read of await Promise.all(reads)) {
      // Where not even the first came, Commander does not answer at all.
      if (!read.ok) return read.failure.code === 'commander-timeout' && found.length > 0 ? tooSlow : read;
      found.push(read.value);
    }
  }
  return ok(found);
}
