/** Rows of the feature "Request Access to Folder": people and teams, in and out. */
import { NSF_ROLES, type ShareFolderDraft } from '@keeper-workflow/operations';
import { ALICE, BOB, DAVE, STRANGER, nsfFolder, sharedFolder, teamNamed, type RequestRow, type Target } from './row';

type More = Pick<RequestRow, 'promise' | 'name' | 'ends' | 'vault'> &
  Partial<Pick<RequestRow, 'given' | 'foretold' | 'notOnReal' | 'onStandInOnly' | 'nestedFoldersOff'>>;

const blankFolder: ShareFolderDraft = {
  kind: 'share-folder',
  mode: 'nsf',
  action: 'grant',
  folderDescription: '',
  recipients: [],
  teams: [],
  manageRecords: false,
  manageUsers: false,
  canShareRecords: false,
  canEditRecords: false,
  expiration: { type: 'never' },
};

export const folderRow = (target: Target, parts: Partial<ShareFolderDraft>, more: More): RequestRow => ({
  feature: 'Request Access to Folder',
  by: 'requester',
  target,
  draft: { ...blankFolder, mode: target.mode, ...parts },
  ...more,
});

const GRANT = 'Grant or remove folder access (actions: grant / remove)';
const WHOM = 'Assign to individual users or teams';
const ROLE = 'NSF: select a Role — required when granting access';
const FLAGS = 'Classic: check any of Can Manage Records, Can Manage Users, Can Share Records, Can Edit Records';
const EXPIRY = 'Set access expiration';
const ROTATE = 'list-sf: required for Rotate-on-Expiration folder eligibility checks';
const NO_INHERITED = "the fixture's cloud gives no inherited access to the records of a folder that is newly shared";

const engineering = sharedFolder('Engineering');
const empty = sharedFolder('Empty Shared');
const pam = sharedFolder('PAM Rotations');
const projects = nsfFolder('Projects');
const emptyNested = nsfFolder('Empty NSF');
const nestedPam = nsfFolder('NSF PAM');
const platform = teamNamed('Platform Team');
const finance = teamNamed('Finance');

const until = { type: 'at', at: '2031-01-31T10:00:00Z' } as const;
const twoHours = { type: 'in', amount: 2, unit: 'h' } as const;

const nested: readonly RequestRow[] = [
  ...NSF_ROLES.map((role) =>
    folderRow(
      emptyNested,
      { recipients: [DAVE], role },
      {
        promise: ROLE,
        name: `NSF ${role}`,
        ends: 'verified',
        vault: { 'folder Empty NSF · dave': role },
      },
    ),
  ),
  folderRow(
    emptyNested,
    { recipients: [ALICE, DAVE], role: 'viewer' },
    {
      promise: WHOM,
      name: 'NSF two users',
      ends: 'verified',
      vault: { 'folder Empty NSF · alice': 'viewer', 'folder Empty NSF · dave': 'viewer' },
    },
  ),
  folderRow(
    emptyNested,
    { teams: [finance], role: 'content-manager' },
    {
      promise: WHOM,
      name: 'NSF a team',
      ends: 'verified',
      vault: { 'folder Empty NSF · team Finance': 'content-manager' },
    },
  ),
  folderRow(
    projects,
    { recipients: [DAVE], teams: [finance], role: 'viewer' },
    {
      promise: WHOM,
      name: 'NSF a user and a team, on a folder with records',
      ends: 'verified',
      vault: { 'folder Projects · dave': 'viewer', 'folder Projects · team Finance': 'viewer' },
      onStandInOnly: { lines: { 'NSF Note · dave': 'viewer inherited' }, why: NO_INHERITED },
    },
  ),
  folderRow(
    emptyNested,
    { recipients: [DAVE], role: 'viewer', expiration: twoHours },
    {
      promise: EXPIRY,
      name: 'NSF for two hours',
      ends: 'verified',
      vault: { 'folder Empty NSF · dave': 'viewer for 120 min' },
    },
  ),
  folderRow(
    emptyNested,
    { recipients: [DAVE], role: 'content-manager', expiration: until },
    {
      promise: EXPIRY,
      name: 'NSF until an instant',
      ends: 'verified',
      vault: { 'folder Empty NSF · dave': 'content-manager until 2031-01-31T10:00:00Z' },
    },
  ),
  folderRow(
    projects,
    { action: 'remove', recipients: [BOB] },
    {
      promise: GRANT,
      name: 'NSF remove of a user',
      ends: 'verified',
      vault: { 'folder Projects · bob': undefined },
      onStandInOnly: {
        lines: { 'NSF Note · bob': undefined },
        why: "the fixture's cloud leaves the records of a folder as they are when somebody is taken out of it",
      },
    },
  ),
  folderRow(
    projects,
    { action: 'remove', teams: [platform] },
    {
      promise: GRANT,
      name: 'NSF remove of a team',
      ends: 'verified',
      vault: { 'folder Projects · team Platform Team': undefined },
    },
  ),
  folderRow(
    nestedPam,
    { recipients: [DAVE], role: 'viewer', expiration: twoHours, rotateOnExpiration: true },
    {
      promise: ROTATE,
      name: 'NSF rotate when access ends, where a record can be rotated',
      ends: 'verified',
      vault: { 'folder NSF PAM · dave': 'viewer for 120 min' },
      onStandInOnly: { lines: { 'NSF Rotating user · dave': 'viewer inherited for 120 min' }, why: NO_INHERITED },
    },
  ),
  folderRow(
    emptyNested,
    { recipients: [DAVE], role: 'viewer', expiration: twoHours, rotateOnExpiration: true },
    {
      promise: ROTATE,
      name: 'NSF rotate in a folder where nothing can be rotated',
      ends: 'refused',
      vault: {},
    },
  ),
  folderRow(
    emptyNested,
    { recipients: [DAVE] },
    {
      promise: ROLE,
      name: 'NSF grant without a role',
      ends: { refused: 'operation-incomplete' },
      vault: {},
    },
  ),
];

const classic: readonly RequestRow[] = [
  folderRow(
    empty,
    { recipients: [DAVE] },
    {
      promise: GRANT,
      name: 'Classic without any right',
      ends: 'verified',
      vault: { 'folder Empty Shared · dave': 'member' },
    },
  ),
  folderRow(
    empty,
    { recipients: [DAVE], manageRecords: true },
    {
      promise: FLAGS,
      name: 'Classic Can Manage Records',
      ends: 'verified',
      vault: { 'folder Empty Shared · dave': 'records' },
    },
  ),
  folderRow(
    empty,
    { recipients: [DAVE], manageUsers: true },
    {
      promise: FLAGS,
      name: 'Classic Can Manage Users',
      ends: 'verified',
      vault: { 'folder Empty Shared · dave': 'users' },
    },
  ),
  folderRow(
    sharedFolder('Engineering'),
    { recipients: [BOB], manageRecords: true, manageUsers: true },
    {
      promise: FLAGS,
      name: 'Classic more rights for somebody who is in it',
      ends: 'verified',
      vault: { 'folder Engineering · bob': 'records+users' },
    },
  ),
  folderRow(
    engineering,
    { recipients: [ALICE] },
    {
      promise: FLAGS,
      name: 'Classic fewer rights for somebody who is in it',
      ends: 'verified',
      vault: { 'folder Engineering · alice': 'member' },
    },
  ),
  folderRow(
    pam,
    { recipients: [DAVE], canShareRecords: true, canEditRecords: true },
    {
      promise: FLAGS,
      name: 'Classic Can Share Records, Can Edit Records: for everybody, where they have it already',
      ends: 'verified',
      vault: { 'folder PAM Rotations · dave': 'member' },
    },
  ),
  folderRow(
    pam,
    { recipients: [DAVE], canEditRecords: true },
    {
      promise: FLAGS,
      name: 'Classic Can Edit Records of records that nobody may edit',
      given: [`record-permission --force --action=revoke -s -d -- '${pam.uid}'`],
      ends: 'verified',
      vault: {
        'folder PAM Rotations · dave': 'member',
        'folder PAM Rotations · record Rotating svc user': 'edit',
        'folder PAM Rotations · record Build machine': 'edit',
      },
    },
  ),
  folderRow(
    empty,
    { teams: [finance], manageRecords: true, manageUsers: true },
    {
      promise: WHOM,
      name: 'Classic a team with both rights',
      ends: 'verified',
      vault: { 'folder Empty Shared · team Finance': 'records+users' },
    },
  ),
  folderRow(
    empty,
    { teams: [finance] },
    {
      promise: WHOM,
      name: 'Classic a team without any right',
      ends: 'verified',
      vault: { 'folder Empty Shared · team Finance': 'member' },
    },
  ),
  folderRow(
    empty,
    { recipients: [ALICE, DAVE], manageRecords: true },
    {
      promise: WHOM,
      name: 'Classic two users',
      ends: 'verified',
      vault: { 'folder Empty Shared · alice': 'records', 'folder Empty Shared · dave': 'records' },
    },
  ),
  folderRow(
    empty,
    { recipients: [DAVE], manageRecords: true, expiration: twoHours },
    {
      promise: EXPIRY,
      name: 'Classic for two hours',
      ends: 'verified',
      vault: { 'folder Empty Shared · dave': 'records for 120 min' },
    },
  ),
  folderRow(
    empty,
    { recipients: [DAVE], manageUsers: true, expiration: until },
    {
      promise: EXPIRY,
      name: 'Classic until an instant; Can Manage Users does not apply then',
      ends: 'verified',
      vault: { 'folder Empty Shared · dave': 'member until 2031-01-31T10:00:00Z' },
    },
  ),
  folderRow(
    engineering,
    { action: 'remove', recipients: [BOB] },
    {
      promise: GRANT,
      name: 'Classic remove of a user',
      ends: 'verified',
      vault: { 'folder Engineering · bob': undefined },
    },
  ),
  folderRow(
    engineering,
    { action: 'remove', teams: [platform] },
    {
      promise: GRANT,
      name: 'Classic remove of a team',
      ends: 'verified',
      vault: { 'folder Engineering · team Platform Team': undefined },
    },
  ),
  folderRow(
    pam,
    { recipients: [DAVE], expiration: twoHours, rotateOnExpiration: true },
    {
      promise: ROTATE,
      name: 'Classic rotate when access ends, where a record can be rotated',
      ends: 'verified',
      vault: { 'folder PAM Rotations · dave': 'member for 120 min' },
    },
  ),
  folderRow(
    empty,
    { recipients: [DAVE], expiration: twoHours, rotateOnExpiration: true },
    {
      promise: ROTATE,
      name: 'Classic rotate in a folder where nothing can be rotated',
      ends: 'refused',
      vault: {},
    },
  ),
  folderRow(
    empty,
    { recipients: [STRANGER] },
    {
      promise: WHOM,
      name: 'Classic somebody Keeper does not know',
      foretold: ['may-be-invited'],
      ends: 'invited',
      vault: {},
    },
  ),
  folderRow(
    emptyNested,
    { recipients: [STRANGER], role: 'viewer' },
    {
      promise: WHOM,
      name: 'NSF somebody Keeper does not know',
      foretold: ['may-be-invited'],
      ends: 'invited',
      vault: {},
    },
  ),
  folderRow(
    emptyNested,
    { recipients: [DAVE], role: 'viewer' },
    {
      promise: 'Supports both NSF and Classic vault modes',
      name: 'NSF while the account has no nested share folders',
      nestedFoldersOff: true,
      ends: { refused: 'nsf-unavailable' },
      vault: {},
    },
  ),
];

export const folderAccessRows: readonly RequestRow[] = [...nested, ...classic];
