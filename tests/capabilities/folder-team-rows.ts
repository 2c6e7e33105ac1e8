/** Further rows of "Request Access to Folder": teams with an end, several parties at once, what does not apply, warnings. */
import { ALICE, BOB, DAVE, nsfFolder, sharedFolder, teamNamed, type RequestRow } from './row';
import { folderRow } from './folder-access-rows';

const GRANT = 'Grant or remove folder access (actions: grant / remove)';
const WHOM = 'Assign to individual users or teams';
const EXPIRY = 'Set access expiration';
const FLAGS = 'Classic: check any of Can Manage Records, Can Manage Users, Can Share Records, Can Edit Records';

const engineering = sharedFolder('Engineering');
const empty = sharedFolder('Empty Shared');
const pam = sharedFolder('PAM Rotations');
const projects = nsfFolder('Projects');
const emptyNested = nsfFolder('Empty NSF');
const platform = teamNamed('Platform Team');
const finance = teamNamed('Finance');
const nobody = { name: 'No Such Team' };

const until = { type: 'at', at: '2031-01-31T10:00:00Z' } as const;
const twoHours = { type: 'in', amount: 2, unit: 'h' } as const;
const LEAVES_RECORDS =
  "the fixture's cloud leaves the records of a folder as they are when somebody is taken out of it";

const nested: readonly RequestRow[] = [
  folderRow(
    projects,
    { action: 'remove', recipients: [BOB], role: 'full-manager' },
    {
      promise: 'The role is ignored for folder remove actions',
      name: 'NSF remove with a role that is not there',
      ends: 'verified',
      vault: { 'folder Projects · bob': undefined },
      onStandInOnly: { lines: { 'NSF Note · bob': undefined }, why: LEAVES_RECORDS },
    },
  ),
  folderRow(
    projects,
    { action: 'remove', recipients: [BOB], teams: [platform] },
    {
      promise: WHOM,
      name: 'NSF remove of a user and a team at once',
      ends: 'verified',
      vault: { 'folder Projects · bob': undefined, 'folder Projects · team Platform Team': undefined },
      onStandInOnly: { lines: { 'NSF Note · bob': undefined }, why: LEAVES_RECORDS },
    },
  ),
  folderRow(
    emptyNested,
    { teams: [finance], role: 'viewer', expiration: twoHours },
    {
      promise: EXPIRY,
      name: 'NSF a team for two hours',
      ends: 'verified',
      vault: { 'folder Empty NSF · team Finance': 'viewer for 120 min' },
    },
  ),
  folderRow(
    emptyNested,
    { teams: [nobody], role: 'viewer' },
    {
      promise: WHOM,
      name: 'NSF a team that does not exist',
      ends: { refused: 'team-unknown' },
      vault: {},
    },
  ),
];

const classic: readonly RequestRow[] = [
  folderRow(
    empty,
    { teams: [finance], manageRecords: true, expiration: until },
    {
      promise: EXPIRY,
      name: 'Classic a team until an instant',
      ends: 'verified',
      vault: { 'folder Empty Shared · team Finance': 'records until 2031-01-31T10:00:00Z' },
    },
  ),
  folderRow(
    empty,
    { recipients: [ALICE], teams: [finance], manageUsers: true },
    {
      promise: WHOM,
      name: 'Classic a user and a team at once',
      ends: 'verified',
      vault: { 'folder Empty Shared · alice': 'users', 'folder Empty Shared · team Finance': 'users' },
    },
  ),
  folderRow(
    engineering,
    { action: 'remove', recipients: [BOB], teams: [platform] },
    {
      promise: GRANT,
      name: 'Classic remove of a user and a team at once',
      ends: 'verified',
      vault: { 'folder Engineering · bob': undefined, 'folder Engineering · team Platform Team': undefined },
    },
  ),
  folderRow(
    empty,
    { teams: [nobody] },
    {
      promise: WHOM,
      name: 'Classic a team that does not exist',
      ends: { refused: 'team-unknown' },
      vault: {},
    },
  ),
  folderRow(
    engineering,
    { recipients: [ALICE] },
    {
      promise: GRANT,
      name: 'Classic fewer rights than before, which the preview says',
      foretold: ['alice@acme.example: loses-rights'],
      ends: 'verified',
      vault: { 'folder Engineering · alice': 'member' },
    },
  ),
  folderRow(
    pam,
    { recipients: [DAVE], canShareRecords: true },
    {
      promise: FLAGS,
      name: 'Classic Can Share Records of records that nobody may share',
      given: [`record-permission --force --action=revoke -s -d -- '${pam.uid}'`],
      foretold: ['records-for-everybody'],
      ends: 'verified',
      vault: {
        'folder PAM Rotations · dave': 'member',
        'folder PAM Rotations · record Rotating svc user': 'share',
        'folder PAM Rotations · record Build machine': 'share',
      },
    },
  ),
];

export const folderTeamRows: readonly RequestRow[] = [...nested, ...classic];
