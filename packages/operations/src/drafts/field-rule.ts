/**
 * Which field of a form applies when, what is required, and why something cannot be chosen. One definition for the form,
 * the server and the tests; each form's rules stand beside its schema.
 */

/** Why a field is switched off; each has a sentence in the message catalogue. */
export type DisabledReason =
  | 'not-in-nsf'
  | 'not-in-classic'
  | 'not-for-revoke'
  | 'not-for-remove'
  | 'not-for-owner'
  | 'not-with-expiration'
  | 'needs-expiration'
  | 'not-for-record'
  | 'not-for-folder';

export interface FieldRule {
  readonly applies: boolean;
  readonly required: boolean;
  readonly disabled?: DisabledReason;
}

export const field = (required: boolean): FieldRule => ({ applies: true, required });
export const off = (disabled: DisabledReason): FieldRule => ({ applies: false, required: false, disabled });

/** NSF roles that may share; Keeper refuses them for time-limited access. */
export const SHARING_ROLES = ['share-manager', 'content-share-manager', 'full-manager'] as const;
