/** What an admin's own operation is about: checked against the policy, read from the vault, called what the vault calls it. */
import type { Parsed } from '@keeper-workflow/contract';
import { ok, type Result } from '@keeper-workflow/failures';
import type { DirectOperation, Placement, RecordContent, Vault } from '@keeper-workflow/operations';
import type { IssueCaller } from '../access';
import { checkPlace } from '../policy';

/** The reference is the request's own id, so that a creation whose answer was lost can be told from any other. */
export function withReference(
  { issue }: IssueCaller,
  operation: Parsed<'panel', 'executeDirect'>['operation'],
  requestId: string,
): DirectOperation {
  return operation.kind === 'record-add' ? { ...operation, reference: `${issue.key} ${requestId}` } : operation;
}

export type DirectTarget = Placement | RecordContent;

/** The target as it is now, inside what the policy allows. */
export async function checkedTarget(
  caller: IssueCaller,
  vault: Vault,
  operation: DirectOperation,
  until: number,
): Promise<Result<DirectTarget>> {
  const placed =
    operation.kind === 'record-update'
      ? await checkRecordPlace(caller, vault, operation.record.uid, until)
      : await checkFolderPlace(caller, vault, operation.folder?.uid, until);
  return placed.ok ? vault.readTarget(operation, until) : placed;
}

export async function checkRecordPlace(
  { policy }: IssueCaller,
  vault: Vault,
  uid: string,
  until: number,
): Promise<Result<void>> {
  if ((policy.folders ?? []).length === 0) return ok(undefined);
  const located = await vault.locate('record', uid, until);
  return located.ok ? checkPlace(policy, located.value.within) : located;
}

async function checkFolderPlace(
  { policy }: IssueCaller,
  vault: Vault,
  uid: string | undefined,
  until: number,
): Promise<Result<void>> {
  if ((policy.folders ?? []).length === 0) return ok(undefined);
  if (uid === undefined) return checkPlace(policy, []);
  const located = await vault.locate('folder', uid, until);
  return located.ok ? checkPlace(policy, located.value.within) : located;
}

/** Names come from the vault, never from what somebody sent. */
export function named(operation: DirectOperation, target: DirectTarget): DirectOperation {
  if (operation.kind === 'record-update') {
    const title = 'fields' in target ? target.title : operation.record.title;
    return { ...operation, record: { uid: operation.record.uid, title: title.slice(0, 256) } };
  }
  const folder = 'template' in target ? target.folder : undefined;
  return folder ? { ...operation, folder: { uid: folder.uid, title: folder.title.slice(0, 256) } } : operation;
}
