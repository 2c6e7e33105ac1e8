/**
 * `get` and `nsf-get` of a folder: who has access, which records lie in it. Both commands take a uid for part of a title
 * too, and `get` answers for records, teams and private folders alike, so what came back is checked before it is used.
 */
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import {
  NSF_ROLES,
  normaliseEmail,
  type Deadline,
  type FolderAccess,
  type FolderTeam,
  type FolderUser,
  type Mode,
} from '@keeper-workflow/operations';
import { z } from 'zod/mini';
import { readData } from '../replies';
import { runKept, type Run, type Session } from '../session';
import { knownOffset, learnHostZone, naiveTime } from './host-zone';

const memberSchema = z.object({
  owner: z.optional(z.boolean()),
  manage_records: z.optional(z.boolean()),
  manage_users: z.optional(z.boolean()),
  /** `never`, or the local time of Commander's host without a zone. */
  expiration: z.optional(z.string()),
});

const accessorSchema = z.object({
  accessor: z.string(),
  role: z.optional(z.string()),
  inherited: z.optional(z.boolean()),
});

const folderSchema = z.object({
  folder_uid: z.string(),
  /** `classic_folder` or `nested_share_folder`. */
  type: z.optional(z.string()),
  name: z.optional(z.string()),
  path: z.nullish(z.string()),
  parent_uid: z.nullish(z.string()),
  folder: z.optional(z.object({ path: z.nullish(z.string()) })),
  /** Of a folder inside a shared folder. */
  shared_folder_uid: z.optional(z.string()),
  manage_records: z.optional(z.boolean()),
  manage_users: z.optional(z.boolean()),
  users: z.optional(z.array(z.extend(memberSchema, { username: z.string() }))),
  teams: z.optional(z.array(z.extend(memberSchema, { team_uid: z.string(), name: z.optional(z.string()) }))),
  user_permissions: z.optional(z.array(accessorSchema)),
  team_permissions: z.optional(z.array(accessorSchema)),
  records: z.optional(
    z.array(
      z.object({
        record_uid: z.string(),
        record_name: z.optional(z.string()),
        can_edit: z.optional(z.boolean()),
        can_share: z.optional(z.boolean()),
      }),
    ),
  ),
});
type FolderData = z.infer<typeof folderSchema>;

/** A folder as it was read. A `sub-folder` has no access of its own: that of its shared folder counts. */
export type ReadFolder =
  | { readonly kind: 'shared'; readonly access: FolderAccess }
  | {
      readonly kind: 'sub-folder';
      readonly uid: string;
      readonly title: string;
      readonly path?: string;
      readonly sharedFolderUid: string;
    };

/**
 * One command; two when the folder's access ends and the zone of Commander's host is not known yet. Failures:
 * `folder-not-found` (also when the uid is a record's or a team's), `folder-not-shared` for a private folder,
 * `folder-other-mode`, those of `readData`.
 */
export async function readFolder(
  session: Session,
  mode: Mode,
  uid: string,
  deadline: Deadline,
): Promise<Result<ReadFolder>> {
  const first = mode === 'nsf' ? 'nsf-get' : 'get';
  const read = await readWith(session, first, mode, uid, deadline);
  if (read.ok || mode === 'classic') return read;
  // `nsf-get` knows nested share folders only; `get` knows both, but not who has access to those.
  if (!['folder-not-found', 'commander-command-not-allowed'].includes(read.failure.code)) return read;
  const other = await readWith(session, 'get', mode, uid, deadline);
  return !other.ok && other.failure.code === 'commander-command-not-allowed' ? read : other;
}

async function readWith(
  session: Session,
  command: 'get' | 'nsf-get',
  mode: Mode,
  uid: string,
  deadline: Deadline,
): Promise<Result<ReadFolder>> {
  const positionals = [{ value: uid, field: 'folder' }];
  const run = await runKept(session, { command, options: [{ flag: '--format=json' }], positionals }, deadline);
  if (!run.ok) return run;
  const data = readData(command, run.value.result, session.secrets);
  if (!data.ok) {
    return data.failure.code === 'record-not-found' ? fail(failure('folder-not-found', { field: 'folder' })) : data;
  }
  const folder = folderSchema.safeParse(data.value);
  if (!folder.success) {
    const isFolder = typeof data.value === 'object' && data.value !== null && 'folder_uid' in data.value;
    return fail(failure(isFolder ? 'commander-reply-not-understood' : 'folder-not-found', { field: 'folder' }));
  }
  if (folder.data.folder_uid !== uid) return fail(failure('folder-not-found', { field: 'folder' }));
  const found: Mode = folder.data.type?.startsWith('nested') === true ? 'nsf' : 'classic';
  if (found !== mode) return fail(failure('folder-other-mode', { field: 'folder', detail: found }));
  return found === 'nsf' ? ok(nested(session, folder.data)) : classic(session, folder.data, run.value);
}

function nested(session: Session, data: FolderData): ReadFolder {
  const users = (data.user_permissions ?? []).map(({ accessor, role, inherited }): FolderUser => ({
    username: normaliseEmail(accessor),
    owner: role === 'owner',
    manageRecords: false,
    manageUsers: false,
    ...rolePart(role),
    ...(inherited === true ? { inherited } : {}),
  }));
  const teams = (data.team_permissions ?? []).map(({ accessor, role, inherited }): FolderTeam => ({
    uid: accessor,
    manageRecords: false,
    manageUsers: false,
    ...rolePart(role),
    ...(inherited === true ? { inherited } : {}),
  }));
  const above = data.folder?.path;
  const title = data.name ?? '';
  return {
    kind: 'shared',
    access: {
      uid: data.folder_uid,
      title,
      mode: 'nsf',
      path: data.path ?? (above && above !== '/' ? `${above}/${title}` : title),
      ...(data.parent_uid ? { parentUid: data.parent_uid } : {}),
      users,
      teams,
      records: recordsOf(data),
      // Every folder has an owner, so an empty block is a missing one: `nsf-get` leaves it out when it may not look.
      accessKnown: users.length > 0,
      endsUnknown: true,
      readAt: session.options.clock.now(),
    },
  };
}

async function classic(session: Session, data: FolderData, run: Run): Promise<Result<ReadFolder>> {
  const title = data.name ?? '';
  const path = data.path ? { path: data.path } : {};
  if (data.shared_folder_uid !== undefined) {
    return ok({ kind: 'sub-folder', uid: data.folder_uid, title, ...path, sharedFolderUid: data.shared_folder_uid });
  }
  // A private folder has records and a path, but neither members nor defaults for them.
  if (data.users === undefined && data.manage_users === undefined) {
    return fail(failure('folder-not-shared', { field: 'folder', detail: 'private' }));
  }
  const members = [...(data.users ?? []), ...(data.teams ?? [])];
  const someEnd = members.some(({ expiration }) => endText(expiration) !== undefined);
  // Neither the command nor its result holds anything secret, so `/status` may repeat them.
  if (someEnd) await learnHostZone(session, run);
  const offset = knownOffset(session);
  const users = data.users ?? [];
  return ok({
    kind: 'shared',
    access: {
      uid: data.folder_uid,
      title,
      mode: 'classic',
      ...path,
      users: users.map((user): FolderUser => ({
        username: normaliseEmail(user.username),
        owner: user.owner ?? false,
        ...rightsOf(user, offset),
      })),
      teams: (data.teams ?? []).map((team): FolderTeam => ({
        uid: team.team_uid,
        ...(team.name === undefined ? {} : { name: team.name }),
        ...rightsOf(team, offset),
      })),
      records: recordsOf(data),
      defaults: { manageRecords: data.manage_records ?? false, manageUsers: data.manage_users ?? false },
      accessKnown: users.length > 0,
      ...(someEnd && offset === undefined ? { endsUnknown: true } : {}),
      readAt: session.options.clock.now(),
    },
  });
}

const endText = (text: string | undefined): string | undefined => (text === 'never' ? undefined : text);

function rightsOf(
  member: z.infer<typeof memberSchema>,
  offset: number | undefined,
): { manageRecords: boolean; manageUsers: boolean; expiresAt?: number } {
  const local = naiveTime(endText(member.expiration) ?? '');
  return {
    manageRecords: member.manage_records ?? false,
    manageUsers: member.manage_users ?? false,
    ...(local === undefined || offset === undefined ? {} : { expiresAt: local - offset }),
  };
}

const recordsOf = (data: FolderData): FolderAccess['records'] =>
  (data.records ?? []).map((record) => ({
    uid: record.record_uid,
    title: record.record_name ?? '',
    ...(record.can_edit === undefined ? {} : { canEdit: record.can_edit }),
    ...(record.can_share === undefined ? {} : { canShare: record.can_share }),
  }));

function rolePart(role: string | undefined): { role?: (typeof NSF_ROLES)[number] } {
  const known = NSF_ROLES.find((name) => name === role);
  return known === undefined ? {} : { role: known };
}
