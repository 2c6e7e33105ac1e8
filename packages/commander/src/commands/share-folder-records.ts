/**
 * "Request Access to Record" for all records of a folder: `share-record` or `nsf-share-record` of the folder's uid, which
 * takes the records directly in it, with `--recursive` also those of the folders below.
 */
import type { ShareFolderRecords } from '@keeper-workflow/operations';
import type { CommandArguments, OptionValue } from '../encode';
import { expiryOptions } from './expiry';
import { recordRights } from './share-record';

export function shareFolderRecordsCommand(operation: ShareFolderRecords): CommandArguments {
  return {
    command: operation.mode === 'nsf' ? 'nsf-share-record' : 'share-record',
    options: [
      { flag: `--action=${operation.action}` },
      ...operation.recipients.map((value): OptionValue => ({ name: '--email', value, field: 'recipients' })),
      ...recordRights(operation),
      ...(operation.action === 'grant' ? expiryOptions(operation, operation.mode === 'classic') : []),
      ...(operation.recursive ? [{ flag: '--recursive' } as const] : []),
    ],
    positionals: [{ value: operation.folder.uid, field: 'folder' }],
  };
}
