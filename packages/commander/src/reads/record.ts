/** `get` and `nsf-get`: who has access to one record. Field values end here: only the members below are ever parsed. */
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import { NSF_ROLES, normaliseEmail, type Deadline, type Mode, type RecordAccess } from '@keeper-workflow/operations';
import { z } from 'zod/mini';
import type { Session } from '../session';
import { readRecordJson } from './record-json';

const userSchema = z.object({
  username: z.string(),
  owner: z.optional(z.boolean()),
  shareable: z.optional(z.boolean()),
  editable: z.optional(z.boolean()),
  /** NSF; a role this product does not know is no reason to fail, its rights still count. */
  role: z.optional(z.string()),
  /** ms since the epoch; absent for good. Classic only: Commander 18's NSF reads do not show it. */
  expiration: z.optional(z.number()),
  inherited: z.optional(z.boolean()),
});

const recordSchema = z.object({
  record_uid: z.string(),
  title: z.optional(z.string()),
  type: z.optional(z.string()),
  /** Records of the legacy form have this instead of `type`. */
  record_type: z.optional(z.string()),
  /** `get` only: `classic` or `nested`. */
  source: z.optional(z.string()),
  folder: z.optional(z.object({ uid: z.nullish(z.string()), path: z.nullish(z.string()) })),
  user_permissions: z.optional(z.array(userSchema)),
});

/** A record's access, and the folder it lies in (for NSF, where access may come from). */
export interface ReadRecord {
  readonly access: RecordAccess;
  readonly folderUid?: string;
}

/** One command. Failures: `record-not-found` (also when the uid is a folder's or team's), those of `readData`. */
export async function readRecord(
  session: Session,
  command: 'get' | 'nsf-get',
  uid: string,
  deadline: Deadline,
): Promise<Result<ReadRecord>> {
  const data = await readRecordJson(session, command, uid, deadline);
  return data.ok ? parseRecord(command, uid, data.value, session.options.clock.now()) : data;
}

/** @param readAt ms since the epoch. */
export function parseRecord(
  command: 'get' | 'nsf-get',
  uid: string,
  data: unknown,
  readAt: number,
): Result<ReadRecord> {
  const record = recordSchema.safeParse(data);
  if (!record.success) {
    const isRecord = typeof data === 'object' && data !== null && 'record_uid' in data;
    // The parser's own words could quote a value, so they go nowhere.
    return fail(failure(isRecord ? 'commander-reply-not-understood' : 'record-not-found', { field: 'record' }));
  }
  const { data: found } = record;
  // Both commands fall back to "title contains": then the record is another one.
  if (found.record_uid !== uid) return fail(failure('record-not-found', { field: 'record' }));
  const users = found.user_permissions ?? [];
  const mode = modeOf(command, found.source, users);
  return ok({
    access: {
      uid,
      title: found.title ?? '',
      type: found.type ?? found.record_type ?? '',
      mode,
      ...(found.folder?.path ? { path: found.folder.path } : {}),
      users: users.map((user) => ({
        username: normaliseEmail(user.username),
        owner: user.owner ?? false,
        canShare: user.shareable ?? false,
        canEdit: user.editable ?? false,
        ...rolePart(user.role),
        ...(user.expiration !== undefined && user.expiration > 0 ? { expiresAt: user.expiration } : {}),
        ...(user.inherited ? { inherited: true } : {}),
      })),
      // Every record has an owner, so an empty block is a missing one; an NSF block without roles is a stale copy.
      usersKnown: users.length > 0 && (mode === 'classic' || users.some((user) => user.role !== undefined)),
      ...(mode === 'nsf' && !users.some((user) => user.expiration !== undefined) ? { endsUnknown: true } : {}),
      readAt,
    },
    ...(found.folder?.uid ? { folderUid: found.folder.uid } : {}),
  });
}

function modeOf(
  command: 'get' | 'nsf-get',
  source: string | undefined,
  users: readonly { readonly role?: string | undefined }[],
): Mode {
  if (command === 'nsf-get' || source?.startsWith('nested')) return 'nsf';
  return source === undefined && users.some((user) => user.role !== undefined) ? 'nsf' : 'classic';
}

function rolePart(role: string | undefined): { role?: (typeof NSF_ROLES)[number] } {
  const known = NSF_ROLES.find((name) => name === role);
  return known === undefined ? {} : { role: known };
}
