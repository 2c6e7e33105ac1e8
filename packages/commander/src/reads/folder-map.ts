/**
 * All folders the service account sees and which lies in which: one `ls -R -f`, kept for a short time. Folders are
 * searched in it, and it says where something lies, for the pages and for a policy that names folders.
 */
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import type { Deadline, FolderNature, Mode } from '@keeper-workflow/operations';
import { z } from 'zod/mini';
import { readData, replyLines } from '../replies';
import { runRead, type Session } from '../session';

/** ms. A folder that was moved meanwhile is seen where it was; a decision reads it again. */
const KEPT_FOR = 30_000;

export interface MappedFolder {
  readonly uid: string;
  readonly title: string;
  readonly mode: Mode;
  /** Classic: a shared folder itself, not one inside it. */
  readonly shared: boolean;
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
const SHARED = 'Flags: S,';
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
      const shared = details.startsWith(SHARED);
      return [[uid, { uid, title: name ?? '', mode, shared, ...(parent === undefined ? {} : { parent }) }] as const];
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

/** The names of these folders, nearest first, as a path; nothing for the root of the vault. */
export const pathOf = (around: readonly MappedFolder[]): { path?: string } =>
  around.length === 0
    ? {}
    : {
        path: around
          .map(({ title }) => title)
          .reverse()
          .join('/'),
      };

/** @param around the folder and those around it, nearest first. */
export function natureOf(around: readonly MappedFolder[]): FolderNature {
  const [folder, ...above] = around;
  if (!folder || folder.mode === 'nsf' || folder.shared) return folder ? { folderKind: 'shared' } : {};
  const outer = above.find(({ shared }) => shared);
  return outer ? { folderKind: 'sub-folder', sharedFolder: outer.title } : { folderKind: 'private' };
}
