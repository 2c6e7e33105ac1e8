/** Bodies of stored results as Commander 18 sends them, with secrets in them as they really are. */
import type { Scripted } from './scripted-commander';
import { UID } from './operations';

/** In every record below; must never come out of the package. */
export const SECRET = 'p@ss-canary-w0rd';

export interface Permission {
  readonly username: string;
  readonly owner?: boolean;
  readonly shareable?: boolean;
  readonly editable?: boolean;
  readonly role?: string;
  readonly expiration?: number;
}

export const SERVICE: Permission = {
  username: 'svc.commander@acme.example',
  owner: true,
  shareable: true,
  editable: true,
};

/** What `get` (with `source`) or `nsf-get` (without) answers for a record. */
export const recordReply = (permissions: readonly Permission[] | undefined, more: object = {}): Scripted => ({
  body: {
    command: 'get',
    status: 'success',
    data: {
      record_uid: UID,
      title: 'Apollo API',
      type: 'login',
      fields: [
        { type: 'login', label: '', value: [SECRET] },
        { type: 'password', label: '', value: [SECRET] },
      ],
      custom: [{ type: 'secret', label: 'API Token', value: [SECRET] }],
      notes: SECRET,
      version: 3,
      folder: { path: 'Projects/Apollo', uid: 'pRQHQ4yZfUwps2pMa-21Uw' },
      ...(permissions ? { user_permissions: permissions } : {}),
      ...more,
    },
  },
});

export const nsfFolderReply = (members: readonly { accessor: string; role: string }[]): Scripted => ({
  body: {
    status: 'success',
    data: {
      folder_uid: 'pRQHQ4yZfUwps2pMa-21Uw',
      type: 'nested_share_folder',
      name: 'Apollo',
      user_permissions: members.map((member) => ({ access_type: 'AT_USER', inherited: false, ...member })),
    },
  },
});

export const NSF_NOT_FOUND: Scripted = {
  status: 500,
  body: {
    status: 'error',
    error: `Unexpected error: nsf-get: Cannot find any Nested Share Folder object with UID or title: ${UID}`,
  },
};
export const NOT_FOUND: Scripted = {
  status: 500,
  body: { status: 'error', error: `Unexpected error: get: Cannot find any object with UID: ${UID}` },
};
export const NSF_OFF: Scripted = {
  status: 400,
  body: { command: 'nsf-get', data: null, error: 'Invalid JSON response', status: 'error' },
};
export const SYNCED: Scripted = { body: { data: null, message: 'Vault synchronized successfully', status: 'success' } };
