/**
 * Making Commander look at the vault as it is: reads answer from its cache, `sync-down` refreshes it. The documented
 * allow-list lacks the command, so whether it may be used is found out and its absence is said, not suffered.
 */
import type { Deadline } from '@keeper-workflow/operations';
import { runRead, type Session } from '../session';

/** For a proof or a preview, a sync this young is good enough, ms. */
const FRESH_FOR_PROOF = 5_000;
/** A search that finds nothing makes Commander sync at most this often, ms. */
const FRESH_FOR_PICKER = 60_000;
/** With less time than this the read itself is more useful, ms. */
const SHORTEST_USEFUL = 6_000;

/**
 * True when the vault was synced just now. Never fails: where it is not allowed, or Commander has a question about a
 * pending share invitation (then it answers with an error), the read goes ahead on what Commander has.
 */
export async function synced(session: Session, deadline: Deadline, youngest = FRESH_FOR_PROOF): Promise<boolean> {
  const { options, memory } = session;
  const now = options.clock.now();
  if (memory.syncedAt !== undefined && now - memory.syncedAt < youngest) return true;
  if (options.capabilities?.syncDown === false || memory.avoids('sync-down', now)) return false;
  if (deadline - now < SHORTEST_USEFUL) return false;
  const result = await runRead(session, { command: 'sync-down' }, now + (deadline - now) / 2);
  if (result.ok && result.value.status === 200) {
    memory.syncedAt = options.clock.now();
    // What was read before is from before the sync; folders may have been moved meanwhile.
    session.reads.forget();
    memory.folderMap = undefined;
    return true;
  }
  if (result.ok) memory.avoid('sync-down', now);
  return false;
}

/**
 * For a search that found nothing: true when the vault is newer than it was, so that looking again may find something.
 * Syncs at most once a minute and worker, whoever searches and whether it works: what was made within the last minute may
 * stay unfound, and further searches that find nothing cost one command.
 */
export async function refreshed(session: Session, deadline: Deadline): Promise<boolean> {
  const { memory, options } = session;
  const now = options.clock.now();
  const { syncedAt, refreshedAt } = memory;
  if (refreshedAt !== undefined && now - refreshedAt < FRESH_FOR_PICKER) return false;
  memory.refreshedAt = now;
  await synced(session, deadline, FRESH_FOR_PICKER);
  return memory.syncedAt !== syncedAt;
}
