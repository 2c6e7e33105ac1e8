/**
 * `nsf-record-update -r RECORD… [-t TITLE] [-rt TYPE] [-n NOTES] FIELDS` as 18.0.13 does it: the record becomes what the
 * command names, and nothing else is left of it. Labels are lost, nothing is read as a host or a name, and the answer is
 * that of a success.
 */
import { base64Of, generatorOf, jsonOf, noComplaints, type Complaints } from '../fields/actions';
import { isMisplacedPassword } from '../fields/assign';
import { generateOneTimeCode, generatePassword } from '../fields/generate';
import { checkPasswords, withoutPassphrase } from '../fields/password-policy';
import { parseField, type ParsedField } from '../fields/parse-field';
import { CommandError, PythonError } from '../reply/outcome';
import type { Arguments } from '../text/argparse';
import { strip } from '../text/python';
import { ACCOUNT, titleOf, type Field, type FieldValue, type StoredRecord, type TypedContent } from '../vault/model';
import { recordType } from '../vault/record-types';
import { mayEdit } from '../vault/roles';
import type { Session } from '../vault/session';
import { asCommandErrors } from './as-command-errors';
import { complain, RECORD_OPTIONS } from './record-fields';
import { text, texts, without, type CommandContext, type CommandDefinition } from './command';

const NAME = 'nsf-record-update';

export const nsfRecordUpdate: CommandDefinition = {
  name: NAME,
  nested: true,
  parser: {
    abbreviations: false,
    options: [...RECORD_OPTIONS, { flags: ['-r', '--record'], dest: 'records', takes: 'values' }],
    positional: { dest: 'fields', count: 'any' },
  },
  run(context, args) {
    without(NAME, args, 'syntax_help');
    const names = texts(args.records);
    if (names.length === 0) throw new CommandError(NAME, 'Record UID is required (use -r or --record)');
    const type = text(args.record_type) ?? '';
    if (type !== '' && !['legacy', 'general'].includes(type) && recordType(type) === undefined) {
      throw new CommandError(NAME, `Record type "${type}" cannot be found.`);
    }
    const complaints = noComplaints();
    const content = contentOf(args, complaints);
    const force = args.force === true;
    if (complain(context.output, complaints, force)) return;
    const policy = context.session.passwordPolicy;
    withoutPassphrase(policy, texts(args.fields).map(parsed));
    const stopped = asCommandErrors(NAME, () =>
      names.some((name) => {
        const record = editable(context.session, name);
        checkPasswords(policy, merged(record, content), force, complaints);
        // Warnings that were overridden are told once more with the first record.
        if (complain(context.output, { warnings: complaints.warnings.splice(0), errors: [] }, force)) return true;
        write(context, record, content);
        return false;
      }),
    );
    if (!stopped) context.session.sync();
  },
};

function contentOf(args: Arguments, complaints: Complaints): TypedContent {
  const title = text(args.title);
  const type = text(args.record_type);
  const notes = text(args.notes);
  const values = new Map<string, FieldValue>();
  for (const given of texts(args.fields)
    .map(strip)
    .filter((field) => field !== '')) {
    const field = parsed(given);
    const value = isMisplacedPassword(field, complaints) ? undefined : valueOf(field, complaints);
    if (value === undefined || value === null) continue;
    const before = values.get(field.type);
    values.set(field.type, before === undefined ? value : [...asList(before), value]);
  }
  return {
    ...(title === undefined ? {} : { title }),
    ...(type === undefined ? {} : { type }),
    ...(notes === undefined ? {} : { notes }),
    fields: [...values].map(([name, value]) => ({ type: name, value: asList(value) })),
  };
}

/** The record's own fields with the new values in them: what is checked, though it is not what is written. */
function merged({ content }: StoredRecord, { fields }: TypedContent): Field[] {
  if (content.version === 2) return [];
  const all = content.typed.fields.map((field) => ({ ...field }));
  for (const { type, value } of fields) {
    const present = all.find((field) => field.type === type);
    if (present) present.value = value;
    else all.push({ type, value });
  }
  return all;
}

const asList = (value: FieldValue): readonly FieldValue[] =>
  Array.isArray(value) ? (value as readonly FieldValue[]) : [value];

function parsed(given: string): ParsedField {
  try {
    return parseField(given);
  } catch (error) {
    if (!(error instanceof PythonError)) throw error;
    throw new CommandError(NAME, `Invalid field specification: ${error.message}`);
  }
}

/** Undefined: the field is left out. An order to generate what is neither password nor one-time code is stored as text. */
function valueOf({ type, value }: ParsedField, complaints: Complaints): FieldValue | undefined {
  const json = jsonOf(value, complaints);
  if (json !== undefined) return json.value;
  const generator = generatorOf(value);
  if (generator !== undefined && type === 'password') {
    const generated = generatePassword(generator);
    if ('value' in generated) return generated.value;
    complaints.errors.push(generated.error);
    return undefined;
  }
  if (generator !== undefined) return ['oneTimeCode', 'otp'].includes(type) ? generateOneTimeCode() : value;
  const base64 = base64Of(value, complaints);
  return base64 === undefined ? value : base64.value;
}

/** Throws CommandError for a record that is unknown, not nested, or may only be read. */
function editable(session: Session, name: string): StoredRecord {
  const record = find(session, name);
  if (record === undefined) throw new CommandError(NAME, `Record '${name}' not found`);
  if (!record.nested) {
    throw new CommandError(NAME, `Cannot use legacy record '${name}' with a Nested Share Folder command. `);
  }
  const mine = session.state.access.get(record.uid)?.get(ACCOUNT);
  if (mine !== undefined && mine.owner !== true && !mayEdit(mine.role)) {
    throw new CommandError(NAME, 'You do not have edit permissions on this record.');
  }
  return record;
}

function write({ cloud, clock }: CommandContext, record: StoredRecord, content: TypedContent): void {
  cloud.call('vault/records/v3/update');
  cloud.commit(NAME, { kind: 'record-updated', mode: 'nsf', record: record.uid, content, modified: clock.now() });
}

/** By uid, or by its whole title in any case: nested records first, of several the first. */
function find(session: Session, name: string): StoredRecord | undefined {
  const records = [...session.state.records.values()];
  const titled = (record: StoredRecord): boolean => titleOf(record).toLowerCase() === name.toLowerCase();
  return (
    session.state.records.get(name) ??
    records.find((record) => record.nested && titled(record)) ??
    records.find((record) => !record.nested && titled(record))
  );
}
