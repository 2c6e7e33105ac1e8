/** Where one record or folder lies: for a policy that names folders, and for people who look for it. */
import { fail, failure, ok, type Failure, type Result } from '@keeper-workflow/failures';
import type { Deadline, Located } from '@keeper-workflow/operations';
import type { Session } from '../session';
import { readFolder } from './folder';
import { canRotate } from './folder-lists';
import { foldersAround, natureOf, pathOf, readFolderMap } from './folder-map';
import { readRecord, type ReadRecord } from './record';
import { refreshed, synced } from './sync';

type Kind = 'record' | 'folder';

/**
 * See `Vault.locate`. Commander syncs first where it may: a policy is held against where things lie now, and what reads
 * the target right after finds it synced. One command for a folder, two for a record, fewer while the map is young.
 */
export async function locate(session: Session, kind: Kind, uid: string, deadline: Deadline): Promise<Result<Located>> {
  await synced(session, deadline);
  return kind === 'folder' ? lookFolder(session, uid, deadline) : lookRecord(session, uid, deadline, true);
}

/**
 * See `Vault.describe`. Reads what Commander has, and syncs (at most once a minute) only when that does not have it. One
 * command for a record, two while the map of folders is not young; two for a folder that can be shared, of which one is
 * kept a minute. An owner or a mark that cannot be read is left out, and the folders around a record where the key may not
 * run `ls` (`within` is empty then).
 */
export async function describe(
  session: Session,
  kind: Kind,
  uid: string,
  deadline: Deadline,
): Promise<Result<Located>> {
  const first = await look(session, kind, uid, deadline);
  const looksAgain = !first.ok && isMissing(first.failure) && (await refreshed(session, deadline));
  const found = looksAgain ? await look(session, kind, uid, deadline) : first;
  return found.ok && kind === 'folder' ? ok(await withOwner(session, found.value, deadline)) : found;
}

const isRefused = ({ code }: Failure): boolean => code === 'commander-command-not-allowed';
const isMissing = ({ code }: Failure): boolean => code === 'record-not-found' || code === 'folder-not-found';

const look = (session: Session, kind: Kind, uid: string, deadline: Deadline): Promise<Result<Located>> =>
  kind === 'folder' ? lookFolder(session, uid, deadline) : lookRecord(session, uid, deadline, false);

async function lookFolder(session: Session, uid: string, deadline: Deadline): Promise<Result<Located>> {
  const map = await readFolderMap(session, deadline);
  if (!map.ok) return map;
  const around = foldersAround(map.value, uid);
  const [folder, ...above] = around;
  if (!folder) return fail(failure('folder-not-found', { field: 'folder' }));
  const { title, mode } = folder;
  const within = around.map((one) => one.uid);
  return ok({ uid, title, mode, type: 'folder', ...pathOf(above), ...natureOf(around), within });
}

/** @param exact the folders around it have to be known. */
async function lookRecord(session: Session, uid: string, deadline: Deadline, exact: boolean): Promise<Result<Located>> {
  const record = await readEither(session, uid, deadline);
  if (!record.ok) return record;
  const map = await readFolderMap(session, deadline);
  if (!map.ok && (exact || !isRefused(map.failure))) return map;
  const { access, folderUid } = record.value;
  const around = map.ok ? foldersAround(map.value, folderUid) : [];
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

/** `nsf-get` where the key may not run `get`: it knows NSF records only. */
async function readEither(session: Session, uid: string, deadline: Deadline): Promise<Result<ReadRecord>> {
  const read = await readRecord(session, 'get', uid, deadline);
  if (read.ok || !isRefused(read.failure)) return read;
  const nested = await readRecord(session, 'nsf-get', uid, deadline);
  return !nested.ok && isRefused(nested.failure) ? read : nested;
}

/** Only folders that can be shared have members, and an owner among them. */
async function withOwner(session: Session, found: Located, deadline: Deadline): Promise<Located> {
  if (found.folderKind !== 'shared') return found;
  const { mode, uid } = found;
  const read = await readFolder(session, mode, uid, deadline);
  const members = read.ok && read.value.kind === 'shared' ? read.value.access.users : [];
  const owner = members.find((user) => user.owner)?.username;
  const rotatable = await canRotate(session, mode, uid, deadline);
  return { ...found, ...(owner === undefined ? {} : { owner }), ...(rotatable === undefined ? {} : { rotatable }) };
}
