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

/** Longest text of one record field, characters; a whole command holds 4,096, which the encoder checks. */
export const LONGEST_FIELD = 4000;
export const LONGEST_RECORD_TITLE = 256;
export const LONGEST_FIELD_LABEL = 100;
/** Most fields one operation may set. */
export const MOST_FIELDS = 60;
/** Most objects in a field that holds several, security questions for one. */
export const MOST_ITEMS = 20;

/** How Commander makes a password that nobody types (`$GEN`), with the least and most it accepts. */
export const PASSWORD_LIMITS = {
  random: { least: 8, most: 200 },
  dice: { least: 3, most: 40 },
  passphrase: { least: 5, most: 9 },
} as const;
export const PASSPHRASE_SEPARATORS = ['-', '.', '_', '!', '?'] as const;

export const KEY_PAIR_ALGORITHMS = ['rsa', 'ec', 'ed25519'] as const;

/** The custom text field by which a creation whose answer was lost is found again. */
export const REFERENCE_LABEL = 'Jira request';
