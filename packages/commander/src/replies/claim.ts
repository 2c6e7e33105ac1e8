/** What a stored result claims about sharing records. Only a read of the vault proves it. */
import type { Reply, ShareFolderRecords, ShareRecord } from '@keeper-workflow/operations';
import type { StoredResult } from '../http';
import { replyByParty } from './by-party';
import { SHARE_MESSAGES, type Message } from './messages';

/** @param secrets never shown in the words. */
export function shareRecordReply(
  { recipients }: Pick<ShareRecord, 'recipients'>,
  result: StoredResult,
  secrets: readonly string[] = [],
): Reply {
  const expected = recipients.map((recipient) => [recipient]);
  return replyByParty({ table: SHARE_MESSAGES, expected, oneByOne: recipients.length > 1 }, result, secrets);
}

/** The same for the records of a folder: a line for each record and person. */
export function shareFolderRecordsReply(
  { recipients }: Pick<ShareFolderRecords, 'recipients'>,
  result: StoredResult,
  secrets: readonly string[] = [],
): Reply {
  const expected = recipients.map((recipient) => [recipient]);
  return replyByParty({ table: FOLDER_RECORDS_MESSAGES, expected, oneByOne: true }, result, secrets);
}

/** Whom a record is not shared with has nothing to lose there, which is no refusal of the rest. */
const NOTHING_TO_REVOKE =
  /^Failed to revoke record "[\w-]+" access (?:permissions )?for (?:user )?'.+?': (?:There is no share to remove|trying to update or revoke non existing permissions)/;

export const FOLDER_RECORDS_MESSAGES: readonly Message[] = [
  { name: 'nothing-to-revoke', pattern: NOTHING_TO_REVOKE, meaning: { about: 'nothing' } },
  {
    name: 'no-folder',
    pattern: /Enter name or uid of existing record or shared folder|Record '.+' not found/,
    meaning: { about: 'command', says: 'refused', code: 'folder-not-found', field: 'folder' },
  },
  {
    name: 'empty-folder',
    pattern: /There are no records to share selected|No records found in the specified folder/,
    meaning: { about: 'command', says: 'refused', code: 'folder-empty', field: 'folder' },
  },
  {
    name: 'folder-other-mode',
    pattern: /is a legacy folder\. Nested Share Folder commands/,
    meaning: { about: 'command', says: 'refused', code: 'folder-other-mode', field: 'folder' },
  },
  ...SHARE_MESSAGES,
];
