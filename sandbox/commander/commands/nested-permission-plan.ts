/** What `nsf-record-permission` is going to do about everybody's access, and what it may not do. */
import type { Role } from '../vault/model';
import { ACCOUNT } from '../vault/model';
import { mayShare, roleName } from '../vault/roles';
import type { CommandContext } from './command';

export interface PlannedChange {
  record: string;
  email: string;
  from: Role;
}

export interface PlannedGrant extends PlannedChange {
  to: Role;
}

export interface PermissionPlan {
  /** Shares that get another role. */
  updates: PlannedGrant[];
  /** Access by the folder that a share of its own is put over. */
  creates: PlannedGrant[];
  revokes: PlannedChange[];
  skips: (PlannedChange & { reason: string })[];
}

export const isNothing = ({ updates, creates, revokes }: PermissionPlan): boolean =>
  updates.length + creates.length + revokes.length === 0;

/** Owners and the service account are left alone. @param role for a revocation: only who has that one. */
export function planFor(
  { cloud }: CommandContext,
  records: readonly string[],
  action: 'grant' | 'revoke',
  role: Role | undefined,
): PermissionPlan {
  const plan: PermissionPlan = { updates: [], creates: [], revokes: [], skips: [] };
  for (const record of records) {
    const holders = cloud.accessTo(record);
    const mine = holders.find(([user]) => user === ACCOUNT)?.[1];
    for (const [email, access] of holders) {
      if (access.owner === true || email === ACCOUNT) continue;
      const change = { record, email, from: access.role };
      if (mine === undefined || !mayShare(mine.role)) {
        plan.skips.push({ ...change, reason: 'Insufficient permission (can_update_access is false)' });
      } else if (action === 'grant') {
        if (role === undefined || role === access.role) continue;
        (access.inherited === true ? plan.creates : plan.updates).push({ ...change, to: role });
      } else if (role === undefined || role === access.role) {
        if (access.inherited !== true) plan.revokes.push(change);
        else {
          const reason = 'Inherited from a shared folder — revoke at the parent shared folder';
          plan.skips.push({ ...change, reason });
        }
      }
    }
  }
  return plan;
}

export const roles = ({ from, to }: PlannedGrant): string => `${roleName(from)} -> ${roleName(to)}`;
