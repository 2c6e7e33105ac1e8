/**
 * All folders the service account sees and which lies in which: one `ls -R -f`, kept for a short time. Says where
 * something lies, for the pages and for a policy that names folders.
 */
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import type { Deadline, Located, Mode } from '@keeper-workflow/operations';
import { z } from 'zod/mini';
import { readData, replyLines } from '../replies';
import { runRead, type Session } from '../session';
import { readRecord } from './record';
import { synced } from './sync';

/** ms. A folder that was moved meanwhile is seen where it was; a decision reads it again. */
const KEPT_FOR = 30_000;

export interface MappedFolder {
  readonly uid: string;
  readonly title: string;
  readonly mode: Mode;
  readonly parent?: string;
}

export type FolderMap = ReadonlyMap<string, MappedFolder>;

const rowsSchema = z.array(
  z.object({
    type: z.string(),
    uid: z.string(),
    name: z.optional(z.string()),
    details: z.string(),
    source: z.string(),
  }),
);
const PARENT = /, Parent: (?<uid>[\w-]{22})$/;
const NO_OUTPUT = /^Command executed successfully but produced no output$/;

/** Failures: what a read can fail with. */
export async function readFolderMap(session: Session, deadline: Deadline): Promise<Result<FolderMap>> {
  const { memory, options } = session;
  const known = memory.folderMap;
  if (known && options.clock.now() - known.readAt < KEPT_FOR) return ok(known.value);
  const command = { command: 'ls', options: [{ flag: '-R' }, { flag: '-f' }, { flag: '--format=json' }] } as const;
  const result = await runRead(session, command, deadline);
  if (!result.ok) return result;
  const none = result.value.status === 200 && replyLines(result.value.body).some((line) => NO_OUTPUT.test(line));
  const data = none ? ok([]) : readData('ls', result.value, session.secrets);
  if (!data.ok) return data;
  const rows = rowsSchema.safeParse(data.value);
  if (!rows.success) return fail(failure('commander-reply-not-understood'));
  const value = new Map(
    rows.data.flatMap(({ type, uid, name, details, source }) => {
      if (type !== 'folder') return [];
      const parent = PARENT.exec(details)?.groups?.uid;
      const mode: Mode = source.startsWith('nested') ? 'nsf' : 'classic';
      return [[uid, { uid, title: name ?? '', mode, ...(parent === undefined ? {} : { parent }) }] as const];
    }),
  );
  memory.folderMap = { value, readAt: options.clock.now() };
  return ok(value);
}

/** The folder itself and those around it, nearest first. A folder that is not in the map ends it. */
export function foldersAround(map: FolderMap, uid: string | undefined): MappedFolder[] {
  const around: MappedFolder[] = [];
  for (let at = uid; at !== undefined && around.every((folder) => folder.uid !== at);) {
    const folder = map.get(at);
    if (!folder) break;
    around.push(folder);
    at = folder.parent;
  }
  return around;
}

const pathOf = (around: readonly MappedFolder[]): { path?: string } =>
  around.length === 0
    ? {}
    : {
        path: around
          .map(({ title }) => title)
          .reverse()
          .join('/'),
      };

/**
 * See `Vault.locate`. Commander syncs first where it may: a policy is held against where things lie now, and what reads
 * the target right after finds it synced. One command for a folder, two for a record, fewer while the map is young.
 */
export async function locate(
  session: Session,
  kind: 'record' | 'folder',
  uid: string,
  deadline: Deadline,
): Promise<Result<Located>> {
  await synced(session, deadline);
  if (kind === 'folder') {
    const map = await readFolderMap(session, deadline);
    if (!map.ok) return map;
    const around = foldersAround(map.value, uid);
    const [folder, ...above] = around;
    if (!folder) return fail(failure('folder-not-found', { field: 'folder' }));
    const { title, mode } = folder;
    return ok({ uid, title, mode, type: 'folder', ...pathOf(above), within: around.map((one) => one.uid) });
  }
  const record = await readRecord(session, 'get', uid, deadline);
  if (!record.ok) return record;
  const map = await readFolderMap(session, deadline);
  if (!map.ok) return map;
  const { access, folderUid } = record.value;
  const around = foldersAround(map.value, folderUid);
  const owner = access.users.find((user) => user.owner)?.username;
  return ok({
    uid,
    title: access.title,
    mode: access.mode,
    type: access.type,
    ...(access.path === undefined || access.path === '/' ? pathOf(around) : { path: access.path }),
    ...(owner === undefined ? {} : { owner }),
    within: around.map((one) => one.uid),
  });
}
