/**
 * Finding folders by name, in the map of all folders; where the key may not run `ls`, in the lists of those that can be
 * shared. Only rows whose name contains the term, or whose uid it is, come back.
 */
import { fail, failure, ok, type Failure, type Result } from '@keeper-workflow/failures';
import type { Deadline, FolderRow, Mode } from '@keeper-workflow/operations';
import type { Session } from '../session';
import { listFolders, type ListedFolder } from './folder-lists';
import { foldersAround, natureOf, pathOf, readFolderMap, type FolderMap } from './folder-map';
import { refreshed } from './sync';

interface Found {
  rows: FolderRow[];
  more: boolean;
}

/**
 * At most `limit` folders of both modes by name, those that can be shared before those inside a shared folder, private
 * ones last. An empty term is refused (`invalid-input`, field `term`). Without `ls` only folders that can be shared are
 * found, those of one mode where the key is for one mode only; where nothing could be searched it is
 * `commander-command-not-allowed`.
 *
 * One command, none while the map is young (30 s); two without `ls`. Nothing found: as for records, at most once a minute
 * it syncs and looks again.
 * @param within only these folders and those below them. They are told by the map, so it takes `ls`.
 */
export async function findFolderRows(
  session: Session,
  term: string,
  limit: number,
  deadline: Deadline,
  within?: readonly string[],
): Promise<Result<Found>> {
  const wanted = term.trim();
  if (wanted === '') return fail(failure('invalid-input', { field: 'term', detail: 'empty' }));
  const first = await look(session, wanted, limit, deadline, within);
  const looksAgain = first.ok && first.value.rows.length === 0 && (await refreshed(session, deadline));
  return looksAgain ? look(session, wanted, limit, deadline, within) : first;
}

async function look(
  session: Session,
  term: string,
  limit: number,
  deadline: Deadline,
  within: readonly string[] | undefined,
): Promise<Result<Found>> {
  const map = await readFolderMap(session, deadline);
  if (map.ok) return ok(cut(mapped(map.value, term, within), limit));
  if (within !== undefined || map.failure.code !== 'commander-command-not-allowed') return map;
  const rows = await listed(session, term, deadline);
  return rows.ok ? ok(cut(rows.value, limit)) : rows;
}

function mapped(map: FolderMap, term: string, within: readonly string[] | undefined): FolderRow[] {
  return matches([...map.values()], term).flatMap(({ uid, title, mode }): FolderRow[] => {
    const around = foldersAround(map, uid);
    if (within !== undefined && !around.some((folder) => within.includes(folder.uid))) return [];
    return [{ uid, title, mode, ...pathOf(around.slice(1)), ...natureOf(around) }];
  });
}

async function listed(session: Session, term: string, deadline: Deadline): Promise<Result<FolderRow[]>> {
  const rows: FolderRow[] = [];
  const refusals: Failure[] = [];
  const modes: readonly Mode[] = ['classic', 'nsf'];
  for (const mode of modes) {
    const found = await listFolders(session, mode, term, deadline);
    if (found.ok) {
      rows.push(...matches(found.value, term).map((row) => asRow(mode, row, found.value)));
    } else if (found.failure.code === 'commander-command-not-allowed') {
      refusals.push(found.failure);
    } else if (found.failure.code !== 'nsf-unavailable') {
      return found;
    }
  }
  const [refusal] = refusals;
  return refusal && refusals.length === modes.length ? fail(refusal) : ok(rows);
}

function asRow(mode: Mode, { uid, title, parent }: ListedFolder, all: readonly ListedFolder[]): FolderRow {
  const above: string[] = [];
  const seen = new Set([uid]);
  for (let at = parent; at !== undefined && !seen.has(at);) {
    seen.add(at);
    const outer = all.find((folder) => folder.uid === at);
    if (outer) above.unshift(outer.title);
    at = outer?.parent;
  }
  return { uid, title, mode, ...(above.length > 0 ? { path: above.join('/') } : {}), folderKind: 'shared' };
}

function matches<Row extends { readonly uid: string; readonly title: string }>(
  rows: readonly Row[],
  term: string,
): Row[] {
  const low = term.toLowerCase();
  return rows.filter(({ title, uid }) => title.toLowerCase().includes(low) || uid === term);
}

const ORDER = { shared: 0, 'sub-folder': 1, private: 2 } as const;
const orderOf = ({ folderKind }: FolderRow): number => ORDER[folderKind ?? 'shared'];

function cut(rows: FolderRow[], limit: number): Found {
  rows.sort(
    (one, other) =>
      orderOf(one) - orderOf(other) || one.title.localeCompare(other.title) || (one.uid < other.uid ? -1 : 1),
  );
  return { rows: rows.slice(0, limit), more: rows.length > limit };
}
