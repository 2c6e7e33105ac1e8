/**
 * One example of every message of the table, as Commander 18 says it: the stored result and what it claims. Facts about
 * the wire, observed; uids and addresses are made up. Here: what was carried out, wholly or in part.
 */
import { done, R, success, TWO, unexpected, error, type Fixture } from './fixture';

export const CARRIED_OUT: readonly Fixture[] = [
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
];
