/**
 * Requests in Forge custom entities: `request` (the document), `issue` (which requests an issue has, so that reading
 * them needs no query, and queries lag), `audit` (one entry a step). A revision, its audit entry and, for a new
 * request, its place in the issue's list are one transaction conditioned on the revisions that were read.
 *
 * A condition can only be put on an entity that exists, so both documents are first laid down empty, at revision 0,
 * with FAIL_IF_EXISTS; an empty document means "not there yet".
 */
import { kvs, Filter, FilterConditions, WhereConditions } from '@forge/kvs';
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import { canonicalJson } from '@keeper-workflow/operations';
import {
  attentionAt,
  type AuditEntry,
  type RequestStore,
  type Stored,
  type StoredRequest,
} from '@keeper-workflow/requests';
import { isTaken, stored } from './kvs-outcome';

export const REQUEST = 'request';
export const ISSUE = 'issue';
export const AUDIT = 'audit';

/** Requests remembered in an issue's list; older ones stay stored and audited. */
const LISTED_REQUESTS = 200;
/** New requests on one issue at the same moment that one of them waits for. */
const MOST_TRIES = 5;

/** Attributes are declared in the manifest; `document` is the whole request. `lookAt` is in seconds. */
interface RequestRow {
  readonly revision: number;
  readonly attention: 'due' | 'none';
  readonly lookAt: number;
  readonly document: StoredRequest | null;
}

interface IssueRow {
  readonly revision: number;
  readonly requestIds: readonly string[];
}

const EMPTY_REQUEST: RequestRow = { revision: 0, attention: 'none', lookAt: 0, document: null };
const EMPTY_ISSUE: IssueRow = { revision: 0, requestIds: [] };

export function createRequestStore(): RequestStore {
  return { load, ofIssue, store, needingAttention };
}

async function load(requestId: string): Promise<Result<StoredRequest | undefined>> {
  const row = await stored(() => kvs.entity<RequestRow>(REQUEST).get(requestId));
  return row.ok ? ok(row.value?.document ?? undefined) : row;
}

async function ofIssue(issueId: string, limit: number): Promise<Result<readonly StoredRequest[]>> {
  const issue = await stored(() => kvs.entity<IssueRow>(ISSUE).get(issueId));
  if (!issue.ok) return issue;
  const ids = (issue.value?.requestIds ?? []).slice(-limit).reverse();
  if (ids.length === 0) return ok([]);
  const rows = await stored(() => kvs.batchGet<RequestRow>(ids.map((key) => ({ key, entityName: REQUEST }))));
  if (!rows.ok) return rows;
  const found = new Map(rows.value.successfulKeys.map(({ key, value }) => [key, value.document]));
  return ok(ids.flatMap((id) => found.get(id) ?? []));
}

async function needingAttention(before: number, limit: number): Promise<Result<readonly string[]>> {
  const due = await stored(() =>
    kvs
      .entity<RequestRow>(REQUEST)
      .query()
      .index('by-attention', { partition: ['due'] })
      .where(WhereConditions.lessThanEqualTo(Math.floor(before / 1000)))
      .limit(limit)
      .getMany(),
  );
  return due.ok ? ok(due.value.results.map(({ key }) => key)) : due;
}

async function store(request: StoredRequest, expectedRevision: number, audit?: AuditEntry): Promise<Result<Stored>> {
  if (expectedRevision > 0) return transact(request, expectedRevision, audit);
  // Somebody else's new request on the same issue changes the list in between: read it again and go on from there.
  for (let tries = 1; ; tries += 1) {
    const listing = await prepareNew(request);
    if (!listing.ok) return listing;
    const result = await transact(request, 0, audit, listing.value);
    if (result.ok || tries === MOST_TRIES) return result;
    const issue = await stored(() => kvs.entity<IssueRow>(ISSUE).get(request.issueId));
    if (!issue.ok || issue.value?.revision === listing.value.revision) return result;
  }
}

async function transact(
  request: StoredRequest,
  expectedRevision: number,
  audit: AuditEntry | undefined,
  listing?: IssueRow,
): Promise<Result<Stored>> {
  try {
    const transaction = kvs.transact().set(request.id, rowOf(request), {
      entityName: REQUEST,
      conditions: new Filter<RequestRow>().and('revision', FilterConditions.equalTo(expectedRevision)),
    });
    if (audit) transaction.set(auditKey(audit), audit, { entityName: AUDIT });
    if (listing) {
      const requestIds = [...listing.requestIds, request.id].slice(-LISTED_REQUESTS);
      transaction.set(
        request.issueId,
        { revision: listing.revision + 1, requestIds },
        {
          entityName: ISSUE,
          conditions: new Filter<IssueRow>().and('revision', FilterConditions.equalTo(listing.revision)),
        },
      );
    }
    await transaction.execute();
    return ok('stored');
  } catch (cause) {
    return whatIsStored(request, expectedRevision, cause);
  }
}

/**
 * A transaction that failed may have been refused, or done with its answer lost; its error code is not documented. The
 * store itself knows: ours is there, something else is, or nothing has changed.
 */
async function whatIsStored(request: StoredRequest, expectedRevision: number, cause: unknown): Promise<Result<Stored>> {
  const now = await load(request.id);
  if (!now.ok) return fail(failure('storage-unavailable', { cause }));
  if (now.value && canonicalJson(now.value) === canonicalJson(request)) return ok('stored');
  if ((now.value?.revision ?? 0) !== expectedRevision) return ok('conflict');
  return fail(failure('storage-unavailable', { cause }));
}

/** Lays down what a new request needs; returns the issue's list as read, to be extended. */
async function prepareNew(request: StoredRequest): Promise<Result<IssueRow>> {
  const issue = await stored(() => kvs.entity<IssueRow>(ISSUE).get(request.issueId));
  if (!issue.ok) return issue;
  const [request0, issue0] = await Promise.all([
    layDown(REQUEST, request.id, EMPTY_REQUEST),
    issue.value ? ok(undefined) : layDown(ISSUE, request.issueId, EMPTY_ISSUE),
  ]);
  if (!request0.ok) return request0;
  if (!issue0.ok) return issue0;
  return ok(issue.value ?? EMPTY_ISSUE);
}

async function layDown(entityName: string, key: string, value: RequestRow | IssueRow): Promise<Result<void>> {
  return stored(async () => {
    try {
      await kvs.entity(entityName).set(key, value, { keyPolicy: 'FAIL_IF_EXISTS' });
    } catch (error) {
      if (!isTaken(error)) throw error;
    }
  });
}

function rowOf(request: StoredRequest): RequestRow {
  const at = attentionAt(request);
  return {
    revision: request.revision,
    attention: at === undefined ? 'none' : 'due',
    lookAt: at === undefined ? 0 : Math.ceil(at / 1000),
    document: request,
  };
}

/** Sorted by request, then by sequence. */
const auditKey = ({ requestId, sequence }: AuditEntry): string => `${requestId}:${String(sequence).padStart(6, '0')}`;
