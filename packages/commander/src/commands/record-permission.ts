/**
 * "Request Record Permission Change" as a command: `record-permission`, `nsf-record-permission`. Always with the folder's
 * uid, because none is the root of the vault to Commander, and with `--force`, because without it Commander asks.
 */
import type { RecordPermission } from '@keeper-workflow/operations';
import type { CommandArguments, Flag } from '../encode';

export const recordPermissionCommand = (operation: RecordPermission): CommandArguments =>
  withFlag(operation, '--force');

/** The same, telling what it would do instead of doing it. */
export const recordPermissionDryRun = (operation: RecordPermission): CommandArguments =>
  withFlag(operation, '--dry-run');

function withFlag(operation: RecordPermission, flag: '--force' | '--dry-run'): CommandArguments {
  return {
    command: operation.mode === 'nsf' ? 'nsf-record-permission' : 'record-permission',
    options: [
      { flag: `--action=${operation.action}` },
      ...whatChanges(operation),
      ...(operation.recursive ? [{ flag: '--recursive' } as const] : []),
      { flag },
    ],
    positionals: [{ value: operation.folder.uid, field: 'folder' }],
  };
}

function whatChanges(operation: RecordPermission): Flag[] {
  if (operation.mode === 'nsf') return operation.role === undefined ? [] : [{ flag: `--role=${operation.role}` }];
  return [
    ...(operation.canShareRecords ? [{ flag: '--can-share' } as const] : []),
    ...(operation.canEditRecords ? [{ flag: '--can-edit' } as const] : []),
  ];
}
