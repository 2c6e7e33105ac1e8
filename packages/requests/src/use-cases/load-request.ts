/** Loads a request for a caller, and only if it belongs to the issue on which the caller's rights were checked. */
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import type { IssueCaller } from '../access';
import type { Ports } from '../ports';
import type { StoredRequest } from '../request';

export async function loadRequest(
  ports: Pick<Ports, 'requests'>,
  caller: IssueCaller,
  requestId: string,
): Promise<Result<StoredRequest>> {
  const loaded = await ports.requests.load(requestId);
  if (!loaded.ok) return loaded;
  const request = loaded.value;
  return request?.issueId === caller.issue.id ? ok(request) : fail(failure('request-not-found'));
}

/** Also refuses when something has happened to the request since the caller saw it. */
export async function loadRevision(
  ports: Pick<Ports, 'requests'>,
  caller: IssueCaller,
  seen: { readonly requestId: string; readonly revision: number },
): Promise<Result<StoredRequest>> {
  const request = await loadRequest(ports, caller, seen.requestId);
  if (!request.ok) return request;
  return request.value.auditLength === seen.revision ? request : fail(failure('request-changed'));
}
