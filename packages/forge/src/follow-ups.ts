/** Work that goes on after this invocation: one event per request to look after. */
import { Queue } from '@forge/events';
import { failure, fail, ok } from '@keeper-workflow/failures';
import type { FollowUps } from '@keeper-workflow/requests';

/** The queue's key in the manifest. */
const QUEUE = 'follow-ups';
/** Forge delays an event by at most this, seconds. */
const LONGEST_DELAY = 900;

export function createFollowUps(): FollowUps {
  const queue = new Queue<{ requestId: string }>({ key: QUEUE });
  return {
    async push(requestId, delaySeconds) {
      try {
        await queue.push({
          body: { requestId },
          delayInSeconds: Math.min(Math.max(Math.round(delaySeconds), 0), LONGEST_DELAY),
        });
        return ok(undefined);
      } catch (cause) {
        return fail(failure('storage-unavailable', { cause }));
      }
    },
  };
}
