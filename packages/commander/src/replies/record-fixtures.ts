/**
 * One example of every message about records, as Commander 18 says it: the stored result and what it claims. Facts about
 * the wire, observed; uids and titles are made up.
 */
import type { FailureCode } from '@keeper-workflow/failures';
import type { Claim } from '@keeper-workflow/operations';
import { error, R, success, unexpected } from './fixture';

export interface RecordFixture {
  readonly name: string;
  readonly kind: 'add' | 'update' | 'forced-update';
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly claim: Claim;
  readonly code?: FailureCode;
}

const done = (name: string, kind: RecordFixture['kind'], rest: Pick<RecordFixture, 'status' | 'body'>) =>
  ({ name, kind, ...rest, claim: 'done' }) as const;
const refused = (
  name: string,
  kind: RecordFixture['kind'],
  rest: Pick<RecordFixture, 'status' | 'body'>,
  code: FailureCode = 'vault-refused',
) => ({ name, kind, ...rest, claim: 'refused', code }) as const;
const unclear = (name: string, kind: RecordFixture['kind'], rest: Pick<RecordFixture, 'status' | 'body'>) =>
  ({ name, kind, ...rest, claim: 'unclear' }) as const;

const silent = (message: string) => success(message);

export const RECORD_FIXTURES: readonly RecordFixture[] = [
  done('created', 'add', { status: 200, body: { command: 'record-add', data: { record_uid: R }, status: 'success' } }),
  done('created in a nested folder', 'add', success(R)),
  done('created, with words in the uid that read as an error', 'add', error(500, 'Failed-error_0n_invali')),
  done('updated', 'update', silent('Record updated successfully')),
  done('updated, with "set" in the command', 'update', silent('Configuration updated successfully')),
  done('updated, with "sync-down" in a value', 'update', silent('Vault synchronized successfully')),
  done('updated, with "logout" in a value', 'update', silent('Logged out successfully')),
  done('updated, without anything', 'update', silent('Command executed successfully but produced no output')),
  unclear('a silent text is no new record', 'add', silent('Command executed successfully but produced no output')),
  refused(
    'unknown type',
    'add',
    unexpected('record-add: Record type "nosuch" cannot be found.'),
    'record-type-unknown',
  ),
  refused(
    'unknown nested type',
    'add',
    unexpected('nsf-record-add: Record type "x" cannot be found.'),
    'record-type-unknown',
  ),
  refused(
    'restricted type',
    'add',
    unexpected('record-add: The record type "login" is restricted by your role.'),
    'record-type-unknown',
  ),
  refused('legacy type', 'add', unexpected('record-add: Legacy record type is not supported.'), 'record-legacy'),
  refused(
    'legacy record',
    'update',
    unexpected('record-update: Legacy record type is not supported. Convert the record to login record type.'),
    'record-legacy',
  ),
  refused('unknown nested folder', 'add', unexpected('nsf-record-add: No such folder: nosuch'), 'folder-not-found'),
  refused(
    'classic folder',
    'add',
    unexpected(
      `nsf-record-add: Folder '${R}' is a legacy folder. Nested Share Folder commands operate only on Nested Share Folders.`,
    ),
    'folder-other-mode',
  ),
  refused(
    'classic record',
    'update',
    unexpected(`nsf-record-update: Cannot use legacy record '${R}' with a Nested Share Folder command. `),
    'record-other-mode',
  ),
  refused('unknown record', 'update', unexpected(`record-update: Record "${R}" not found.`), 'record-not-found'),
  refused(
    'unknown nested record',
    'update',
    unexpected(`nsf-record-update: Record '${R}' not found`),
    'record-not-found',
  ),
  refused(
    'not editable',
    'update',
    unexpected('nsf-record-update: You do not have edit permissions on this record.'),
    'record-not-editable',
  ),
  refused('cloud refuses', 'update', unexpected('RS_ACCESS_DENIED: no access'), 'record-not-editable'),
  refused('out of sync', 'update', unexpected('out_of_sync: out of sync'), 'record-out-of-date'),
  refused('no title', 'add', unexpected('record-add: Title parameter is required.')),
  refused('no value', 'update', unexpected('record-update: Expected: <field>=<value>, got: justtext; Missing `=`')),
  refused('unknown field, a success', 'update', success('Field type "google" is not supported. Field: google.com')),
  refused('unknown field, an error', 'add', error(500, 'Field type "note" is not found for record type login')),
  refused(
    'password policy',
    'update',
    success(['Password must be at least 20 characters (got 5).', 'Use --force to bypass password policy warnings.']),
  ),
  unclear('warned and forced', 'forced-update', success('Field type "google" is not supported. Field: google.com')),
  refused(
    'unknown generator',
    'add',
    success('Unknown $GEN password algorithm "x". Valid algorithms: rand, dice, crypto, passphrase.'),
  ),
  refused(
    'attachment',
    'add',
    success('File attachments are not yet supported in nsf-record-add. Use record-add for attachment support.'),
  ),
  refused(
    'no session',
    'update',
    error(401, 'No active session. Please log in through the CLI first.'),
    'commander-no-session',
  ),
  refused('config gone', 'update', error(401, 'Please provide a valid api key'), 'commander-no-session'),
  refused(
    'allow-list at run',
    'add',
    error(403, 'Not permitted to perform this function'),
    'commander-command-not-allowed',
  ),
  refused(
    'line break',
    'add',
    error(400, 'Invalid command: control characters are not allowed in command input.'),
    'text-not-sendable',
  ),
  refused(
    '18.1.5 and a variable',
    'add',
    error(403, "The '${VARNAME}' environment-variable syntax is not permitted through Service Mode"),
  ),
  refused('usage text, a success', 'update', success(['usage: record-update [-h] [-f]', 'FIELDS ...'])),
  refused('unknown option', 'add', error(400, 'unrecognized arguments: --format=json')),
  refused(
    'NSF is off',
    'add',
    { status: 207, body: { message: ['Available Commands', 'list  Lists all records'], status: 'partial_success' } },
    'nsf-unavailable',
  ),
  unclear('a prompt', 'update', unexpected('EOF when reading a line')),
  refused('master password', 'update', unexpected('record-update: Operation cancelled: Re-authentication failed')),
  unclear('half of it, by keywords', 'update', {
    status: 207,
    body: { message: 'something was updated, error', status: 'partial_success' },
  }),
];
