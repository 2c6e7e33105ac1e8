/** The first step of what an admin does without a request: asked for, decided and begun at once. */
import { operationHash, type DirectOperation } from '@keeper-workflow/operations';
import { FIRST_HASH } from './audit';
import { opened, type Submission } from './lifecycle';
import type { StoredRequest } from './request';
import { step, type Step } from './step';

/**
 * An admin creates or updates a record: asked for, decided and begun in one step. `operation` is without the values that
 * were typed; its hash names what was done, not with which secrets.
 */
export function carryOutDirectly(
  submission: Omit<Submission, 'draft'> & { readonly operation: DirectOperation; readonly executionId: string },
): Step {
  const { at, operation, executionId, ...rest } = submission;
  const hash = operationHash(operation);
  const begun: StoredRequest = {
    ...rest,
    draft: operation,
    version: 1,
    revision: 0,
    state: 'executing',
    submittedAt: at,
    updatedAt: at,
    announcements: [],
    auditLength: 0,
    auditHash: FIRST_HASH,
  };
  return step(
    begun,
    {
      operation,
      decision: { kind: 'approved', by: submission.requester, at, operationHash: hash, changes: [] },
      execution: opened(begun, { executionId, at }),
    },
    {
      at,
      actor: submission.requester.accountId,
      action: 'carried-out-directly',
      announce: 'approved',
      details: { operationHash: hash, attempt: 1 },
    },
  );
}
