/**
 * Changing a record: `record-update` and `nsf-record-update`. The record is read before, what it holds is kept as digests,
 * and afterwards everything that was asked for has to be there and everything else as it was.
 */
import { ok, type Result } from '@keeper-workflow/failures';
import { canonicalJson, type Deadline, type Proof, type RecordUpdate } from '@keeper-workflow/operations';
import { nsfUpdateCommand } from '../commands/nsf-update';
import { planFields, type FieldPlan } from '../commands/record-fields';
import { notesAfter } from '../commands/record-notes';
import { recordUpdateCommand } from '../commands/record-update';
import { nsfWriting } from '../connection/nsf-writing';
import type { CommandArguments } from '../encode';
import { expectationOf, fieldEvidence, type Expectation } from '../proofs/record-fields';
import { outlineOf } from '../reads/record-content';
import { readRecordData, type RecordData } from '../reads/record-data';
import { synced } from '../reads/sync';
import { recordReply } from '../replies';
import type { Session } from '../session';
import type { Kind, Prepared } from './kind';

export const recordUpdate: Kind<RecordUpdate> = {
  command: (operation) => recordUpdateCommand(operation),
  async readTarget(session, operation, deadline) {
    await synced(session, deadline);
    const record = await readRecordData(session, operation.mode, operation.record.uid, deadline);
    return record.ok ? ok(outlineOf(record.value)) : record;
  },
  prepare,
  // An NSF update may send everything back that was read.
  readsAnew: true,
  claim: recordReply,
  prove,
};

async function prepare(session: Session, operation: RecordUpdate, deadline: Deadline): Promise<Result<Prepared>> {
  // An update from a stale copy is refused by the cloud, or would bring old values back.
  await synced(session, deadline);
  const record = await readRecordData(session, operation.mode, operation.record.uid, deadline);
  if (!record.ok) return record;
  const plan = planFields(record.value, operation.fields, { adding: false });
  if (!plan.ok) return plan;
  const command = await commandFor(session, operation, record.value, plan.value, deadline);
  if (!command.ok) return command;
  const { memory, options } = session;
  const expected = expectedOf(session, operation, record.value, plan.value, record.value);
  return ok({
    ...command.value,
    remember: () => memory.records.keep(nameOf(operation), expected, options.clock.now()),
  });
}

async function commandFor(
  session: Session,
  operation: RecordUpdate,
  record: RecordData,
  plan: FieldPlan,
  deadline: Deadline,
): Promise<Result<CommandArguments>> {
  const writing = operation.mode === 'nsf' ? await nsfWriting(session, deadline) : 'fields';
  return writing === 'fields'
    ? recordUpdateCommand(operation, plan.positionals)
    : nsfUpdateCommand(operation, record, plan, writing);
}

/** @param before absent when nobody looked before the command. */
function expectedOf(
  session: Session,
  operation: RecordUpdate,
  record: RecordData,
  plan: FieldPlan,
  before?: RecordData,
): Expectation {
  const { title, notes } = operation;
  // Without a look at the notes before, appended ones are at their end.
  const appended = !before && notes?.change === 'append' && `\n${record.notes}`.endsWith(`\n${notes.text}`);
  const after = {
    ...plan.after,
    title: title ?? record.title,
    type: record.type,
    notes: appended ? record.notes : notesAfter(notes, record.notes),
  };
  const changed = [...(title === undefined ? [] : ['title' as const]), ...(notes ? ['notes' as const] : [])];
  return expectationOf(after, plan, changed, session.memory.records.digest, before);
}

async function prove(
  session: Session,
  operation: RecordUpdate,
  _startedAt: number,
  deadline: Deadline,
): Promise<Result<Proof>> {
  const isSynced = await synced(session, deadline);
  const record = await readRecordData(session, operation.mode, operation.record.uid, deadline);
  if (!record.ok) return record;
  const { memory, options } = session;
  const about = { readAt: record.value.readAt, synced: isSynced };
  const kept = memory.records.kept(nameOf(operation), options.clock.now()) as Expectation | undefined;
  if (kept) return ok({ ...fieldEvidence(kept, record.value, memory.records.digest), ...about });
  // Another process sent it: the record as it is now has what was asked for if asking again would change nothing.
  const known = withKnownValues(operation, record.value);
  const plan = planFields(record.value, known.fields, { adding: false });
  if (!plan.ok) {
    return ok({
      verdict: 'unprovable',
      parts: [{ name: plan.failure.field ?? 'fields', shown: false }],
      unseen: ['values'],
      ...about,
    });
  }
  const expected = expectedOf(session, known, record.value, plan.value);
  return ok({ ...fieldEvidence(expected, record.value, memory.records.digest), ...about });
}

/**
 * What of the operation can still be compared. Typed values are not kept with a request, and taking them out leaves an
 * empty text of notes, which also means "clear them": so that counts only where the notes are empty.
 */
function withKnownValues(operation: RecordUpdate, { notes: present }: RecordData): RecordUpdate {
  const fields = operation.fields.filter(({ value }) => value.form !== 'withheld');
  const { notes, ...rest } = operation;
  const keep = notes && (notes.text !== '' || (notes.change === 'replace' && present === ''));
  return { ...rest, fields, ...(keep ? { notes } : {}) };
}

/** The same for the same change of the same record, whatever its values: those are no longer at hand afterwards. */
function nameOf({ record, title, fields, notes }: RecordUpdate): string {
  const parts = fields.map(({ section, type, label = '' }) => [section, type, label]);
  return `update ${record.uid} ${canonicalJson([title ?? null, parts, notes?.change ?? null])}`;
}
