/**
 * One example of every message about sharing a folder, as Commander 18 says it: the stored
 * result and what it claims. Facts about the wire, observed; uids and addresses are made up.
 */
import type { FailureCode } from '@keeper-workflow/failures';
import type { Claim, ShareFolder } from '@keeper-workflow/operations';
import { ALICE, BOB, FOLDER, folderGrant, folderRemove, nsfFolderGrant, TEAM } from '../testing/folders';
import { error, success, unexpected } from './fixture';

export interface OperationFixture<O> {
  readonly name: string;
  readonly operation: O;
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly claim: Claim;
  readonly code?: FailureCode;
}

const SILENT = success('Command executed successfully but produced no output');
const partial = (message: string) => ({ status: 207, body: { data: null, message, status: 'partial_success' } });
const both = folderGrant({ recipients: [ALICE, BOB] });
const team = folderGrant({ recipients: [], teams: [TEAM] });
const nsfTeam = nsfFolderGrant({ recipients: [], teams: [TEAM] });

export const FOLDER_FIXTURES: readonly OperationFixture<ShareFolder>[] = [
  { name: 'added', operation: folderGrant(), ...success(`User share '${ALICE}' added`), claim: 'done' },
  { name: 'changed', operation: folderGrant(), ...success(`User share '${ALICE}' updated`), claim: 'done' },
  {
    name: 'until',
    operation: folderGrant(),
    ...success(`Folder access granted to user '${ALICE}', expires 2026-11-25 11:12:56`),
    claim: 'done',
  },
  {
    name: 'removed',
    operation: folderRemove(),
    ...success(`Folder access removed from user '${ALICE}'`),
    claim: 'done',
  },
  { name: 'nobody to remove', operation: folderRemove(), ...SILENT, claim: 'done' },
  { name: 'team, silently', operation: team, ...SILENT, claim: 'done' },
  { name: 'silence about a person', operation: folderGrant(), ...SILENT, claim: 'unclear' },
  { name: 'team by name', operation: team, ...success("Team share 'Finance' added"), claim: 'done' },
  {
    name: 'with rights for everybody, one title a sentence of its own',
    operation: folderGrant({ canEditRecords: true }),
    ...success([`User share '${ALICE}' added`, "Record share 'error: duplicate, access denied' updated"]),
    claim: 'done',
  },
  {
    name: 'a record refused',
    operation: folderGrant({ canEditRecords: true }),
    ...partial(`User share '${ALICE}' added\nRecord share 'Jira Admin' failed`),
    claim: 'partial',
    code: 'vault-refused',
  },
  {
    name: 'one of two refused',
    operation: both,
    ...partial(`User share '${BOB}' failed: access_denied\nUser share '${ALICE}' added`),
    claim: 'partial',
    code: 'folder-not-shareable',
  },
  {
    name: 'refused',
    operation: folderGrant(),
    ...error(500, `User share '${ALICE}' failed: bad_state`),
    claim: 'refused',
    code: 'vault-refused',
  },
  {
    name: 'invited, and called not found',
    operation: folderGrant(),
    ...error(
      500,
      `Share invitation has been sent to '${ALICE}'\nPlease repeat this command when invitation is accepted.\nUser ${ALICE} not found`,
    ),
    claim: 'invited',
  },
  { name: 'invited by Keeper', operation: folderGrant(), ...success(`User '${ALICE}' invited`), claim: 'invited' },
  {
    name: 'no account',
    operation: folderGrant(),
    ...error(500, `User ${ALICE} not found`),
    claim: 'refused',
    code: 'recipient-unknown',
  },
  {
    name: 'not an address to Commander',
    operation: folderGrant({ recipients: ["o'neil@acme.example"] }),
    ...error(500, 'User "o\'neil@acme.example" could not be resolved as email or team\nNothing to do'),
    claim: 'refused',
    code: 'recipient-unknown',
  },
  {
    name: 'several teams of the name, as success',
    operation: team,
    ...success([
      'Multiple matches were found for team "Finance". Try using its UID -- which can be found via `list-team` -- instead',
      'Nothing to do',
    ]),
    claim: 'refused',
    code: 'team-ambiguous',
  },
  { name: 'nothing to do, as success', operation: folderGrant(), ...success('Nothing to do'), claim: 'unclear' },
  {
    name: 'no folder',
    operation: folderGrant(),
    ...unexpected('share-folder: Enter name of at least one existing folder'),
    claim: 'refused',
    code: 'folder-not-found',
  },
  {
    name: 'record rights without -r',
    operation: folderGrant(),
    ...unexpected('share-folder: -d and -s require a record target: -r <RECORD>, -r *, or -r @existing.'),
    claim: 'refused',
    code: 'vault-refused',
  },
  {
    name: 'rotation',
    operation: folderGrant(),
    ...unexpected(
      `share-folder: --rotate-on-expiration requires the folder to contain at least one pamUser record with rotation configured. Ineligible folder(s): ${FOLDER}`,
    ),
    claim: 'refused',
    code: 'rotation-not-possible',
  },
  {
    name: 'the last manager',
    operation: folderRemove(),
    ...unexpected(
      'share-folder: Cannot remove yourself from this shared folder: no other participant has manage users and manage records permission.',
    ),
    claim: 'refused',
    code: 'vault-refused',
  },
  {
    name: 'a question about a share to the service account',
    operation: folderGrant(),
    ...unexpected('EOF when reading a line'),
    claim: 'unclear',
  },
  {
    name: 'cloud refuses',
    operation: folderGrant(),
    ...unexpected('access_denied: You do not have permission to manage users'),
    claim: 'refused',
    code: 'folder-not-shareable',
  },
  {
    name: 'usage as success',
    operation: folderGrant(),
    ...success('the following arguments are required: folder'),
    claim: 'refused',
    code: 'vault-refused',
  },
  {
    name: 'policy',
    operation: folderGrant(),
    ...error(403, 'Sharing outside of the enterprise is restricted by enforcement'),
    claim: 'refused',
    code: 'vault-refused',
  },
  { name: 'nsf added', operation: nsfFolderGrant(), ...success(`User share '${ALICE}' added`), claim: 'done' },
  { name: 'nsf had it', operation: nsfFolderGrant(), ...success(`User '${ALICE}' already has access`), claim: 'done' },
  { name: 'nsf team by uid', operation: nsfTeam, ...success(`Team share '${TEAM.uid}' added`), claim: 'done' },
  {
    name: 'nsf team asked for by name',
    operation: nsfFolderGrant({ recipients: [], teams: [{ name: 'Finance' }] }),
    ...success(`Team share '${TEAM.uid}' added`),
    claim: 'done',
  },
  {
    name: 'nsf invited, as success',
    operation: nsfFolderGrant(),
    ...success(
      `nsf-share-folder: Share invitation has been sent to '${ALICE}'. Please repeat this command once the invitation is accepted.`,
    ),
    claim: 'invited',
  },
  {
    name: 'nsf without a key, as success',
    operation: nsfFolderGrant(),
    ...success(`nsf-share-folder: User '${ALICE}' has no public key`),
    claim: 'refused',
    code: 'recipient-unknown',
  },
  {
    name: 'nsf refused',
    operation: nsfFolderGrant(),
    ...error(500, `User share '${ALICE}' failed`),
    claim: 'refused',
    code: 'vault-refused',
  },
  {
    name: 'nsf team without key',
    operation: nsfTeam,
    ...error(500, 'nsf-share-folder: Team key not found for team NoSucg'),
    claim: 'refused',
    code: 'team-unknown',
  },
  {
    name: 'nsf nobody left',
    operation: nsfFolderGrant(),
    ...unexpected(`nsf-share-folder: No valid recipients resolved for folder '${FOLDER}'`),
    claim: 'refused',
    code: 'recipient-unknown',
  },
  {
    name: 'nsf other mode',
    operation: nsfFolderGrant(),
    ...unexpected(
      `nsf-share-folder: Folder '${FOLDER}' is a legacy folder. Nested Share Folder commands operate only on Nested Share Folders.`,
    ),
    claim: 'refused',
    code: 'folder-other-mode',
  },
  {
    name: 'nsf not ours to share',
    operation: nsfFolderGrant(),
    ...unexpected('nsf-share-folder: You do not have permission to share this folder.'),
    claim: 'refused',
    code: 'folder-not-shareable',
  },
  {
    name: 'nsf switched off',
    operation: nsfFolderGrant(),
    ...error(400, 'Invalid JSON response'),
    claim: 'refused',
    code: 'nsf-unavailable',
  },
];
