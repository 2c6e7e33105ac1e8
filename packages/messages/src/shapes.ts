/** The shapes that texts are made from, as far as texts need them (structurally those of packages/operations). */
export type Outcome = 'verified' | 'invited' | 'partial' | 'refused' | 'unknown';

export type FieldChange =
  | 'mode'
  | 'action'
  | 'scope'
  | 'record'
  | 'folder'
  | 'recursive'
  | 'recipients'
  | 'teams'
  | 'role'
  | 'allowSharing'
  | 'allowWriting'
  | 'manageRecords'
  | 'manageUsers'
  | 'canShareRecords'
  | 'canEditRecords'
  | 'expiration'
  | 'rotateOnExpiration';

export type ExpirationShape =
  | { readonly type: 'never' }
  | { readonly type: 'at'; readonly at: string }
  | { readonly type: 'in'; readonly amount: number; readonly unit: string };

/** A draft or an operation of any kind: what is said about it depends on which members it has. */
export interface DraftShape {
  readonly kind: string;
  readonly mode?: 'nsf' | 'classic';
  readonly action?: 'grant' | 'revoke' | 'remove' | 'owner';
  readonly scope?: 'record' | 'folder' | undefined;
  readonly record?: { readonly title: string } | undefined;
  readonly recordDescription?: string;
  readonly folder?: { readonly title: string } | undefined;
  readonly folderDescription?: string;
  readonly recursive?: boolean | undefined;
  readonly recipients?: readonly string[];
  readonly newOwner?: string;
  readonly teams?: readonly { readonly name: string }[];
  readonly role?: string | undefined;
  readonly allowSharing?: boolean;
  readonly allowWriting?: boolean;
  readonly manageRecords?: boolean;
  readonly manageUsers?: boolean;
  readonly canShareRecords?: boolean;
  readonly canEditRecords?: boolean;
  readonly expiration?: ExpirationShape;
  readonly rotateOnExpiration?: boolean | undefined;
  /** `record-add`, `record-update`: the new title. */
  readonly title?: string | undefined;
  readonly recordType?: string;
  readonly fields?: readonly { readonly type: string; readonly label?: string | undefined }[];
  readonly notes?: unknown;
}

/** Spells an instant (ISO-8601 in UTC) for the reader: a page knows his time zone, a comment does not. */
export type SpellInstant = (instant: string) => string;
