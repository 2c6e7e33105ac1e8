/**
 * Where a new record would go. `record-add` puts it into the root of the vault when it does not know the folder, and says
 * done: so the folder is looked at before.
 */
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import type { Deadline, Mode, Placement, RecordAdd } from '@keeper-workflow/operations';
import { z } from 'zod/mini';
import { readData } from '../replies';
import { runRead, type Session } from '../session';
import { readTemplate } from '../templates/record-types';
import { findRecordRows } from './search';

const folderSchema = z.object({
  folder_uid: z.string(),
  /** `classic_folder` (private, shared, or inside a shared one) or `nested_share_folder`. */
  type: z.optional(z.string()),
  name: z.optional(z.string()),
  path: z.nullish(z.string()),
  folder: z.optional(z.object({ path: z.nullish(z.string()) })),
});

/** Enough to find one of the same name among those that contain it. */
const MOST_ALIKE = 50;

/** Failures: those of `readFolderPlace` and `readTemplate`. Where no search is allowed, a title counts as free. */
export async function readPlacement(
  session: Session,
  { mode, recordType, folder, title }: RecordAdd,
  deadline: Deadline,
): Promise<Result<Placement>> {
  const template = await readTemplate(session, recordType, deadline);
  if (!template.ok) return template;
  const place = folder ? await readFolderPlace(session, mode, folder.uid, deadline) : ok(undefined);
  if (!place.ok) return place;
  const alike = await findRecordRows(session, title, MOST_ALIKE, deadline);
  if (!alike.ok && alike.failure.code !== 'commander-command-not-allowed') return alike;
  const low = title.toLowerCase();
  return ok({
    mode,
    recordType,
    ...(place.value ? { folder: place.value } : {}),
    template: template.value,
    titleTaken: alike.ok && alike.value.rows.some((row) => row.title.toLowerCase() === low),
    readAt: session.options.clock.now(),
  });
}

/**
 * Any folder of the vault, private ones included. One or two commands. Failures: `folder-not-found` (also when the uid is
 * a record's or a team's), `folder-other-mode` (detail: the mode it lives under), and what reading can fail with.
 */
export async function readFolderPlace(
  session: Session,
  mode: Mode,
  uid: string,
  deadline: Deadline,
): Promise<Result<NonNullable<Placement['folder']>>> {
  const commands = mode === 'nsf' ? (['get', 'nsf-get'] as const) : (['get'] as const);
  let last: Result<never> = fail(failure('commander-command-not-allowed', { detail: commands[0] }));
  for (const command of commands) {
    const positionals = [{ value: uid, field: 'folder' }];
    const result = await runRead(session, { command, options: [{ flag: '--format=json' }], positionals }, deadline);
    if (!result.ok) {
      if (result.failure.code !== 'commander-command-not-allowed') return result;
      last = result;
      continue;
    }
    const data = readData(command, result.value, session.secrets);
    if (!data.ok) {
      return data.failure.code === 'record-not-found' ? fail(failure('folder-not-found', { field: 'folder' })) : data;
    }
    const folder = folderSchema.safeParse(data.value).data;
    // Commander falls back to "title contains": then it is something else.
    if (folder?.folder_uid !== uid) return fail(failure('folder-not-found', { field: 'folder' }));
    const found: Mode = folder.type?.startsWith('nested') === true ? 'nsf' : 'classic';
    if (found !== mode) return fail(failure('folder-other-mode', { field: 'folder', detail: found }));
    const title = folder.name ?? '';
    const above = folder.folder?.path;
    const path = folder.path ?? (above && above !== '/' ? `${above}/${title}` : title);
    return ok({ uid, title, ...(path === '' ? {} : { path }) });
  }
  return last;
}
