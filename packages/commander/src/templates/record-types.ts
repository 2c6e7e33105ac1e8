/**
 * `record-type-info` and its alias `rti`, which is a word of its own in the key's allow-list: the types new records can
 * have, and the fields of one. Both are remembered for a few minutes.
 */
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import type { Deadline, RecordTemplate, TemplateField } from '@keeper-workflow/operations';
import { z } from 'zod/mini';
import type { CommandArguments } from '../encode';
import type { RecordBody } from '../fields/stored';
import { readData } from '../replies';
import { runRead, type Session } from '../session';
import { fieldInput } from './field-inputs';

const rowsSchema = z.array(z.object({ content: z.string() }));
const definitionSchema = z.object({
  $id: z.string(),
  fields: z.array(z.object({ $ref: z.string(), label: z.optional(z.string()), required: z.optional(z.boolean()) })),
});

/** The old form that `record-add` refuses, and types that hold nothing but files. */
const NOT_OFFERED = new Set(['general', 'legacy', 'file', 'photo']);
const ALL = '*';

const WORDS = ['record-type-info', 'rti'] as const;

/** See `Vault.recordTypes`: those the role of the service account allows, where Commander can say so. */
export async function readRecordTypes(session: Session, deadline: Deadline): Promise<Result<readonly string[]>> {
  const known = remembered(session, ALL);
  if (known && !('name' in known)) return ok(known);
  let rows = await readRows(session, ALL, [{ flag: '--effective' }], deadline);
  // An older Commander does not know the option and says so.
  if (!rows.ok && rows.failure.code === 'vault-refused') rows = await readRows(session, ALL, [], deadline);
  if (!rows.ok) return rows;
  const names = rows.value.map(({ content }) => content).filter((name) => !NOT_OFFERED.has(name));
  remember(session, ALL, names);
  return ok(names);
}

/** See `Vault.template`. */
export async function readTemplate(
  session: Session,
  name: string,
  deadline: Deadline,
): Promise<Result<RecordTemplate>> {
  const unknown = fail(failure('record-type-unknown', { field: 'recordType', detail: name }));
  // `*` would be all of them; a type of only digits would be looked up by number.
  if (NOT_OFFERED.has(name) || name.startsWith(ALL)) return unknown;
  const known = remembered(session, name);
  if (known && 'name' in known) return ok(known);
  const rows = await readRows(session, name, [], deadline);
  if (!rows.ok) return rows;
  const definition = definitionOf(rows.value);
  if (definition?.$id !== name) return unknown;
  const fields = definition.fields.map(({ $ref: type, label, required }): TemplateField => ({
    type,
    ...(label === undefined || label === '' ? {} : { label }),
    required: required ?? false,
    input: fieldInput(type, label ?? ''),
  }));
  if (fields.every(({ input }) => input.form === 'reference')) return unknown;
  const template = { name, fields };
  remember(session, name, template);
  return ok(template);
}

/**
 * A record of this type as Commander starts it, before any field is filled. `record-add` labels the fields that have no
 * label of their own with their type, `nsf-record-add` leaves them without.
 */
export const emptyRecord = ({ fields }: RecordTemplate, mode: 'nsf' | 'classic'): RecordBody => ({
  fields: fields.map(({ type, label }) => ({ type, label: label ?? (mode === 'classic' ? type : ''), value: [] })),
  custom: [],
});

async function readRows(
  session: Session,
  name: string,
  more: NonNullable<CommandArguments['options']>,
  deadline: Deadline,
): Promise<Result<z.infer<typeof rowsSchema>>> {
  let refusal = failure('commander-command-not-allowed', { detail: WORDS[0] });
  for (const command of WORDS) {
    const options = [
      { flag: '--format=json' } as const,
      ...more,
      { name: '--list-record', value: name, field: 'recordType' } as const,
    ];
    const result = await runRead(session, { command, options }, deadline);
    if (!result.ok && result.failure.code !== 'commander-command-not-allowed') return result;
    if (!result.ok) {
      if (command === WORDS[0]) refusal = result.failure;
      continue;
    }
    const data = readData(command, result.value, session.secrets);
    if (!data.ok) return data;
    const rows = rowsSchema.safeParse(data.value);
    return rows.success ? ok(rows.data) : fail(failure('commander-reply-not-understood'));
  }
  return fail(refusal);
}

function definitionOf(rows: z.infer<typeof rowsSchema>): z.infer<typeof definitionSchema> | undefined {
  try {
    return definitionSchema.safeParse(JSON.parse(rows[0]?.content ?? '')).data;
  } catch {
    // A list of names instead of a definition.
    return undefined;
  }
}

function remembered({ memory, options }: Session, name: string): RecordTemplate | readonly string[] | undefined {
  const known = memory.records.templates.get(name);
  const age = known ? options.clock.now() - known.readAt : 0;
  return known && age < memory.records.templatesKeptFor ? known.value : undefined;
}

function remember({ memory, options }: Session, name: string, value: RecordTemplate | readonly string[]): void {
  memory.records.templates.set(name, { value, readAt: options.clock.now() });
}
