/** What a preview shows of the command: as it would be sent now, or as the operation alone decides it, and why not now. */
import { ok, type Failure, type Result } from '@keeper-workflow/failures';
import type { Deadline, Operation, Vault } from '@keeper-workflow/operations';

/**
 * What will keep it from being sent belongs to the preview (`blockers`); what waiting mends is a preview that failed.
 * @param command as the operation alone decides it.
 */
export async function rehearsal(
  vault: Vault,
  operation: Operation,
  command: string,
  deadline: Deadline,
): Promise<Result<{ readonly command: string; readonly blockers: readonly Failure[] }>> {
  const rehearsed = await vault.rehearse(operation, deadline);
  if (rehearsed.ok) return ok({ command: rehearsed.value.command, blockers: [] });
  return rehearsed.failure.retry === 'never' ? ok({ command, blockers: [rehearsed.failure] }) : rehearsed;
}
