/**
 * Commander's English about creating and changing records: one row per message of `record-add`, `record-update` and their
 * `nsf-` sisters, Commander 18. HTTP status and `status` say nothing: a warning with nothing written is a success, and a
 * title or a uid with "error" in it is an error. `record-fixtures.ts` has an example of every row.
 */
import type { FailureCode } from '@keeper-workflow/failures';

export type RecordMeaning =
  | { readonly says: 'done' }
  | { readonly says: 'refused'; readonly code: FailureCode; readonly field?: string }
  /** Something is wrong with one field. Without `-f` nothing was written, with it everything else. */
  | { readonly says: 'warned' }
  /** Neither done nor refused, for all anybody can tell. */
  | { readonly says: 'unclear' };

export interface RecordMessage {
  readonly name: string;
  readonly pattern: RegExp;
  readonly meaning: RecordMeaning;
}

const refused = (code: FailureCode, field?: string): RecordMeaning => ({
  says: 'refused',
  code,
  ...(field === undefined ? {} : { field }),
});
const from = (text: RegExp): RegExp =>
  new RegExp(String.raw`^Unexpected error: (?:(?:nsf-)?record-(?:add|update): )?(?:${text.source})`);

/** Tried in order; the first that matches a line counts. */
export const RECORD_MESSAGES: readonly RecordMessage[] = [
  // Commander chooses the text for "no output" by what the command contains, titles and values included.
  {
    name: 'silent',
    pattern:
      /^(?:Record updated|Vault synchronized|Logged out|Session kept alive|Configuration updated|Notes appended|Item moved|Link created|Command executed) successfully(?: but produced no output)?$/,
    meaning: { says: 'done' },
  },
  { name: 'uid', pattern: /^[A-Za-z0-9_-]{22}$/, meaning: { says: 'done' } },
  {
    name: 'no-type',
    pattern: from(/Record type ".*" cannot be found/),
    meaning: refused('record-type-unknown', 'recordType'),
  },
  {
    name: 'legacy',
    pattern: from(/Legacy record type is not supported|Record type not valid for NSF records/),
    meaning: refused('record-legacy', 'record'),
  },
  { name: 'no-folder', pattern: from(/No such folder: /), meaning: refused('folder-not-found', 'folder') },
  {
    name: 'other-folder',
    pattern: from(/Folder '.*' is a legacy folder/),
    meaning: refused('folder-other-mode', 'folder'),
  },
  { name: 'other-mode', pattern: from(/Cannot use legacy record /), meaning: refused('record-other-mode', 'record') },
  {
    name: 'no-record',
    pattern: from(/Record ["'].*["'] not found|Record .* not found$/),
    meaning: refused('record-not-found', 'record'),
  },
  {
    name: 'not-editable',
    pattern: from(
      /You do not have edit permissions on this record|Record ".*" can not be edited|(?:RS_)?ACCESS_DENIED: /i,
    ),
    meaning: refused('record-not-editable', 'record'),
  },
  { name: 'out-of-sync', pattern: from(/(?:RS_)?out_of_sync: /i), meaning: refused('record-out-of-date', 'record') },
  {
    name: 'restricted-type',
    pattern: from(/.*record type.* (?:restricted|not permitted|not allowed|disabled)/i),
    meaning: refused('record-type-unknown', 'recordType'),
  },
  {
    name: 'missing',
    pattern: from(/(?:Title|Record type|Record) parameter is required|Record UID is required/),
    meaning: refused('vault-refused'),
  },
  {
    name: 'field-syntax',
    pattern: from(/(?:Invalid field specification: )?Expected: <field>=<value>/),
    meaning: refused('vault-refused'),
  },
  {
    name: 'field-warning',
    pattern:
      /^(?:Field type "|Field "|Cannot generate a value for a |Unsupported field type: |Incorrect boolean value |Invalid JSON value|JSON value cannot be empty|Invalid base64 value|Base64 )/,
    meaning: { says: 'warned' },
  },
  {
    name: 'password-policy',
    pattern:
      /^(?:Password|Passphrase) (?:must|contains|words|cannot|is|separator)|^(?:First|Each) passphrase word|^Use --force to bypass password policy warnings/,
    meaning: { says: 'warned' },
  },
  {
    name: 'generator',
    pattern:
      /^Unknown \$GEN password algorithm|^Incomplete \$GEN|^Invalid passphrase |^Unexpected \$GEN|^Use lowercase field type password=|^Passphrase word count/,
    meaning: refused('vault-refused'),
  },
  {
    name: 'attachment',
    pattern: /^File attachments are not yet supported|^Upload attachment: /,
    meaning: { says: 'warned' },
  },
  { name: 'no-session', pattern: /^No active session\b/, meaning: refused('commander-no-session') },
  { name: 'key-at-run', pattern: /^Please provide a valid api key$/, meaning: refused('commander-no-session') },
  {
    name: 'not-allowed-at-run',
    pattern: /^Not permitted to perform this function$/,
    meaning: refused('commander-command-not-allowed'),
  },
  {
    name: 'control-characters',
    pattern: /control characters are not allowed in command input/,
    meaning: refused('text-not-sendable'),
  },
  { name: 'usage', pattern: /^usage: /, meaning: refused('vault-refused') },
  {
    name: 'arguments',
    pattern:
      /^the following arguments are required|expected one argument$|^unrecognized arguments: |: invalid choice: |^ambiguous option: /,
    meaning: refused('vault-refused'),
  },
  { name: 'unknown-command', pattern: /^Available Commands$/, meaning: refused('nsf-unavailable') },
  { name: 'question', pattern: /EOF when reading a line/, meaning: { says: 'unclear' } },
  {
    name: 'service-mode',
    pattern:
      /not permitted through Service Mode|not accessible through Service Mode|^Invalid command syntax$|^Command must not be empty$/,
    meaning: refused('vault-refused'),
  },
  { name: 're-authentication', pattern: from(/Operation cancelled/), meaning: refused('vault-refused') },
];
