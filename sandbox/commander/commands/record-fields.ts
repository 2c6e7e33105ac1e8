/** What the four commands that write records have in common: their options, their fields, and when a complaint stops them. */
import type { Complaints } from '../fields/actions';
import { parseField, type ParsedField } from '../fields/parse-field';
import type { Output } from '../reply/outcome';
import type { OptionSpec } from '../text/argparse';
import { strip } from '../text/python';
import { randomBytes } from 'node:crypto';

export const RECORD_OPTIONS: readonly OptionSpec[] = [
  { flags: ['--syntax-help'], dest: 'syntax_help', takes: 'nothing' },
  { flags: ['-f', '--force'], dest: 'force', takes: 'nothing' },
  { flags: ['-t', '--title'], dest: 'title', takes: 'value' },
  { flags: ['-rt', '--record-type'], dest: 'record_type', takes: 'value' },
  { flags: ['-n', '--notes'], dest: 'notes', takes: 'value' },
];

export interface RecordFields {
  fields: ParsedField[];
  /** `file=@path`: attachments from the service's host. */
  attachments: ParsedField[];
}

/** Empty texts do not count. Throws PythonError where Commander raises ValueError. */
export function recordFields(texts: readonly string[]): RecordFields {
  const parsed = texts
    .map(strip)
    .filter((text) => text !== '')
    .map(parseField);
  return {
    fields: parsed.filter((field) => field.type !== 'file'),
    attachments: parsed.filter((field) => field.type === 'file'),
  };
}

/** Logs the complaints. True: nothing may be written. Errors speak alone and cannot be forced. */
export function complain(output: Output, { errors, warnings }: Complaints, force: boolean): boolean {
  for (const line of errors.length > 0 ? errors : warnings) output.log(line);
  return errors.length > 0 || (warnings.length > 0 && !force);
}

/** 22 characters of base64url, the first of them neither `-` nor `_`. */
export function newUid(): string {
  const bytes = randomBytes(16);
  const first = bytes[0] ?? 0;
  if ((first & 0xf8) === 0xf8) bytes[0] = first & 0x7f;
  return bytes.toString('base64url');
}
