/** What a share-folder operation would change, told from the access people and teams have now. Pure. */
import { normaliseEmail } from './email';
import { expiresAt } from './expiration';
import type { FolderAccess, FolderRecord, FolderTeam, FolderUser } from './folder-access';
import { lowers } from './role-rank';
import { SHARING_ROLES } from './drafts/field-rule';
import type { ShareFolder } from './share-folder';
import type { TeamTarget } from './target';
import type { NsfRole } from './vocabulary';

/** What somebody may do in the folder; `none` when they are not in it. */
export type FolderLevel =
  | { readonly level: 'none' }
  | { readonly level: 'owner' }
  /** `role` absent: one this product does not know. */
  | { readonly level: 'role'; readonly role?: NsfRole; readonly expiresAt?: number; readonly inherited?: boolean }
  | {
      readonly level: 'rights';
      readonly manageRecords: boolean;
      readonly manageUsers: boolean;
      readonly expiresAt?: number;
    };

export type FolderWarning =
  /** Already as asked. */
  | 'no-change'
  /** Owns the folder. */
  | 'recipient-is-owner'
  /** Has a right, or access for longer, that is taken away although this is a grant. */
  | 'loses-rights'
  /** Remove, but there is no access. */
  | 'nothing-to-remove'
  /** NSF: the access comes from a folder above. Removing it here ends what this folder inherits, for everybody. */
  | 'inherited'
  /** A team: everybody in it now, and everybody who joins it. */
  | 'whole-team'
  /** Managing users, or an NSF role that may share, for a limited time: Keeper refuses it. */
  | 'sharing-with-expiration';

export interface PartyEffect {
  readonly party: 'user' | 'team';
  /** Address, or the team's name. */
  readonly name: string;
  readonly uid?: string;
  readonly before: FolderLevel;
  readonly after: FolderLevel;
  readonly warnings: readonly FolderWarning[];
}

export interface ShareFolderEffect {
  readonly parties: readonly PartyEffect[];
  /**
   * Classic: records on which everybody in the folder gets rights, not these people alone. The whole of what the record
   * rights of the operation do: records that come into the folder later are not touched.
   */
  readonly recordsForEverybody: readonly { readonly record: FolderRecord; readonly after: FolderRecord }[];
  /** NSF remove in a folder that lies in another one: it stops inheriting who has access. */
  readonly stopsInheriting: boolean;
}

const MINUTE = 60_000;

/** What `operation` does if carried out at `now` (ms). */
export function shareFolderEffect(operation: ShareFolder, access: FolderAccess, now: number): ShareFolderEffect {
  const users = operation.recipients.map((name): PartyEffect => {
    const user = access.users.find(({ username }) => normaliseEmail(username) === normaliseEmail(name));
    return { party: 'user', name, ...effectOn(operation, user, user?.owner === true, now, []) };
  });
  const teams = operation.teams.map((team): PartyEffect => {
    const found = teamIn(access, team);
    const uid = team.uid ?? found?.uid;
    const effect = effectOn(operation, found, false, now, ['whole-team']);
    return { party: 'team', name: team.name, ...(uid === undefined ? {} : { uid }), ...effect };
  });
  return {
    parties: [...users, ...teams],
    recordsForEverybody: recordsForEverybody(operation, access.records),
    stopsInheriting:
      operation.mode === 'nsf' &&
      operation.action === 'remove' &&
      access.parentUid !== undefined &&
      [...users, ...teams].some(({ before }) => before.level !== 'none'),
  };
}

/** The team in the folder: by uid where that is known, else by exactly its name. */
export const teamIn = (access: Pick<FolderAccess, 'teams'>, team: TeamTarget): FolderTeam | undefined =>
  access.teams.find(({ uid, name }) => (team.uid === undefined ? name === team.name : uid === team.uid));

/** The level an entry stands for. */
export function folderLevelOf(entry: FolderUser | FolderTeam | undefined, mode: ShareFolder['mode']): FolderLevel {
  if (!entry) return { level: 'none' };
  if ('owner' in entry && entry.owner) return { level: 'owner' };
  const until = entry.expiresAt === undefined ? {} : { expiresAt: entry.expiresAt };
  if (mode === 'classic') {
    return { level: 'rights', manageRecords: entry.manageRecords, manageUsers: entry.manageUsers, ...until };
  }
  return {
    level: 'role',
    ...(entry.role === undefined ? {} : { role: entry.role }),
    ...until,
    ...(entry.inherited ? { inherited: true } : {}),
  };
}

function effectOn(
  operation: ShareFolder,
  entry: FolderUser | FolderTeam | undefined,
  owner: boolean,
  now: number,
  warnings: readonly FolderWarning[],
): Pick<PartyEffect, 'before' | 'after' | 'warnings'> {
  const before = folderLevelOf(entry, operation.mode);
  if (owner) return { before, after: before, warnings: [...warnings, 'recipient-is-owner'] };
  if (operation.action === 'remove') {
    if (!entry) return { before, after: before, warnings: [...warnings, 'nothing-to-remove', 'no-change'] };
    const inherited: FolderWarning[] = entry.inherited ? ['inherited'] : [];
    return { before, after: { level: 'none' }, warnings: [...warnings, ...inherited] };
  }
  const end = expiresAt(operation.expiration, now);
  const until = end === undefined ? {} : { expiresAt: end };
  const after: FolderLevel =
    operation.mode === 'nsf'
      ? { level: 'role', role: operation.role, ...until }
      : { level: 'rights', manageRecords: operation.manageRecords, manageUsers: operation.manageUsers, ...until };
  return { before, after, warnings: [...warnings, ...grantWarnings(before, after)] };
}

function grantWarnings(before: FolderLevel, after: FolderLevel): FolderWarning[] {
  if (after.level === 'none' || after.level === 'owner') return [];
  const warnings: FolderWarning[] = [];
  const shares = after.level === 'rights' ? after.manageUsers : SHARING.includes(after.role ?? 'viewer');
  if (shares && after.expiresAt !== undefined) warnings.push('sharing-with-expiration');
  if (before.level === 'none' || before.level === 'owner') return warnings;
  if (loses(before, after) || endsEarlier(after.expiresAt, before.expiresAt)) warnings.push('loses-rights');
  if (same(before, after) && sameEnd(after.expiresAt, before.expiresAt)) warnings.push('no-change');
  return warnings;
}

const SHARING: readonly NsfRole[] = SHARING_ROLES;

function loses(before: FolderLevel, after: FolderLevel): boolean {
  if (before.level === 'rights' && after.level === 'rights') {
    return (before.manageRecords && !after.manageRecords) || (before.manageUsers && !after.manageUsers);
  }
  if (before.level !== 'role' || after.level !== 'role' || before.role === undefined || after.role === undefined) {
    return false;
  }
  return lowers(before.role, after.role);
}

/** Inherited access with the same role is not the same: a grant makes it the folder's own. */
function same(before: FolderLevel, after: FolderLevel): boolean {
  if (before.level === 'rights' && after.level === 'rights') {
    return before.manageRecords === after.manageRecords && before.manageUsers === after.manageUsers;
  }
  return before.level === 'role' && after.level === 'role' && before.role === after.role && before.inherited !== true;
}

const endsEarlier = (after: number | undefined, before: number | undefined): boolean =>
  after !== undefined && (before === undefined || after < before - MINUTE);

const sameEnd = (one: number | undefined, other: number | undefined): boolean =>
  one === undefined || other === undefined ? one === other : Math.abs(one - other) < MINUTE;

function recordsForEverybody(
  operation: ShareFolder,
  records: readonly FolderRecord[],
): ShareFolderEffect['recordsForEverybody'] {
  if (operation.mode !== 'classic' || operation.action !== 'grant') return [];
  return records.flatMap((record) => {
    const canEdit = operation.canEditRecords || record.canEdit === true;
    const canShare = operation.canShareRecords || record.canShare === true;
    const changes = canEdit !== (record.canEdit === true) || canShare !== (record.canShare === true);
    return changes ? [{ record, after: { ...record, canEdit, canShare } }] : [];
  });
}
