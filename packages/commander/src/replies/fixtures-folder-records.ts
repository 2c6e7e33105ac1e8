/** The same for the records of a folder, transfers of ownership and record permissions. */
import type { RecordPermission, ShareFolderRecords, TransferRecord } from '@keeper-workflow/operations';
import {
  ALICE,
  BOB,
  FOLDER,
  nsfPermissionGrant,
  nsfPermissionRevoke,
  nsfRecordsGrant,
  nsfRecordsRevoke,
  permission,
  recordsGrant,
  recordsRevoke,
  transfer,
} from '../testing/folders';
import { error, R, success, unexpected } from './fixture';
import type { OperationFixture } from './fixtures-folders';

const SILENT = success('Command executed successfully but produced no output');
const changed = (who: string) => `Record "${R}" access permissions has been changed for '${who}'`;

export const FOLDER_RECORDS_FIXTURES: readonly OperationFixture<ShareFolderRecords>[] = [
  {
    name: 'all granted',
    operation: recordsGrant(),
    ...success([
      `Record "${R}" access permissions has been granted to user '${ALICE}'`,
      `Record "${FOLDER}" access permissions has been changed for user '${ALICE}'`,
    ]),
    claim: 'done',
  },
  {
    name: 'one record refused',
    operation: recordsGrant(),
    ...error(
      400,
      `Failed to grant record "${R}" access permissions for user '${ALICE}': not allowed\nRecord "${FOLDER}" access permissions has been changed for user '${ALICE}'`,
    ),
    claim: 'partial',
    code: 'vault-refused',
  },
  {
    name: 'taken away and not given again, for the second record',
    operation: nsfRecordsGrant(),
    ...success([
      `Revoking existing share with '${ALICE}' before re-granting with expiration...`,
      changed(ALICE),
      `Revoking existing share with '${ALICE}' before re-granting with expiration...`,
    ]),
    claim: 'partial',
    code: 'share-half-changed',
  },
  {
    name: 'nothing to revoke on one of two',
    operation: nsfRecordsRevoke(),
    ...error(
      500,
      `Failed to revoke record "${R}" access for '${ALICE}': trying to update or revoke non existing permissions\nRecord "${FOLDER}" access permissions has been revoked from '${ALICE}'`,
    ),
    claim: 'done',
  },
  {
    name: 'nothing to revoke at all',
    operation: recordsRevoke(),
    ...error(500, `Failed to revoke record "${R}" access permissions for user '${ALICE}': There is no share to remove`),
    claim: 'unclear',
  },
  {
    name: 'stopped at an invitation',
    operation: nsfRecordsGrant(),
    ...unexpected(
      `nsf-share-record: Share invitation has been sent to '${ALICE}'. Please repeat this command once the invitation is accepted.`,
    ),
    claim: 'partial',
  },
  {
    name: 'no folder',
    operation: recordsGrant(),
    ...unexpected('share-record: Enter name or uid of existing record or shared folder'),
    claim: 'refused',
    code: 'folder-not-found',
  },
  {
    name: 'empty',
    operation: nsfRecordsGrant(),
    ...unexpected('nsf-share-record: No records found in the specified folder'),
    claim: 'refused',
    code: 'folder-empty',
  },
  {
    name: 'other mode',
    operation: nsfRecordsGrant(),
    ...unexpected(
      `nsf-share-record: Folder '${FOLDER}' is a legacy folder. Nested Share Folder commands operate only on Nested Share Folders.`,
    ),
    claim: 'refused',
    code: 'folder-other-mode',
  },
];

export const TRANSFER_FIXTURES: readonly OperationFixture<TransferRecord>[] = [
  {
    name: 'classic, in the words of a share',
    operation: transfer(),
    ...success(`Record "${R}" access permissions has been granted to user '${ALICE}'`),
    claim: 'done',
  },
  {
    name: 'nsf',
    operation: transfer({ mode: 'nsf' }),
    ...success([`Record '${R}' ownership transferred to '${ALICE}'`, 'You will no longer have access to this record!']),
    claim: 'done',
  },
  {
    name: 'nsf refused',
    operation: transfer({ mode: 'nsf' }),
    ...error(500, `Failed to transfer ownership of '${R}' to '${ALICE}': not allowed`),
    claim: 'refused',
    code: 'vault-refused',
  },
  {
    name: 'nsf without key or invitation',
    operation: transfer({ mode: 'nsf' }),
    ...unexpected(`nsf-share-record: Cannot prepare transfer for record ${R}`),
    claim: 'refused',
    code: 'recipient-unknown',
  },
  {
    name: 'two owners',
    operation: transfer(),
    ...unexpected('share-record: You can transfer ownership to a single account only'),
    claim: 'refused',
    code: 'vault-refused',
  },
  {
    name: 'invited',
    operation: transfer(),
    ...success([
      `Share invitation has been sent to '${ALICE}'`,
      'Please repeat this command when invitation is accepted.',
    ]),
    claim: 'invited',
  },
  {
    name: 'no key',
    operation: transfer(),
    ...unexpected('share-record: Nothing to do.'),
    claim: 'refused',
    code: 'recipient-unknown',
  },
];

export const PERMISSION_FIXTURES: readonly OperationFixture<RecordPermission>[] = [
  { name: 'done', operation: permission(), ...success('ALERT!!!'), claim: 'done' },
  { name: 'silent', operation: permission(), ...SILENT, claim: 'done' },
  {
    name: 'some failed',
    operation: permission(),
    ...error(
      500,
      `ALERT!!!\nFailed to GRANT Shared Folder Record Share permission(s)\n#  Shared Folder UID  Record UID  Error Code\n1  ${FOLDER}  ${R}  access_denied`,
    ),
    claim: 'partial',
    code: 'vault-refused',
  },
  {
    name: 'nsf done',
    operation: nsfPermissionGrant(),
    ...success([
      `Updated '${R}' for ${ALICE}: viewer -> share-manager`,
      `Granted '${R}' to ${BOB}: viewer (inherited) -> share-manager`,
    ]),
    claim: 'done',
  },
  {
    name: 'nsf all failed',
    operation: nsfPermissionRevoke(),
    ...error(
      500,
      `Failed to REVOKE Record share(s)\n#  Record UID  Email  Error Code  Message\n1  ${R}  ${ALICE}  error  no`,
    ),
    claim: 'refused',
    code: 'vault-refused',
  },
  {
    name: 'nsf no change',
    operation: nsfPermissionGrant(),
    ...success('No permission changes are needed.'),
    claim: 'done',
  },
  {
    name: 'nsf cannot',
    operation: nsfPermissionGrant(),
    ...error(500, 'No permission changes can be made. See skipped entries below (insufficient permissions).'),
    claim: 'refused',
    code: 'folder-not-shareable',
  },
  {
    name: 'no folder',
    operation: permission(),
    ...unexpected(`record-permission: Folder ${FOLDER} not found`),
    claim: 'refused',
    code: 'folder-not-found',
  },
  {
    name: 'other mode',
    operation: nsfPermissionGrant(),
    ...unexpected(
      `nsf-record-permission: Folder '${FOLDER}' is a legacy folder. Nested Share Folder commands operate only on Nested Share Folders.`,
    ),
    claim: 'refused',
    code: 'folder-other-mode',
  },
  {
    name: 'empty',
    operation: nsfPermissionGrant(),
    ...unexpected('nsf-record-permission: No records found in the specified folder'),
    claim: 'refused',
    code: 'folder-empty',
  },
  {
    name: 'unreadable',
    operation: nsfPermissionGrant(),
    ...unexpected('nsf-record-permission: Failed to fetch record accesses: no'),
    claim: 'refused',
    code: 'vault-refused',
  },
  {
    name: 'nothing chosen',
    operation: permission(),
    ...unexpected('record-permission: Please choose at least one on the following options: can-edit, can-share'),
    claim: 'refused',
    code: 'vault-refused',
  },
  {
    name: 'no role',
    operation: nsfPermissionGrant(),
    ...unexpected('nsf-record-permission: Role is required for grant action'),
    claim: 'refused',
    code: 'operation-incomplete',
  },
  {
    name: 'cloud, perhaps after the first of two requests',
    operation: permission(),
    ...unexpected('access_denied: no'),
    claim: 'partial',
    code: 'vault-refused',
  },
  {
    name: 'policy',
    operation: permission(),
    ...error(403, 'This is disabled by your administrator'),
    claim: 'refused',
    code: 'vault-refused',
  },
  { name: 'asked', operation: permission(), ...unexpected('EOF when reading a line'), claim: 'unclear' },
];
