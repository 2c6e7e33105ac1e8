/** From an HTTP status that is not success, or from an answer that never came, to a failure. */
import { failure, type Failure } from '@keeper-workflow/failures';
import type { JiraIdentity } from './door';
import { errorReply } from './replies';

/** Longest piece of Jira's own words that goes on. */
const LONGEST_WORDS = 300;

/** @param body what came with the status, whatever it is */
export function refusalOf(identity: JiraIdentity, status: number, body: string): Failure {
  const words = wordsOf(body);
  const detail = words === '' ? {} : { detail: words };
  const cause = `Jira answered ${String(status)} to the ${identity}`;
  if (status === 429) return failure('jira-rate-limited', { cause });
  // The gateway's 401 for a scope that the manifest lacks is about the app, and signing in again would not help.
  if (status === 401 && identity === 'user' && !/\bscope\b/iu.test(words)) return failure('not-signed-in', { cause });
  if (status === 404) return failure('issue-not-found', { ...detail, cause });
  if (status >= 400 && status < 500 && status !== 408) return failure('jira-refused', { ...detail, cause });
  return failure('jira-unavailable', { cause });
}

/** The call was sent, and what came of it is not known. */
export function lost(thrown: unknown): Failure {
  const status: unknown =
    typeof thrown === 'object' && thrown !== null && 'status' in thrown ? thrown.status : undefined;
  return failure(status === 401 ? 'not-signed-in' : 'jira-unavailable', { cause: thrown });
}

/** Something answered, but not as Jira's OpenAPI document says. */
export const notUnderstood = (what: string): Failure =>
  failure('jira-unavailable', { cause: `Jira’s answer to ${what} was not understood` });

/** Jira's messages in one line; empty when there are none (a web page, for one). */
function wordsOf(body: string): string {
  const parsed = errorReply.safeParse(jsonOf(body));
  if (!parsed.success) return '';
  const { errorMessages = [], errors = {}, message } = parsed.data;
  const fields = Object.entries(errors).map(([field, words]) => `${field}: ${words}`);
  const all = [...errorMessages, ...fields, ...(message === undefined ? [] : [message])].join(' ');
  return all.length > LONGEST_WORDS ? `${all.slice(0, LONGEST_WORDS - 1)}…` : all;
}

/** The JSON value of a text; undefined when it is none. */
export function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (notJson) {
    if (notJson instanceof SyntaxError) return undefined;
    throw notJson;
  }
}
