/**
 * The records a command for a folder reaches: those directly in it, or also those of the folders below, the same way
 * Commander collects them. Bounded; reading record by record costs a command each.
 */
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import type { Deadline, FolderAccess, FolderTarget, FolderUser, Mode } from '@keeper-workflow/operations';
import { z } from 'zod/mini';
import { readData, replyLines } from '../replies';
import { runRead, type Session } from '../session';
import { readFolder } from './folder';

/** More folders below one than this are not walked. */
const MOST_FOLDERS = 50;

export interface TreeRecord {
  readonly uid: string;
  readonly title: string;
  /** Classic: what everybody in the shared folder may do with it. */
  readonly canEdit?: boolean;
  readonly canShare?: boolean;
  /** NSF: who has access to the folder it lies in, from where its own access may come. */
  readonly folderUsers?: readonly FolderUser[];
}

export interface FolderTree {
  /** Of the folder itself; of its shared folder when it lies inside one. */
  readonly access: FolderAccess;
  readonly records: readonly TreeRecord[];
}

export interface TreeQuery {
  readonly mode: Mode;
  readonly folder: FolderTarget;
  readonly recursive: boolean;
}

/**
 * Failures: those of `readFolder`; `folder-too-large` (detail: the limit) above `most` records or 50 folders;
 * `folder-empty` where there is no record, which Commander refuses or takes for done.
 */
export async function readTree(
  session: Session,
  query: TreeQuery,
  most: number,
  deadline: Deadline,
): Promise<Result<FolderTree>> {
  const read = await readFolder(session, query.mode, query.folder.uid, deadline);
  if (!read.ok) return read;
  const tree =
    read.value.kind === 'sub-folder'
      ? await insideSharedFolder(session, query, read.value, deadline)
      : query.mode === 'nsf'
        ? await nestedTree(session, query, read.value.access, most, deadline)
        : await sharedTree(session, query, read.value.access, deadline);
  if (!tree.ok) return tree;
  const { length } = tree.value.records;
  if (length === 0) return fail(failure('folder-empty', { field: 'folder' }));
  return length > most ? fail(tooLarge(most)) : tree;
}

const tooLarge = (most: number) => failure('folder-too-large', { field: 'folder', detail: String(most) });

/** The whole shared folder is in one reply; which records lie directly in it only `ls` says. */
async function sharedTree(
  session: Session,
  { folder, recursive }: TreeQuery,
  access: FolderAccess,
  deadline: Deadline,
): Promise<Result<FolderTree>> {
  if (recursive || access.records.length === 0) return ok({ access, records: access.records });
  const level = await listLevel(session, folder.uid, deadline);
  return level.ok ? ok({ access, records: recordsIn(access, level.value.records) }) : level;
}

async function insideSharedFolder(
  session: Session,
  { folder, recursive }: TreeQuery,
  found: { readonly uid: string; readonly title: string; readonly path?: string; readonly sharedFolderUid: string },
  deadline: Deadline,
): Promise<Result<FolderTree>> {
  const shared = await readFolder(session, 'classic', found.sharedFolderUid, deadline);
  if (!shared.ok) return shared;
  if (shared.value.kind !== 'shared') return fail(failure('folder-not-found', { field: 'folder' }));
  const { path: _path, ...rest } = shared.value.access;
  const path = found.path === undefined ? {} : { path: found.path };
  const access: FolderAccess = { ...rest, uid: found.uid, title: found.title, ...path };
  const uids = new Set<string>();
  const waiting = [folder.uid];
  const seen = new Set(waiting);
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    const level = await listLevel(session, at, deadline);
    if (!level.ok) return level;
    for (const uid of level.value.records) uids.add(uid);
    if (!recursive) break;
    for (const uid of level.value.folders) {
      if (seen.has(uid)) continue;
      if (seen.size >= MOST_FOLDERS) return fail(tooLarge(MOST_FOLDERS));
      seen.add(uid);
      waiting.push(uid);
    }
  }
  return ok({ access, records: recordsIn(access, uids) });
}

const recordsIn = (access: FolderAccess, uids: ReadonlySet<string>): FolderTree['records'] =>
  access.records.filter(({ uid }) => uids.has(uid));

const levelSchema = z.array(z.object({ type: z.string(), uid: z.string() }));

/** One level of `ls`: uids only, its descriptions repeat logins and addresses. */
async function listLevel(
  session: Session,
  uid: string,
  deadline: Deadline,
): Promise<Result<{ records: ReadonlySet<string>; folders: readonly string[] }>> {
  const positionals = [{ value: uid, field: 'folder' }];
  const result = await runRead(session, { command: 'ls', options: [{ flag: '--format=json' }], positionals }, deadline);
  if (!result.ok) return result;
  // An empty folder has no data at all.
  const empty = result.value.status === 200 && replyLines(result.value.body).some((line) => NO_OUTPUT.test(line));
  const data = empty ? ok([]) : readData('ls', result.value, session.secrets);
  if (!data.ok) return data;
  const rows = levelSchema.safeParse(data.value);
  if (!rows.success) return fail(failure('commander-reply-not-understood', { field: 'folder' }));
  const of = (type: string) => rows.data.filter((row) => row.type === type).map((row) => row.uid);
  return ok({ records: new Set(of('record')), folders: of('folder') });
}

const NO_OUTPUT = /^Command executed successfully but produced no output$/;

const nestedFoldersSchema = z.array(
  z.object({ 'Item Type': z.string(), UID: z.string(), 'Parent/Folder': z.optional(z.string()) }),
);

/** NSF: `nsf-list` knows which folder lies in which, `nsf-get` the records of each. */
async function nestedTree(
  session: Session,
  { folder, recursive }: TreeQuery,
  access: FolderAccess,
  most: number,
  deadline: Deadline,
): Promise<Result<FolderTree>> {
  const records = new Map<string, TreeRecord>();
  const add = (from: FolderAccess): void => {
    for (const record of from.records) {
      if (!records.has(record.uid)) records.set(record.uid, { ...record, folderUsers: from.users });
    }
  };
  add(access);
  if (!recursive) return ok({ access, records: [...records.values()] });
  const below = await foldersBelow(session, folder.uid, deadline);
  if (!below.ok) return below;
  for (const uid of below.value) {
    const read = await readFolder(session, 'nsf', uid, deadline);
    if (!read.ok) return read;
    if (read.value.kind === 'shared') add(read.value.access);
    if (records.size > most) return fail(tooLarge(most));
  }
  return ok({ access, records: [...records.values()] });
}

async function foldersBelow(session: Session, top: string, deadline: Deadline): Promise<Result<readonly string[]>> {
  const command = { command: 'nsf-list', options: [{ flag: '--folders' }, { flag: '--format=json' }] } as const;
  const result = await runRead(session, command, deadline);
  if (!result.ok) return result;
  const data = readData('nsf-list', result.value, session.secrets);
  if (!data.ok) return data;
  const rows = nestedFoldersSchema.safeParse(data.value);
  if (!rows.success) return fail(failure('commander-reply-not-understood', { field: 'folder' }));
  const below: string[] = [];
  const seen = new Set([top]);
  for (let level = [top]; level.length > 0;) {
    level = rows.data
      .filter(
        (row) => row['Item Type'] === 'Folder' && level.includes(row['Parent/Folder'] ?? '') && !seen.has(row.UID),
      )
      .map((row) => row.UID);
    for (const uid of level) seen.add(uid);
    below.push(...level);
    if (below.length > MOST_FOLDERS) return fail(tooLarge(MOST_FOLDERS));
  }
  return ok(below);
}
