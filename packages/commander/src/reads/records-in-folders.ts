/**
 * Records of a few folders, for a search that may not leave them: one `ls -R` per folder, kept for a short time, and
 * the term is looked for here. Nothing of a record but uid, title, type and place is kept.
 */
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import type { Deadline, RecordRow } from '@keeper-workflow/operations';
import { z } from 'zod/mini';
import { readData, replyLines } from '../replies';
import { runRead, type Session } from '../session';
import { foldersAround, pathOf, readFolderMap, type FolderMap, type MappedFolder } from './folder-map';

/** ms. */
const KEPT_FOR = 60_000;
/** Folders remembered; the oldest goes first. */
const MOST_KEPT = 20;

const rowsSchema = z.array(
  z.object({
    type: z.string(),
    uid: z.string(),
    name: z.optional(z.string()),
    details: z.string(),
    source: z.string(),
  }),
);
const TYPE = /^Type: (?<type>[^,]*)/;
const NO_OUTPUT = /^Command executed successfully but produced no output$/;

/** See `Vault.findRecordsIn`. A folder that is gone holds nothing; if all of them are, that is `folder-not-found`. */
export async function findRecordsIn(
  session: Session,
  folders: readonly string[],
  term: string,
  limit: number,
  deadline: Deadline,
): Promise<Result<{ rows: RecordRow[]; more: boolean }>> {
  const wanted = term.trim().toLowerCase();
  if (wanted === '') return fail(failure('invalid-input', { field: 'term', detail: 'empty' }));
  const map = await readFolderMap(session, deadline);
  if (!map.ok) return map;
  const known = folders.flatMap((uid) => map.value.get(uid) ?? []);
  if (known.length === 0) return fail(failure('folder-not-found', { field: 'folder' }));
  const found = new Map<string, RecordRow>();
  for (const folder of known) {
    const place = placeOf(map.value, folder);
    const rows = await recordsBelow(session, folder, deadline);
    if (!rows.ok) return rows;
    for (const row of rows.value) {
      if (row.title.toLowerCase().includes(wanted) || row.uid === term.trim()) found.set(row.uid, { ...row, ...place });
    }
  }
  const rows = [...found.values()].sort(
    (one, other) => one.title.localeCompare(other.title) || (one.uid < other.uid ? -1 : 1),
  );
  return ok({ rows: rows.slice(0, limit), more: rows.length > limit });
}

/** `ls -R` does not say how far below a record lies: an ellipsis stands for the folders below, where there are any. */
function placeOf(map: FolderMap, folder: MappedFolder): { path?: string } {
  const { path } = pathOf(foldersAround(map, folder.uid));
  const divided = [...map.values()].some(({ parent }) => parent === folder.uid);
  return path === undefined ? {} : { path: divided ? `${path}/…` : path };
}

async function recordsBelow(
  session: Session,
  { uid, mode }: MappedFolder,
  deadline: Deadline,
): Promise<Result<readonly RecordRow[]>> {
  const { memory, options } = session;
  const known = memory.folderRecords.get(uid);
  if (known && options.clock.now() - known.readAt < KEPT_FOR) return ok(known.value);
  const result = await runRead(
    session,
    {
      command: 'ls',
      options: [{ flag: '-R' }, { flag: '-r' }, { flag: '--format=json' }],
      positionals: [{ value: uid, field: 'folder' }],
    },
    deadline,
  );
  if (!result.ok) return result;
  const none = result.value.status === 200 && replyLines(result.value.body).some((line) => NO_OUTPUT.test(line));
  const data = none ? ok([]) : readData('ls', result.value, session.secrets);
  if (!data.ok) return data;
  const rows = rowsSchema.safeParse(data.value);
  if (!rows.success) return fail(failure('commander-reply-not-understood'));
  // `ls -R` of a classic folder also lists the NSF records of the whole vault (Commander 18.0.13): only the folder's own
  // mode belongs to it.
  const value = rows.data.flatMap((row): RecordRow[] => {
    const nested = row.source.startsWith('nested');
    if (row.type !== 'record' || nested !== (mode === 'nsf')) return [];
    return [{ uid: row.uid, title: row.name ?? '', type: TYPE.exec(row.details)?.groups?.type ?? '', mode }];
  });
  memory.folderRecords.delete(uid);
  memory.folderRecords.set(uid, { value, readAt: options.clock.now() });
  const [oldest] = memory.folderRecords.keys();
  if (memory.folderRecords.size > MOST_KEPT && oldest !== undefined) memory.folderRecords.delete(oldest);
  return ok(value);
}
