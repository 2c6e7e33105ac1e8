/** The settings page's test: from the URL to a command's result, and for every way it can fail its own code. */
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import { CALL_TIMEOUT } from '../http';
import { createMemory, memoryOf } from '../memory';
import type { CommanderOptions } from '../options';
import { replyLines, wordsForPeople } from '../replies';
import { openSession, runRead, type Session } from '../session';
import { mayRun } from './allow-list';
import { checkBaseUrl, healthUrl } from './base-url';
import { lacksOf, tooOld, versionText } from './capabilities';
import { nestedShareFolders, type NestedShareFolders } from './nested-folders';
import { queueStatus, type QueueStatus } from './queue-status';
import { commanderVersion } from './version';

export interface ConnectionReport {
  /** What `service-status` said. */
  readonly status: string;
  /** From sending the command to its result, milliseconds. */
  readonly milliseconds: number;
  /** `18.0.13`; absent where the key may not run `version` or it said nothing clear. */
  readonly version?: string;
  /** Sentences about what this version lacks. */
  readonly lacks: readonly string[];
  /** Of the commands that `COMMANDS_LOOKED_AT` names, those that the key may not run. `npm run conformance` asks for all. */
  readonly notAllowed: readonly string[];
  readonly nestedShareFolders: NestedShareFolders;
  readonly queue?: QueueStatus;
  /** Whether Commander encrypts its answers (`-ek`). */
  readonly encrypted: boolean;
}

/** Without these no approver finds a record and nothing can be carried out. */
export const COMMANDS_LOOKED_AT = ['list', 'get', 'share-record', 'nsf-share-record'] as const;

/** Longest test, ms: below the 20 s within which a settings call answers. */
const LONGEST_TEST = 15_000;
/** With less time than this left, what is merely good to know stays unknown, ms. */
const SHORTEST_LOOK = 2_000;

/**
 * Runs `service-status`, which is in every documented allow-list and changes nothing, then looks around: at most 10 more
 * calls, none of which changes anything; what they do not find out makes no test fail, but a version that is too old does.
 * Failures: `url-invalid`, `commander-unreachable`, `-timeout`, `-unavailable`, `-key-rejected`, `-key-expired`,
 * `-address-refused`, `-url-wrong`, `-not-commander`, `-queue-off`, `-no-session`, `-encryption`,
 * `-command-not-allowed`, `-rate-limited`, `-queue-full`, `-too-old`.
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
  const milliseconds = clock.now() - startedAt;
  const found = await lookAround(session, startedAt + LONGEST_TEST);
  // What was learned of the version is what an execution of this process goes by.
  memoryOf(checked.baseUrl, checked.apiKey).version = session.memory.version;
  const outdated = tooOld(session.memory.version?.value);
  if (outdated) return fail(outdated);
  return ok({ status, milliseconds, encrypted: result.value.encrypted === true, ...found });
}

async function lookAround(
  session: Session,
  deadline: number,
): Promise<Omit<ConnectionReport, 'status' | 'milliseconds' | 'encrypted'>> {
  const left = deadline - session.options.clock.now();
  if (left < SHORTEST_LOOK) return { lacks: [], notAllowed: [], nestedShareFolders: 'unknown' };
  // First, as the commands below wait there too.
  const queue = await queueStatus(session.options, left);
  const [version, nested, ...allowances] = await Promise.all([
    commanderVersion(session, deadline),
    nestedShareFolders(session, deadline),
    ...COMMANDS_LOOKED_AT.map((word) => mayRun(session.options, word, left)),
  ]);
  return {
    ...(version === undefined ? {} : { version: versionText(version) }),
    lacks: lacksOf(version),
    notAllowed: COMMANDS_LOOKED_AT.filter((_, at) => allowances[at]?.allowed === false),
    nestedShareFolders: nested,
    ...(queue === undefined ? {} : { queue }),
  };
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
