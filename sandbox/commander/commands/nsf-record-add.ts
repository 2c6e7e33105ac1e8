/**
 * `nsf-record-add -t TITLE -rt TYPE [--folder F] [-n NOTES] FIELDS`: a record in a nested folder. The answer is the bare
 * uid. Notes are taken as they are, without line breaks; a folder that is unknown or ambiguous is an error here.
 */
import { noComplaints, type Complaints } from '../fields/actions';
import { assignFields } from '../fields/assign';
import { legacyFields } from '../fields/legacy-record';
import { checkPasswords, withoutPassphrase } from '../fields/password-policy';
import type { ParsedField } from '../fields/parse-field';
import { newField, type TypedField, type TypedRecord } from '../fields/typed-record';
import { CommandError, UnknownForm } from '../reply/outcome';
import { FolderTree } from '../vault/folders';
import type { Field, TypedContent } from '../vault/model';
import { recordType } from '../vault/record-types';
import type { Session } from '../vault/session';
import { asCommandErrors } from './as-command-errors';
import { complain, newUid, RECORD_OPTIONS, recordFields } from './record-fields';
import { text, texts, without, type CommandDefinition } from './command';

const NAME = 'nsf-record-add';

export const nsfRecordAdd: CommandDefinition = {
  name: NAME,
  nested: true,
  parser: {
    abbreviations: false,
    options: [...RECORD_OPTIONS, { flags: ['--folder'], dest: 'folder', takes: 'value' }],
    positional: { dest: 'fields', count: 'any' },
  },
  run({ cloud, session, output, clock }, args) {
    without(NAME, args, 'syntax_help');
    const title = text(args.title) ?? '';
    if (title === '') throw new CommandError(NAME, 'Title parameter is required.');
    const type = text(args.record_type) ?? '';
    if (type === '') throw new CommandError(NAME, 'Record type parameter is required.');
    const { fields, attachments } = recordFields(texts(args.fields));
    const folder = folderOf(session, text(args.folder) ?? '');
    const complaints = noComplaints();
    const content = contentOf(title, type, text(args.notes) ?? '', fields, complaints);
    const force = args.force === true;
    withoutPassphrase(session.passwordPolicy, fields);
    // Custom fields are not looked at here.
    checkPasswords(session.passwordPolicy, content.fields, force, complaints);
    if (complain(output, complaints, force)) return;
    if (attachments.length > 0) {
      output.log('File attachments are not yet supported in nsf-record-add. Use record-add for attachment support.');
      if (!force) return;
    }
    const uid = newUid();
    asCommandErrors(NAME, () => {
      cloud.call('vault/records/v3/add');
      cloud.commit(NAME, {
        kind: 'record-added',
        mode: 'nsf',
        record: uid,
        ...(folder === undefined ? {} : { folder }),
        content,
        modified: clock.now(),
      });
    });
    session.sync();
    output.return(uid);
  },
};

/** By uid, by name in any case, or by path. Undefined: the root. */
function folderOf(session: Session, name: string): string | undefined {
  if (name === '') return undefined;
  const tree = new FolderTree(session.state);
  const named = tree.all().filter((node) => node.kind === 'nested' && node.name.toLowerCase() === name.toLowerCase());
  const { folder, rest } = tree.resolve(name);
  const byPath = rest === '' ? folder : undefined;
  if (rest === '' && folder === undefined) throw new UnknownForm('nsf-record-add into the root by its path');
  const found = tree.get(name) ?? (named.length > 1 ? undefined : (named[0] ?? byPath));
  if (found === undefined) throw new CommandError(NAME, `No such folder: ${name}`);
  if (found.kind !== 'nested') {
    throw new CommandError(
      NAME,
      `Folder '${name}' is a legacy folder. Nested Share Folder commands operate only on Nested Share Folders.`,
    );
  }
  return found.uid;
}

/** The labels of fields are those of the type's definition only. Throws CommandError for a type that does not exist. */
function contentOf(
  title: string,
  type: string,
  notes: string,
  fields: readonly ParsedField[],
  complaints: Complaints,
): TypedContent {
  const noted = notes === '' ? {} : { notes };
  if (type === 'legacy' || type === 'general') {
    return { type: 'general', title, fields: legacyFields(fields, complaints), ...noted };
  }
  const definition = recordType(type);
  if (definition === undefined) throw new CommandError(NAME, `Record type "${type}" cannot be found.`);
  const empty = definition.fields.map((field) => newField(field.type, field.label));
  const record: TypedRecord = { title, type, notes: '', fields: empty, custom: [] };
  assignFields(record, fields, complaints);
  return { type, title, fields: record.fields.map(written), custom: record.custom.map(written), ...noted };
}

/** As it is: nothing is checked or completed on the way, and no field is marked as required. */
const written = ({ type, label, value }: TypedField): Field => ({ type, label, value: [...value] });
