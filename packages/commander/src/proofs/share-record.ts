/** Whether a read of the vault shows what a share-record operation was to do, person by person. Pure. */
import type { Proof, ProofVerdict, RecordAccess, ShareRecord, UserAccess } from '@keeper-workflow/operations';
import { endsAsAsked, unseenEnds, verdictOf, type Shown } from './evidence';

export interface ShareRecordEvidence {
  readonly verdict: ProofVerdict;
  readonly parts: readonly { readonly name: string; readonly shown: boolean }[];
  /** Commander's NSF reads have no end of access; no read says whether a password is rotated when access ends. */
  readonly unseen?: NonNullable<Proof['unseen']>;
}

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
  return {
    verdict: verdictOf(found.map(({ shown }) => shown)),
    parts,
    ...(operation.action === 'grant' ? unseenEnds(operation, access.endsUnknown === true) : {}),
  };
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
