/**
 * The operation "Request Access to Folder" as a command: `share-folder` in Classic, `nsf-share-folder` in NSF. Always
 * exactly one folder by uid; `*`, `@existing` for people, and `-f` (which skips the questions before the service account
 * removes itself) cannot be expressed.
 */
import type { ShareFolder } from '@keeper-workflow/operations';
import type { CommandArguments, Flag, OptionValue } from '../encode';
import { expiryOptions } from './expiry';

/** How a Classic right is said: `leave` says nothing, which is the folder's default for somebody new. */
export type RightFlag = 'on' | 'off' | 'leave';

/** What depends on who is in the folder now; see `folderForm`. */
export interface FolderForm {
  readonly manageRecords: RightFlag;
  readonly manageUsers: RightFlag;
  /** Say "for good": somebody's access would otherwise keep its earlier end. */
  readonly sayNever: boolean;
}

/** What the operation alone says: both rights outright, and "for good" by saying nothing. */
export const plainForm = (operation: ShareFolder): FolderForm => ({
  manageRecords: classicGrant(operation)?.manageRecords === true ? 'on' : 'off',
  manageUsers: classicGrant(operation)?.manageUsers === true ? 'on' : 'off',
  sayNever: false,
});

const classicGrant = (operation: ShareFolder) =>
  operation.mode === 'classic' && operation.action === 'grant' ? operation : undefined;

/** Teams go by uid where it is known. The role of an NSF grant is always said: without it Commander makes a viewer. */
export function shareFolderCommand(operation: ShareFolder, form: FolderForm = plainForm(operation)): CommandArguments {
  return {
    command: operation.mode === 'nsf' ? 'nsf-share-folder' : 'share-folder',
    options: [
      { flag: `--action=${operation.action}` },
      ...operation.recipients.map((value): OptionValue => ({ name: '--email', value, field: 'recipients' })),
      ...operation.teams.map(({ uid, name }): OptionValue => ({ name: '--email', value: uid ?? name, field: 'teams' })),
      ...(operation.action === 'grant' ? grantOptions(operation, form) : []),
    ],
    positionals: [{ value: operation.folder.uid, field: 'folder' }],
  };
}

function grantOptions(operation: Extract<ShareFolder, { action: 'grant' }>, form: FolderForm): (Flag | OptionValue)[] {
  const ending = expiryOptions(operation, form.sayNever);
  if (operation.mode === 'nsf') return [{ flag: `--role=${operation.role}` }, ...ending];
  return [
    ...said('--manage-records', form.manageRecords),
    ...said('--manage-users', form.manageUsers),
    ...ending,
    ...recordRightsForEverybody(operation.canShareRecords, operation.canEditRecords),
  ];
}

const said = (name: '--manage-records' | '--manage-users', flag: RightFlag): Flag[] =>
  flag === 'leave' ? [] : [{ flag: `${name}=${flag}` }];

/** Commander 18 refuses record rights without `-r`; `@existing` are the records in the folder now. Never takes one away. */
function recordRightsForEverybody(canShare: boolean, canEdit: boolean): Flag[] {
  if (!canShare && !canEdit) return [];
  return [
    { flag: '--record=@existing' },
    ...(canShare ? [{ flag: '--can-share=on' } as const] : []),
    ...(canEdit ? [{ flag: '--can-edit=on' } as const] : []),
  ];
}
