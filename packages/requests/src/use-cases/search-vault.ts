/**
 * Looking for records, folders and teams. Only title, uid, type and place ever come back. Approvers find what the policy's
 * folders hold, or the whole vault where it names none; requesters only what the folders hold, and only if the policy
 * lets them.
 */
import type { PanelAnswers, Parsed } from '@keeper-workflow/contract';
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import type { Vault } from '@keeper-workflow/operations';
import type { IssueCaller } from '../access';
import { requestersMaySearch } from '../policy';
import type { Ports } from '../ports';

/** Rows of one answer; a longer list is a reason to type more. */
const MOST_ROWS = 25;

/** Of one answer as it goes to the page, UTF-8; the rest of 16 KiB is for what is around the rows. */
const MOST_BYTES = 15 * 1024;

/** Resolvers end at 25 s; a search that takes longer than this has failed for the person waiting. */
const SEARCH_TIME = 15_000;

type Needs = Pick<Ports, 'clock' | 'vaults'>;

/** Failures: `search-not-allowed`, and what a search can fail with. "Could not search" is never an empty list. */
export async function findRecords(
  ports: Needs,
  caller: IssueCaller,
  input: Parsed<'panel', 'findRecords'>,
): Promise<Result<PanelAnswers['findRecords']>> {
  const vault = await openFor(ports, caller);
  if (!vault.ok) return vault;
  const until = ports.clock.now() + SEARCH_TIME;
  const folders = foldersOf(caller);
  const found =
    folders.length === 0
      ? await vault.value.findRecords(input.term, MOST_ROWS, until)
      : await vault.value.findRecordsIn(folders, input.term, MOST_ROWS, until);
  return found.ok ? ok(fitting(found.value)) : found;
}

/** As `findRecords`. Where the policy names folders: those, and what lies below them. */
export async function findFolders(
  ports: Needs,
  caller: IssueCaller,
  input: Parsed<'panel', 'findFolders'>,
): Promise<Result<PanelAnswers['findFolders']>> {
  const vault = await openFor(ports, caller);
  if (!vault.ok) return vault;
  const until = ports.clock.now() + SEARCH_TIME;
  const folders = foldersOf(caller);
  const found =
    folders.length === 0
      ? await vault.value.findFolders(input.term, MOST_ROWS, until)
      : await vault.value.findFoldersIn(folders, input.term, MOST_ROWS, until);
  return found.ok ? ok(fitting(found.value)) : found;
}

/** Titles and paths may be of any length: rows that would make the answer too large are left for a longer term. */
function fitting<Row>({ rows, more }: { rows: readonly Row[]; more: boolean }): {
  rows: readonly Row[];
  more: boolean;
} {
  let bytes = 0;
  const fit = rows.findIndex((row) => (bytes += new TextEncoder().encode(JSON.stringify(row)).length + 1) > MOST_BYTES);
  // One row is shown, whatever its size: its whole title is what a request is held against.
  return fit === -1 ? { rows, more } : { rows: rows.slice(0, Math.max(fit, 1)), more: more || rows.length > 1 };
}

/** Teams are names of the company, not of the vault: whoever may search may name one. */
export async function findTeams(
  ports: Needs,
  caller: IssueCaller,
  input: Parsed<'panel', 'findTeams'>,
): Promise<Result<PanelAnswers['findTeams']>> {
  const vault = await openFor(ports, caller);
  return vault.ok ? vault.value.findTeams(input.term, MOST_ROWS, ports.clock.now() + SEARCH_TIME) : vault;
}

/**
 * Where something that was found lies and who owns it, as new as the search that found it. Failures:
 * `outside-policy-folders`, and those of `describe`.
 */
export async function describeTarget(
  ports: Needs,
  caller: IssueCaller,
  { kind, uid }: Parsed<'panel', 'describeTarget'>,
): Promise<Result<PanelAnswers['describeTarget']>> {
  const vault = await openFor(ports, caller);
  if (!vault.ok) return vault;
  const located = await vault.value.describe(kind, uid, ports.clock.now() + SEARCH_TIME);
  if (!located.ok) return located;
  const { within, ...shown } = located.value;
  const folders = foldersOf(caller);
  return folders.length === 0 || folders.some((folder) => within.includes(folder))
    ? ok(shown)
    : fail(failure('outside-policy-folders'));
}

async function openFor({ vaults }: Needs, { approver, policy }: IssueCaller): Promise<Result<Vault>> {
  return approver || requestersMaySearch(policy) ? vaults.open() : fail(failure('search-not-allowed'));
}

const foldersOf = ({ policy }: IssueCaller): string[] => (policy.folders ?? []).map(({ uid }) => uid);
