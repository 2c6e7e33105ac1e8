/**
 * The calls of the issue panel. The issue is the one the panel stands on (the Forge context); it is a claim until the
 * backend has checked the caller's own rights on it. Unknown members are refused, so a forged issue id is refused too.
 */
import { operationDraftSchema, requestedOperationSchema, type RecordRow } from '@keeper-workflow/operations';
import { z } from 'zod/mini';
import type { Preview, RequestView } from './request-view';
import type { Instant, Person } from './wire';

/** Made by the page, so that a second click or a lost answer does not submit twice. */
export const requestIdSchema = z.uuid();
const revisionSchema = z.int().check(z.positive());
const justificationSchema = z.string().check(z.trim(), z.maxLength(4000));
const hashSchema = z.string().check(z.regex(/^[0-9a-f]{64}$/));

export const panelInputs = {
  /** What the panel shows first. One invocation, two Jira calls, no Commander call, no write. */
  openPanel: z.strictObject({}),
  /** One request, for progress and after a change. */
  readRequest: z.strictObject({ requestId: requestIdSchema }),
  submitRequest: z.strictObject({
    requestId: requestIdSchema,
    draft: operationDraftSchema,
    justification: justificationSchema,
  }),
  updateRequest: z.strictObject({
    requestId: requestIdSchema,
    revision: revisionSchema,
    draft: operationDraftSchema,
    justification: justificationSchema,
  }),
  withdrawRequest: z.strictObject({ requestId: requestIdSchema, revision: revisionSchema }),
  /** Approvers only: records whose title or uid contains the words. */
  findRecords: z.strictObject({ term: z.string().check(z.trim(), z.minLength(2), z.maxLength(200)) }),
  previewDecision: z.strictObject({
    requestId: requestIdSchema,
    revision: revisionSchema,
    draft: operationDraftSchema,
  }),
  approveRequest: z.strictObject({
    requestId: requestIdSchema,
    revision: revisionSchema,
    operation: requestedOperationSchema,
    operationHash: hashSchema,
  }),
  rejectRequest: z.strictObject({
    requestId: requestIdSchema,
    revision: revisionSchema,
    reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
  }),
  /** Reads the vault again for a request whose outcome nobody knows. */
  checkAgain: z.strictObject({ requestId: requestIdSchema, revision: revisionSchema }),
} as const;

export interface PanelView {
  readonly issueKey: string;
  readonly viewer: { readonly accountId: string; readonly approver: boolean; readonly jiraAdmin: boolean };
  /** `not-configured`: no connection to Commander yet; requests can be submitted all the same. */
  readonly connection: 'ready' | 'not-configured';
  readonly policy: { readonly justificationRequired: boolean };
  /** Newest first, at most 20. */
  readonly requests: readonly RequestView[];
  readonly serverTime: Instant;
}

export interface PanelAnswers {
  openPanel: PanelView;
  readRequest: { request: RequestView; serverTime: Instant };
  submitRequest: { request: RequestView };
  updateRequest: { request: RequestView };
  withdrawRequest: { request: RequestView };
  findRecords: { rows: readonly RecordRow[]; more: boolean };
  previewDecision: Preview;
  approveRequest: { request: RequestView };
  rejectRequest: { request: RequestView };
  checkAgain: { request: RequestView };
}

export type { Person };
