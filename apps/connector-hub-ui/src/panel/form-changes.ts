/** How an approver's form differs from what was asked for, and how the two are brought together when the request changes. */
import type { FieldChange } from '@keeper-workflow/contract';
import {
  ACTION_LABELS,
  MODE_LABELS,
  expirationText,
  fieldValueWords,
  listWords,
  recordName,
  roleName,
} from '@keeper-workflow/messages';
import { spellInstant } from '@keeper-workflow/ui';
import { draftOf, rulesOf, withPending, type ShareRecordForm } from './share-record-form';

export type ChangedField = FieldChange['field'];

/** The parts of the form that belong to one field. */
const PARTS: Readonly<Record<ChangedField, readonly (keyof ShareRecordForm)[]>> = {
  mode: ['mode'],
  action: ['action'],
  record: ['record'],
  recipients: ['recipients'],
  role: ['role'],
  allowSharing: ['allowSharing'],
  allowWriting: ['allowWriting'],
  expiration: ['expires', 'at', 'amount', 'unit'],
};

/** What was asked for, in words, for every field that applies now and is different. */
export function requestedWords(
  form: ShareRecordForm,
  requested: ShareRecordForm,
): Readonly<Partial<Record<ChangedField, string>>> {
  const typed = withPending(form);
  const rules = { mode: { applies: true }, action: { applies: true }, ...rulesOf(form) };
  const changed = (Object.keys(PARTS) as ChangedField[]).filter(
    (field) =>
      rules[field].applies && !completes(field, requested) && answer(typed, field) !== answer(requested, field),
  );
  return Object.fromEntries(changed.map((field) => [field, words(requested, field)]));
}

/** Finding the record that was described in words completes the request and does not change it. */
const completes = (field: ChangedField, requested: ShareRecordForm): boolean =>
  field === 'record' && requested.record === undefined;

/** A field's answer in a form that can be compared; the order and spelling of addresses do not matter. */
function answer(form: ShareRecordForm, field: ChangedField): string {
  if (field === 'recipients')
    return [...new Set(form.recipients.map((address) => address.toLowerCase()))].sort().join();
  if (field === 'record') return form.record?.uid ?? '';
  if (field === 'expiration') return JSON.stringify(draftOf(form).expiration);
  return String(form[field]);
}

function words(form: ShareRecordForm, field: ChangedField): string {
  switch (field) {
    case 'mode':
      return MODE_LABELS[form.mode];
    case 'action':
      return ACTION_LABELS[form.action];
    case 'record':
      return recordName(form);
    case 'recipients':
      return listWords(form.recipients);
    case 'role':
      return form.role === '' ? fieldValueWords('', spellInstant) : roleName(form.role);
    case 'allowSharing':
    case 'allowWriting':
      return fieldValueWords(String(form[field]), spellInstant);
    case 'expiration':
      return expirationText(draftOf(form).expiration, spellInstant);
  }
}

/** `form` with this field as it was asked for. */
export function asRequested(form: ShareRecordForm, requested: ShareRecordForm, field: ChangedField): ShareRecordForm {
  if (field === 'record' && !requested.record) {
    const { record: _dropped, ...rest } = form;
    return rest;
  }
  return { ...form, ...Object.fromEntries(PARTS[field].map((part) => [part, requested[part]])) };
}

/** The request changed while somebody was deciding: fields he had left alone follow it, what he changed stays. */
export function followRequest(form: ShareRecordForm, before: ShareRecordForm, after: ShareRecordForm): ShareRecordForm {
  const untouched = (Object.keys(PARTS) as ChangedField[]).filter(
    (field) => answer(withPending(form), field) === answer(before, field),
  );
  const followed = untouched.reduce((merged, field) => asRequested(merged, after, field), form);
  return { ...followed, recordDescription: after.recordDescription, justification: after.justification };
}
