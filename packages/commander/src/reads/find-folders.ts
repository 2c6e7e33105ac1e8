/**
 * Finding folders by name. `list-sf PATTERN` and `search` look at more than names, so the lists are asked for whole where
 * there is a command for it, and only rows whose name contains the term, or whose uid it is, come back.
 */
import { fail, failure, ok, type Failure, type Result } from '@keeper-workflow/failures';
import type { Deadline, FolderRow, Mode } from '@keeper-workflow/operations';
import { z } from 'zod/mini';
import type { CommandArguments } from '../encode';
import { readData } from '../replies';
import { runRead, type Session } from '../session';
import { FRESH_FOR_PICKER, synced } from './sync';

const JSON_FORMAT = { flag: '--format=json' } as const;
const ELIGIBLE = { flag: '--roe-eligible' } as const;

interface Found {
  readonly uid: string;
  readonly title: string;
  readonly parent?: string;
}

interface Source {
  readonly mode: Mode;
  readonly list: CommandArguments;
  readonly eligible: CommandArguments;
  readonly rows: (data: unknown) => Found[] | undefined;
  /** Where the key may not run `list`. */
  readonly category: { readonly flag: '--categories=s' | '--categories=d'; readonly type: string };
}

/** What `list-sf` says instead of an empty array. */
const nothingSchema = z.object({ message: z.string().check(z.regex(/^No shared folders are found/)) });
const sharedSchema = z.array(z.object({ shared_folder_uid: z.string(), name: z.optional(z.string()) }));
const nestedSchema = z.array(
  z.object({
    'Item Type': z.string(),
    UID: z.string(),
    Title: z.optional(z.string()),
    'Parent/Folder': z.optional(z.string()),
  }),
);
const searchSchema = z.array(z.object({ type: z.string(), uid: z.string(), name: z.optional(z.string()) }));

const SOURCES: readonly Source[] = [
  {
    mode: 'classic',
    list: { command: 'list-sf', options: [JSON_FORMAT] },
    eligible: { command: 'list-sf', options: [ELIGIBLE, JSON_FORMAT] },
    rows(data) {
      if (nothingSchema.safeParse(data).success) return [];
      return sharedSchema.safeParse(data).data?.map((row) => ({ uid: row.shared_folder_uid, title: row.name ?? '' }));
    },
    category: { flag: '--categories=s', type: 'shared_folder' },
  },
  {
    mode: 'nsf',
    list: { command: 'nsf-list', options: [{ flag: '--folders' }, JSON_FORMAT] },
    eligible: { command: 'nsf-list', options: [ELIGIBLE, JSON_FORMAT] },
    rows: (data) =>
      nestedSchema.safeParse(data).data?.flatMap((row) =>
        row['Item Type'] === 'Folder'
          ? {
              uid: row.UID,
              title: row.Title ?? '',
              ...(row['Parent/Folder'] === undefined ? {} : { parent: row['Parent/Folder'] }),
            }
          : [],
      ),
    category: { flag: '--categories=d', type: 'nested_share_folder' },
  },
];

/**
 * At most `limit` folders of both modes by name. An empty term is refused (`invalid-input`, field `term`). A key for one
 * mode only finds that mode's folders; where nothing could be searched it is `commander-command-not-allowed`.
 */
export async function findFolderRows(
  session: Session,
  term: string,
  limit: number,
  deadline: Deadline,
): Promise<Result<{ rows: FolderRow[]; more: boolean }>> {
  const wanted = term.trim();
  if (wanted === '') return fail(failure('invalid-input', { field: 'term', detail: 'empty' }));
  await synced(session, deadline, FRESH_FOR_PICKER);
  const matching: FolderRow[] = [];
  const refusals: Failure[] = [];
  for (const source of SOURCES) {
    const found = await search(session, source, wanted, deadline);
    if (found.ok) {
      matching.push(...found.value);
    } else if (found.failure.code === 'commander-command-not-allowed') {
      refusals.push(found.failure);
    } else if (found.failure.code !== 'nsf-unavailable') {
      return found;
    }
  }
  const [refusal] = refusals;
  if (refusal && refusals.length === SOURCES.length) return fail(refusal);
  matching.sort((one, other) => one.title.localeCompare(other.title) || (one.uid < other.uid ? -1 : 1));
  const rows = await withRotation(session, matching.slice(0, limit), deadline);
  return ok({ rows, more: matching.length > limit });
}

async function search(
  session: Session,
  source: Source,
  term: string,
  deadline: Deadline,
): Promise<Result<FolderRow[]>> {
  const listed = await dataOf(session, source.list, source.rows, deadline);
  if (listed.ok) return ok(matches(listed.value, term).map((row) => asRow(source.mode, row, listed.value)));
  if (listed.failure.code !== 'commander-command-not-allowed') return listed;
  const { flag, type } = source.category;
  const positionals = [{ value: term, field: 'term' }];
  const searched = await dataOf(
    session,
    { command: 'search', options: [JSON_FORMAT, { flag }], positionals },
    (data) =>
      searchSchema
        .safeParse(data)
        .data?.flatMap((row) => (row.type === type ? { uid: row.uid, title: row.name ?? '' } : [])),
    deadline,
  );
  if (!searched.ok) return searched.failure.code === 'commander-command-not-allowed' ? listed : searched;
  return ok(matches(searched.value, term).map((row) => asRow(source.mode, row, searched.value)));
}

const matches = (rows: readonly Found[], term: string): Found[] =>
  rows.filter(({ title, uid }) => title.toLowerCase().includes(term.toLowerCase()) || uid === term);

function asRow(mode: Mode, row: Found, all: readonly Found[]): FolderRow {
  const above: string[] = [];
  const seen = new Set([row.uid]);
  for (let at = row.parent; at !== undefined && !seen.has(at);) {
    seen.add(at);
    const parent = all.find(({ uid }) => uid === at);
    if (parent) above.unshift(parent.title);
    at = parent?.parent;
  }
  const { uid, title } = row;
  return { uid, title, mode, ...(above.length > 0 ? { path: above.join('/') } : {}) };
}

/** Says of the rows that are shown whether rotation is possible in them; leaves it out where Commander cannot say. */
async function withRotation(session: Session, rows: readonly FolderRow[], deadline: Deadline): Promise<FolderRow[]> {
  const eligible = new Map<Mode, ReadonlySet<string>>();
  for (const source of SOURCES) {
    if (!rows.some(({ mode }) => mode === source.mode)) continue;
    const found = await dataOf(session, source.eligible, source.rows, deadline);
    // None at all is no JSON in `nsf-list`, which reads like a command that does not exist.
    const none = !found.ok && found.failure.code === 'nsf-unavailable';
    if (found.ok || none) eligible.set(source.mode, new Set(found.ok ? found.value.map(({ uid }) => uid) : []));
  }
  return rows.map((row) => {
    const rotatable = eligible.get(row.mode)?.has(row.uid);
    return rotatable === undefined ? row : { ...row, rotatable };
  });
}

async function dataOf(
  session: Session,
  command: CommandArguments,
  parse: (data: unknown) => Found[] | undefined,
  deadline: Deadline,
): Promise<Result<Found[]>> {
  const result = await runRead(session, command, deadline);
  if (!result.ok) return result;
  const data = readData(command.command, result.value, session.secrets);
  if (!data.ok) return data;
  const rows = parse(data.value);
  return rows ? ok(rows) : fail(failure('commander-reply-not-understood'));
}
