/**
 * One example of every message of the table, as Commander 18 says it: the stored result and what it claims. Facts about
 * the wire, observed; uids and addresses are made up.
 */
import type { FailureCode } from '@keeper-workflow/failures';
import type { Claim } from '@keeper-workflow/operations';

export interface Fixture {
  readonly name: string;
  readonly mode: 'classic' | 'nsf';
  readonly recipients?: readonly string[];
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly claim: Claim;
  readonly code?: FailureCode;
}

const R = '2nJAqTXCYCinELscaUbSBQ';
const TWO = ['alice@acme.example', 'dave@acme.example'];
const done = (mode: 'classic' | 'nsf', verb: string, rest = '') => ({
  status: 200,
  body: {
    command: mode === 'nsf' ? 'nsf-share-record' : 'share-record',
    data: null,
    message: `Record "${R}" access permissions has been ${verb} ${mode === 'nsf' ? '' : 'user '}'alice@acme.example'${rest}`,
    status: 'success',
  },
  claim: 'done' as const,
  mode,
});
const success = (message: string | string[]) => ({ status: 200, body: { data: null, message, status: 'success' } });
const error = (status: number, text: string) => ({ status, body: { error: text, status: 'error' } });
const unexpected = (text: string) => error(500, `Unexpected error: ${text}`);

export const FIXTURES: readonly Fixture[] = [
  { name: 'granted', ...done('classic', 'granted to') },
  { name: 'changed', ...done('classic', 'changed for') },
  { name: 'revoked', ...done('classic', 'revoked from') },
  { name: 'granted until', ...done('classic', 'granted to', ', record access expires 2026-11-24 11:12:53') },
  { name: 'granted for good', ...done('classic', 'changed for', ', record access expires never') },
  { name: 'nsf granted', ...done('nsf', 'granted to') },
  { name: 'nsf changed', ...done('nsf', 'changed for') },
  { name: 'nsf revoked', ...done('nsf', 'revoked from') },
  {
    name: 'nsf apostrophe',
    mode: 'nsf',
    recipients: ["o'neil@acme.example"],
    ...success(`Record "${R}" access permissions has been granted to 'o'neil@acme.example'`),
    claim: 'done',
  },
  {
    name: 'two granted, in any order',
    mode: 'classic',
    recipients: TWO,
    ...success(
      ['dave', 'alice'].map((who) => `Record "${R}" access permissions has been granted to user '${who}@acme.example'`),
    ),
    claim: 'done',
  },
  {
    name: 'one of two never mentioned',
    mode: 'classic',
    recipients: TWO,
    ...success(`Record "${R}" access permissions has been granted to user 'alice@acme.example'`),
    claim: 'partial',
    code: 'recipient-unknown',
  },
  {
    name: 'nsf already as asked',
    mode: 'nsf',
    ...success([
      `Record '${R}' already shared with 'alice@acme.example' at the requested role and expiration; no change needed.`,
      `Record "${R}" access permissions has been changed for 'alice@acme.example'`,
    ]),
    claim: 'done',
  },
  {
    name: 'nsf revoked and granted again with an end',
    mode: 'nsf',
    ...success([
      "Revoking existing share with 'alice@acme.example' before re-granting with expiration...",
      "Re-granting share to 'alice@acme.example' with updated role and expiration...",
      `Record "${R}" access permissions has been changed for 'alice@acme.example'`,
    ]),
    claim: 'done',
  },
  {
    name: 'nsf revoked, then not granted again',
    mode: 'nsf',
    ...error(
      500,
      `Revoking existing share with 'alice@acme.example' before re-granting with expiration...\nFailed to update record "${R}" access for 'alice@acme.example': try later`,
    ),
    claim: 'partial',
    code: 'share-half-changed',
  },
  {
    name: 'invitation is a success in Classic',
    mode: 'classic',
    ...success([
      "Share invitation has been sent to 'alice@acme.example'",
      'Please repeat this command when invitation is accepted.',
    ]),
    claim: 'invited',
  },
  {
    name: 'invitation is an error in NSF',
    mode: 'nsf',
    ...unexpected(
      "nsf-share-record: Share invitation has been sent to 'alice@acme.example'. Please repeat this command once the invitation is accepted.",
    ),
    claim: 'invited',
  },
  {
    name: 'one invited, one done',
    mode: 'classic',
    recipients: TWO,
    ...success([
      "Share invitation has been sent to 'dave@acme.example'",
      'Please repeat this command when invitation is accepted.',
      `Record "${R}" access permissions has been changed for user 'alice@acme.example'`,
    ]),
    claim: 'partial',
  },
  {
    name: 'nsf invitation among several',
    mode: 'nsf',
    recipients: TWO,
    ...unexpected(
      "nsf-share-record: Share invitation has been sent to 'dave@acme.example'. Please repeat this command once the invitation is accepted.",
    ),
    claim: 'partial',
  },
  {
    name: 'cloud refuses the user',
    mode: 'classic',
    ...error(
      400,
      `Failed to grant record "${R}" access permissions for user 'alice@acme.example': User is not allowed to receive shares`,
    ),
    claim: 'refused',
    code: 'vault-refused',
  },
  {
    name: 'one refused, one done comes as an error',
    mode: 'classic',
    recipients: TWO,
    ...error(
      400,
      `Failed to grant record "${R}" access permissions for user 'dave@acme.example': User is not allowed to receive shares\nRecord "${R}" access permissions has been changed for user 'alice@acme.example'`,
    ),
    claim: 'partial',
    code: 'vault-refused',
  },
  {
    name: 'partial success by keywords',
    mode: 'classic',
    recipients: TWO,
    status: 207,
    body: {
      status: 'partial_success',
      message: [
        `Record "${R}" access permissions has been granted to user 'alice@acme.example'`,
        `Failed to grant record "${R}" access permissions for user 'dave@acme.example': not a member`,
      ],
    },
    claim: 'partial',
    code: 'vault-refused',
  },
  {
    name: 'permission denied for the user',
    mode: 'classic',
    ...error(403, `Failed to grant record "${R}" access permissions for user 'alice@acme.example': Permission denied`),
    claim: 'refused',
    code: 'record-not-shareable',
  },
  {
    name: 'conflict',
    mode: 'classic',
    status: 409,
    body: {
      status: 'warning',
      message: `Failed to grant record "${R}" access permissions for user 'alice@acme.example': share already exists`,
    },
    claim: 'refused',
    code: 'vault-refused',
  },
  {
    name: 'nothing to take away',
    mode: 'nsf',
    ...error(
      500,
      `Failed to revoke record "${R}" access for 'alice@acme.example': trying to update or revoke non existing permissions`,
    ),
    claim: 'refused',
    code: 'vault-refused',
  },
  {
    name: 'bad address',
    mode: 'classic',
    ...unexpected("share-record: Invalid email format: o'neil@acme.example"),
    claim: 'refused',
    code: 'invalid-input',
  },
  {
    name: 'no account',
    mode: 'classic',
    ...unexpected('share-record: Nothing to do.'),
    claim: 'refused',
    code: 'recipient-unknown',
  },
  {
    name: 'nsf no account',
    mode: 'nsf',
    ...unexpected('nsf-share-record: User alice@acme.example has no public key'),
    claim: 'refused',
    code: 'recipient-unknown',
  },
  {
    name: 'nsf stops at one of several',
    mode: 'nsf',
    recipients: TWO,
    ...unexpected('nsf-share-record: User dave@acme.example has no public key'),
    claim: 'partial',
    code: 'recipient-unknown',
  },
  {
    name: 'expiry too short',
    mode: 'classic',
    ...unexpected('share-record: Share expiration must be at least 1 minute.'),
    claim: 'refused',
    code: 'invalid-input',
  },
  {
    name: 'bad instant',
    mode: 'classic',
    ...unexpected("Invalid isoformat string: 'tomorrow'"),
    claim: 'refused',
    code: 'invalid-input',
  },
  {
    name: 'nsf bad duration',
    mode: 'nsf',
    ...unexpected("nsf-share-record: Invalid --expire-in format: '30m'. Examples: 30d, 6mo, 1y, 24h, 30mi"),
    claim: 'refused',
    code: 'invalid-input',
  },
  {
    name: 'bad unit',
    mode: 'classic',
    ...unexpected(
      'm is not allowed as a unit for the timeout value.\nValid units are "years/y, months/mo, days/d, hours/h, minutes/mi".',
    ),
    claim: 'refused',
    code: 'invalid-input',
  },
  {
    name: 'no record',
    mode: 'classic',
    ...unexpected('share-record: Enter name or uid of existing record or shared folder'),
    claim: 'refused',
    code: 'record-not-found',
  },
  {
    name: 'nsf no record',
    mode: 'nsf',
    ...unexpected(`nsf-share-record: Record '${R}' not found`),
    claim: 'refused',
    code: 'record-not-found',
  },
  {
    name: 'classic record in NSF',
    mode: 'nsf',
    ...unexpected(`nsf-share-record: Cannot use legacy record '${R}' with a Nested Share Folder command. `),
    claim: 'refused',
    code: 'record-other-mode',
  },
  {
    name: 'not mine to share',
    mode: 'nsf',
    ...unexpected('nsf-share-record: You do not have permission to share this record.'),
    claim: 'refused',
    code: 'record-not-shareable',
  },
  {
    name: 'cloud denies',
    mode: 'classic',
    ...unexpected('access_denied: You cannot share this record'),
    claim: 'refused',
    code: 'record-not-shareable',
  },
  {
    name: 'nsf cloud denies',
    mode: 'nsf',
    ...unexpected('nsf-share-record: access_denied: no permission'),
    claim: 'refused',
    code: 'record-not-shareable',
  },
  {
    name: 'role required',
    mode: 'nsf',
    ...unexpected('nsf-share-record: Role is required for grant action'),
    claim: 'refused',
    code: 'operation-incomplete',
  },
  {
    name: 'no session',
    mode: 'classic',
    ...error(401, 'No active session. Please log in through the CLI first.'),
    claim: 'refused',
    code: 'commander-no-session',
  },
  {
    name: 'session gone',
    mode: 'classic',
    ...error(401, 'Please provide a valid api key'),
    claim: 'refused',
    code: 'commander-no-session',
  },
  {
    name: 'control characters',
    mode: 'classic',
    ...error(400, 'Invalid command: control characters are not allowed in command input.'),
    claim: 'refused',
    code: 'text-not-sendable',
  },
  {
    name: 'usage text is a success',
    mode: 'classic',
    ...success([
      'usage: share-record [-h] -e EMAIL [--contacts-only] [-f]',
      '[-a {grant,revoke,owner,cancel}] [-s] [-w] [-R]',
      'options:',
    ]),
    claim: 'refused',
    code: 'vault-refused',
  },
  {
    name: 'missing argument is a success',
    mode: 'nsf',
    ...success('the following arguments are required: -e/--email'),
    claim: 'refused',
    code: 'vault-refused',
  },
  {
    name: 'unknown option',
    mode: 'classic',
    ...error(400, 'unrecognized arguments: --format=json'),
    claim: 'refused',
    code: 'vault-refused',
  },
  {
    name: 'unknown choice',
    mode: 'nsf',
    ...error(400, "argument -r/--role: invalid choice: 'Viewer' (choose from 'viewer')"),
    claim: 'refused',
    code: 'vault-refused',
  },
  {
    name: 'nsf off: the general help',
    mode: 'nsf',
    status: 207,
    body: {
      status: 'partial_success',
      data: null,
      message: 'Available Commands\n─────\nRecord Commands\nappend-notes (an)  Append notes to an existing record',
    },
    claim: 'refused',
    code: 'nsf-unavailable',
  },
  {
    name: 'policy warning',
    mode: 'classic',
    status: 200,
    body: {
      status: 'success',
      message: 'Sharing outside of your organisation is restricted: enforcement policy RESTRICT_SHARING_ALL',
    },
    claim: 'refused',
    code: 'vault-refused',
  },
  {
    name: 'denied as a whole',
    mode: 'classic',
    ...error(403, 'Permission denied'),
    claim: 'refused',
    code: 'record-not-shareable',
  },
  { name: 'a question nobody answers', mode: 'classic', ...unexpected('EOF when reading a line'), claim: 'unclear' },
  {
    name: 'silent success',
    mode: 'classic',
    ...success('Command executed successfully but produced no output'),
    claim: 'unclear',
  },
  {
    name: 'about somebody else',
    mode: 'classic',
    ...success(`Record "${R}" access permissions has been granted to user 'mallory@acme.example'`),
    claim: 'partial',
    code: 'recipient-unknown',
  },
  { name: 'never heard of', mode: 'nsf', ...unexpected('something new'), claim: 'unclear' },
  { name: 'no text at all', mode: 'nsf', status: 200, body: { status: 'success' }, claim: 'unclear' },
];
