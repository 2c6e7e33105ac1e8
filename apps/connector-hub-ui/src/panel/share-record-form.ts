/**
 * The form of "Request Access to Record" as it is typed: every answer is kept, also what does not apply to the chosen
 * mode and action, and numbers and times are texts. Pure functions turn it into a draft and back.
 */
import type { RequestView } from '@keeper-workflow/contract';
import { FIELD_ERRORS } from '@keeper-workflow/messages';
import {
  DURATION_UNITS,
  LONGEST_AMOUNT,
  MODES,
  MOST_RECIPIENTS,
  NSF_ROLES,
  SHARE_RECORD_ACTIONS,
  shareRecordRules,
  type DurationUnit,
  type Expiration,
  type FieldRule,
  type Mode,
  type NsfRole,
  type OperationDraft,
  type RecordTarget,
  type ShareRecordAction,
} from '@keeper-workflow/operations';
import { fromLocalInput, isAddress, splitAddresses, toLocalInput } from '@keeper-workflow/ui';

export interface ShareRecordForm {
  readonly mode: Mode;
  readonly action: ShareRecordAction;
  readonly record?: RecordTarget;
  readonly recordDescription: string;
  readonly recipients: readonly string[];
  /** An address that is being typed. */
  readonly pending: string;
  readonly role: NsfRole | '';
  readonly allowSharing: boolean;
  readonly allowWriting: boolean;
  readonly expires: Expiration['type'];
  /** As `datetime-local` holds it, in the browser's zone. */
  readonly at: string;
  readonly amount: string;
  readonly unit: DurationUnit;
  readonly justification: string;
}

export type FormErrors = Readonly<
  Partial<Record<'recordDescription' | 'record' | 'recipients' | 'role' | 'expiration' | 'justification', string>>
>;

export const EMPTY_FORM: ShareRecordForm = {
  mode: 'nsf',
  action: 'grant',
  recordDescription: '',
  recipients: [],
  pending: '',
  role: '',
  allowSharing: false,
  allowWriting: false,
  expires: 'never',
  at: '',
  amount: '',
  unit: 'h',
  justification: '',
};

/** The form that a stored request was made with. */
export function formOf({ draft, justification }: Pick<RequestView, 'draft' | 'justification'>): ShareRecordForm {
  const { expiration } = draft;
  return {
    ...EMPTY_FORM,
    mode: draft.mode,
    action: draft.action,
    ...(draft.record ? { record: draft.record } : {}),
    recordDescription: draft.recordDescription,
    recipients: draft.recipients,
    role: draft.role ?? '',
    allowSharing: draft.allowSharing,
    allowWriting: draft.allowWriting,
    expires: expiration.type,
    ...(expiration.type === 'at' ? { at: toLocalInput(expiration.at) } : {}),
    ...(expiration.type === 'in' ? { amount: String(expiration.amount), unit: expiration.unit } : {}),
    justification,
  };
}

/** Which fields apply now; see `shareRecordRules`. */
export function rulesOf(form: ShareRecordForm): Readonly<Record<keyof ReturnType<typeof shareRecordRules>, FieldRule>> {
  // The rules ask only whether there is an end, not which.
  const expiration: Expiration = form.expires === 'never' ? { type: 'never' } : { type: 'in', amount: 1, unit: 'h' };
  return shareRecordRules({ mode: form.mode, action: form.action, expiration });
}

/** The form with the address that is still being typed taken over. */
export function withPending(form: ShareRecordForm): ShareRecordForm {
  const added = splitAddresses(form.pending, form.recipients);
  return form.pending === '' ? form : { ...form, recipients: [...form.recipients, ...added], pending: '' };
}

export interface FormContext {
  /** ms since the epoch, on the server's clock. */
  readonly now: number;
  readonly justificationRequired: boolean;
  /** An approver has to choose the record; a requester may describe it. */
  readonly recordRequired: boolean;
}

const SHORTEST = 60_000;

/** What is wrong with the form, field by field; empty when it can be sent. Expects `withPending`. */
export function checkForm(form: ShareRecordForm, context: FormContext): FormErrors {
  const rules = rulesOf(form);
  const wrong = form.recipients.find((address) => !isAddress(address));
  const errors: Record<string, string | undefined> = {
    record: context.recordRequired && !form.record ? FIELD_ERRORS.record : undefined,
    recordDescription: context.recordRequired ? undefined : descriptionError(form),
    recipients:
      form.recipients.length === 0
        ? FIELD_ERRORS.recipients
        : wrong !== undefined
          ? FIELD_ERRORS.recipientInvalid(wrong)
          : form.recipients.length > MOST_RECIPIENTS
            ? FIELD_ERRORS.recipientsTooMany(MOST_RECIPIENTS)
            : undefined,
    role: rules.role.required && form.role === '' ? FIELD_ERRORS.role : undefined,
    expiration: rules.expiration.applies ? expirationError(form, context.now) : undefined,
    justification: justificationError(form, context.justificationRequired),
  };
  return Object.fromEntries(Object.entries(errors).filter(([, error]) => error !== undefined));
}

function descriptionError(form: ShareRecordForm): string | undefined {
  if (!form.record && form.recordDescription.trim() === '') return FIELD_ERRORS.record;
  return form.recordDescription.trim().length > 1000 ? FIELD_ERRORS.recordTooLong : undefined;
}

function justificationError(form: ShareRecordForm, required: boolean): string | undefined {
  if (required && form.justification.trim() === '') return FIELD_ERRORS.justification;
  return form.justification.trim().length > 4000 ? FIELD_ERRORS.justificationTooLong : undefined;
}

function expirationError(form: ShareRecordForm, now: number): string | undefined {
  if (form.expires === 'never') return undefined;
  const expiration = expirationOf(form);
  if (form.expires === 'in') return expiration ? undefined : FIELD_ERRORS.expirationIn(LONGEST_AMOUNT);
  if (expiration?.type !== 'at') return FIELD_ERRORS.expirationAt;
  return Date.parse(expiration.at) - now < SHORTEST ? FIELD_ERRORS.expirationPast : undefined;
}

function expirationOf(form: ShareRecordForm): Expiration | undefined {
  if (form.expires === 'never') return { type: 'never' };
  if (form.expires === 'at') {
    const at = fromLocalInput(form.at);
    return at === undefined ? undefined : { type: 'at', at };
  }
  const amount = /^\d{1,4}$/u.test(form.amount.trim()) ? Number(form.amount) : 0;
  return amount >= 1 && amount <= LONGEST_AMOUNT ? { type: 'in', amount, unit: form.unit } : undefined;
}

/** The draft of a form that has been checked. An end that does not apply and is not complete is left out. */
export function draftOf(form: ShareRecordForm): OperationDraft {
  return {
    kind: 'share-record',
    mode: form.mode,
    action: form.action,
    ...(form.record ? { record: form.record } : {}),
    recordDescription: form.recordDescription.trim(),
    recipients: [...form.recipients],
    ...(form.role === '' ? {} : { role: form.role }),
    allowSharing: form.allowSharing,
    allowWriting: form.allowWriting,
    expiration: expirationOf(form) ?? { type: 'never' },
  };
}

/** Whether a kept text is a form (of this version of the page). */
export function isForm(value: unknown): value is ShareRecordForm {
  if (typeof value !== 'object' || value === null) return false;
  const form = value as Partial<Record<keyof ShareRecordForm, unknown>>;
  const texts = [form.recordDescription, form.pending, form.at, form.amount, form.justification];
  return (
    texts.every((text) => typeof text === 'string') &&
    Array.isArray(form.recipients) &&
    form.recipients.every((address) => typeof address === 'string') &&
    typeof form.allowSharing === 'boolean' &&
    typeof form.allowWriting === 'boolean' &&
    (MODES as readonly unknown[]).includes(form.mode) &&
    (SHARE_RECORD_ACTIONS as readonly unknown[]).includes(form.action) &&
    (form.role === '' || (NSF_ROLES as readonly unknown[]).includes(form.role)) &&
    (DURATION_UNITS as readonly unknown[]).includes(form.unit) &&
    ['never', 'at', 'in'].includes(form.expires as string)
  );
}

/** Equal in every answer. */
export const sameForm = (one: ShareRecordForm, other: ShareRecordForm): boolean =>
  JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));

const inOrder = (form: ShareRecordForm): unknown[] =>
  [...Object.keys(EMPTY_FORM), 'record'].map((key) => form[key as keyof ShareRecordForm] ?? null);
