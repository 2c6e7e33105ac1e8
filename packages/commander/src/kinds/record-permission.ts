/** Changing rights on the records of a folder: `record-permission` and its NSF namesake, proven by the plan read anew. */
import { ok, type Result } from '@keeper-workflow/failures';
import { MOST_PERMISSION_RECORDS, type Deadline, type Proof, type RecordPermission } from '@keeper-workflow/operations';
import { recordPermissionCommand } from '../commands/record-permission';
import type { CommandArguments } from '../encode';
import { permissionEvidence } from '../proofs/record-permission';
import { readTree } from '../reads/folder-tree';
import { readPermissionPlan } from '../reads/permission-plan';
import { synced } from '../reads/sync';
import { recordPermissionReply } from '../replies';
import type { Session } from '../session';
import { provenByReading } from './by-reading';
import type { Kind } from './kind';

export const recordPermission: Kind<RecordPermission> = {
  command: (operation) => ok(recordPermissionCommand(operation)),
  async readTarget(session, operation, deadline) {
    await synced(session, deadline);
    return readPermissionPlan(session, operation, deadline);
  },
  prepare,
  claim: recordPermissionReply,
  ...provenByReading(look),
};

/**
 * A private folder, one of the other mode, or one without records is silently left alone by Commander and called a
 * success; so the folder is looked at first.
 */
async function prepare(
  session: Session,
  operation: RecordPermission,
  deadline: Deadline,
): Promise<Result<CommandArguments>> {
  const tree = await readTree(session, operation, MOST_PERMISSION_RECORDS, deadline);
  return tree.ok ? ok(recordPermissionCommand(operation)) : tree;
}

async function look(
  session: Session,
  operation: RecordPermission,
  _startedAt: number,
  deadline: Deadline,
): Promise<Result<Omit<Proof, 'synced'>>> {
  const plan = await readPermissionPlan(session, operation, deadline);
  if (!plan.ok) return plan;
  return ok({ ...permissionEvidence(plan.value), readAt: plan.value.readAt });
}
