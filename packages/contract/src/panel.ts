/**
 * The calls of the issue panel. The issue is the one the panel stands on (the Forge context); it is a claim until the
 * backend has checked the caller's own rights on it. Unknown members are refused, so a forged issue id is refused too.
 */
import {
  operationDraftSchema,
  recordAddSchema,
  recordUpdateSchema,
  requestedOperationSchema,
  uidSchema,
  type FolderRow,
  type Located,
  type RecordContent,
  type RecordRow,
  type RecordTemplate,
  type TeamRow,
} from '@keeper-workflow/operations';
import { z } from 'zod/mini';
import type { DirectPreview } from './direct';
import type { Preview, RequestView } from './request-view';
import type { Instant, Person } from './wire';

/** Made by the page, so that a second click or a lost answer does not submit twice. */
export const requestIdSchema = z.uuid();
const revisionSchema = z.int().check(z.positive());
const justificationSchema = z.string().check(z.trim(), z.maxLength(4000));
const termSchema = z.string().check(z.trim(), z.minLength(2), z.maxLength(200));
const hashSchema = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** The reference by which a lost creation is found is made by the server. */
export const directInputSchema = z
  .union([z.omit(recordAddSchema, { reference: true }), recordUpdateSchema])
  .check(z.refine(({ fields }) => fields.every(({ value }) => value.form !== 'withheld'), { path: ['fields'] }));
export type DirectInput = z.infer<typeof directInputSchema>;

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
  /**
   * Records and folders whose title contains the words, or whose uid they are. Approvers search what the policy's folders
   * hold (the whole vault without any); requesters only where the policy lets them.
   */
  findRecords: z.strictObject({ term: termSchema }),
  findFolders: z.strictObject({ term: termSchema }),
  findTeams: z.strictObject({ term: termSchema }),
  /** Where a record or folder that was picked lies and who owns it. */
  describeTarget: z.strictObject({ kind: z.enum(['record', 'folder']), uid: uidSchema }),
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
  /** Project and Jira admins: the record types the account offers, and one of them with its fields. */
  recordTypes: z.strictObject({}),
  recordTemplate: z.strictObject({ name: z.string().check(z.minLength(1), z.maxLength(100)) }),
  /** Project and Jira admins: a record's fields, secret values left out. */
  readRecord: z.strictObject({ uid: uidSchema, mode: z.enum(['nsf', 'classic']) }),
  /** Project and Jira admins: what creating or updating would do. Typed values are used and kept nowhere. */
  previewDirect: z.strictObject({ operation: directInputSchema }),
  /**
   * Project and Jira admins: carries it out at once. `requestId` is made by the page, so that a second click does nothing;
   * `folder` and `record` say what the preview showed.
   */
  executeDirect: z.strictObject({
    requestId: requestIdSchema,
    operation: directInputSchema,
    justification: justificationSchema,
  }),
  /** Reads the vault again for a request whose outcome nobody knows. */
  checkAgain: z.strictObject({ requestId: requestIdSchema, revision: revisionSchema }),
} as const;

export interface PanelView {
  readonly issueKey: string;
  readonly viewer: {
    readonly accountId: string;
    readonly approver: boolean;
    /** May create and update records directly: project admins and Jira admins. */
    readonly projectAdmin: boolean;
    readonly jiraAdmin: boolean;
  };
  /** `not-configured`: no connection to Commander yet; requests can be submitted all the same. */
  readonly connection: 'ready' | 'not-configured';
  readonly policy: { readonly justificationRequired: boolean; readonly requestersMaySearch: boolean };
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
  findFolders: { rows: readonly FolderRow[]; more: boolean };
  findTeams: { rows: readonly TeamRow[]; more: boolean };
  describeTarget: Omit<Located, 'within'>;
  recordTypes: { names: readonly string[] };
  recordTemplate: RecordTemplate;
  readRecord: RecordContent;
  previewDirect: DirectPreview;
  executeDirect: { request: RequestView };
  previewDecision: Preview;
  approveRequest: { request: RequestView };
  rejectRequest: { request: RequestView };
  checkAgain: { request: RequestView };
}

export type { Person };
