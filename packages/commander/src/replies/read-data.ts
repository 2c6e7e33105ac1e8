/** The `data` of a reading command's result, or why there is none. */
import { fail, failure, ok, type Failure, type FailureCode, type Result } from '@keeper-workflow/failures';
import { z } from 'zod/mini';
import type { StoredResult } from '../http';
import { replyLines } from './text';
import { wordsForPeople } from './words';

/** Commander 18's messages instead of data, in the order they are looked for. */
export const READ_MESSAGES: readonly { readonly pattern: RegExp; readonly code: FailureCode }[] = [
  { pattern: /Cannot find any (?:Nested Share Folder )?object with UID/, code: 'record-not-found' },
  // The uid was taken for part of a title: there is no such uid.
  { pattern: /^Found \d+ items with title containing/, code: 'record-not-found' },
  { pattern: /cannot import name 'dump_report_data'/, code: 'record-not-found' },
  { pattern: /^No active session\b|^Please provide a valid api key$/, code: 'commander-no-session' },
];

const replySchema = z.object({ data: z.optional(z.unknown()) });

/**
 * @param word the command's first word: an `nsf-` command that Commander does not know means the feature is off.
 * Failures: those above, `nsf-unavailable`, `vault-refused` with Commander's words, `commander-reply-not-understood`.
 */
export function readData(word: string, result: StoredResult, secrets: readonly string[]): Result<unknown> {
  const reply = replySchema.safeParse(result.body);
  const data = reply.success ? reply.data.data : undefined;
  if (result.status === 200 && typeof data === 'object' && data !== null) return ok(data);
  return fail(whyNoData(word, result, secrets));
}

function whyNoData(word: string, result: StoredResult, secrets: readonly string[]): Failure {
  const lines = replyLines(result.body);
  const known = READ_MESSAGES.find(({ pattern }) => lines.some((line) => pattern.test(line)));
  if (known) return failure(known.code);
  // An unknown or hidden command prints the general help, which is no JSON.
  const unknownCommand = lines.some((line) => /^(?:Invalid JSON response|Available Commands)$/.test(line));
  if (unknownCommand && word.startsWith('nsf-')) return failure('nsf-unavailable');
  const detail = wordsForPeople(lines.join('\n'), secrets);
  if (result.status === 200 || unknownCommand) return failure('commander-reply-not-understood', { detail });
  return failure('vault-refused', { detail });
}
