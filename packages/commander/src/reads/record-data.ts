/**
 * `get` and `nsf-get`: everything a record holds, secrets in clear. Only commands and proofs see it; what leaves the
 * package is an outline (record-content.ts) or whether a field is as it should be.
 */
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import type { Deadline, Mode } from '@keeper-workflow/operations';
import { z } from 'zod/mini';
import type { RecordBody, StoredField } from '../fields/stored';
import type { Session } from '../session';
import { readRecordJson } from './record-json';

const fieldSchema = z.object({
  type: z.optional(z.string()),
  label: z.nullish(z.string()),
  value: z.nullish(z.array(z.unknown())),
});

const dataSchema = z.object({
  record_uid: z.string(),
  source: z.optional(z.string()),
  title: z.nullish(z.string()),
  type: z.nullish(z.string()),
  version: z.nullish(z.number()),
  notes: z.nullish(z.string()),
  fields: z.optional(z.array(fieldSchema)),
  custom: z.nullish(z.array(fieldSchema)),
  folder: z.nullish(z.object({ uid: z.nullish(z.string()), path: z.nullish(z.string()) })),
  revision: z.nullish(z.number()),
});

export interface RecordData extends RecordBody {
  readonly uid: string;
  readonly title: string;
  readonly type: string;
  readonly mode: Mode;
  /** Empty where it has none. */
  readonly notes: string;
  /** False when this read cannot show custom fields: `nsf-get` of Commander before 18.1.2. */
  readonly customSeen: boolean;
  readonly path?: string;
  readonly folderUid?: string;
  readonly revision?: number;
  /** ms since the epoch. */
  readonly readAt: number;
}

/**
 * One command as a rule: `get` shows records of both modes with their custom fields, `nsf-get` stands in for nested ones
 * where the key may not run it. Failures: `record-not-found`, `record-other-mode` (detail: the mode it lives under),
 * `record-legacy`, and what reading can fail with.
 */
export async function readRecordData(
  session: Session,
  mode: Mode,
  uid: string,
  deadline: Deadline,
): Promise<Result<RecordData>> {
  const read = await readWith(session, 'get', uid, deadline);
  if (!read.ok && mode === 'nsf' && read.failure.code === 'commander-command-not-allowed') {
    const nested = await readWith(session, 'nsf-get', uid, deadline);
    return nested.ok || nested.failure.code !== 'commander-command-not-allowed' ? nested : read;
  }
  if (read.ok && read.value.mode !== mode) {
    return fail(failure('record-other-mode', { field: 'record', detail: read.value.mode }));
  }
  return read;
}

async function readWith(
  session: Session,
  command: 'get' | 'nsf-get',
  uid: string,
  deadline: Deadline,
): Promise<Result<RecordData>> {
  const data = await readRecordJson(session, command, uid, deadline);
  return data.ok ? parseRecordData(command, uid, data.value, session.options.clock.now()) : data;
}

/** @param readAt ms since the epoch. */
export function parseRecordData(
  command: 'get' | 'nsf-get',
  uid: string,
  data: unknown,
  readAt: number,
): Result<RecordData> {
  const parsed = dataSchema.safeParse(data);
  if (!parsed.success) {
    // The parser's own words could quote a value, so they go nowhere.
    const isRecord = typeof data === 'object' && data !== null && 'record_uid' in data;
    return fail(failure(isRecord ? 'commander-reply-not-understood' : 'record-not-found', { field: 'record' }));
  }
  const record = parsed.data;
  // Commander falls back to "title contains": then the record is another one.
  if (record.record_uid !== uid) return fail(failure('record-not-found', { field: 'record' }));
  // A record of the legacy form has no list of fields; `nsf-get` leaves an empty one out.
  const legacy = record.version === 2 || (command === 'get' && record.fields === undefined);
  if (legacy) return fail(failure('record-legacy', { field: 'record' }));
  const nested = command === 'nsf-get' || record.source?.startsWith('nested') === true;
  return ok({
    uid,
    title: record.title ?? '',
    type: record.type ?? '',
    mode: nested ? 'nsf' : 'classic',
    notes: record.notes ?? '',
    fields: (record.fields ?? []).map(stored),
    custom: (record.custom ?? []).map(stored),
    customSeen: command === 'get' || (record.custom ?? []).length > 0,
    ...(record.folder?.path ? { path: record.folder.path } : {}),
    ...(record.folder?.uid ? { folderUid: record.folder.uid } : {}),
    ...(record.revision === null || record.revision === undefined ? {} : { revision: record.revision }),
    readAt,
  });
}

const stored = ({ type, label, value }: z.infer<typeof fieldSchema>): StoredField => ({
  type: type ?? '',
  label: label ?? '',
  value: value ?? [],
});
