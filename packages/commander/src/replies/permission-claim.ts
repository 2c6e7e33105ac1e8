/**
 * What a stored result claims about a change of record permissions. Classic says `ALERT!!!` for done and nothing when
 * nothing was to change, also for a folder it cannot change; NSF has a line for each record and person.
 */
import { failure, type Failure, type FailureCode } from '@keeper-workflow/failures';
import type { Claim, RecordPermission, Reply } from '@keeper-workflow/operations';
import type { StoredResult } from '../http';
import { COMMON_MESSAGES, POLICY_MESSAGE } from './messages-common';
import { replyLines } from './text';
import { wordsForPeople } from './words';

interface Row {
  readonly name: string;
  readonly pattern: RegExp;
  /** `failed`: some of it; the heading of a table of what was refused. */
  readonly says: 'done' | 'failed' | 'refused' | 'asked' | 'stopped' | 'nothing';
  readonly code?: FailureCode;
  readonly field?: string;
}

export const PERMISSION_MESSAGES: readonly Row[] = [
  { name: 'done', pattern: /^ALERT!!!$/, says: 'done' },
  { name: 'silent', pattern: /^Command executed successfully but produced no output$/, says: 'done' },
  { name: 'nsf-done', pattern: /^(?:Updated|Granted|Revoked) '[\w-]{22}' (?:for|to|from) /, says: 'done' },
  { name: 'no-change', pattern: /^No permission changes are needed\.$/, says: 'done' },
  {
    name: 'failed',
    pattern:
      /^Failed to (?:GRANT|REVOKE) (?:Direct Record Share|Shared Folder Record Share|Record) permission\(s\)$|^Failed to REVOKE Record share\(s\)$/,
    says: 'failed',
    code: 'vault-refused',
  },
  {
    name: 'cannot',
    pattern: /^No permission changes can be made\./,
    says: 'refused',
    code: 'folder-not-shareable',
    field: 'folder',
  },
  {
    name: 'no-folder',
    pattern: /record-permission: Folder .* not found$/,
    says: 'refused',
    code: 'folder-not-found',
    field: 'folder',
  },
  {
    name: 'other-mode',
    pattern: /is a legacy folder\. Nested Share Folder commands/,
    says: 'refused',
    code: 'folder-other-mode',
    field: 'folder',
  },
  {
    name: 'empty',
    pattern: /No records found in the specified folder/,
    says: 'refused',
    code: 'folder-empty',
    field: 'folder',
  },
  { name: 'unreadable', pattern: /Failed to fetch record accesses/, says: 'refused', code: 'vault-refused' },
  {
    name: 'nothing-chosen',
    pattern: /Please choose at least one on the following options/,
    says: 'refused',
    code: 'vault-refused',
  },
  {
    name: 'no-role',
    pattern: /Role is required for grant/,
    says: 'refused',
    code: 'operation-incomplete',
    field: 'role',
  },
  ...COMMON_MESSAGES.flatMap(({ name, pattern, meaning }): Row[] => {
    if (meaning.about !== 'command') return [];
    if (meaning.says === 'asked') return [{ name, pattern, says: 'asked' }];
    return [{ name, pattern, says: 'refused', code: meaning.code ?? 'vault-refused' }];
  }),
  // Requests go one after the other: direct shares, then the folder's own rights.
  { name: 'cloud', pattern: /^Unexpected error: /, says: 'stopped', code: 'vault-refused' },
  { name: POLICY_MESSAGE.name, pattern: POLICY_MESSAGE.pattern, says: 'refused', code: 'vault-refused' },
];

/** @param secrets never shown in the words. */
export function recordPermissionReply(
  _operation: RecordPermission,
  result: StoredResult,
  secrets: readonly string[] = [],
): Reply {
  const lines = replyLines(result.body);
  const words = wordsForPeople(lines.join('\n'), secrets);
  const rows = lines.flatMap((line) => PERMISSION_MESSAGES.find(({ pattern }) => pattern.test(line)) ?? []);
  const why = rows.find(({ code }) => code !== undefined);
  const done = rows.some(({ says }) => says === 'done');
  return { ...claimOf(rows, why, done, words), words: rows.some(({ name }) => name === 'silent') ? '' : words };
}

function claimOf(
  rows: readonly Row[],
  why: Row | undefined,
  done: boolean,
  words: string,
): { claim: Claim; failure?: Failure } {
  if (rows.some(({ says }) => says === 'asked')) return { claim: 'unclear' };
  if (!why?.code) return { claim: done ? 'done' : 'unclear' };
  const because = failure(why.code, { detail: words, ...(why.field === undefined ? {} : { field: why.field }) });
  const partly = why.says === 'stopped' || (why.says === 'failed' && done);
  return { claim: partly ? 'partial' : 'refused', failure: because };
}
