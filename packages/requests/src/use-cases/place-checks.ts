/** Whether the policy lets a project touch a place in the vault; where it lies is asked only if the policy names folders. */
import type { Result } from '@keeper-workflow/failures';
import type { Deadline, Vault } from '@keeper-workflow/operations';
import { checkPlace, type ProjectPolicy } from '../policy';

/**
 * @param uid of the record or folder; absent for the root, which lies in no folder. Failures: `outside-policy-folders`, and
 * those of `Vault.locate`.
 */
export async function checkPlaceOf(
  policy: ProjectPolicy,
  vault: Vault,
  { kind, uid }: { readonly kind: 'record' | 'folder'; readonly uid: string | undefined },
  deadline: Deadline,
): Promise<Result<void>> {
  if (uid === undefined || (policy.folders ?? []).length === 0) return checkPlace(policy, []);
  const located = await vault.locate(kind, uid, deadline);
  return located.ok ? checkPlace(policy, located.value.within) : located;
}
