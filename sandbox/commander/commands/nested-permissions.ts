/** Who has access to a nested record, as `nsf-get` and `get` show it. The cloud is asked each time. */
import { CloudError } from '../reply/outcome';
import type { StoredRecord } from '../vault/model';
import { mayEdit, mayShare, roleName } from '../vault/roles';
import type { CommandContext } from './command';

export interface NestedPermission {
  username: string;
  owner: boolean;
  shareable: boolean;
  editable: boolean;
  role: string;
}

/** Undefined when the cloud refuses the question or knows nobody: the block is then silently missing. No expiry is shown. */
export function nestedPermissions({ cloud }: CommandContext, record: StoredRecord): NestedPermission[] | undefined {
  try {
    cloud.call('vault/records/v3/details/access');
  } catch (error) {
    if (error instanceof CloudError) return undefined;
    throw error;
  }
  const access = cloud.accessTo(record.uid);
  if (access.length === 0) return undefined;
  return access.map(([username, { role, owner }]) => ({
    username,
    owner: owner === true,
    shareable: mayShare(role),
    editable: mayEdit(role),
    role: roleName(role),
  }));
}
