/**
 * The operation "Update Record" as a command that changes what it names and nothing else: `record-update` in Classic, and
 * `nsf-record-update` of a Commander that writes NSF records the same way (18.1.2 and newer). For older ones see
 * nsf-update.ts.
 */
import { ok, type Result } from '@keeper-workflow/failures';
import type { RecordUpdate } from '@keeper-workflow/operations';
import type { CommandArguments, Flag, OptionValue, Positional } from '../encode';
import { fieldArguments } from './record-fields';
import { notesChange } from './record-notes';

/**
 * The record's type is never sent: `-rt` would sort the fields anew. Failures: those of the fields and the notes.
 * @param positionals made for the very record (`planFields`); absent: as far as the operation alone decides.
 */
export function recordUpdateCommand(
  operation: RecordUpdate,
  positionals?: readonly Positional[],
): Result<CommandArguments> {
  const { mode, record, title, fields, notes, force } = operation;
  const pure = positionals ? ok(positionals) : fieldArguments(fields, { adding: false });
  if (!pure.ok) return pure;
  const written = notes ? notesChange(notes) : ok(undefined);
  if (!written.ok) return written;
  const options: (Flag | OptionValue)[] = [
    ...(force ? [{ flag: '--force' } as const] : []),
    { name: '--record', value: record.uid, field: 'record' },
    ...(title === undefined ? [] : [{ name: '--title', value: title, field: 'title' } as const]),
    ...(written.value === undefined
      ? []
      : [{ name: '--notes', value: written.value, field: 'notes', secret: true } as const]),
  ];
  const command = mode === 'nsf' ? 'nsf-record-update' : 'record-update';
  return ok({ command, options, ...(pure.value.length > 0 ? { positionals: pure.value } : {}) });
}
