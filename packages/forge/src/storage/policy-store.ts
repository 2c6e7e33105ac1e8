/** Project policies: one plain key per project, `project:<id>`. */
import { kvs, WhereConditions } from '@forge/kvs';
import { ok, type Result } from '@keeper-workflow/failures';
import type { PolicyStore, ProjectPolicy } from '@keeper-workflow/requests';
import { stored } from './kvs-outcome';

const PREFIX = 'project:';
/** Most that one query gives. */
const PAGE = 100;

export function createPolicyStore(): PolicyStore {
  return {
    ofProject: (projectId) => stored(() => kvs.get<ProjectPolicy>(PREFIX + projectId)),
    store: (policy) => stored(() => kvs.set(PREFIX + policy.projectId, policy)),
    all,
  };
}

async function all(): Promise<Result<readonly ProjectPolicy[]>> {
  const policies: ProjectPolicy[] = [];
  let cursor: string | undefined;
  do {
    const query = kvs.query().where('key', WhereConditions.beginsWith(PREFIX)).limit(PAGE);
    const page = await stored(() => (cursor === undefined ? query : query.cursor(cursor)).getMany<ProjectPolicy>());
    if (!page.ok) return page;
    policies.push(...page.value.results.map(({ value }) => value));
    cursor = page.value.nextCursor;
  } while (cursor);
  return ok(policies);
}
