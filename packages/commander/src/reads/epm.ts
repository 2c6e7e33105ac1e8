/**
 * EPM requests. Commander reads them once per session and `sync-down` does not refresh them, so `epm sync-down` runs
 * before a read, unless it has just been run.
 */
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import type { Deadline, EpmRequest, EpmStatusFilter } from '@keeper-workflow/operations';
import { EPM_SYNC, epmListCommand, epmViewCommand } from '../commands/epm-approval';
import { replyLines, wordsForPeople } from '../replies';
import { runKept, runRead, type Session } from '../session';
import { administrationData, notAdministrator } from './administration';
import { epmRequestOf, epmRowsSchema } from './epm-row';
import { knownOffset, learnHostZone } from './host-zone';

/** Before a decision and for its proof, a sync this young is good enough, ms; for a list, the longer one. */
const FRESH_FOR_PROOF = 5_000;
const FRESH_FOR_LIST = 30_000;

/** One entry could not be decrypted; the others were read. Commander's word "error" makes an error of the whole. */
const ONE_UNREADABLE = /^[A-Z][A-Za-z ]* "[\w-]+" load error\b/;

const UNKNOWN_UID = /Approval UID ".*" does not exist/;

/**
 * Makes Commander look. Unlike `sync-down` it is no extra: without it nothing read is worth anything, so its failure is
 * the read's. Failures: `not-enterprise-admin`, `vault-refused` (no licence, no right) with the cloud's words.
 */
async function epmSynced(session: Session, deadline: Deadline, youngest: number): Promise<Result<void>> {
  const { memory, options, secrets } = session;
  if (memory.epmSyncedAt !== undefined && options.clock.now() - memory.epmSyncedAt < youngest) return ok(undefined);
  const run = await runKept(session, EPM_SYNC, deadline);
  if (!run.ok) return run;
  const { status, body } = run.value.result;
  const lines = replyLines(body);
  const refused = notAdministrator(lines);
  if (refused) return fail(refused);
  if (status !== 200 && !lines.every((line) => ONE_UNREADABLE.test(line)))
    return fail(failure('vault-refused', { detail: wordsForPeople(lines.join('\n'), secrets) }));
  memory.epmSyncedAt = options.clock.now();
  await learnHostZone(session, run.value);
  return ok(undefined);
}

/** One request in full. Failures: `approval-not-found` (field `approval`), those of the sync and of `readData`. */
export async function readEpmRequest(session: Session, uid: string, deadline: Deadline): Promise<Result<EpmRequest>> {
  const synced = await epmSynced(session, deadline, FRESH_FOR_PROOF);
  if (!synced.ok) return synced;
  const result = await runRead(session, epmViewCommand(uid), deadline);
  if (!result.ok) return result;
  if (replyLines(result.value.body).some((line) => UNKNOWN_UID.test(line))) {
    return fail(failure('approval-not-found', { field: 'approval' }));
  }
  const rows = rowsOf(session, administrationData('epm', result.value, session.secrets));
  if (!rows.ok) return rows;
  const found = rows.value.find((request) => request.uid === uid);
  return found ? ok(found) : fail(failure('commander-reply-not-understood', { detail: 'the EPM request' }));
}

/** See `Vault.epmRequests`. A request past its time is listed as expired, and not among the pending ones. */
export async function readEpmRequests(
  session: Session,
  status: EpmStatusFilter | undefined,
  deadline: Deadline,
): Promise<Result<EpmRequest[]>> {
  const synced = await epmSynced(session, deadline, FRESH_FOR_LIST);
  if (!synced.ok) return synced;
  // Commander's filter knows nothing of time, so what it calls expired is not all.
  const result = await runRead(session, epmListCommand(status === 'expired' ? undefined : status), deadline);
  if (!result.ok) return result;
  if (result.value.status === 200 && nothingListed(result.value.body)) return ok([]);
  const rows = rowsOf(session, administrationData('epm', result.value, session.secrets));
  if (!rows.ok) return rows;
  return ok(status === undefined ? rows.value : rows.value.filter((request) => request.status === status));
}

function rowsOf(session: Session, data: Result<unknown>): Result<EpmRequest[]> {
  if (!data.ok) return data;
  const rows = epmRowsSchema.safeParse(data.value);
  if (!rows.success) return fail(failure('commander-reply-not-understood', { detail: 'the EPM requests' }));
  const readAt = session.options.clock.now();
  return ok(rows.data.map((row) => epmRequestOf(row, knownOffset(session), readAt)));
}

/** An empty table is printed as nothing. */
const nothingListed = (body: unknown): boolean =>
  replyLines(body).some((line) => line === 'Command executed successfully but produced no output');
