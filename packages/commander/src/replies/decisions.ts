/** What a stored result claims about a decision on an EPM request or a device. Both are silent when they succeed. */
import { failure, type Failure, type FailureCode } from '@keeper-workflow/failures';
import type { Reply } from '@keeper-workflow/operations';
import type { StoredResult } from '../http';
import { replyLines } from './text';
import { wordsForPeople } from './words';

interface Row {
  readonly name: string;
  readonly pattern: RegExp;
  readonly code: FailureCode;
}

/** Texts of Commander 18 that mean "nothing was done", most of them sent as HTTP 200 and "success". */
export const DECISION_REFUSALS: readonly Row[] = [
  { name: 'not-admin', pattern: /restricted to Keeper Enterprise administrators/, code: 'not-enterprise-admin' },
  // The command reads the list anew before it decides, so this is a read that shows that the device no longer waits.
  { name: 'no-such-device', pattern: /^No matching devices found$/, code: 'already-processed' },
  { name: 'no-device', pattern: /^There are no pending devices to approve$/, code: 'already-processed' },
  { name: 'no-data-key', pattern: /have no accepted account transfers or did not share/, code: 'vault-refused' },
  { name: 'not-manageable', pattern: /^You cannot manage these user\(s\): /, code: 'vault-refused' },
  { name: 'untrusted-ip', pattern: /attempted to login from an uns?trusted IP/, code: 'vault-refused' },
  // Whether it was decided elsewhere only a read of the request shows.
  { name: 'epm-refused', pattern: /^Failed to (?:approved|deny|remove) "/, code: 'vault-refused' },
  { name: 'epm-uid', pattern: /^Invalid UID:/, code: 'approval-not-found' },
  {
    name: 'no-session',
    pattern: /^No active session\b|^Please provide a valid api key$/,
    code: 'commander-no-session',
  },
  { name: 'usage', pattern: /^usage: |^epm command \[--options\]$|^Available Commands$/, code: 'vault-refused' },
  {
    name: 'arguments',
    pattern:
      /^the following arguments are required|expected one argument$|^unrecognized arguments: |mutually exclusive/,
    code: 'vault-refused',
  },
];

const SILENT = /^Command executed successfully but produced no output$/;
const DENIED = /access.denied|permission denied|not authori[sz]ed|not permitted|forbidden/i;

/** `unclear` for an answer of another kind, also for a success with words nobody knows. @param secrets never shown. */
export function decisionReply(result: StoredResult, secrets: readonly string[] = []): Reply {
  const lines = replyLines(result.body);
  const words = wordsForPeople(lines.join('\n'), secrets);
  const refusal = DECISION_REFUSALS.find(({ pattern }) => lines.some((line) => pattern.test(line)));
  if (refusal) return { claim: 'refused', words, failure: refused(refusal.code, words) };
  if (result.status === 200 && lines.length === 1 && SILENT.test(lines[0] ?? '')) return { claim: 'done', words: '' };
  // The cloud said no to the whole command, which is about one request or device.
  const denied = result.status !== 200 && lines.some((line) => DENIED.test(line));
  return denied
    ? { claim: 'refused', words, failure: failure('vault-refused', { detail: words }) }
    : { claim: 'unclear', words };
}

const refused = (code: FailureCode, words: string): Failure =>
  code === 'vault-refused' ? failure(code, { detail: words }) : failure(code);
