/** Asking for a command's result: GET /result/<id>, the only thing that is polled (never /status, which repeats secrets). */
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import type { CommanderOptions } from '../options';
import { exchange } from './exchange';
import { doorRefusal, errorText, foreignAnswer } from './refusal';

/** A stored result as it is; replies/ and reads/ say what it means. */
export interface StoredResult {
  readonly status: number;
  readonly body: unknown;
  /** It came encrypted (`-ek`). */
  readonly encrypted?: true;
}

export type Poll =
  | { readonly state: 'waiting'; readonly transient?: true }
  | { readonly state: 'answered'; readonly result: StoredResult }
  /** Commander does not know the id (restart, an hour passed, another key): the command may have run. */
  | { readonly state: 'gone'; readonly failure: ReturnType<typeof failure> };

/**
 * Asks once. 429, gateway errors and a call that got no answer are `waiting` with `transient`: reading again is always
 * safe. Failures: the door's refusals, `commander-url-wrong`, `commander-not-commander`, `commander-encryption`.
 */
export async function pollResult(options: CommanderOptions, id: string, timeout?: number): Promise<Result<Poll>> {
  const reply = await exchange(options, {
    method: 'GET',
    path: `/result/${encodeURIComponent(id)}`,
    ...(timeout === undefined ? {} : { timeout }),
  });
  if (reply.kind === 'no-answer') {
    return reply.failure.retry === 'safe' ? ok({ state: 'waiting', transient: true }) : fail(reply.failure);
  }
  const refused = doorRefusal(reply);
  if (refused?.code === 'commander-rate-limited') return ok({ state: 'waiting', transient: true });
  // "No active session" is how a command ends, stored like any other result.
  if (refused && refused.code !== 'commander-no-session') return fail(refused);
  const { status, body } = reply;
  if (body.kind !== 'json') {
    if (status >= 500 && body.kind === 'html') return ok({ state: 'waiting', transient: true });
    return fail(foreignAnswer(reply));
  }
  if (status === 202) return ok({ state: 'waiting' });
  const text = errorText(body.value);
  if (status === 404 && text === 'Error: Request not found') {
    return ok({
      state: 'gone',
      failure: failure('commander-reply-lost', { cause: 'Commander does not know the request' }),
    });
  }
  if (status === 504 && text?.startsWith('Error: Request expired') === true) {
    return ok({ state: 'gone', failure: failure('commander-expired-in-queue') });
  }
  const encrypted = body.encrypted ? { encrypted: true as const } : {};
  return ok({ state: 'answered', result: { status, body: body.value, ...encrypted } });
}
