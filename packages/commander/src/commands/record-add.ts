/** The operation "Create New Secret" as a command: `record-add` in Classic, `nsf-record-add` in NSF. */
import { ok, type Result } from '@keeper-workflow/failures';
import { REFERENCE_LABEL, type FieldEntry, type RecordAdd } from '@keeper-workflow/operations';
import type { CommandArguments, Flag, OptionValue, Positional } from '../encode';
import type { RecordBody } from '../fields/stored';
import { fieldArguments, planFields } from './record-fields';
import { notesValue, type NotesForm } from './record-notes';

export interface RecordAddOptions {
  /** The record as its type has it, still empty: with it every argument is checked to mean the field it is meant for. */
  readonly template?: RecordBody;
  readonly notes?: NotesForm;
  /** Without the reference: where a later update could not send a custom field back (NSF up to 18.0.13). */
  readonly unmarked?: boolean;
}

/**
 * Failures: those of the fields and the notes. The reference goes along as a custom field. Commander prints the whole
 * text of a command before `--format=json` with the reply, so that comes first; `nsf-record-add` does not know it.
 */
export function recordAddCommand(
  operation: RecordAdd,
  { template, notes = 'escaped', unmarked = false }: RecordAddOptions = {},
): Result<CommandArguments> {
  const positionals = fieldPositionals(entriesOf(operation, unmarked), template);
  if (!positionals.ok) return positionals;
  const written = operation.notes === undefined ? ok(undefined) : notesValue(operation.notes, notes);
  if (!written.ok) return written;
  const { mode, title, recordType, folder } = operation;
  const options: (Flag | OptionValue)[] = [
    ...(mode === 'classic' ? [{ flag: '--format=json' } as const] : []),
    { name: '--title', value: title, field: 'title' },
    { name: '--record-type', value: recordType, field: 'recordType' },
    ...(folder ? [{ name: '--folder', value: folder.uid, field: 'folder' } as const] : []),
    ...(written.value === undefined
      ? []
      : [{ name: '--notes', value: written.value, field: 'notes', secret: true } as const]),
  ];
  return ok({ command: mode === 'nsf' ? 'nsf-record-add' : 'record-add', options, positionals: positionals.value });
}

/** The fields of the operation with the reference behind them, by which a creation whose answer was lost is found. */
export const entriesOf = ({ fields, reference }: RecordAdd, unmarked: boolean): readonly FieldEntry[] =>
  unmarked
    ? fields
    : [
        ...fields,
        { section: 'custom', type: 'text', label: REFERENCE_LABEL, value: { form: 'text', text: reference } },
      ];

function fieldPositionals(
  entries: readonly FieldEntry[],
  template: RecordBody | undefined,
): Result<readonly Positional[]> {
  if (!template) return fieldArguments(entries, { adding: true });
  const plan = planFields(template, entries, { adding: true });
  return plan.ok ? ok(plan.value.positionals) : plan;
}
