/** Stores one step of a request's life; somebody else's step in between is `request-changed`. */
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import type { Step } from '../lifecycle';
import type { Ports } from '../ports';
import type { StoredRequest } from '../request';

export async function storeStep(ports: Pick<Ports, 'requests'>, step: Step): Promise<Result<StoredRequest>> {
  const stored = await ports.requests.store(step.request, step.expectedRevision, step.audit);
  if (!stored.ok) return stored;
  return stored.value === 'stored' ? ok(step.request) : fail(failure('request-changed'));
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
