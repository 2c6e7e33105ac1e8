/** What a stored result claims about a share-record operation. Only a read of the vault proves it. */
import { failure, type Failure } from '@keeper-workflow/failures';
import { normaliseEmail, type Claim, type Reply, type ShareRecord } from '@keeper-workflow/operations';
import type { StoredResult } from '../http';
import { SHARE_MESSAGES, type Meaning } from './messages';
import { replyLines } from './text';
import { wordsForPeople } from './words';

interface Read {
  readonly done: Set<string>;
  readonly invited: Set<string>;
  readonly interrupted: Set<string>;
  readonly refused: Map<string, Failure>;
  /** The first message about the whole command. */
  command?: Extract<Meaning, { about: 'command' }>;
}

/** @param secrets never shown in the words. */
export function shareRecordReply(operation: ShareRecord, result: StoredResult, secrets: readonly string[] = []): Reply {
  const lines = replyLines(result.body);
  const words = wordsForPeople(lines.join('\n'), secrets);
  const read = readLines(lines, words);
  if ([...read.interrupted].some((user) => !read.done.has(user))) {
    return { claim: 'partial', words, failure: failure('share-half-changed', { detail: words }) };
  }
  const { command } = read;
  if (command) return { words, ...claimOf(command, operation, words) };

  const recipients = operation.recipients.map(normaliseEmail);
  const all = (set: { has(user: string): boolean }) => recipients.every((user) => set.has(user));
  const why = [...read.refused.values()][0];
  if (all(read.done) && !why) return { claim: 'done', words };
  if (all(read.invited)) return { claim: 'invited', words };
  if (read.done.size === 0 && read.invited.size === 0) {
    return why ? { claim: 'refused', words, failure: why } : { claim: 'unclear', words };
  }
  if (why) return { claim: 'partial', words, failure: why };
  // `share-record` silently leaves out whom it has no key for.
  const mentioned = all({ has: (user) => read.done.has(user) || read.invited.has(user) });
  if (mentioned) return { claim: 'partial', words };
  return { claim: 'partial', words, failure: failure('recipient-unknown', { field: 'recipients', detail: words }) };
}

function readLines(lines: readonly string[], words: string): Read {
  const read: Read = { done: new Set(), invited: new Set(), interrupted: new Set(), refused: new Map() };
  for (const line of lines) {
    for (const { pattern, meaning } of SHARE_MESSAGES) {
      const match = pattern.exec(line);
      if (!match) continue;
      const user = normaliseEmail(match.groups?.user ?? '');
      if (meaning.about === 'command') read.command ??= meaning;
      else if (meaning.about === 'recipient') {
        if (meaning.says === 'refused') read.refused.set(user, failure(meaning.code, { detail: words }));
        else read[meaning.says].add(user);
      }
      break;
    }
  }
  return read;
}

function claimOf(
  message: NonNullable<Read['command']>,
  operation: ShareRecord,
  words: string,
): { claim: Claim; failure?: Failure } {
  if (message.says === 'asked') return { claim: 'unclear' };
  const { code, field } = message;
  const detail = message.says === 'refused' ? (message.detail ?? words) : words;
  const why =
    code === undefined ? {} : { failure: failure(code, { detail, ...(field === undefined ? {} : { field }) }) };
  if (message.says === 'refused') return { claim: 'refused', ...why };
  // One by one: with several recipients those before the one it stopped at may have been done.
  if (operation.recipients.length > 1) return { claim: 'partial', ...why };
  return { claim: message.as, ...why };
}
