/** Whether a read of the vault shows what a share-record operation was to do, person by person. Pure. */
import {
  expiresAt,
  type Expiration,
  type ProofVerdict,
  type RecordAccess,
  type ShareRecord,
  type UserAccess,
} from '@keeper-workflow/operations';

export interface ShareRecordEvidence {
  readonly verdict: ProofVerdict;
  readonly parts: readonly { readonly name: string; readonly shown: boolean }[];
  /** Parts of the effect that this read cannot show at all: Commander's NSF reads have no end of access. */
  readonly unseen?: readonly ['expiration'];
}

const MINUTE = 60_000;
/** An instant is kept to the second or so; a minute apart is another one. */
const SAME_INSTANT = MINUTE;
/** A duration counts from when Commander runs the command: its queue keeps one up to 5 minutes, and clocks differ. */
const EARLIEST = 5 * MINUTE;
const LATEST = 15 * MINUTE;

type Shown = boolean | 'unprovable';

/** @param startedAt when the command was handed over, ms since the epoch; a duration's end is told from it. */
export function shareRecordEvidence(
  operation: ShareRecord,
  access: Pick<RecordAccess, 'users' | 'usersKnown' | 'endsUnknown'>,
  startedAt: number,
): ShareRecordEvidence {
  const found = operation.recipients.map((username): { username: string; shown: Shown } => {
    if (!access.usersKnown) return { username, shown: 'unprovable' };
    const user = access.users.find((entry) => entry.username === username);
    return {
      username,
      shown: operation.action === 'grant' ? granted(operation, user, startedAt) : revoked(operation, user),
    };
  });
  const parts = found.map(({ username, shown }) => ({ name: username, shown: shown === true }));
  const endUnseen = operation.action === 'grant' && access.endsUnknown === true;
  return {
    verdict: verdictOf(found.map(({ shown }) => shown)),
    parts,
    ...(endUnseen ? { unseen: ['expiration'] as const } : {}),
  };
}

function verdictOf(shown: readonly Shown[]): ProofVerdict {
  if (shown.includes('unprovable')) return 'unprovable';
  if (!shown.includes(false)) return 'shown';
  return shown.includes(true) ? 'partly' : 'absent';
}

type Grant = Extract<ShareRecord, { action: 'grant' }>;
type Revoke = Extract<ShareRecord, { action: 'revoke' }>;

/**
 * NSF sets exactly the role asked for, higher or lower. Classic only ever adds rights, so more than asked is as good.
 * Not listed: nothing was granted, or an invitation is pending.
 */
function granted(operation: Grant, user: UserAccess | undefined, startedAt: number): Shown {
  if (!user || user.owner) return false;
  if (operation.mode === 'nsf') {
    const ends = user.expiresAt === undefined || endsAsAsked(operation.expiration, user.expiresAt, startedAt);
    return user.role === operation.role && ends;
  }
  return (
    (user.canShare || !operation.allowSharing) &&
    (user.canEdit || !operation.allowWriting) &&
    endsAsAsked(operation.expiration, user.expiresAt, startedAt)
  );
}

function revoked(operation: Revoke, user: UserAccess | undefined): Shown {
  if (!user) return true;
  if (user.owner) return false;
  if (operation.mode === 'classic' && (operation.allowSharing || operation.allowWriting)) {
    return !(operation.allowSharing && user.canShare) && !(operation.allowWriting && user.canEdit);
  }
  // The folder gives the same access: whether a share of the record itself is gone cannot be seen.
  return user.inherited === true ? 'unprovable' : false;
}

function endsAsAsked(expiration: Expiration, end: number | undefined, startedAt: number): boolean {
  if (expiration.type === 'never') return end === undefined;
  if (end === undefined) return false;
  if (expiration.type === 'at') return Math.abs(end - Date.parse(expiration.at)) < SAME_INSTANT;
  const expected = expiresAt(expiration, startedAt) ?? 0;
  return end >= expected - EARLIEST && end <= expected + LATEST;
}
