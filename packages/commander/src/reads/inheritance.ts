/**
 * Whether somebody's access to an NSF record comes from its folder. Commander's record reads do not say it, so the
 * folder's own list is compared: the same person with the same role there means the access stays whatever happens to
 * the record's share.
 */
import { ok, type Result } from '@keeper-workflow/failures';
import { normaliseEmail, type Deadline, type UserAccess } from '@keeper-workflow/operations';
import { z } from 'zod/mini';
import { readData } from '../replies';
import { runRead, type Session } from '../session';
import type { ReadRecord } from './record';

const folderSchema = z.object({
  folder_uid: z.string(),
  user_permissions: z.optional(z.array(z.object({ accessor: z.string(), role: z.optional(z.string()) }))),
  team_permissions: z.optional(z.array(z.object({ accessor: z.string() }))),
});

/**
 * `users` with `inherited` where the folder explains their access. One command, none when nobody in `usernames` is
 * listed or the record lies in no folder. A folder that cannot be read leaves them as they are.
 */
export async function withInheritance(
  session: Session,
  { access, folderUid }: ReadRecord,
  usernames: readonly string[],
  deadline: Deadline,
): Promise<Result<readonly UserAccess[]>> {
  const concerned = access.users.some((user) => !user.owner && usernames.includes(user.username));
  if (!concerned || folderUid === undefined) return ok(access.users);
  const positionals = [{ value: folderUid }];
  const options = [{ flag: '--format=json' }] as const;
  const result = await runRead(session, { command: 'nsf-get', options, positionals }, deadline);
  if (!result.ok) return result;
  const data = readData('nsf-get', result.value, session.secrets);
  const folder = folderSchema.safeParse(data.ok ? data.value : undefined);
  if (!folder.success || folder.data.folder_uid !== folderUid) return ok(access.users);
  const inFolder = (folder.data.user_permissions ?? []).map(({ accessor, role }) => ({
    username: normaliseEmail(accessor),
    role,
  }));
  return ok(markInherited(access.users, inFolder));
}

/** The same person with the same role in the folder: that access stays whatever happens to the record's share. */
export function markInherited(
  users: readonly UserAccess[],
  inFolder: readonly { readonly username: string; readonly role?: string | undefined }[],
): readonly UserAccess[] {
  const roles = new Map(inFolder.map(({ username, role }) => [username, role]));
  return users.map((user) =>
    !user.owner && user.role !== undefined && roles.get(user.username) === user.role
      ? { ...user, inherited: true }
      : user,
  );
}
