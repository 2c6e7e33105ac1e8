/** What an operation would change, told from the access people have now: the heart of the preview. */
import type { RecordAccess, UserAccess } from './access';
import { expiresAt } from './expiration';
import { normaliseEmail } from './email';
import type { NsfRole, ShareRecord } from './share-record';
import { lowers } from './role-rank';
import { SHARING_ROLES } from './drafts/field-rule';

/** What somebody may do with the record; `none` when they cannot see it. */
export type AccessLevel =
  | { readonly level: 'none' }
  | { readonly level: 'owner' }
  | { readonly level: 'role'; readonly role: NsfRole; readonly expiresAt?: number; readonly inherited?: boolean }
  | {
      readonly level: 'rights';
      readonly canShare: boolean;
      readonly canEdit: boolean;
      readonly expiresAt?: number;
      readonly inherited?: boolean;
    };

export type EffectWarning =
  /** Already as asked: the command would change nothing for this person. */
  | 'no-change'
  /** Owns the record: Keeper refuses, and would take the owner's rights away. */
  | 'recipient-is-owner'
  /** Revoke, but there is no direct share to take away. */
  | 'nothing-to-revoke'
  /** Access comes through a folder and stays whatever this command does. */
  | 'inherited-stays'
  /** Would lose rights he has now (a lower role, an earlier end). */
  | 'loses-rights'
  /** `grant` in Classic never takes a right away: what is there beyond the request stays. */
  | 'keeps-more'
  /** A role that may share cannot be time-limited; Keeper takes the sharing right away or refuses. */
  | 'sharing-with-expiration'
  /** Has this role already; Keeper leaves an end it may have as it is, and no read shows that end. */
  | 'end-may-stay';

export interface RecipientEffect {
  readonly username: string;
  readonly before: AccessLevel;
  readonly after: AccessLevel;
  readonly warnings: readonly EffectWarning[];
}

/** What `operation` does to each recipient, if carried out at `now` (ms). Pure: the same input, the same answer. */
export function shareRecordEffect(operation: ShareRecord, access: RecordAccess, now: number): RecipientEffect[] {
  return operation.recipients.map((username) => {
    const user = access.users.find((entry) => normaliseEmail(entry.username) === username);
    return effectFor(operation, username, user, now, access.endsUnknown === true);
  });
}

/** The access level an entry of the permission block stands for. */
export function levelOf(user: UserAccess | undefined): AccessLevel {
  if (!user) return { level: 'none' };
  if (user.owner) return { level: 'owner' };
  const rest = {
    ...(user.expiresAt === undefined ? {} : { expiresAt: user.expiresAt }),
    ...(user.inherited ? { inherited: true } : {}),
  };
  return user.role === undefined
    ? { level: 'rights', canShare: user.canShare, canEdit: user.canEdit, ...rest }
    : { level: 'role', role: user.role, ...rest };
}

function effectFor(
  operation: ShareRecord,
  username: string,
  user: UserAccess | undefined,
  now: number,
  endsUnknown: boolean,
): RecipientEffect {
  const before = levelOf(user);
  if (user?.owner) return { username, before, after: before, warnings: ['recipient-is-owner'] };
  return operation.action === 'grant'
    ? grantEffect(operation, username, user, before, { now, endsUnknown })
    : revokeEffect(operation, username, user, before);
}

type Grant = Extract<ShareRecord, { action: 'grant' }>;
type Revoke = Extract<ShareRecord, { action: 'revoke' }>;

function grantEffect(
  operation: Grant,
  username: string,
  user: UserAccess | undefined,
  before: AccessLevel,
  { now, endsUnknown }: { readonly now: number; readonly endsUnknown: boolean },
): RecipientEffect {
  const end = expiresAt(operation.expiration, now);
  const until = end === undefined ? {} : { expiresAt: end };
  const warnings: EffectWarning[] = [];
  let after: AccessLevel;
  if (operation.mode === 'nsf') {
    after = { level: 'role', role: operation.role, ...until };
    if (end !== undefined && (SHARING_ROLES as readonly string[]).includes(operation.role)) {
      warnings.push('sharing-with-expiration');
    }
    if (before.level === 'role' && (lowers(before.role, operation.role) || endsEarlier(end, before.expiresAt))) {
      warnings.push('loses-rights');
    }
    if (before.level === 'role' && before.role === operation.role && sameEnd(end, before.expiresAt)) {
      warnings.push(endsUnknown ? 'end-may-stay' : 'no-change');
    }
  } else {
    const canShare = operation.allowSharing || (user?.canShare ?? false);
    const canEdit = operation.allowWriting || (user?.canEdit ?? false);
    after = { level: 'rights', canShare, canEdit, ...until };
    if (canShare !== operation.allowSharing || canEdit !== operation.allowWriting) warnings.push('keeps-more');
    if (before.level === 'rights' && endsEarlier(end, before.expiresAt)) warnings.push('loses-rights');
    if (
      before.level === 'rights' &&
      before.canShare === canShare &&
      before.canEdit === canEdit &&
      sameEnd(end, before.expiresAt)
    ) {
      warnings.push('no-change');
    }
  }
  return { username, before, after, warnings };
}

function revokeEffect(
  operation: Revoke,
  username: string,
  user: UserAccess | undefined,
  before: AccessLevel,
): RecipientEffect {
  if (!user) return { username, before, after: before, warnings: ['nothing-to-revoke', 'no-change'] };
  if (user.inherited) return { username, before, after: before, warnings: ['inherited-stays'] };
  if (operation.mode === 'nsf') {
    const filteredOut = operation.role !== undefined && user.role !== operation.role;
    return filteredOut
      ? { username, before, after: before, warnings: ['nothing-to-revoke', 'no-change'] }
      : { username, before, after: { level: 'none' }, warnings: [] };
  }
  if (!operation.allowSharing && !operation.allowWriting) {
    return { username, before, after: { level: 'none' }, warnings: [] };
  }
  const canShare = user.canShare && !operation.allowSharing;
  const canEdit = user.canEdit && !operation.allowWriting;
  const unchanged = canShare === user.canShare && canEdit === user.canEdit;
  return {
    username,
    before,
    after: {
      level: 'rights',
      canShare,
      canEdit,
      ...(user.expiresAt === undefined ? {} : { expiresAt: user.expiresAt }),
    },
    warnings: unchanged ? ['nothing-to-revoke', 'no-change'] : [],
  };
}

const endsEarlier = (after: number | undefined, before: number | undefined): boolean =>
  after !== undefined && (before === undefined || after < before - MINUTE);

/** Commander keeps expiries to the second or so; within a minute they are the same. */
const sameEnd = (one: number | undefined, other: number | undefined): boolean =>
  one === undefined || other === undefined ? one === other : Math.abs(one - other) < MINUTE;

const MINUTE = 60_000;
