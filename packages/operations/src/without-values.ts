/**
 * What is kept of an operation that writes into a record: which fields it sets and how, not to what. Typed values go from
 * the page to Commander and are stored nowhere, neither in the request nor in the audit.
 */
import type { DirectOperation } from './operation';
import type { FieldEntry } from './record-fields';

const KEPT: ReadonlySet<FieldEntry['value']['form']> = new Set([
  'generated-password',
  'generated-one-time-code',
  'generated-key-pair',
  'empty',
]);

/** The same operation with every typed value taken out; notes are typed too. Doing it twice changes nothing. */
export function withoutValues<O extends DirectOperation>(operation: O): O {
  const fields = operation.fields.map((entry): FieldEntry =>
    KEPT.has(entry.value.form) ? entry : { ...entry, value: { form: 'withheld' } },
  );
  if (operation.kind === 'record-add') {
    const { notes: _notes, ...rest } = operation;
    return { ...rest, fields } as O;
  }
  const notes = operation.notes ? { notes: { ...operation.notes, text: '' } } : {};
  return { ...operation, fields, ...notes };
}
