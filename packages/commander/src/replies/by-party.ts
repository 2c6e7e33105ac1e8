/** From the lines of a reply to a claim, where a command does something for each of several people or teams. */
import { failure, type Failure } from '@keeper-workflow/failures';
import { normaliseEmail, type Claim, type Reply } from '@keeper-workflow/operations';
import type { StoredResult } from '../http';
import type { Meaning, Message } from './messages';
import { replyLines } from './text';
import { wordsForPeople } from './words';

export interface Parties {
  readonly table: readonly Message[];
  /** Everybody the reply has to speak of for `done`: each with the spellings Commander may use. */
  readonly expected: readonly (readonly string[])[];
  /** Whether some may have been done when it stops at one: several people, or several records. */
  readonly oneByOne: boolean;
}

interface Read {
  readonly done: Set<string>;
  readonly invited: Set<string>;
  /** Taken away and not given again. */
  readonly interrupted: Set<string>;
  readonly refused: Map<string, Failure>;
  /** The first message about the whole command. */
  command?: Extract<Meaning, { about: 'command' }>;
}

/** @param secrets never shown in the words. */
export function replyByParty(parties: Parties, result: StoredResult, secrets: readonly string[]): Reply {
  const lines = replyLines(result.body);
  const words = wordsForPeople(lines.join('\n'), secrets);
  const read = readLines(parties.table, lines, words);
  if (read.interrupted.size > 0) {
    return { claim: 'partial', words, failure: failure('share-half-changed', { detail: words }) };
  }
  const { command } = read;
  if (command) return { words, ...claimOf(command, parties.oneByOne, words) };

  const all = (has: (name: string) => boolean) =>
    parties.expected.every((spellings) => spellings.some((name) => has(normaliseEmail(name))));
  const why = [...read.refused.values()][0];
  if (parties.expected.length > 0) {
    if (all((name) => read.done.has(name)) && !why) return { claim: 'done', words };
    if (all((name) => read.invited.has(name)) && !why) return { claim: 'invited', words };
  }
  if (read.done.size === 0 && read.invited.size === 0) {
    return why ? { claim: 'refused', words, failure: why } : { claim: 'unclear', words };
  }
  if (why) return { claim: 'partial', words, failure: why };
  // Whom it has no key for, Commander silently leaves out.
  if (all((name) => read.done.has(name) || read.invited.has(name))) return { claim: 'partial', words };
  return { claim: 'partial', words, failure: failure('recipient-unknown', { field: 'recipients', detail: words }) };
}

function readLines(table: readonly Message[], lines: readonly string[], words: string): Read {
  const read: Read = { done: new Set(), invited: new Set(), interrupted: new Set(), refused: new Map() };
  const open = new Set<string>();
  for (const line of lines) {
    for (const { pattern, meaning } of table) {
      const match = pattern.exec(line);
      if (!match) continue;
      if (meaning.about === 'command') read.command ??= meaning;
      else if (meaning.about === 'recipient')
        note(read, open, normaliseEmail(match.groups?.user ?? ''), meaning, words);
      break;
    }
  }
  for (const user of open) read.interrupted.add(user);
  // `share-folder` calls somebody it has just invited "not found" as well.
  for (const user of read.invited) read.refused.delete(user);
  return read;
}

/** @param open people whose access was taken away and, so far, not given again: record by record in a folder. */
function note(
  read: Read,
  open: Set<string>,
  user: string,
  meaning: Extract<Meaning, { about: 'recipient' }>,
  words: string,
): void {
  switch (meaning.says) {
    case 'interrupted':
      if (open.has(user)) read.interrupted.add(user);
      open.add(user);
      break;
    case 'refused':
      read.refused.set(user, failure(meaning.code, { detail: words }));
      break;
    case 'done':
      open.delete(user);
      read.done.add(user);
      break;
    case 'invited':
      read.invited.add(user);
  }
}

function claimOf(
  message: NonNullable<Read['command']>,
  oneByOne: boolean,
  words: string,
): { claim: Claim; failure?: Failure } {
  if (message.says === 'asked') return { claim: 'unclear' };
  const { code, field } = message;
  const detail = message.says === 'refused' ? (message.detail ?? words) : words;
  const why =
    code === undefined ? {} : { failure: failure(code, { detail, ...(field === undefined ? {} : { field }) }) };
  if (message.says === 'refused') return { claim: 'refused', ...why };
  // One by one: those before the one it stopped at may have been done.
  if (oneByOne) return { claim: 'partial', ...why };
  return { claim: message.as, ...why };
}
