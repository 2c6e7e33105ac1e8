/**
 * What `record-permission --dry-run` and `nsf-record-permission --dry-run` print: tables for people. Only what no read
 * says is taken from them: whose direct share of which record would change, and what Commander would leave as it is for
 * want of a right. Titles stand in the tables (cut to 32 characters), so rows are read from their ends.
 */
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import { NSF_ROLES, normaliseEmail, type NsfRole, type RecordPermission } from '@keeper-workflow/operations';
import type { StoredResult } from '../http';
import { recordPermissionReply, replyLines } from '../replies';

export interface DryRunRow {
  readonly uid: string;
  /** Address; absent for a right of everybody in the folder, or for a record whose access may not be read. */
  readonly username?: string;
}

export interface DryRun {
  /** Direct shares that would change, with the role they have now (NSF; absent for one this product does not know). */
  readonly changes: readonly (DryRunRow & { readonly role?: NsfRole; readonly inherited: boolean })[];
  readonly skipped: readonly (DryRunRow & { readonly reason: 'no-right' | 'inherited' })[];
}

type Section = 'direct' | 'folder' | 'skip-direct' | 'skip-folder' | 'nsf-change' | 'nsf-skip';

const HEADINGS: readonly { readonly pattern: RegExp; readonly section: Section }[] = [
  { pattern: /^SKIP Direct Record Share permission\(s\)\. Not permitted$/, section: 'skip-direct' },
  { pattern: /^SKIP Shared Folder Record Share permission\(s\)\. Not permitted$/, section: 'skip-folder' },
  { pattern: /^SKIP Record permission\(s\)\. Not permitted$/, section: 'nsf-skip' },
  { pattern: /^(?:GRANT|REVOKE) Direct Record Share permission\(s\)$/, section: 'direct' },
  { pattern: /^(?:GRANT|REVOKE) Shared Folder Record Share permission\(s\)$/, section: 'folder' },
  { pattern: /^(?:GRANT Record permission\(s\)|REVOKE Record share\(s\))$/, section: 'nsf-change' },
];

/** What it prints instead of tables: the question it would ask, that nothing is needed, or nothing. */
const NO_TABLES =
  /^Request to (?:GRANT|REVOKE) |^No permission changes (?:are needed|can be made)|^Command executed successfully but produced no output$/;

const UID = /(?<![\w-])[\w-]{22}(?![\w-])/g;
// The columns of a row from its end: a title may look like any of them, so what stands before is taken whole.
const NSF_ROWS = {
  grant: /^.*\s{2,}(?<user>\S+)\s{2,}(?<role>[a-z-]+)(?<inherited> \(inherited\))?\s{2,}[a-z-]+$/,
  revoke: /^.*\s{2,}(?<user>\S+)\s{2,}(?<role>[a-z-]+)$/,
};
const NSF_SKIPPED_ROW =
  /^.*\s{2,}(?<user>\S+)\s{2,}(?:[a-z-]+|—)\s{2,}(?<reason>Inherited from |Insufficient permission|No access)[^\n]*$/;
const DIRECT_ROW = /^.*\s{2,}(?<user>\S+@\S+)(?:\s+[YN])+$/;
const SKIPPED_DIRECT_ROW = /^.*\s{2,}(?<user>\S+@\S+)$/;

/**
 * `commander-reply-not-understood` when there is neither a table nor one of the sentences that stand for none, else what
 * Commander's words amount to.
 */
export function parseDryRun(
  operation: RecordPermission,
  result: StoredResult,
  secrets: readonly string[],
): Result<DryRun> {
  const lines = replyLines(result.body);
  const headed = lines.some((line) => HEADINGS.some(({ pattern }) => pattern.test(line)));
  if (!headed && !lines.some((line) => NO_TABLES.test(line))) {
    const { failure: why, words } = recordPermissionReply(operation, result, secrets);
    return fail(why ?? failure('commander-reply-not-understood', { detail: words }));
  }
  const changes: DryRun['changes'][number][] = [];
  const skipped: DryRun['skipped'][number][] = [];
  let section: Section | undefined;
  /** Of the row above: a uid is printed once for rows that follow each other. */
  let uid: string | undefined;
  for (const line of lines) {
    const heading = HEADINGS.find(({ pattern }) => pattern.test(line));
    if (heading) {
      section = heading.section;
      uid = undefined;
    }
    if (heading || section === undefined || !/^\d+\s/.test(line)) continue;
    uid = uidIn(line, section) ?? uid;
    if (uid === undefined) return fail(failure('commander-reply-not-understood', { detail: 'dry run' }));
    const row = readRow(operation.action, section, uid, line);
    if (row === undefined) return fail(failure('commander-reply-not-understood', { detail: 'dry run' }));
    if (row.kind === 'change') changes.push(row.change);
    if (row.kind === 'skip') skipped.push(row.skip);
  }
  return ok({ changes, skipped });
}

/** The record's uid: the first of a row; in the tables of a shared folder the last before the title. */
function uidIn(line: string, section: Section): string | undefined {
  const [first, second] = [...line.matchAll(UID)].map(([found]) => found);
  if (section !== 'folder' && section !== 'skip-folder') return /^\d+\s{1,4}[\w-]{22}\s/.test(line) ? first : undefined;
  return /^\d+\s{1,4}[\w-]{22}\s/.test(line) ? second : first;
}

type Row =
  | { readonly kind: 'change'; readonly change: DryRun['changes'][number] }
  | { readonly kind: 'skip'; readonly skip: DryRun['skipped'][number] }
  | { readonly kind: 'of-the-folder' };

function readRow(action: RecordPermission['action'], section: Section, uid: string, line: string): Row | undefined {
  switch (section) {
    // What changes for everybody is told from the folder's own read.
    case 'folder':
      return { kind: 'of-the-folder' };
    case 'skip-folder':
      return { kind: 'skip', skip: { uid, reason: 'no-right' } };
    case 'direct': {
      const user = DIRECT_ROW.exec(line)?.groups?.user;
      return user === undefined
        ? undefined
        : { kind: 'change', change: { uid, username: normaliseEmail(user), inherited: false } };
    }
    case 'skip-direct': {
      const user = SKIPPED_DIRECT_ROW.exec(line)?.groups?.user;
      return user === undefined
        ? undefined
        : { kind: 'skip', skip: { uid, username: normaliseEmail(user), reason: 'no-right' } };
    }
    case 'nsf-change': {
      const { user, role, inherited } = NSF_ROWS[action].exec(line)?.groups ?? {};
      if (user === undefined) return undefined;
      const known = NSF_ROLES.find((name) => name === role);
      const now = known === undefined ? {} : { role: known };
      return {
        kind: 'change',
        change: { uid, username: normaliseEmail(user), ...now, inherited: inherited !== undefined },
      };
    }
    case 'nsf-skip': {
      const { user, reason } = NSF_SKIPPED_ROW.exec(line)?.groups ?? {};
      if (user === undefined) return undefined;
      const who = user === '—' ? { uid } : { uid, username: normaliseEmail(user) };
      return { kind: 'skip', skip: { ...who, reason: reason === 'Inherited from ' ? 'inherited' : 'no-right' } };
    }
  }
}
