/**
 * A record's notes as the value of `--notes`. There is no `$BASE64:` here: a line break goes as the two characters `\n`,
 * which `record-add`, `record-update` and the `nsf-` commands from 18.1.2 on turn into one. Older `nsf-` commands keep the
 * two characters.
 */
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import type { RecordUpdate } from '@keeper-workflow/operations';
import { escapeLineBreaks, hasOuterBlank, unsendable } from '../encode';

/** `escaped`: `\n` becomes a line break. `raw`: the text is kept as it stands. */
export type NotesForm = 'escaped' | 'raw';

/**
 * `text-not-sendable` (field `notes`) where Commander could not be made to store exactly this text. Details of its own:
 * `nested-line-break`, a line break where `\n` would be kept as it stands; `backslash-break`, a backslash right before one.
 */
export function notesValue(text: string, form: NotesForm): Result<string> {
  const written = form === 'raw' ? text : escapeLineBreaks(text);
  const no = (detail: string): Result<never> => fail(failure('text-not-sendable', { field: 'notes', detail }));
  if (written === undefined) return no('backslash-break');
  const why = unsendable(written);
  if (why === undefined) return ok(written);
  return no(form === 'raw' && why === 'line-break' ? 'nested-line-break' : why);
}

/** The notes as they are to be. */
export function notesAfter(notes: RecordUpdate['notes'], present: string): string {
  if (!notes) return present;
  if (notes.change === 'replace' || present === '') return notes.text;
  return `${present}\n${notes.text}`;
}

/**
 * The value that changes the notes: a leading `+` makes Commander append, and trim what is appended. A text that begins
 * with `+` cannot replace the notes, nor can outer blanks be appended.
 */
export function notesChange(notes: NonNullable<RecordUpdate['notes']>): Result<string> {
  const written = notesValue(notes.text, 'escaped');
  if (!written.ok) return written;
  const no = (detail: string): Result<never> => fail(failure('invalid-input', { field: 'notes', detail }));
  if (notes.change === 'append') {
    return hasOuterBlank(notes.text) ? no('take the blanks off the beginning and end') : ok(`+${written.value}`);
  }
  return notes.text.startsWith('+') ? no('a text that begins with “+” would be appended') : written;
}
