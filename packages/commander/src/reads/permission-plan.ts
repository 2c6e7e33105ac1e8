/**
 * What a record-permission operation would do now. Which records, and what the folder lets everybody do with them, is
 * read; whose direct shares would change, whose access is inherited, and what the service account may not change, only
 * Commander's dry run says.
 */
import { fail, ok, type Result } from '@keeper-workflow/failures';
import {
  MOST_PERMISSION_RECORDS,
  type AccessLevel,
  type Deadline,
  type PermissionChange,
  type PermissionPlan,
  type RecordPermission,
  type UserAccess,
} from '@keeper-workflow/operations';
import { recordPermissionDryRun } from '../commands/record-permission';
import { runRead, type Session } from '../session';
import { parseDryRun, type DryRun } from './dry-run';
import { readTree, type FolderTree, type TreeRecord } from './folder-tree';
import { readRecords } from './records';

/**
 * Three commands as a rule; in Classic one more for each record with direct shares that would change. Failures: those of
 * `readTree` (at most 200 records), those of reading, and what Commander says to the dry run.
 */
export async function readPermissionPlan(
  session: Session,
  operation: RecordPermission,
  deadline: Deadline,
): Promise<Result<PermissionPlan>> {
  const tree = await readTree(session, operation, MOST_PERMISSION_RECORDS, deadline);
  if (!tree.ok) return tree;
  const result = await runRead(session, recordPermissionDryRun(operation), deadline);
  if (!result.ok) return result;
  const dryRun = parseDryRun(operation, result.value, session.secrets);
  if (!dryRun.ok) return fail({ ...dryRun.failure, field: dryRun.failure.field ?? 'folder' });
  const titles = new Map(tree.value.records.map(({ uid, title }) => [uid, title]));
  const changes =
    operation.mode === 'nsf'
      ? ok(dryRun.value.changes.map((row) => nestedChange(operation, row, titles)))
      : await classicChanges(session, operation, tree.value, dryRun.value, deadline);
  if (!changes.ok) return changes;
  const { access, records } = tree.value;
  return ok({
    uid: access.uid,
    title: access.title,
    mode: operation.mode,
    records: records.map(({ uid, title }) => ({ uid, title })),
    changes: changes.value,
    skipped: dryRun.value.skipped.map(({ uid, username, reason }) => ({
      uid,
      title: titles.get(uid) ?? '',
      ...(username === undefined ? {} : { username }),
      reason,
    })),
    readAt: session.options.clock.now(),
  });
}

type Nested = Extract<RecordPermission, { mode: 'nsf' }>;
type Classic = Extract<RecordPermission, { mode: 'classic' }>;

function nestedChange(
  operation: Nested,
  { uid, username, role, inherited }: DryRun['changes'][number],
  titles: ReadonlyMap<string, string>,
): PermissionChange {
  // A role of a newer Keeper may at least see the record; more is not known.
  const before: AccessLevel =
    role === undefined
      ? { level: 'rights', canShare: false, canEdit: false, ...(inherited ? { inherited } : {}) }
      : { level: 'role', role, ...(inherited ? { inherited } : {}) };
  return {
    record: { uid, title: titles.get(uid) ?? '' },
    ...(username === undefined ? {} : { username }),
    before,
    after: operation.action === 'grant' ? { level: 'role', role: operation.role } : { level: 'none' },
  };
}

async function classicChanges(
  session: Session,
  operation: Classic,
  tree: FolderTree,
  dryRun: DryRun,
  deadline: Deadline,
): Promise<Result<PermissionChange[]>> {
  const untouchable = new Set(dryRun.skipped.flatMap(({ uid, username }) => (username === undefined ? uid : [])));
  const forEverybody = tree.records
    .filter(({ uid }) => !untouchable.has(uid))
    .flatMap((record) => ofFolder(operation, record));
  const concerned = new Set(dryRun.changes.map(({ uid }) => uid));
  const targets = tree.records.filter(({ uid }) => concerned.has(uid));
  const read = await readRecords(session, 'classic', targets, deadline);
  if (!read.ok) return read;
  const direct = read.value.flatMap(({ access: { uid, title, users } }) =>
    dryRun.changes
      .filter((row) => row.uid === uid)
      .flatMap(({ username }) => {
        const user = users.find((entry) => entry.username === username);
        if (!user || username === undefined) return [];
        const now = { canShare: user.canShare, canEdit: user.canEdit };
        return {
          record: { uid, title },
          username,
          before: rights(now, user),
          after: rights(changed(operation, now), user),
        };
      }),
  );
  return ok([...forEverybody, ...direct]);
}

function ofFolder(operation: Classic, { uid, title, canShare, canEdit }: TreeRecord): PermissionChange[] {
  const now = { canShare: canShare ?? false, canEdit: canEdit ?? false };
  const then = changed(operation, now);
  if (now.canShare === then.canShare && now.canEdit === then.canEdit) return [];
  return [{ record: { uid, title }, before: rights(now), after: rights(then) }];
}

interface Rights {
  readonly canShare: boolean;
  readonly canEdit: boolean;
}

/** A right that is not named stays as it is. */
const changed = ({ action, canShareRecords, canEditRecords }: Classic, now: Rights): Rights => ({
  canShare: canShareRecords ? action === 'grant' : now.canShare,
  canEdit: canEditRecords ? action === 'grant' : now.canEdit,
});

const rights = (those: Rights, user?: UserAccess): AccessLevel => ({
  level: 'rights',
  ...those,
  ...(user?.expiresAt === undefined ? {} : { expiresAt: user.expiresAt }),
});
