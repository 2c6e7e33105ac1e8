/** Answers that come from Service Mode's door (or from whoever stands before it) and not from a command. */
import { failure, type Failure, type FailureCode } from '@keeper-workflow/failures';
import type { Exchange } from './exchange';

type Answer = Extract<Exchange, { kind: 'answer' }>;

/** Texts of Service Mode 18 that are about the caller, with the status they come with. */
const AT_THE_DOOR: readonly (readonly [number, RegExp, FailureCode])[] = [
  [401, /^Please provide a valid api key$/, 'commander-key-rejected'],
  [401, /^API key has expired$/, 'commander-key-expired'],
  [401, /^No active session\b/, 'commander-no-session'],
  // Other words with 401 are a later version's, or of somebody in front who wants a key of his own.
  [401, /./, 'commander-key-rejected'],
  [403, /^IP is not allowed to call API service$/, 'commander-address-refused'],
  [403, /^Access denied$/, 'commander-address-refused'],
  [403, /^Not permitted to perform this function$/, 'commander-command-not-allowed'],
  [400, /^Command length exceeded$/, 'command-too-long'],
  [503, /queue is full/, 'commander-queue-full'],
];

/** The text of a JSON answer's `error`, or undefined. */
export function errorText(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('error' in value)) return undefined;
  return typeof value.error === 'string' ? value.error : undefined;
}

/** The door's refusal, if this answer is one. A command's own failure repeats its `command` and is none. */
export function doorRefusal(answer: Answer, commandWord?: string): Failure | undefined {
  if (answer.status === 429) return failure('commander-rate-limited');
  if (answer.body.kind !== 'json') return undefined;
  const { value } = answer.body;
  if (typeof value === 'object' && value !== null && 'command' in value) return undefined;
  const text = errorText(value);
  const known = AT_THE_DOOR.find(
    ([status, words]) => status === answer.status && text !== undefined && words.test(text),
  );
  if (!known) return undefined;
  const [, , code] = known;
  if (code === 'commander-command-not-allowed' && commandWord) return failure(code, { detail: commandWord });
  return failure(code);
}

/**
 * What an answer that is not Commander's JSON says. 404 and 405 pages are Flask's or the tunnel's: there is no such
 * route, so the URL is wrong (or the queue is off; only a look at `/health` can tell, see connection/).
 */
export function foreignAnswer(answer: Answer): Failure {
  if (answer.body.kind === 'sealed') return failure('commander-encryption');
  if (answer.tunnelCode !== undefined)
    return failure('commander-unavailable', { detail: shortCode(answer.tunnelCode) });
  if (answer.status === 404 || answer.status === 405) return failure('commander-url-wrong');
  if (answer.status >= 500) return failure('commander-unavailable', { detail: `HTTP ${answer.status}` });
  return failure('commander-not-commander', { detail: `HTTP ${answer.status}` });
}

/**
 * Gateway statuses that say the connection to Commander was never made: Cloudflare 521 (refused), 523 (unreachable),
 * 525 and 526 (TLS), 530 (no tunnel); ngrok ERR_NGROK_3200 (endpoint offline), ERR_NGROK_8012 (agent could not
 * connect). After any other gateway error the request may have arrived.
 */
export function neverArrived(answer: Answer): boolean {
  if (answer.body.kind === 'json') return false;
  return (
    [521, 523, 525, 526, 530].includes(answer.status) ||
    (answer.tunnelCode !== undefined && ['ERR_NGROK_3200', 'ERR_NGROK_8012'].includes(answer.tunnelCode))
  );
}

const shortCode = (code: string): string => (/^[A-Z_0-9]{1,30}$/.test(code) ? code : 'tunnel');
