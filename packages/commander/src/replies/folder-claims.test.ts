/** Every message about folders, transfers and record permissions, read as what it is. */
import type { Reply } from '@keeper-workflow/operations';
import { describe, expect, it } from 'vitest';
import { ALICE, folderGrant } from '../testing/folders';
import { FOLDER_RECORDS_MESSAGES, shareFolderRecordsReply } from './claim';
import { FOLDER_RECORDS_FIXTURES, PERMISSION_FIXTURES, TRANSFER_FIXTURES } from './fixtures-folder-records';
import { FOLDER_FIXTURES, type OperationFixture } from './fixtures-folders';
import { shareFolderReply } from './folder-claim';
import { FOLDER_MESSAGES } from './folder-messages';
import { SHARE_MESSAGES } from './messages';
import { COMMON_MESSAGES } from './messages-common';
import { PERMISSION_MESSAGES, recordPermissionReply } from './permission-claim';
import { replyLines } from './text';
import { TRANSFER_MESSAGES, transferReply } from './transfer-claim';

interface Row {
  readonly name: string;
  readonly pattern: RegExp;
}

/** Rows of `table` that none of the fixtures uses, beside those that other fixtures have. */
function unused(
  table: readonly Row[],
  fixtures: readonly OperationFixture<unknown>[],
  elsewhere: readonly Row[],
): string[] {
  const used = new Set(
    fixtures.flatMap(({ body }) =>
      replyLines(body).map((line) => table.find(({ pattern }) => pattern.test(line))?.name),
    ),
  );
  const known = new Set(elsewhere.map(({ name }) => name));
  return table.map(({ name }) => name).filter((name) => !used.has(name) && !known.has(name));
}

function check<O>(
  title: string,
  fixtures: readonly OperationFixture<O>[],
  read: (operation: O, result: { status: number; body: unknown }) => Reply,
): void {
  it.each(fixtures)(`${title}: $name: $claim`, ({ operation, status, body, claim, code }) => {
    const reply = read(operation, { status, body });
    expect({ claim: reply.claim, code: reply.failure?.code }).toEqual({ claim, code });
    expect(reply.words).not.toMatch(/(?<![\w-])[A-Za-z0-9]\w{21}(?![\w-])/);
  });
}

describe('what Commander claims about', () => {
  check('a folder', FOLDER_FIXTURES, shareFolderReply);
  check('its records', FOLDER_RECORDS_FIXTURES, shareFolderRecordsReply);
  check('a new owner', TRANSFER_FIXTURES, transferReply);
  check('record permissions', PERMISSION_FIXTURES, recordPermissionReply);
});

it('has a fixture for every row of the tables', () => {
  expect(unused(FOLDER_MESSAGES, FOLDER_FIXTURES, COMMON_MESSAGES)).toEqual([]);
  expect(unused(FOLDER_RECORDS_MESSAGES, FOLDER_RECORDS_FIXTURES, SHARE_MESSAGES)).toEqual([]);
  expect(unused(TRANSFER_MESSAGES, TRANSFER_FIXTURES, SHARE_MESSAGES)).toEqual([]);
  expect(unused(PERMISSION_MESSAGES, PERMISSION_FIXTURES, COMMON_MESSAGES)).toEqual([]);
});

it.each(['error', 'duplicate', 'access denied', 'Nothing to do', "User share 'x' failed", 'policy: forbidden'])(
  'takes a record called %s for a title',
  (title) => {
    const message = [`User share '${ALICE}' added`, `Record share '${title}' updated`];
    for (const [status, key] of [
      [200, 'message'],
      [207, 'message'],
      [409, 'message'],
      [500, 'error'],
    ] as const) {
      const body = { [key]: key === 'error' ? message.join('\n') : message };
      expect(shareFolderReply(folderGrant({ canEditRecords: true }), { status, body }).claim).toBe('done');
    }
  },
);

it('names the new owner, not recipients, in a failure', () => {
  const body = { error: 'Unexpected error: share-record: Nothing to do.' };
  expect(transferReply({ newOwner: ALICE }, { status: 500, body }).failure).toMatchObject({ field: 'newOwner' });
});
