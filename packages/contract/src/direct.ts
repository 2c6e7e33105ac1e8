/** What creating or updating a record would do, before an admin does it. */
import type { DirectOperation } from '@keeper-workflow/operations';
import type { Instant, WireFailure } from './wire';

export type DirectWarning =
  /** A record with this title is there already; a second one would be made. */
  | 'title-taken'
  /** No folder was chosen: only the service account will see the record. */
  | 'nobody-sees-it'
  /** The answer of Commander cannot prove everything that was typed (custom fields of NSF records, for one). */
  | 'not-all-provable'
  /** Everything the record holds is sent back, because this Commander would wipe what is not named. */
  | 'sends-everything-back';

export interface DirectPreview {
  /** Without the values. */
  readonly operation: DirectOperation;
  /** The command text Commander would get, values masked. */
  readonly command: string;
  readonly target: {
    readonly title: string;
    readonly type: string;
    readonly path?: string;
    readonly readAt: Instant;
  };
  /** What will be set, in words: field labels, never a value. */
  readonly sets: readonly { readonly label: string; readonly how: 'typed' | 'generated' | 'cleared' | 'appended' }[];
  readonly warnings: readonly DirectWarning[];
  readonly blockers: readonly WireFailure[];
}
