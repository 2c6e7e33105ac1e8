/** Whether a read of a record shows its new owner. Pure. */
import { normaliseEmail, type Proof, type RecordAccess, type TransferRecord } from '@keeper-workflow/operations';

export function transferEvidence(
  { newOwner }: TransferRecord,
  { users, usersKnown }: Pick<RecordAccess, 'users' | 'usersKnown'>,
): Pick<Proof, 'verdict' | 'parts'> {
  const owner = users.find((user) => user.owner);
  const shown = owner?.username === normaliseEmail(newOwner);
  if (!usersKnown || !owner) return { verdict: 'unprovable', parts: [{ name: newOwner, shown: false }] };
  return { verdict: shown ? 'shown' : 'absent', parts: [{ name: newOwner, shown }] };
}

/**
 * The record that was there before the command is not there any more. After a sync that is how a transfer looks to the
 * service account, and also how a record looks that somebody deleted or took away: only a claim of `done` tells them apart.
 */
export const goneEvidence = (
  { newOwner }: TransferRecord,
  synced: boolean,
): Pick<Proof, 'verdict' | 'parts' | 'gone'> =>
  synced
    ? { verdict: 'unprovable', parts: [], gone: true }
    : { verdict: 'unprovable', parts: [{ name: newOwner, shown: false }] };
