/** The exact text that is sent for every kind of share-record operation. */
import { expect, it } from 'vitest';
import { commandText } from '../encode';
import { classicGrant, classicRevoke, nsfGrant, nsfRevoke, UID } from '../testing/operations';
import { shareRecordCommand } from './share-record';

const mail = "--email='alice@acme.example'";

it.each([
  [nsfGrant(), `nsf-share-record --action=grant ${mail} --role=viewer '${UID}'`],
  [
    nsfGrant({ role: 'content-manager', expiration: { type: 'in', amount: 2, unit: 'h' } }),
    `nsf-share-record --action=grant ${mail} --role=content-manager --expire-in=2h '${UID}'`,
  ],
  [nsfRevoke(), `nsf-share-record --action=revoke ${mail} '${UID}'`],
  [nsfRevoke({ role: 'viewer' }), `nsf-share-record --action=revoke ${mail} '${UID}'`],
  [classicGrant(), `share-record --action=grant ${mail} --expire-in=never '${UID}'`],
  [
    classicGrant({ allowWriting: true, expiration: { type: 'at', at: '2031-01-31T10:00:00Z' } }),
    `share-record --action=grant ${mail} --write --expire-at='2031-01-31T10:00:00Z' '${UID}'`,
  ],
  [
    classicGrant({ allowSharing: true, recipients: ['alice@acme.example', 'bob@acme.example'] }),
    `share-record --action=grant ${mail} --email='bob@acme.example' --share --expire-in=never '${UID}'`,
  ],
  [classicRevoke(), `share-record --action=revoke ${mail} '${UID}'`],
  [classicRevoke({ allowWriting: true }), `share-record --action=revoke ${mail} --write '${UID}'`],
])('%#', (operation, text) => {
  expect(commandText(shareRecordCommand(operation))).toEqual({ ok: true, value: text });
});
