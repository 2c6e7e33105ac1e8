/**
 * Whether the plan for a record-permission operation, read anew, shows that nothing is left to do: record by record. What
 * may not be changed is not there; what a folder above gives is not this operation's to end. Pure.
 */
import type { PermissionPlan, Proof } from '@keeper-workflow/operations';
import { inOrder, numbered, verdictOf } from './evidence';

export function permissionEvidence({ records, changes, skipped }: PermissionPlan): Pick<Proof, 'verdict' | 'parts'> {
  const open = new Set([
    ...changes.map(({ record }) => record.uid),
    ...skipped.flatMap(({ uid, reason }) => (reason === 'no-right' ? uid : [])),
  ]);
  const parts = numbered(inOrder(records).map(({ uid, title }) => ({ name: title, shown: !open.has(uid) })));
  return { verdict: parts.length === 0 ? 'unprovable' : verdictOf(parts.map(({ shown }) => shown)), parts };
}
