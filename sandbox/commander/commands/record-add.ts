/**
 * `record-add -t TITLE -rt TYPE [--folder F] [-n NOTES] FIELDS`: a classic record. A folder that does not exist puts it
 * into the root; a warning leaves it unwritten and answers success all the same.
 */
import { noComplaints } from '../fields/actions';
import { assignFields, withLineBreaks } from '../fields/assign';
import { checkPasswords, withoutPassphrase } from '../fields/password-policy';
import { newField, storedContent, type TypedRecord } from '../fields/typed-record';
import { CommandError, UnknownForm } from '../reply/outcome';
import type { Arguments } from '../text/argparse';
import { FolderTree } from '../vault/folders';
import { recordType } from '../vault/record-types';
import type { Session } from '../vault/session';
import { complain, newUid, RECORD_OPTIONS, recordFields } from './record-fields';
import { text, texts, without, type CommandDefinition } from './command';

const NAME = 'record-add';

export const recordAdd: CommandDefinition = {
  name: NAME,
  parser: {
    abbreviations: false,
    options: [
      ...RECORD_OPTIONS,
      { flags: ['--labels'], dest: 'labels', takes: 'value', choices: ['on', 'off'] },
      { flags: ['--folder'], dest: 'folder', takes: 'value' },
      { flags: ['--self-destruct'], dest: 'self_destruct', takes: 'value' },
      { flags: ['--pam-config'], dest: 'pam_config', takes: 'value' },
      { flags: ['--send-email'], dest: 'send_email', takes: 'value' },
      { flags: ['--email-config'], dest: 'email_config', takes: 'value' },
      { flags: ['--email-message'], dest: 'email_message', takes: 'value' },
      { flags: ['--format'], dest: 'format', takes: 'value', choices: ['text', 'json'], default: 'text' },
    ],
    positional: { dest: 'fields', count: 'any' },
  },
  run({ cloud, session, output, clock }, args) {
    without(NAME, args, 'syntax_help', 'self_destruct', 'pam_config', 'send_email', 'email_config', 'email_message');
    const folder = folderOf(session, text(args.folder) ?? '');
    const record = emptyRecord(args);
    const { fields, attachments } = recordFields(texts(args.fields));
    if (attachments.length > 0) throw new UnknownForm('record-add with an attachment');
    if (record === undefined) throw new CommandError(NAME, 'Legacy record type is not supported.');
    const complaints = noComplaints();
    assignFields(record, fields, complaints);
    const force = args.force === true;
    withoutPassphrase(session.passwordPolicy, fields);
    checkPasswords(session.passwordPolicy, [...record.fields, ...record.custom], force, complaints);
    if (complain(output, complaints, force)) return;
    const uid = newUid();
    cloud.call('vault/records_add');
    const content = storedContent(record);
    const place = folder === undefined ? {} : { folder };
    cloud.commit(NAME, {
      kind: 'record-added',
      mode: 'classic',
      record: uid,
      ...place,
      content,
      modified: clock.now(),
    });
    session.variables.set('last_record_uid', uid);
    session.sync();
    output.return(args.format === 'json' ? JSON.stringify({ record_uid: uid }) : uid);
  },
};

/** Undefined, the root, for whatever names no folder. Names are case-sensitive. */
function folderOf(session: Session, name: string): string | undefined {
  if (name === '') return undefined;
  const tree = new FolderTree(session.state);
  const byUid = tree.get(name);
  if (byUid !== undefined) return byUid.uid;
  const { folder, rest } = tree.resolve(name);
  return rest === '' ? folder?.uid : undefined;
}

/** Undefined for a legacy type. With labels on, a field that has none in its type's definition is labelled by its type. */
function emptyRecord(args: Arguments): TypedRecord | undefined {
  const title = text(args.title) ?? '';
  if (title === '') throw new CommandError(NAME, 'Title parameter is required.');
  const name = text(args.record_type) ?? '';
  if (name === '') throw new CommandError(NAME, 'Record type parameter is required.');
  if (name === 'legacy' || name === 'general') return undefined;
  const type = recordType(name);
  if (type === undefined) throw new CommandError(NAME, `Record type "${name}" cannot be found.`);
  const labelled = args.labels !== 'off';
  return {
    title,
    type: name,
    notes: withLineBreaks(text(args.notes) ?? ''),
    fields: type.fields.map((field) =>
      newField(field.type, field.label ?? (labelled ? field.type : ''), field.required),
    ),
    custom: [],
  };
}
