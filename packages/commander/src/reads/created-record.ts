/**
 * Finding a record that was to be created, when the answer with its uid was lost: by the reference it carries in a custom
 * field. A creation that never happened is told from one that did.
 */
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import { REFERENCE_LABEL, type Deadline, type RecordAdd } from '@keeper-workflow/operations';
import type { Session } from '../session';
import { readRecordData, type RecordData } from './record-data';
import { rowsAbout } from './search';

/** Records that mention the reference elsewhere, or have the title: read one by one. */
const MOST_READ = 10;

export type CreatedRecord =
  | { readonly found: RecordData }
  /** There are records that may be it, but this key cannot see their reference. */
  | { readonly found: 'unclear' }
  | { readonly found: 'none' };

/**
 * One search, and one read for each record that may be it. Failures: `commander-command-not-allowed` where the key may
 * search in no way, and what reading can fail with.
 */
export async function findCreated(
  session: Session,
  operation: RecordAdd,
  deadline: Deadline,
): Promise<Result<CreatedRecord>> {
  const { mode, title, reference } = operation;
  const rows = await rowsAbout(session, reference, deadline);
  if (!rows.ok) return rows;
  const alike = rows.value
    .filter((row) => row.mode === mode)
    .sort((one, other) => Number(other.title === title) - Number(one.title === title));
  // `nsf-list` cannot search: then the title has to do.
  const candidates = alike.length > MOST_READ ? alike.filter((row) => row.title === title) : alike;
  if (candidates.length > MOST_READ) return fail(failure('record-ambiguous', { field: 'title' }));
  let unclear = false;
  for (const { uid } of candidates) {
    const record = await readRecordData(session, mode, uid, deadline);
    if (!record.ok) {
      if (['record-not-found', 'record-legacy', 'record-other-mode'].includes(record.failure.code)) continue;
      return record;
    }
    if (carries(record.value, reference)) return ok({ found: record.value });
    if (!record.value.customSeen && record.value.title === title) unclear = true;
  }
  return ok({ found: unclear ? 'unclear' : 'none' });
}

/** Uids of the records that have this very title now. One search. Failures: those of a search. */
export async function uidsOfTitle(
  session: Session,
  { mode, title }: Pick<RecordAdd, 'mode' | 'title'>,
  deadline: Deadline,
): Promise<Result<readonly string[]>> {
  const rows = await rowsAbout(session, title, deadline);
  return rows.ok
    ? ok(rows.value.filter((row) => row.mode === mode && row.title === title).map(({ uid }) => uid))
    : rows;
}

/**
 * Where a record could not carry the reference: the one with its title that was not there before. Without knowing what was
 * there, a record of that title may be any.
 * @param before uids that had the title just before the command; undefined when nobody looked.
 */
export async function findUnmarked(
  session: Session,
  operation: RecordAdd,
  before: readonly string[] | undefined,
  deadline: Deadline,
): Promise<Result<CreatedRecord>> {
  const now = await uidsOfTitle(session, operation, deadline);
  if (!now.ok) return now;
  const [uid, ...others] = now.value.filter((one) => before?.includes(one) !== true);
  if (uid === undefined) return ok({ found: 'none' });
  if (before === undefined || others.length > 0) return ok({ found: 'unclear' });
  const record = await readRecordData(session, operation.mode, uid, deadline);
  return record.ok ? ok({ found: record.value }) : record;
}

/** Whether this is the record of that very attempt. */
export const carries = ({ fields, custom }: RecordData, reference: string): boolean =>
  [...fields, ...custom].some(
    ({ type, label, value }) =>
      type === 'text' && label.toLowerCase() === REFERENCE_LABEL.toLowerCase() && value[0] === reference,
  );
