/** Folders, teams and the operations on them, as they come to the vault and as Commander 18 shows them; for tests. */
import type { RecordPermission, ShareFolder, ShareFolderRecords, TransferRecord } from '@keeper-workflow/operations';
import { UID } from './operations';
import type { Permission } from './replies';
import { SECRET } from './replies';
import type { Scripted } from './scripted-commander';

export const FOLDER = 'pRQHQ4yZfUwps2pMa-21Uw';
export const TEAM = { uid: 'bvcVKR04FfrH6Xc8XHQ2mA', name: 'Finance' };
export const ALICE = 'alice@acme.example';
export const BOB = 'bob@acme.example';

type Of<O, M extends string, A extends string> = Extract<O, { mode: M; action: A }>;
const folder = { uid: FOLDER, title: 'Apollo' };
const party = { folder, recipients: [ALICE], teams: [] };
const never = { type: 'never' as const };

export const folderGrant = (
  change: Partial<Of<ShareFolder, 'classic', 'grant'>> = {},
): Of<ShareFolder, 'classic', 'grant'> => ({
  kind: 'share-folder',
  mode: 'classic',
  action: 'grant',
  ...party,
  manageRecords: false,
  manageUsers: false,
  canShareRecords: false,
  canEditRecords: false,
  expiration: never,
  ...change,
});
export const folderRemove = (
  change: Partial<Of<ShareFolder, 'classic', 'remove'>> = {},
): Of<ShareFolder, 'classic', 'remove'> => ({
  kind: 'share-folder',
  mode: 'classic',
  action: 'remove',
  ...party,
  ...change,
});
export const nsfFolderGrant = (
  change: Partial<Of<ShareFolder, 'nsf', 'grant'>> = {},
): Of<ShareFolder, 'nsf', 'grant'> => ({
  kind: 'share-folder',
  mode: 'nsf',
  action: 'grant',
  ...party,
  role: 'viewer',
  expiration: never,
  ...change,
});
export const nsfFolderRemove = (
  change: Partial<Of<ShareFolder, 'nsf', 'remove'>> = {},
): Of<ShareFolder, 'nsf', 'remove'> => ({ kind: 'share-folder', mode: 'nsf', action: 'remove', ...party, ...change });

const all = { kind: 'share-folder-records' as const, folder, recursive: false, recipients: [ALICE] };
export const recordsGrant = (
  change: Partial<Of<ShareFolderRecords, 'classic', 'grant'>> = {},
): Of<ShareFolderRecords, 'classic', 'grant'> => ({
  ...all,
  mode: 'classic',
  action: 'grant',
  allowSharing: false,
  allowWriting: false,
  expiration: never,
  ...change,
});
export const recordsRevoke = (
  change: Partial<Of<ShareFolderRecords, 'classic', 'revoke'>> = {},
): Of<ShareFolderRecords, 'classic', 'revoke'> => ({
  ...all,
  mode: 'classic',
  action: 'revoke',
  allowSharing: false,
  allowWriting: false,
  ...change,
});
export const nsfRecordsGrant = (
  change: Partial<Of<ShareFolderRecords, 'nsf', 'grant'>> = {},
): Of<ShareFolderRecords, 'nsf', 'grant'> => ({
  ...all,
  mode: 'nsf',
  action: 'grant',
  role: 'viewer',
  expiration: never,
  ...change,
});
export const nsfRecordsRevoke = (
  change: Partial<Of<ShareFolderRecords, 'nsf', 'revoke'>> = {},
): Of<ShareFolderRecords, 'nsf', 'revoke'> => ({ ...all, mode: 'nsf', action: 'revoke', ...change });

export const transfer = (change: Partial<TransferRecord> = {}): TransferRecord => ({
  kind: 'transfer-record',
  mode: 'classic',
  record: { uid: UID, title: 'Apollo API' },
  newOwner: ALICE,
  ...change,
});

const rights = { kind: 'record-permission' as const, folder, recursive: false };
type Permissions<M extends string> = Extract<RecordPermission, { mode: M }>;
export const permission = (change: Partial<Permissions<'classic'>> = {}): Permissions<'classic'> => ({
  ...rights,
  mode: 'classic',
  action: 'grant',
  canShareRecords: false,
  canEditRecords: true,
  ...change,
});
export const nsfPermissionGrant = (
  change: Partial<Of<RecordPermission, 'nsf', 'grant'>> = {},
): Of<RecordPermission, 'nsf', 'grant'> => ({ ...rights, mode: 'nsf', action: 'grant', role: 'viewer', ...change });
export const nsfPermissionRevoke = (
  change: Partial<Of<RecordPermission, 'nsf', 'revoke'>> = {},
): Of<RecordPermission, 'nsf', 'revoke'> => ({ ...rights, mode: 'nsf', action: 'revoke', ...change });

export const data = (value: unknown): Scripted => ({ body: { status: 'success', command: 'x', data: value } });
export const says = (message: string | string[]): Scripted => ({
  body: { status: 'success', data: null, message },
});
export const refuses = (error: string, status = 500): Scripted => ({ status, body: { status: 'error', error } });
export const SILENT = says('Command executed successfully but produced no output');

export interface Member {
  readonly username: string;
  readonly owner?: boolean;
  readonly manage_records?: boolean;
  readonly manage_users?: boolean;
  readonly expiration?: string;
}
export const MANAGER: Member = {
  username: 'svc.commander@acme.example',
  owner: true,
  manage_records: true,
  manage_users: true,
  expiration: 'never',
};

/** What `get` answers for a shared folder. */
export const sharedFolder = (
  users: readonly Member[] = [MANAGER],
  more: Readonly<Record<string, unknown>> = {},
): Scripted =>
  data({
    folder_uid: FOLDER,
    type: 'classic_folder',
    name: 'Apollo',
    path: 'Apollo',
    parent_uid: null,
    folder: { path: '/', uid: null },
    manage_records: false,
    manage_users: false,
    can_edit: false,
    can_share: false,
    users,
    teams: [],
    share_admins: [],
    records: [],
    ...more,
  });

/** What `nsf-get` answers for a nested share folder. */
export const nestedFolder = (
  users: readonly { accessor: string; role: string; inherited?: boolean }[] = [],
  more: Readonly<Record<string, unknown>> = {},
): Scripted =>
  data({
    folder_uid: FOLDER,
    type: 'nested_share_folder',
    name: 'Apollo',
    parent_uid: null,
    folder: { path: '/', uid: null },
    owner: 'svc.commander@acme.example',
    user_permissions: [{ accessor: 'svc.commander@acme.example', role: 'owner', inherited: false }, ...users],
    records: [],
    ...more,
  });

/** What `get` or `nsf-get` answers for a record, secrets in it as they really are. */
export const record = (
  uid: string,
  title: string,
  users: readonly Permission[],
  more: Readonly<Record<string, unknown>> = {},
): Scripted =>
  data({
    record_uid: uid,
    title,
    type: 'login',
    fields: [{ type: 'password', label: '', value: [SECRET] }],
    notes: SECRET,
    user_permissions: users,
    ...more,
  });

/** The 22 characters of a uid, made from a number. */
export const uidOf = (number: number): string => `R${String(number).padStart(21, '0')}`;
