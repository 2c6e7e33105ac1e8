/**
 * The lists of folders of each mode: `list-sf` and `nsf-list --folders`, `search` in their place, and which folders can
 * rotate a password when access ends. `list-sf PATTERN` and `search` look at more than names, so lists are asked for whole.
 */
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import type { Deadline, Mode } from '@keeper-workflow/operations';
import { z } from 'zod/mini';
import type { CommandArguments } from '../encode';
import { readData } from '../replies';
import { runRead, type Session } from '../session';

export interface ListedFolder {
  readonly uid: string;
  readonly title: string;
  /** NSF: the folder it lies in. */
  readonly parent?: string;
}

/** How long a list is used again, ms. */
const KEPT_FOR = 30_000;
/** Rotation is set up rarely. */
const ROTATION_KEPT_FOR = 60_000;

const JSON_FORMAT = { flag: '--format=json' } as const;
const ELIGIBLE = { flag: '--roe-eligible' } as const;

interface Source {
  readonly list: CommandArguments;
  readonly eligible: CommandArguments;
  readonly rows: (data: unknown) => ListedFolder[] | undefined;
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

const SOURCES: Readonly<Record<Mode, Source>> = {
  classic: {
    list: { command: 'list-sf', options: [JSON_FORMAT] },
    eligible: { command: 'list-sf', options: [ELIGIBLE, JSON_FORMAT] },
    rows(data) {
      if (nothingSchema.safeParse(data).success) return [];
      return sharedSchema.safeParse(data).data?.map((row) => ({ uid: row.shared_folder_uid, title: row.name ?? '' }));
    },
    category: { flag: '--categories=s', type: 'shared_folder' },
  },
  nsf: {
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
};

/**
 * Folders that can be shared, all of them or, where only `search` is allowed, those about `term` and others too. One
 * command, none while the list is young. Failures: those of a read, `nsf-unavailable` among them.
 */
export async function listFolders(
  session: Session,
  mode: Mode,
  term: string,
  deadline: Deadline,
): Promise<Result<readonly ListedFolder[]>> {
  const { memory, options } = session;
  const known = memory.folderLists.get(mode);
  if (known && options.clock.now() - known.readAt < KEPT_FOR) return ok(known.value);
  const source = SOURCES[mode];
  const listed = await dataOf(session, source.list, source.rows, deadline);
  if (listed.ok) {
    memory.folderLists.set(mode, { value: listed.value, readAt: options.clock.now() });
    return listed;
  }
  if (listed.failure.code !== 'commander-command-not-allowed') return listed;
  const { flag, type } = source.category;
  const searched = await dataOf(
    session,
    { command: 'search', options: [JSON_FORMAT, { flag }], positionals: [{ value: term, field: 'term' }] },
    (data) =>
      searchSchema
        .safeParse(data)
        .data?.flatMap((row) => (row.type === type ? { uid: row.uid, title: row.name ?? '' } : [])),
    deadline,
  );
  return !searched.ok && searched.failure.code === 'commander-command-not-allowed' ? listed : searched;
}

/** Whether a password in this folder can be rotated when access ends; `undefined` where Commander does not say. */
export async function canRotate(
  session: Session,
  mode: Mode,
  uid: string,
  deadline: Deadline,
): Promise<boolean | undefined> {
  const { memory, options } = session;
  const known = memory.rotatable.get(mode);
  if (known && options.clock.now() - known.readAt < ROTATION_KEPT_FOR) return known.value.has(uid);
  const source = SOURCES[mode];
  const found = await dataOf(session, source.eligible, source.rows, deadline);
  // None at all is no JSON in `nsf-list`, which reads like a command that does not exist.
  if (!found.ok && found.failure.code !== 'nsf-unavailable') return undefined;
  const value = new Set(found.ok ? found.value.map((folder) => folder.uid) : []);
  memory.rotatable.set(mode, { value, readAt: options.clock.now() });
  return value.has(uid);
}

async function dataOf(
  session: Session,
  command: CommandArguments,
  parse: (data: unknown) => ListedFolder[] | undefined,
  deadline: Deadline,
): Promise<Result<ListedFolder[]>> {
  const result = await runRead(session, command, deadline);
  if (!result.ok) return result;
  const data = readData(command.command, result.value, session.secrets);
  if (!data.ok) return data;
  const rows = parse(data.value);
  return rows ? ok(rows) : fail(failure('commander-reply-not-understood'));
}
