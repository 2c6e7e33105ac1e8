/** The settings page's test: from the URL to a command's result, and for every way it can fail its own code. */
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import { CALL_TIMEOUT } from '../http';
import { createMemory } from '../memory';
import type { CommanderOptions } from '../options';
import { replyLines, wordsForPeople } from '../replies';
import { openSession, runRead } from '../session';
import { checkBaseUrl, healthUrl } from './base-url';

export interface ConnectionReport {
  /** What `service-status` said. */
  readonly status: string;
  /** From sending the command to its result, milliseconds. */
  readonly milliseconds: number;
}

/** Longest test, ms: below the 20 s within which a settings call answers. */
const LONGEST_TEST = 15_000;

/**
 * Runs `service-status`, which is in every documented allow-list and changes nothing.
 * Failures: `url-invalid`, `commander-unreachable`, `-timeout`, `-unavailable`, `-key-rejected`, `-key-expired`,
 * `-address-refused`, `-url-wrong`, `-not-commander`, `-queue-off`, `-no-session`, `-encryption`,
 * `-command-not-allowed`, `-rate-limited`, `-queue-full`.
 */
export async function checkConnection(options: CommanderOptions): Promise<Result<ConnectionReport>> {
  const baseUrl = checkBaseUrl(options.baseUrl);
  if (!baseUrl.ok) return baseUrl;
  const checked = { ...options, baseUrl: baseUrl.value };
  // Whoever tests has perhaps just changed what an earlier refusal was about: nothing is believed here but the answer.
  const session = openSession({ ...checked, memory: createMemory() });
  const { clock } = options;
  const startedAt = clock.now();
  const result = await runRead(session, { command: 'service-status' }, startedAt + LONGEST_TEST);
  if (!result.ok) {
    const noSuchRoute = result.failure.code === 'commander-url-wrong' && result.failure.detail === undefined;
    return noSuchRoute && (await answersHealth(checked)) ? fail(failure('commander-queue-off')) : result;
  }
  const status = wordsForPeople(replyLines(result.value.body).join('\n'), session.secrets);
  if (/^No active session\b|^Please provide a valid api key$/.test(status)) {
    return fail(failure('commander-no-session'));
  }
  if (result.value.status !== 200) return fail(failure('commander-reply-not-understood', { detail: status }));
  return ok({ status, milliseconds: clock.now() - startedAt });
}

/**
 * Whether Service Mode is there at all: `/health` needs neither key nor queue. Without the queue (`-q n`) the whole of
 * `/api/v2` does not exist, which looks like a wrong URL otherwise. The key is not sent.
 */
async function answersHealth({ baseUrl, fetch, clock, callTimeout }: CommanderOptions): Promise<boolean> {
  const abort = new AbortController();
  const expired = clock.sleep(callTimeout ?? CALL_TIMEOUT, abort.signal).then(() => undefined);
  const asked = fetch(healthUrl(baseUrl), { method: 'GET', headers: {}, redirect: 'manual', signal: abort.signal });
  try {
    const response = await Promise.race([asked, expired]);
    if (response?.status !== 200) return false;
    const text = new TextDecoder().decode(await response.arrayBuffer());
    return /^\s*\{\s*"status"\s*:\s*"ok"\s*\}\s*$/.test(text);
  } catch {
    // No answer is an answer here: then the URL is what is wrong.
    return false;
  } finally {
    abort.abort();
  }
}
