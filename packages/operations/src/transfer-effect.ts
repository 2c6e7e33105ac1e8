/** What a transfer of ownership would change, told from who has access now. Pure. */
import type { RecordAccess } from './access';
import { levelOf, type AccessLevel } from './effect';
import { normaliseEmail } from './email';
import type { TransferRecord } from './transfer-record';

export type TransferWarning =
  /** Owns the record already: nothing would change. */
  | 'no-change'
  /** The service account usually cannot see the record any more, so nobody can undo it from here. */
  | 'lost-to-us'
  /** Access of the new owner that ends, or comes from elsewhere, is replaced by owning the record. */
  | 'access-replaced';

export interface TransferEffect {
  readonly newOwner: string;
  /** Absent where Commander did not say. */
  readonly previousOwner?: string;
  readonly before: AccessLevel;
  readonly after: AccessLevel;
  readonly warnings: readonly TransferWarning[];
}

export function transferEffect(operation: TransferRecord, access: RecordAccess): TransferEffect {
  const newOwner = normaliseEmail(operation.newOwner);
  const before = levelOf(access.users.find(({ username }) => username === newOwner));
  const previousOwner = access.users.find(({ owner }) => owner)?.username;
  const previous = previousOwner === undefined ? {} : { previousOwner };
  if (before.level === 'owner') return { newOwner, ...previous, before, after: before, warnings: ['no-change'] };
  return {
    newOwner,
    ...previous,
    before,
    after: { level: 'owner' },
    warnings: ['lost-to-us', ...(before.level === 'none' ? [] : (['access-replaced'] as const))],
  };
}
