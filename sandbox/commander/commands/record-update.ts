/**
 * `record-update -r RECORD [-t TITLE] [-rt TYPE] [-n NOTES] FIELDS`: a classic record. What is not named stays. Silent
 * when done, also when there was nothing to do; a warning leaves the record as it is and answers success all the same.
 */
import { noComplaints } from '../fields/actions';
import { assignFields, withLineBreaks } from '../fields/assign';
import { checkPasswords, withoutPassphrase } from '../fields/password-policy';
import { changeType, loadRecord, storedContent, type TypedRecord } from '../fields/typed-record';
import { CloudError, CommandError, PythonError, UnknownForm } from '../reply/outcome';
import type { Arguments } from '../text/argparse';
import { strip } from '../text/python';
import type { Cloud } from '../vault/cloud';
import { FolderTree } from '../vault/folders';
import { ACCOUNT, titleOf, type StoredRecord } from '../vault/model';
import { recordType } from '../vault/record-types';
import type { Session } from '../vault/session';
import { complain, RECORD_OPTIONS, recordFields } from './record-fields';
import { text, texts, without, type CommandDefinition } from './command';

const NAME = 'record-update';

export const recordUpdate: CommandDefinition = {
  name: NAME,
  parser: {
    abbreviations: true,
    options: [...RECORD_OPTIONS, { flags: ['-r', '--record'], dest: 'record', takes: 'value' }],
    positional: { dest: 'fields', count: 'any' },
  },
  run({ cloud, session, output, clock }, args) {
    without(NAME, args, 'syntax_help');
    const name = text(args.record) ?? '';
    if (name === '') throw new CommandError(NAME, 'Record parameter is required.');
    const stored = find(session, name);
    if (stored === undefined) throw new CommandError(NAME, `Record "${name}" not found.`);
    const { fields, attachments } = recordFields(texts(args.fields));
    if (attachments.length > 0) throw new UnknownForm('record-update with an attachment');
    if (stored.content.version === 2) {
      throw new CommandError(NAME, 'Legacy record type is not supported. Convert the record to login record type.');
    }
    const record = loadRecord(stored.content.typed);
    setTitleAndNotes(record, args);
    setType(record, text(args.record_type) ?? '');
    const complaints = noComplaints();
    assignFields(record, fields, complaints);
    const force = args.force === true;
    withoutPassphrase(session.passwordPolicy, fields);
    checkPasswords(session.passwordPolicy, [...record.fields, ...record.custom], force, complaints);
    if (complain(output, complaints, force)) return;
    write(cloud, stored);
    cloud.commit(NAME, {
      kind: 'record-updated',
      mode: 'classic',
      record: stored.uid,
      content: storedContent(record),
      modified: clock.now(),
    });
    session.sync();
  },
};

/** By uid, by path, or by title in the root, whatever the case; of several the first. */
function find(session: Session, name: string): StoredRecord | undefined {
  const { records } = session.state;
  const byUid = records.get(name) ?? records.get(strip(name));
  if (byUid !== undefined) return byUid;
  const tree = new FolderTree(session.state);
  const { folder, rest } = tree.resolve(name);
  if (folder?.kind === 'nested') throw new UnknownForm('record-update of a path into a nested folder');
  const titled = (uids: readonly string[]): StoredRecord | undefined =>
    uids
      .flatMap((uid) => records.get(uid) ?? [])
      .find((record) => titleOf(record).toLowerCase() === rest.toLowerCase());
  const found = titled(tree.classicRecords(folder?.uid) ?? []);
  if (found === undefined && folder === undefined && titled(tree.nestedRecords(undefined, false)) !== undefined) {
    throw new UnknownForm('record-update of a nested record by title');
  }
  return found;
}

/** `+text` goes on a new line below the notes; any other text replaces them. */
function setTitleAndNotes(record: TypedRecord, args: Arguments): void {
  const title = text(args.title) ?? '';
  if (title !== '') record.title = title;
  const given = text(args.notes);
  if (given === undefined) return;
  const notes = withLineBreaks(given);
  if (!notes.startsWith('+')) record.notes = notes;
  else record.notes = `${record.notes === '' ? '' : `${record.notes}\n`}${strip(notes.slice(1))}`;
}

function setType(record: TypedRecord, name: string): void {
  if (name === '') return;
  const type = recordType(name);
  if (type === undefined) throw new CommandError(NAME, `Record type "${name}" cannot be found.`);
  record.type = name;
  changeType(record, type.fields);
}

/** What the cloud says to it. Throws CloudError. */
function write(cloud: Cloud, stored: StoredRecord): void {
  cloud.call('vault/records_update');
  if (stored.nested) throw new CloudError('RS_ACCESS_DENIED', 'no access');
  const current = cloud.state.records.get(stored.uid);
  if (current === undefined) throw new PythonError(`Record Update: ${stored.uid} not found.`);
  const inFolders = [...cloud.state.sharedFolders.values()].flatMap((folder) => folder.records.get(stored.uid) ?? []);
  if (current.owner !== ACCOUNT && inFolders[0]?.edit !== true) {
    throw new CloudError('RS_ACCESS_DENIED', 'You do not have edit permission on this record');
  }
  if (current.revision !== stored.revision) throw new CloudError('RS_OUT_OF_SYNC', 'out of sync');
}
