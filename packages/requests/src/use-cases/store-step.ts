/**
 * Stores one step of a request's life. Somebody else's step in between is `request-changed`; what only bumped the stored
 * revision (a lease, a comment that Jira has by now) is not: the step is taken again from there.
 */
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import type { Step } from '../lifecycle';
import type { Ports } from '../ports';
import type { StoredRequest } from '../request';

/** Bumps in a row that are worth taking the step again. */
const MOST_TRIES = 5;

/** @param take the step, from the request as it is then; pure, it may be called several times. */
export async function storeStep(
  ports: Pick<Ports, 'requests'>,
  request: StoredRequest,
  take: (request: StoredRequest) => Result<Step>,
): Promise<Result<StoredRequest>> {
  let from = request;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const step = take(from);
    if (!step.ok) return step;
    const stored = await ports.requests.store(step.value.request, from.revision, step.value.audit);
    if (!stored.ok) return stored;
    if (stored.value === 'stored') return ok(step.value.request);
    const reloaded = await ports.requests.load(request.id);
    if (!reloaded.ok) return reloaded;
    if (reloaded.value?.auditLength !== request.auditLength) break;
    from = reloaded.value;
  }
  return fail(failure('request-changed'));
}

/** A revision without an audit entry: leases, claims, comments that Jira has. */
export async function storeRevision(
  ports: Pick<Ports, 'requests'>,
  request: StoredRequest,
): Promise<Result<StoredRequest>> {
  const stored = await ports.requests.store(request, request.revision - 1);
  if (!stored.ok) return stored;
  return stored.value === 'stored' ? ok(request) : fail(failure('request-changed'));
}
