/**
 * Commander's English about sharing a record: one row per message, for `share-record` and `nsf-share-record` of
 * Commander 18. `fixtures-*.ts` have an example of every row. Commander's HTTP status and its `status` word say little (the
 * usage text is a success, a refusal of one of two users an error), so only the words count.
 */
import type { FailureCode } from '@keeper-workflow/failures';
import { refused, stopped } from './meanings';
import { COMMON_MESSAGES, POLICY_MESSAGE } from './messages-common';

export type Meaning =
  /** About one recipient, whose address is the pattern's group `user`. */
  | { readonly about: 'recipient'; readonly says: 'done' | 'invited' }
  /** NSF sets an end by revoking and granting again, in two requests; only a `done` after it makes it whole. */
  | { readonly about: 'recipient'; readonly says: 'interrupted' }
  | { readonly about: 'recipient'; readonly says: 'refused'; readonly code: FailureCode }
  /** Nothing was done for anybody. */
  | {
      readonly about: 'command';
      readonly says: 'refused';
      readonly code: FailureCode;
      readonly field?: string;
      /** Instead of Commander's words. */
      readonly detail?: string;
    }
  /** Stopped at one recipient; those before may have been done (NSF goes one by one). */
  | {
      readonly about: 'command';
      readonly says: 'stopped';
      readonly as: 'invited' | 'refused';
      readonly code?: FailureCode;
      readonly field?: string;
    }
  /** Commander asked a question and there was nobody to answer it. */
  | { readonly about: 'command'; readonly says: 'asked' }
  /** Says nothing about the outcome. */
  | { readonly about: 'nothing' };

export interface Message {
  readonly name: string;
  readonly pattern: RegExp;
  readonly meaning: Meaning;
}

/** `Failed to grant record "UID" access permissions for user 'mail': …`, in both commands' spellings. */
function refusalFor(reason: RegExp): RegExp {
  const who = String.raw`^Failed to (?:grant|change|update|revoke) record "[\w-]+" access (?:permissions )?for (?:user )?`;
  return new RegExp(`${who}'(?<user>.+?)': ${reason.source}`, 'i');
}

/** Tried in order; the first that matches a line counts. */
export const SHARE_MESSAGES: readonly Message[] = [
  {
    name: 'done',
    pattern:
      /^Record "[\w-]+" access permissions has been (?:granted to|changed for|revoked from) (?:user )?'(?<user>.+?)'(?:$|, record access expires )/,
    meaning: { about: 'recipient', says: 'done' },
  },
  {
    name: 'invitation',
    pattern: /^Share invitation has been sent to '(?<user>[^']+(?:'[^']+)*)'$/,
    meaning: { about: 'recipient', says: 'invited' },
  },
  {
    name: 'nsf-invitation',
    pattern: /Share invitation has been sent to '.+'\. Please repeat this command/,
    meaning: { about: 'command', says: 'stopped', as: 'invited' },
  },
  {
    name: 'refused-no-permission',
    pattern: refusalFor(
      /.*(?:permission denied|access.?denied|no permission|not have permission|not authori[sz]ed|forbidden)/,
    ),
    meaning: { about: 'recipient', says: 'refused', code: 'record-not-shareable' },
  },
  {
    name: 'refused',
    pattern: refusalFor(/./),
    meaning: { about: 'recipient', says: 'refused', code: 'vault-refused' },
  },
  { name: 'repeat-when-accepted', pattern: /^Please repeat this command/, meaning: { about: 'nothing' } },
  {
    name: 'already-as-asked',
    pattern: /already shared with '.+' at the requested role/,
    meaning: { about: 'nothing' },
  },
  {
    name: 'revoked-first',
    pattern: /^Revoking existing share with '(?<user>.+)' before re-granting/,
    meaning: { about: 'recipient', says: 'interrupted' },
  },
  { name: 're-granting', pattern: /^Re-granting share to '/, meaning: { about: 'nothing' } },
  { name: 'bad-address', pattern: /Invalid email format: /, meaning: refused('invalid-input', 'recipients') },
  {
    name: 'no-account',
    pattern: /share-record: Nothing to do\.$/,
    meaning: refused('recipient-unknown', 'recipients'),
  },
  {
    name: 'nsf-no-account',
    pattern: /User .+ (?:has no public key|not found)$/,
    meaning: stopped('recipient-unknown', 'recipients'),
  },
  ...COMMON_MESSAGES,
  {
    name: 'no-record',
    pattern:
      /Enter name or uid of existing record|Record '.+' not found|There are no records to share selected|not found in cache/,
    meaning: refused('record-not-found', 'record'),
  },
  { name: 'other-mode', pattern: /Cannot use legacy record /, meaning: refused('record-other-mode', 'record') },
  {
    name: 'not-mine-to-share',
    pattern: /You do not have permission to share this record/,
    meaning: refused('record-not-shareable', 'record'),
  },
  {
    name: 'cloud-denied',
    pattern: /Unexpected error: (?:nsf-share-record: )?(?:RS_)?ACCESS_DENIED: /i,
    meaning: stopped('record-not-shareable', 'record'),
  },
  { name: 'role-required', pattern: /Role is required for grant/, meaning: refused('operation-incomplete', 'role') },
  POLICY_MESSAGE,
  {
    name: 'denied',
    pattern: /permission denied|access denied|not authori[sz]ed|forbidden/i,
    meaning: stopped('record-not-shareable', 'record'),
  },
];
