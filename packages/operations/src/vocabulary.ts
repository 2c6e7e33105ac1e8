/**
 * The closed lists of the operations, without the schemas made from them, so that a page can name its choices without
 * carrying a validator.
 */

/** Roles of nested share folders, exactly as `nsf-share-record -r` spells them (case-sensitive). */
export const NSF_ROLES = [
  'viewer',
  'share-manager',
  'content-manager',
  'content-share-manager',
  'full-manager',
] as const;
export type NsfRole = (typeof NSF_ROLES)[number];

export const MODES = ['nsf', 'classic'] as const;
/** Which permission model the record lives under. */
export type Mode = (typeof MODES)[number];

export const SHARE_RECORD_ACTIONS = ['grant', 'revoke', 'owner'] as const;
export type ShareRecordAction = (typeof SHARE_RECORD_ACTIONS)[number];

/** One record, or all records of a folder. */
export const RECORD_SCOPES = ['record', 'folder'] as const;

export const SHARE_FOLDER_ACTIONS = ['grant', 'remove'] as const;
export const PERMISSION_ACTIONS = ['grant', 'revoke'] as const;

/** Most people one request may name; one command carries them all. */
export const MOST_RECIPIENTS = 20;

/** The units both `share-record` and `nsf-share-record` accept (facts: Commander 18, expiration grammar). */
export const DURATION_UNITS = ['mi', 'h', 'd', 'mo', 'y'] as const;
export type DurationUnit = (typeof DURATION_UNITS)[number];

/** Largest number in front of a unit. */
export const LONGEST_AMOUNT = 9999;

/**
 * Commander matches addresses against a pattern without comma lists; an apostrophe is refused by `share-record`
 * (facts: Commander 18, share-record). We refuse what can never be an address and let Commander judge the rest.
 */
export const EMAIL_PATTERN = /^[^\s@,;<>"()[\]\\]+@[^\s@,;<>"()[\]\\]+\.[^\s@,;<>"()[\]\\.]+$/u;
export const LONGEST_EMAIL = 254;
