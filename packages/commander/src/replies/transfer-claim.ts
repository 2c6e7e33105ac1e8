/** What a stored result claims about a transfer of ownership. Only a read of the record proves it. */
import type { Reply, TransferRecord } from '@keeper-workflow/operations';
import type { StoredResult } from '../http';
import { replyByParty } from './by-party';
import { refused } from './meanings';
import { SHARE_MESSAGES, type Message } from './messages';

/** Classic says the same as for a share ("granted to"); NSF has words of its own. */
export const TRANSFER_MESSAGES: readonly Message[] = [
  {
    name: 'transferred',
    pattern: /^Record '[\w-]+' ownership transferred to '(?<user>.+)'$/,
    meaning: { about: 'recipient', says: 'done' },
  },
  { name: 'access-lost', pattern: /^You will no longer have access to this record!$/, meaning: { about: 'nothing' } },
  {
    name: 'transfer-refused',
    pattern: /^Failed to transfer ownership of '[\w-]+' to '(?<user>.+?)': /,
    meaning: { about: 'recipient', says: 'refused', code: 'vault-refused' },
  },
  // No account, no key yet, or an invitation that is not accepted: NSF does not say which, and invites nobody here.
  {
    name: 'cannot-prepare',
    pattern: /Cannot prepare transfer for record /,
    meaning: refused('recipient-unknown', 'newOwner'),
  },
  {
    name: 'one-owner',
    pattern: /transfer ownership to a single account only|only be transferred to a single account/,
    meaning: refused('vault-refused', 'newOwner'),
  },
  // The person a share message speaks of is the new owner here.
  ...SHARE_MESSAGES.map((message): Message =>
    'field' in message.meaning && message.meaning.field === 'recipients'
      ? { ...message, meaning: { ...message.meaning, field: 'newOwner' } }
      : message,
  ),
];

/** @param secrets never shown in the words. */
export const transferReply = (
  { newOwner }: Pick<TransferRecord, 'newOwner'>,
  result: StoredResult,
  secrets: readonly string[] = [],
): Reply => replyByParty({ table: TRANSFER_MESSAGES, expected: [[newOwner]], oneByOne: false }, result, secrets);
