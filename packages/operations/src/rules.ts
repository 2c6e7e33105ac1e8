/**
 * Which field of the share-record form applies when, what is required, and why something cannot be chosen. One
 * definition for the form, the server and the tests.
 */
import type { ShareRecordDraft } from './share-record';

export type FieldName = 'record' | 'recipients' | 'role' | 'allowSharing' | 'allowWriting' | 'expiration';

/** Why a field is switched off; each has a sentence in the message catalogue. */
export type DisabledReason = 'not-in-nsf' | 'not-in-classic' | 'not-for-revoke' | 'not-with-expiration';

export interface FieldRule {
  readonly applies: boolean;
  readonly required: boolean;
  readonly disabled?: DisabledReason;
}

const field = (required: boolean): FieldRule => ({ applies: true, required });
const off = (disabled: DisabledReason): FieldRule => ({ applies: false, required: false, disabled });

/** The rules for this combination of mode, action and expiry. */
export function shareRecordRules(
  draft: Pick<ShareRecordDraft, 'mode' | 'action' | 'expiration'>,
): Readonly<Record<FieldName, FieldRule>> {
  const nsf = draft.mode === 'nsf';
  const grant = draft.action === 'grant';
  const limited = grant && draft.expiration.type !== 'never';
  return {
    record: field(true),
    recipients: field(true),
    role: nsf ? field(grant) : off('not-in-classic'),
    // Keeper takes sharing rights away from time-limited access, so the two are never sent together.
    allowSharing: nsf ? off('not-in-nsf') : limited ? off('not-with-expiration') : field(false),
    allowWriting: nsf ? off('not-in-nsf') : field(false),
    expiration: grant ? field(false) : off('not-for-revoke'),
  };
}

/** NSF roles that may share; Keeper refuses them for time-limited access. */
export const SHARING_ROLES = ['share-manager', 'content-share-manager', 'full-manager'] as const;
