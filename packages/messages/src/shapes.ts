/** The shapes that texts are made from, as far as texts need them (structurally those of packages/operations). */
export type Outcome = 'verified' | 'invited' | 'partial' | 'refused' | 'unknown';

export type FieldChange =
  'mode' | 'action' | 'record' | 'recipients' | 'role' | 'allowSharing' | 'allowWriting' | 'expiration';

export type ExpirationShape =
  | { readonly type: 'never' }
  | { readonly type: 'at'; readonly at: string }
  | { readonly type: 'in'; readonly amount: number; readonly unit: string };

export interface DraftShape {
  readonly mode: 'nsf' | 'classic';
  readonly action: 'grant' | 'revoke';
  readonly record?: { readonly title: string } | undefined;
  readonly recordDescription?: string;
  readonly recipients: readonly string[];
  readonly role?: string | undefined;
  readonly allowSharing?: boolean;
  readonly allowWriting?: boolean;
  readonly expiration?: ExpirationShape;
}

/** Spells an instant (ISO-8601 in UTC) for the reader: a page knows his time zone, a comment does not. */
export type SpellInstant = (instant: string) => string;
