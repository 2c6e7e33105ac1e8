/**
 * The operation "Request Access to Record" as a command: `share-record` in Classic, `nsf-share-record` in NSF.
 *
 * Neither prompts for grant or revoke (Commander 18.0.13, `force` is only looked at for `cancel` and
 * `--contacts-only`), so `-f` is not sent. `--recursive`, `--contacts-only`, `owner` and `cancel` cannot be expressed.
 */
import type { Expiration, ShareRecord } from '@keeper-workflow/operations';
import type { CommandArguments, Flag, OptionValue } from '../encode';

/** The typed arguments; `encode` makes the text. Emails and the uid carry their form field for a failure. */
export function shareRecordCommand(operation: ShareRecord): CommandArguments {
  return {
    command: operation.mode === 'nsf' ? 'nsf-share-record' : 'share-record',
    options: [
      { flag: `--action=${operation.action}` },
      ...operation.recipients.map((email): OptionValue => ({ name: '--email', value: email, field: 'recipients' })),
      ...rights(operation),
      ...(operation.action === 'grant' ? expiry(operation.mode, operation.expiration) : []),
    ],
    positionals: [{ value: operation.record.uid, field: 'record' }],
  };
}

/** `nsf-share-record -a revoke` takes the whole share whatever `-r` says, so a role is sent with grant only. */
function rights(operation: ShareRecord): Flag[] {
  if (operation.mode === 'nsf') return operation.action === 'grant' ? [{ flag: `--role=${operation.role}` }] : [];
  return [
    ...(operation.allowSharing ? [{ flag: '--share' } as const] : []),
    ...(operation.allowWriting ? [{ flag: '--write' } as const] : []),
  ];
}

/**
 * An instant goes with its `Z`: without a zone Commander takes the local time of its host. A duration uses the units
 * both commands know. "For good" has to be said in Classic, where a grant without it leaves an earlier expiry in place;
 * NSF refuses expiry data on a share that exists, so there it is left out.
 */
function expiry(mode: ShareRecord['mode'], expiration: Expiration): (Flag | OptionValue)[] {
  switch (expiration.type) {
    case 'never':
      return mode === 'classic' ? [{ flag: '--expire-in=never' }] : [];
    case 'at':
      return [{ name: '--expire-at', value: expiration.at, field: 'expiration' }];
    case 'in':
      return [{ flag: `--expire-in=${expiration.amount}${expiration.unit}` }];
  }
}
