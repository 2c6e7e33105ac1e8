/** Every kind of operation that Commander carries out. */
import type { Operation, OperationKind, OperationOf } from '@keeper-workflow/operations';
import { deviceApprove } from './device-approve';
import { epmApproval } from './epm-approval';
import type { Kind } from './kind';
import { recordAdd } from './record-add';
import { recordPermission } from './record-permission';
import { recordUpdate } from './record-update';
import { shareFolder } from './share-folder';
import { shareFolderRecords } from './share-folder-records';
import { shareRecord } from './share-record';
import { transferRecord } from './transfer-record';

const KINDS: { readonly [K in OperationKind]: Kind<OperationOf<K>> } = {
  'share-record': shareRecord,
  'share-folder-records': shareFolderRecords,
  'transfer-record': transferRecord,
  'share-folder': shareFolder,
  'record-permission': recordPermission,
  'record-add': recordAdd,
  'record-update': recordUpdate,
  'epm-approval': epmApproval,
  'device-approve': deviceApprove,
};

/** The row for this operation. */
export function kindOf<O extends Operation>(operation: O): Kind<O> {
  // The table's key and the row's operation are the same kind by its type; TypeScript does not follow the lookup.
  return KINDS[operation.kind] as unknown as Kind<O>;
}
