/** What an admin's own operation is about: checked against the policy, read from the vault, called what the vault calls it. */
import type { Parsed } from '@keeper-workflow/contract';
import type { Result } from '@keeper-workflow/failures';
import type { DirectOperation, Placement, RecordContent, Vault } from '@keeper-workflow/operations';
import type { IssueCaller } from '../access';
import { checkPlaceOf } from './place-checks';

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
  const place =
    operation.kind === 'record-update'
      ? ({ kind: 'record', uid: operation.record.uid } as const)
      : ({ kind: 'folder', uid: operation.folder?.uid } as const);
  const placed = await checkPlaceOf(caller.policy, vault, place, until);
  return placed.ok ? vault.readTarget(operation, until) : placed;
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
