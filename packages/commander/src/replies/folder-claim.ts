/** What a stored result claims about sharing a folder. Only a read of the folder proves it. */
import type { Reply, ShareFolder } from '@keeper-workflow/operations';
import type { StoredResult } from '../http';
import { replyByParty } from './by-party';
import { FOLDER_MESSAGES } from './folder-messages';
import { replyLines } from './text';

const SILENT = /^Command executed successfully but produced no output$/;

/**
 * Classic says nothing about teams, and nothing about people who were not there to be removed: then silence is what
 * success looks like, and the read decides. @param secrets never shown in the words.
 */
export function shareFolderReply(operation: ShareFolder, result: StoredResult, secrets: readonly string[] = []): Reply {
  const { mode, action, recipients, teams } = operation;
  const lines = replyLines(result.body);
  const silent = lines.length === 1 && lines.every((line) => SILENT.test(line));
  if (silent && result.status === 200 && mode === 'classic' && (action === 'remove' || recipients.length === 0)) {
    return { claim: 'done', words: '' };
  }
  const people = recipients.map((recipient) => [recipient]);
  const named = teamSpellings(teams, lines);
  // Classic speaks of a team only when it happens to know its name.
  const expected = mode === 'nsf' ? [...people, ...named] : people.length > 0 ? people : named;
  const oneByOne = recipients.length + teams.length > 1;
  return replyByParty({ table: FOLDER_MESSAGES, expected, oneByOne }, result, secrets);
}

/** NSF speaks of teams by uid only, so one asked for by name is whichever other uid the reply speaks of. */
function teamSpellings(teams: ShareFolder['teams'], lines: readonly string[]): string[][] {
  const known = new Set(teams.map(({ uid }) => uid));
  const others = lines.flatMap((line) => /^Team (?:share )?'(?<uid>[\w-]{22})' /.exec(line)?.groups?.uid ?? []);
  const unclaimed = others.filter((uid) => !known.has(uid));
  return teams.map(({ uid, name }) => [uid ?? unclaimed.shift() ?? name, name]);
}
