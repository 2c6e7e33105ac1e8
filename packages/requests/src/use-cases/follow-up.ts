/** What goes on without a page: an execution that takes longer, comments left behind, and what everybody lost. */
import { ok, type Result } from '@keeper-workflow/failures';
import type { Ports } from '../ports';
import { announceLeftBehind } from './announce';
import { drive } from './drive-execution';

/** Looks after one request until `until` (ms since the epoch). May be called twice, late, or for nothing. */
export async function followUp(ports: Ports, requestId: string, until: number): Promise<Result<void>> {
  const loaded = await ports.requests.load(requestId);
  if (!loaded.ok) return loaded;
  if (!loaded.value) return ok(undefined);
  const driven = await drive(ports, loaded.value, until, { kind: 'follow-up', before: loaded.value });
  await announceLeftBehind(ports, driven);
  return ok(undefined);
}

/** Requests one sweep picks up. */
const MOST_PER_SWEEP = 50;

/** Finds what needs attention and has nobody looking after it, and has it followed up. */
export async function sweep(ports: Ports, until: number): Promise<Result<{ found: number }>> {
  const found = await ports.requests.needingAttention(ports.clock.now(), MOST_PER_SWEEP);
  if (!found.ok) return found;
  for (const requestId of found.value) {
    const pushed = await ports.followUps.push(requestId, 0);
    if (pushed.ok) continue;
    ports.log.failure('follow-up-not-pushed', pushed.failure, { requestId });
    if (ports.clock.now() >= until) break;
    await followUp(ports, requestId, until);
  }
  return ok({ found: found.value.length });
}
