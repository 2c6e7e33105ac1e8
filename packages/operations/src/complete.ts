/** From what somebody asked for to an operation that can be approved, or the field that is still missing. */
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import { normaliseEmail } from './email';
import { expirationMinutes } from './expiration';
import { shareRecordRules } from './rules';
import { shareRecordSchema, type ShareRecord, type ShareRecordDraft } from './share-record';

/** Keeper refuses an expiry that is less than a minute away ("Share expiration must be at least 1 minute."). */
const SHORTEST_MINUTES = 1;

/**
 * Whether a request may be submitted: everything that is required, except that the record may be described in words.
 * Failures as for `completeShareRecord`.
 */
export function checkShareRecordDraft(draft: ShareRecordDraft, now: number): Result<ShareRecordDraft> {
  if (!draft.record && draft.recordDescription === '') {
    return fail(failure('operation-incomplete', { field: 'recordDescription' }));
  }
  const placeholder = { uid: 'A'.repeat(22), title: '' };
  const complete = completeShareRecord({ ...draft, record: draft.record ?? placeholder }, now);
  return complete.ok ? ok(draft) : complete;
}

/**
 * Picks the fields that apply, in one spelling: addresses in lower case, sorted, without repeats.
 * @param now ms since the epoch, to refuse an expiry in the past.
 * Failures: `operation-incomplete` (field) when something required is missing, `invalid-input` (field) otherwise.
 */
export function completeShareRecord(draft: ShareRecordDraft, now: number): Result<ShareRecord> {
  const rules = shareRecordRules(draft);
  if (!draft.record) return fail(failure('operation-incomplete', { field: 'record' }));
  const recipients = [...new Set(draft.recipients.map(normaliseEmail))].sort();
  if (recipients.length === 0) return fail(failure('operation-incomplete', { field: 'recipients' }));
  if (rules.role.required && !draft.role) return fail(failure('operation-incomplete', { field: 'role' }));

  const minutes = rules.expiration.applies ? expirationMinutes(draft.expiration, now) : undefined;
  if (minutes !== undefined && !(minutes >= SHORTEST_MINUTES)) {
    return fail(failure('invalid-input', { field: 'expiration', detail: 'past' }));
  }

  const operation = shareRecordSchema.safeParse({
    kind: 'share-record',
    mode: draft.mode,
    action: draft.action,
    record: draft.record,
    recipients,
    ...(rules.role.applies && draft.role ? { role: draft.role } : {}),
    ...(draft.mode === 'classic'
      ? {
          allowSharing: rules.allowSharing.applies && draft.allowSharing,
          allowWriting: rules.allowWriting.applies && draft.allowWriting,
        }
      : {}),
    ...(rules.expiration.applies ? { expiration: draft.expiration } : {}),
  });
  if (!operation.success) {
    const issue = operation.error.issues[0];
    return fail(failure('invalid-input', { field: String(issue?.path[0] ?? 'operation'), cause: issue?.message }));
  }
  return ok(operation.data);
}
