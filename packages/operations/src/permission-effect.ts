/** What a record-permission operation would change, from the plan that was read. Pure. */
import type { AccessLevel } from './effect';
import type { PermissionChange, PermissionPlan, PermissionSkip } from './folder-access';
import { lowers } from './role-rank';

export type PermissionWarning =
  /** Nothing would change. */
  | 'no-change'
  /** Some records or people stay as they are; `skipped` says which and why. */
  | 'some-skipped'
  /** Classic: what everybody in the folder may do changes, not one person's access. */
  | 'for-everybody'
  /** Somebody loses a right or all access, although this is a grant. */
  | 'loses-rights';

export interface PermissionEffect {
  readonly changes: readonly PermissionChange[];
  readonly skipped: readonly PermissionSkip[];
  readonly warnings: readonly PermissionWarning[];
}

/** @param action of the operation the plan was read for. */
export function permissionEffect(action: 'grant' | 'revoke', plan: PermissionPlan): PermissionEffect {
  const { changes, skipped } = plan;
  return {
    changes,
    skipped,
    warnings: [
      ...(changes.length === 0 ? (['no-change'] as const) : []),
      ...(skipped.length > 0 ? (['some-skipped'] as const) : []),
      ...(changes.some(({ username }) => username === undefined) ? (['for-everybody'] as const) : []),
      ...(action === 'grant' && changes.some(({ before, after }) => lessThan(after, before))
        ? (['loses-rights'] as const)
        : []),
    ],
  };
}

/** Whether `after` lacks something that `before` has. */
function lessThan(after: AccessLevel, before: AccessLevel): boolean {
  if (before.level === 'role' && after.level === 'role') {
    return lowers(before.role, after.role);
  }
  if (before.level === 'rights' && after.level === 'rights') {
    return (before.canEdit && !after.canEdit) || (before.canShare && !after.canShare);
  }
  return after.level === 'none' && before.level !== 'none';
}
