/** How an approver's form differs from what was asked for, and how the two are brought together when the request changes. */
import {
  ACTION_LABELS,
  MODE_LABELS,
  SCOPE_LABELS,
  expirationText,
  fieldValueWords,
  listWords,
  recordName,
  roleName,
} from '@keeper-workflow/messages';
import type { FieldRule } from '@keeper-workflow/operations';
import { spellInstant } from '@keeper-workflow/ui';
import { withPending } from './form-check';
import { draftOf } from './form-draft';
import { rulesOf, type FormField } from './form-rules';
import type { RequestFormState } from './form-state';

/** The parts of the form that belong to one field. */
const PARTS: Readonly<Record<FormField, readonly (keyof RequestFormState)[]>> = {
  mode: ['mode'],
  action: ['action'],
  scope: ['scope'],
  record: ['record'],
  folder: ['folder'],
  recursive: ['recursive'],
  recipients: ['recipients'],
  teams: ['teams'],
  role: ['role'],
  allowSharing: ['allowSharing'],
  allowWriting: ['allowWriting'],
  manageRecords: ['manageRecords'],
  manageUsers: ['manageUsers'],
  canShareRecords: ['canShareRecords'],
  canEditRecords: ['canEditRecords'],
  expiration: ['expires', 'at', 'amount', 'unit'],
  rotateOnExpiration: ['rotateOnExpiration'],
};
const FIELDS = Object.keys(PARTS) as FormField[];

/** What was asked for, in words, for every field that applies now and is different. */
export function requestedWords(
  form: RequestFormState,
  requested: RequestFormState,
): Readonly<Partial<Record<FormField, string>>> {
  const typed = withPending(form, true);
  const rules = rulesOf(form);
  const asked = rulesOf(requested);
  const changed = FIELDS.filter(
    (field) =>
      rules[field].applies &&
      wasAsked(asked[field]) &&
      !completes(field, requested) &&
      answer(typed, field) !== answer(requested, field),
  );
  return Object.fromEntries(changed.map((field) => [field, words(requested, field)]));
}

/** Whether the requester could answer: what his expiration forbade was a no, what his model or action lacks was nothing. */
const wasAsked = ({ applies, disabled }: FieldRule): boolean =>
  applies || disabled === 'not-with-expiration' || disabled === 'needs-expiration';

/** Finding the record or folder that was described in words completes the request and does not change it. */
const completes = (field: FormField, requested: RequestFormState): boolean =>
  (field === 'record' || field === 'folder') && requested[field] === undefined;

/** A field's answer in a form that can be compared; the order and spelling of addresses and teams do not matter. */
function answer(form: RequestFormState, field: FormField): string {
  switch (field) {
    case 'recipients':
      return [...new Set(form.recipients.map((address) => address.toLowerCase()))].sort().join();
    case 'teams':
      return JSON.stringify(form.teams.map(({ name }) => name).sort());
    case 'record':
    case 'folder':
      return form[field]?.uid ?? '';
    case 'expiration':
      return JSON.stringify([form.expires, form.expires === 'never' ? '' : endOf(form)]);
    default:
      return String(form[field]);
  }
}

const endOf = (form: RequestFormState): string =>
  form.expires === 'at' ? form.at : `${form.amount.trim()} ${form.unit}`;

function words(form: RequestFormState, field: FormField): string {
  switch (field) {
    case 'mode':
      return MODE_LABELS[form.mode];
    case 'action':
      return ACTION_LABELS[form.action];
    case 'scope':
      return SCOPE_LABELS[form.scope];
    case 'record':
    case 'folder':
      return recordName({ [field]: form[field], recordDescription: form.description });
    case 'recipients':
      return listWords(form.recipients);
    case 'teams':
      return listWords(form.teams.map(({ name }) => name));
    case 'role':
      return form.role === '' ? fieldValueWords('', spellInstant) : roleName(form.role);
    case 'expiration': {
      const draft = draftOf(form);
      return draft.kind === 'record-permission' ? '' : expirationText(draft.expiration, spellInstant);
    }
    default:
      return fieldValueWords(String(form[field]), spellInstant);
  }
}

/** `form` with this field as it was asked for. */
export function asRequested(form: RequestFormState, requested: RequestFormState, field: FormField): RequestFormState {
  const parts: readonly string[] = PARTS[field];
  const others = Object.entries(form).filter(([part]) => !parts.includes(part));
  const asked = Object.entries(requested).filter(([part]) => parts.includes(part));
  return Object.fromEntries<unknown>([...others, ...asked]) as unknown as RequestFormState;
}

/** The request changed while somebody was deciding: fields he had left alone follow it, what he changed stays. */
export function followRequest(
  form: RequestFormState,
  before: RequestFormState,
  after: RequestFormState,
): RequestFormState {
  const untouched = FIELDS.filter((field) => answer(withPending(form, true), field) === answer(before, field));
  const followed = untouched.reduce((merged, field) => asRequested(merged, after, field), form);
  return { ...followed, description: after.description, justification: after.justification };
}
