/** Whose access is there already and would be replaced: pure, from the rows of a preview. */
import type { EffectRow } from '@keeper-workflow/contract';
import type { RequestedOperation } from '@keeper-workflow/operations';

/**
 * Names of people and teams that have other access now and would get another one by a grant or a transfer. Owners are left
 * out: they are refused. Keeper changes access in one step; nothing is taken away before.
 */
export function replacedNames(operation: RequestedOperation, rows: readonly EffectRow[]): string[] {
  // A change of record permissions is about access that is there; every row of it says so.
  if (operation.kind === 'record-permission') return [];
  if (operation.kind !== 'transfer-record' && operation.action !== 'grant') return [];
  const replaced = rows.filter(
    ({ subject, before, after, warnings }) =>
      subject !== 'record' &&
      before.level !== 'none' &&
      before.level !== 'owner' &&
      !warnings.includes('no-change') &&
      // The same role: Keeper leaves it as it is, whatever the end.
      !warnings.includes('end-may-stay') &&
      JSON.stringify(before) !== JSON.stringify(after),
  );
  return [...new Set(replaced.map(({ name }) => name))];
}
