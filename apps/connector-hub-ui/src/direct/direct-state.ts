/** What the form of one direct operation holds, and the operation that is made of it. */
import type { DirectInput, PanelView, RequestView } from '@keeper-workflow/contract';
import type { FieldEntry, FolderRow, Mode, RecordRow } from '@keeper-workflow/operations';
import { CUSTOM_INPUTS, type CustomType, type FieldSpec } from './field-spec';
import { untouched, valueOf, type TypedField } from './typed-field';

export type DirectKind = DirectInput['kind'];

/** A custom field that is added. */
export interface CustomField {
  /** Unlike those of all others in the form, also of removed ones. */
  readonly id: number;
  readonly type: CustomType;
  readonly label: string;
  readonly typed: TypedField;
}

export type NotesChange = 'none' | 'append' | 'replace' | 'clear';

export interface DirectState {
  readonly kind: DirectKind;
  readonly mode: Mode;
  /** Of the new record; empty as long as none was chosen. */
  readonly recordType: string;
  /** Of the record afterwards. */
  readonly title: string;
  readonly folder?: Pick<FolderRow, 'uid' | 'title' | 'mode' | 'path'>;
  readonly record?: RecordRow;
  /** By the key of the field; absent: untouched. */
  readonly fields: Readonly<Record<string, TypedField>>;
  readonly custom: readonly CustomField[];
  readonly notes: { readonly change: NotesChange; readonly text: string };
  readonly force: boolean;
  readonly justification: string;
}

export const emptyState = (kind: DirectKind): DirectState => ({
  kind,
  mode: 'nsf',
  recordType: '',
  title: '',
  fields: {},
  custom: [],
  notes: { change: kind === 'record-add' ? 'replace' : 'none', text: '' },
  force: false,
  justification: '',
});

export const isAdding = ({ kind }: Pick<DirectState, 'kind'>): boolean => kind === 'record-add';

/** What was entered for a field, or that nothing was. */
export const typedOf = (state: DirectState, { key }: Pick<FieldSpec, 'key'>): TypedField =>
  state.fields[key] ?? untouched(isAdding(state) ? 'typed' : 'keep');

/** The form for another record: what was entered for the one before has nothing to do with it. */
export function withRecord(state: DirectState, record: RecordRow): DirectState {
  const { justification } = state;
  return { ...emptyState(state.kind), justification, record, mode: record.mode, title: record.title };
}

/** The operation as it is sent: what was entered and nothing else. The form has been checked. */
export function inputOf(state: DirectState, specs: readonly FieldSpec[]): DirectInput {
  const fields = entriesOf(state, specs);
  const title = state.title.trim();
  const { mode, record, folder, notes } = state;
  if (state.kind === 'record-update') {
    const changed = notesOf(state);
    return {
      kind: 'record-update',
      mode,
      record: { uid: record?.uid ?? '', title: (record?.title ?? '').slice(0, 256) },
      ...(title === (record?.title ?? '').trim() ? {} : { title }),
      fields,
      ...(changed ? { notes: changed } : {}),
      force: state.force,
    };
  }
  return {
    kind: 'record-add',
    mode,
    title,
    recordType: state.recordType,
    ...(folder ? { folder: { uid: folder.uid, title: folder.title.slice(0, 256) } } : {}),
    fields,
    ...(notes.text === '' ? {} : { notes: notes.text }),
  };
}

function notesOf({ notes }: DirectState): { change: 'append' | 'replace'; text: string } | undefined {
  if (notes.change === 'none') return undefined;
  return notes.change === 'clear' ? { change: 'replace', text: '' } : { change: notes.change, text: notes.text };
}

/** The fields that are sent; those of other record types that were chosen before are not among them. */
export function entriesOf(state: DirectState, specs: readonly FieldSpec[]): FieldEntry[] {
  const adding = isAdding(state);
  const own = specs.flatMap((spec): FieldEntry[] => {
    const value = spec.leftAlone ? undefined : valueOf(spec.input, typedOf(state, spec), adding);
    const { section, type, label } = spec;
    return value ? [{ section, type, ...(label === undefined ? {} : { label }), value }] : [];
  });
  const added = state.custom.flatMap(({ type, label, typed }): FieldEntry[] => {
    const checkbox = type === 'checkbox' ? ({ form: 'checkbox', checked: typed.checked } as const) : undefined;
    const value = checkbox ?? valueOf(CUSTOM_INPUTS[type], typed, true);
    return value ? [{ section: 'custom', type, label: label.trim(), value }] : [];
  });
  return [...own, ...added];
}

/** Whether something is there that closing the form would lose. */
export function isTouched(state: DirectState): boolean {
  const { kind, recordType, mode, fields, title, record, custom, notes, justification, folder, force } = state;
  const begun = emptyState(kind);
  const blank = JSON.stringify(untouched(isAdding(state) ? 'typed' : 'keep'));
  return (
    Object.values(fields).some((typed) => JSON.stringify(typed) !== blank) ||
    title !== (record?.title ?? '') ||
    custom.length > 0 ||
    notes.text !== '' ||
    notes.change !== begun.notes.change ||
    justification !== '' ||
    folder !== undefined ||
    record !== undefined ||
    force ||
    mode !== begun.mode ||
    !['', 'login'].includes(recordType)
  );
}

/** Of a refused attempt at this very record: what Commander said, so that it can be read beside "Force update". */
export function warnedBefore(view: PanelView, state: DirectState): string | undefined {
  const uid = state.record?.uid;
  const about = ({ operation }: RequestView): boolean =>
    operation?.kind === 'record-update' && operation.record.uid === uid;
  const latest = uid === undefined ? undefined : view.requests.find(about);
  return latest?.outcome === 'refused' ? latest.execution?.words : undefined;
}
