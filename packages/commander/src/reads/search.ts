/**
 * Finding records by title. `list PATTERN` and `search` match secret values too and describe records by login and
 * address, so the term goes as a literal, and only rows whose title contains it or whose uid it is come back, with
 * nothing else. A part of a uid is not enough: such a row came because something else matched, perhaps a secret.
 */
import { fail, failure, ok, type Failure, type Result } from '@keeper-workflow/failures';
import type { Deadline, RecordRow } from '@keeper-workflow/operations';
import { z } from 'zod/mini';
import type { CommandArguments } from '../encode';
import { LARGEST_BODY } from '../http/exchange';
import { readData } from '../replies';
import { runRead, type Session } from '../session';
import { refreshed } from './sync';

const JSON_FORMAT = { flag: '--format=json' } as const;

interface Source {
  readonly command: (term: string) => CommandArguments;
  readonly rows: (data: unknown) => RecordRow[] | undefined;
}

const listSchema = z.array(
  z.object({
    record_uid: z.string(),
    title: z.optional(z.string()),
    type: z.optional(z.string()),
    record_category: z.optional(z.string()),
  }),
);
/** What `list` says instead of an empty array. */
const nothingSchema = z.object({ message: z.string().check(z.regex(/^No records are found/)) });

const searchSchema = z.array(
  z.object({ type: z.string(), uid: z.string(), name: z.optional(z.string()), details: z.optional(z.string()) }),
);

const nsfSchema = z.array(
  z.object({
    'Item Type': z.string(),
    UID: z.string(),
    Title: z.optional(z.string()),
    Type: z.optional(z.string()),
    'Parent/Folder': z.optional(z.string()),
  }),
);

/**
 * In the order they are tried; the next one only where the key may not run the one before. `list` is in both
 * allow-lists of the guide and knows classic and nested records, `nsf-list` is all that an NSF-only key has.
 */
const SOURCES: readonly Source[] = [
  {
    command: (term) => ({
      command: 'list',
      options: [JSON_FORMAT],
      positionals: [{ value: literalPattern(term), field: 'term' }],
    }),
    rows(data) {
      if (nothingSchema.safeParse(data).success) return [];
      return listSchema.safeParse(data).data?.map((row) => ({
        uid: row.record_uid,
        title: row.title ?? '',
        type: row.type ?? '',
        mode: row.record_category === 'nested' ? 'nsf' : 'classic',
      }));
    },
  },
  {
    command: (term) => ({
      command: 'search',
      options: [JSON_FORMAT, { flag: '--categories=r' }],
      positionals: [{ value: term, field: 'term' }],
    }),
    rows: (data) =>
      searchSchema.safeParse(data).data?.flatMap((row) =>
        row.type === 'record'
          ? {
              uid: row.uid,
              title: row.name ?? '',
              type: /^Type: ([^,]*)/.exec(row.details ?? '')?.[1] ?? '',
              mode: (row.details ?? '').endsWith('Record Category: nested') ? ('nsf' as const) : ('classic' as const),
            }
          : [],
      ),
  },
  {
    command: () => ({ command: 'nsf-list', options: [{ flag: '--records' }, JSON_FORMAT] }),
    rows: (data) =>
      nsfSchema.safeParse(data).data?.flatMap((row) =>
        row['Item Type'] === 'Record'
          ? {
              uid: row.UID,
              title: row.Title ?? '',
              type: row.Type ?? '',
              mode: 'nsf' as const,
              ...(row['Parent/Folder'] ? { path: row['Parent/Folder'] } : {}),
            }
          : [],
      ),
  },
];

/**
 * At most `limit` rows whose title contains `term`, any case, or whose uid is `term`, by title. An empty term is refused
 * (`invalid-input`, field `term`): it would be the whole vault; so is one that so many records match that Commander's
 * answer is larger than 5 MiB. "Could not search" is a failure, never an empty list.
 *
 * One command; none when the same was found within the last 30 s. What was made a moment ago may be missing, so a search
 * that finds nothing looks again once Commander has synced: three commands, at most once a minute (see `refreshed`).
 */
export async function findRecordRows(
  session: Session,
  term: string,
  limit: number,
  deadline: Deadline,
): Promise<Result<{ rows: RecordRow[]; more: boolean }>> {
  const wanted = term.trim();
  if (wanted === '') return fail(failure('invalid-input', { field: 'term', detail: 'empty' }));
  const known = recall(session, wanted, limit);
  if (known) return ok(known);
  const first = await search(session, wanted, limit, deadline);
  const looksAgain = first.ok && first.value.rows.length === 0 && (await refreshed(session, deadline));
  const found = looksAgain ? await search(session, wanted, limit, deadline) : first;
  if (found.ok && found.value.rows.length > 0) remember(session, wanted, limit, found.value);
  return found;
}

interface Found {
  rows: RecordRow[];
  more: boolean;
}

async function search(session: Session, term: string, limit: number, deadline: Deadline): Promise<Result<Found>> {
  const rows = await rowsAbout(session, term, deadline);
  return rows.ok ? ok(shown(rows.value, term, limit)) : rows;
}

/** Answers are repeated for this long, ms: typing back and forth costs nothing. */
const KEPT_FOR = 30_000;
const MOST_KEPT = 30;

const nameOf = (term: string, limit: number): string => `${String(limit)} ${term}`;

function recall({ memory, options }: Session, term: string, limit: number): Found | undefined {
  const known = memory.searches.get(nameOf(term, limit));
  return known && options.clock.now() - known.readAt < KEPT_FOR ? known.value : undefined;
}

function remember({ memory, options }: Session, term: string, limit: number, value: Found): void {
  const name = nameOf(term, limit);
  memory.searches.delete(name);
  memory.searches.set(name, { value, readAt: options.clock.now() });
  const [oldest] = memory.searches.keys();
  if (memory.searches.size > MOST_KEPT && oldest !== undefined) memory.searches.delete(oldest);
}

const TOO_WIDE = 'too many records match it; type more of the title';

/** The answer was larger than any that is read. Only a search can be made smaller. */
const tooWide = ({ code, detail }: Failure): boolean =>
  code === 'commander-reply-not-understood' && detail === `> ${LARGEST_BODY} bytes`;

/**
 * Every row Commander answers with, whatever made it match: all of a nested vault where only `nsf-list` is allowed. For
 * this package only: rows that came because of a secret say something about it.
 */
export async function rowsAbout(session: Session, term: string, deadline: Deadline): Promise<Result<RecordRow[]>> {
  let refusal = failure('commander-command-not-allowed', { detail: 'list' });
  for (const source of SOURCES) {
    const command = source.command(term);
    const result = await runRead(session, command, deadline);
    if (!result.ok) {
      if (tooWide(result.failure)) return fail(failure('invalid-input', { field: 'term', detail: TOO_WIDE }));
      if (result.failure.code !== 'commander-command-not-allowed') return result;
      if (command.command === 'list') refusal = result.failure;
      continue;
    }
    const data = readData(command.command, result.value, session.secrets);
    if (!data.ok) return data;
    const rows = source.rows(data.value);
    return rows ? ok(rows) : fail(failure('commander-reply-not-understood'));
  }
  return fail(refusal);
}

function shown(rows: readonly RecordRow[], term: string, limit: number): { rows: RecordRow[]; more: boolean } {
  const low = term.toLowerCase();
  const matching = rows
    .filter((row) => row.title.toLowerCase().includes(low) || row.uid === term)
    .sort((one, other) => one.title.localeCompare(other.title) || (one.uid < other.uid ? -1 : 1));
  return { rows: matching.slice(0, limit), more: matching.length > limit };
}

/**
 * Python's `re`: everything special is escaped; a `-` is not, so that a whole uid still equals the pattern, but for one in
 * front, which would read as an option.
 */
const literalPattern = (term: string): string =>
  term.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replace(/^-/, '[-]');
