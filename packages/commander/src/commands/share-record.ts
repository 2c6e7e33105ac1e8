/**
 * The operation "Request Access to Record" as a command: `share-record` in Classic, `nsf-share-record` in NSF.
 *
 * Neither prompts for grant or revoke (Commander 18.0.13, `force` is only looked at for `cancel` and
 * `--contacts-only`), so `-f` is not sent. `--recursive`, `--contacts-only`, `owner` and `cancel` cannot be expressed.
 */
import type { NsfRole, ShareRecord } from '@keeper-workflow/operations';
import type { CommandArguments, Flag, OptionValue } from '../encode';
import { expiryOptions } from './expiry';

/** The typed arguments; `encode` makes the text. Emails and the uid carry their form field for a failure. */
export function shareRecordCommand(operation: ShareRecord): CommandArguments {
  return {
    command: operation.mode === 'nsf' ? 'nsf-share-record' : 'share-record',
    options: [
      { flag: `--action=${operation.action}` },
      ...operation.recipients.map((email): OptionValue => ({ name: '--email', value: email, field: 'recipients' })),
      ...recordRights(operation),
      // "For good" has to be said in Classic, where a grant without it leaves an earlier end in place; NSF refuses expiry
      // data on a share that exists, so there it is left out.
      ...(operation.action === 'grant' ? expiryOptions(operation, operation.mode === 'classic') : []),
    ],
    positionals: [{ value: operation.record.uid, field: 'record' }],
  };
}

type RecordRights =
  | { readonly mode: 'nsf'; readonly action: 'grant'; readonly role: NsfRole }
  | { readonly mode: 'nsf'; readonly action: 'revoke' }
  | { readonly mode: 'classic'; readonly allowSharing: boolean; readonly allowWriting: boolean };

/** `nsf-share-record -a revoke` takes the whole share whatever `-r` says, so a role is sent with grant only. */
export function recordRights(operation: RecordRights): Flag[] {
  if (operation.mode === 'nsf') return operation.action === 'grant' ? [{ flag: `--role=${operation.role}` }] : [];
  return [
    ...(operation.allowSharing ? [{ flag: '--share' } as const] : []),
    ...(operation.allowWriting ? [{ flag: '--write' } as const] : []),
  ];
}
