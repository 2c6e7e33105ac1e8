/** Creating a record: `record-add` and `nsf-record-add`, proven by reading the record back field by field. */
import { fail, ok, type Result } from '@keeper-workflow/failures';
import type { Deadline, Proof, RecordAdd } from '@keeper-workflow/operations';
import { entriesOf, recordAddCommand } from '../commands/record-add';
import { planFields } from '../commands/record-fields';
import type { NotesForm } from '../commands/record-notes';
import { nsfWriting } from '../connection/nsf-writing';
import type { RecordBody } from '../fields/stored';
import { expectationOf, fieldEvidence, withheldParts, type Expectation } from '../proofs/record-fields';
import { findCreated, findUnmarked, uidsOfTitle } from '../reads/created-record';
import { readFolderPlace, readPlacement } from '../reads/placement';
import { readRecordData, type RecordData } from '../reads/record-data';
import { synced } from '../reads/sync';
import { createdUid, recordReply } from '../replies';
import type { Session } from '../session';
import { emptyRecord, readTemplate } from '../templates/record-types';
import type { Kind, Prepared } from './kind';

export const recordAdd: Kind<RecordAdd> = {
  command: (operation) => recordAddCommand(operation),
  async readTarget(session, operation, deadline) {
    await synced(session, deadline);
    return readPlacement(session, operation, deadline);
  },
  prepare,
  claim: recordReply,
  learn(session, { reference }, result) {
    const uid = createdUid(result);
    const { memory, options } = session;
    if (uid !== undefined) memory.records.keep(createdName(reference), uid, options.clock.now());
  },
  prove,
};

const createdName = (reference: string): string => `created ${reference}`;
const expectedName = (reference: string): string => `expected ${reference}`;
const beforeName = (reference: string): string => `before ${reference}`;

/**
 * A custom field in a record that this Commander can only update by replacing it could not be sent back, and then the
 * record could never be updated from here: so such a record does without the reference.
 */
const isUnmarked = async (session: Session, { mode }: RecordAdd, deadline: Deadline): Promise<boolean> =>
  mode === 'nsf' && (await nsfWriting(session, deadline)) === 'replaces';

/** The folder is looked at, as Classic would take the root for one it does not know; the type has to exist. */
async function prepare(session: Session, operation: RecordAdd, deadline: Deadline): Promise<Result<Prepared>> {
  const { mode, recordType, folder } = operation;
  const template = await readTemplate(session, recordType, deadline);
  if (!template.ok) return template;
  if (folder) {
    const place = await readFolderPlace(session, mode, folder.uid, deadline);
    if (!place.ok) return place;
  }
  const notes = await notesForm(session, operation, deadline);
  const unmarked = await isUnmarked(session, operation, deadline);
  const empty = emptyRecord(template.value, mode);
  const command = recordAddCommand(operation, { template: empty, notes, unmarked });
  if (!command.ok) return command;
  const expected = expectedOf(session, operation, empty, unmarked);
  const before = unmarked ? await uidsOfTitle(session, operation, deadline) : undefined;
  return ok({
    ...command.value,
    remember() {
      const { memory, options } = session;
      const now = options.clock.now();
      if (before?.ok) memory.records.keep(beforeName(operation.reference), before.value, now);
      if (expected.ok) memory.records.keep(expectedName(operation.reference), expected.value, now);
    },
  });
}

/** Asked only where it makes a difference: a line break, or something that looks like an escaped one. */
async function notesForm(session: Session, { mode, notes = '' }: RecordAdd, deadline: Deadline): Promise<NotesForm> {
  if (mode === 'classic' || !/\n|\\n/.test(notes)) return 'escaped';
  return (await nsfWriting(session, deadline)) === 'fields' ? 'escaped' : 'raw';
}

async function prove(
  session: Session,
  operation: RecordAdd,
  _startedAt: number,
  deadline: Deadline,
): Promise<Result<Proof>> {
  const isSynced = await synced(session, deadline);
  const found = await findRecord(session, operation, deadline);
  if (!found.ok) return found;
  const about = { readAt: session.options.clock.now(), synced: isSynced };
  if (typeof found.value === 'string') {
    const verdict = found.value === 'none' ? 'absent' : 'unprovable';
    return ok({ verdict, parts: [{ name: operation.title, shown: false }], ...about });
  }
  const unmarked = await isUnmarked(session, operation, deadline);
  const evidence = evidenceOf(session, operation, found.value, unmarked);
  return ok({ ...evidence, createdUid: found.value.uid, ...about });
}

/** By the uid in Commander's answer, else by the reference. */
async function findRecord(
  session: Session,
  operation: RecordAdd,
  deadline: Deadline,
): Promise<Result<RecordData | 'none' | 'unclear'>> {
  const { memory, options } = session;
  const uid = memory.records.kept(createdName(operation.reference), options.clock.now());
  if (typeof uid === 'string') {
    const read = await readRecordData(session, operation.mode, uid, deadline);
    if (read.ok || read.failure.code !== 'record-not-found') return read;
  }
  const before = memory.records.kept(beforeName(operation.reference), options.clock.now()) as string[] | undefined;
  const found = (await isUnmarked(session, operation, deadline))
    ? await findUnmarked(session, operation, before, deadline)
    : await findCreated(session, operation, deadline);
  return found.ok ? ok(found.value.found) : fail(found.failure);
}

/**
 * Typed values are not kept with a request: then only this process, where it sent the command, can compare them. Otherwise
 * it is looked at whether the fields hold anything.
 */
function expectedOf(session: Session, operation: RecordAdd, empty: RecordBody, unmarked: boolean): Result<Expectation> {
  const entries = entriesOf(operation, unmarked);
  const typed = entries.filter(({ value }) => value.form !== 'withheld');
  const plan = planFields(empty, typed, { adding: true });
  if (!plan.ok) return plan;
  const { title, recordType: type, notes } = operation;
  const after = { ...plan.value.after, title, type, notes: notes ?? '' };
  const asked = [...plan.value.asked, ...withheldParts(entries)];
  const changed = ['title' as const, 'type' as const, ...(notes === undefined ? [] : ['notes' as const])];
  return ok(expectationOf(after, { asked }, changed, session.memory.records.digest));
}

function evidenceOf(
  session: Session,
  operation: RecordAdd,
  record: RecordData,
  unmarked: boolean,
): Pick<Proof, 'verdict' | 'parts' | 'unseen'> {
  const { memory, options } = session;
  const created = { name: operation.title, shown: true };
  const kept = memory.records.kept(expectedName(operation.reference), options.clock.now()) as Expectation | undefined;
  const empty: RecordBody = { fields: record.fields.map((field) => ({ ...field, value: [] })), custom: [] };
  const expected = kept ? ok(kept) : expectedOf(session, operation, empty, unmarked);
  // A record that has not even the fields: something else made it, or changed it since.
  if (!expected.ok) {
    return { verdict: 'partly', parts: [created, { name: expected.failure.field ?? 'fields', shown: false }] };
  }
  const { verdict, parts } = fieldEvidence(expected.value, record, memory.records.digest);
  const inFolder = operation.folder === undefined || record.folderUid === operation.folder.uid;
  const seenAll = record.customSeen && !expected.value.asked.some(({ withheld }) => withheld);
  return {
    verdict: verdict === 'shown' && inFolder ? 'shown' : 'partly',
    parts: [
      created,
      ...parts.filter(({ name, shown }) => !shown || !['title', 'type', 'notes'].includes(name)),
      ...(inFolder ? [] : [{ name: 'folder', shown: false }]),
    ],
    ...(seenAll ? {} : { unseen: ['values'] as const }),
  };
}
