/** Rows of "Request Access to Record" for all records of a folder, and for rotating a password when access ends. */
import {
  BOB,
  CAROL,
  DAVE,
  classicRecord,
  engineeringTitles,
  nsfFolder,
  nsfRecord,
  sharedFolder,
  type RequestRow,
} from './row';
import { recordRow } from './record-access-rows';

const RECURSIVE = 'Apply permissions recursively to all records in a folder';
const FILTER = 'For revoke, the role is optional and acts as a filter';
const ROTATE = 'Rotate-on-Expiration eligibility checks';

const apollo = nsfRecord('Apollo API');
const nestedPam = nsfRecord('NSF Rotating user');
const rotating = classicRecord('Rotating svc user');
const engineering = sharedFolder('Engineering');
const projects = nsfFolder('Projects');
const viewer = { role: 'viewer' } as const;
const twoHours = { type: 'in', amount: 2, unit: 'h' } as const;

const wholeFolders: readonly RequestRow[] = [
  recordRow(projects, viewer, {
    promise: RECURSIVE,
    name: 'NSF all records directly in a folder',
    ends: 'verified',
    vault: { 'Projects Wiki · dave': 'viewer', 'NSF Note · dave': 'viewer' },
  }),
  recordRow(
    projects,
    { ...viewer, recursive: true },
    {
      promise: RECURSIVE,
      name: 'NSF all records of a folder and those below',
      ends: 'verified',
      vault: { 'Projects Wiki · dave': 'viewer', 'NSF Note · dave': 'viewer', 'Apollo API · dave': 'viewer' },
    },
  ),
  recordRow(
    nsfFolder('NSF PAM'),
    { action: 'revoke' },
    {
      promise: RECURSIVE,
      name: 'NSF revoke of all records of a folder',
      given: [`nsf-share-record --action=grant --email='${DAVE}' --role='viewer' -- '${nestedPam.uid}'`],
      ends: 'verified',
      vault: { 'NSF Rotating user · dave': undefined },
    },
  ),
  recordRow(
    nsfFolder('NSF PAM'),
    { ...viewer, expiration: twoHours },
    {
      promise: RECURSIVE,
      name: 'NSF all records of a folder, for a time',
      ends: 'verified',
      vault: { 'NSF Rotating user · dave': 'viewer for 120 min' },
    },
  ),
  recordRow(
    projects,
    { action: 'revoke', role: 'content-manager' },
    {
      promise: FILTER,
      name: 'NSF revoke of one role on all records of a folder',
      ends: 'verified',
      vault: { 'Projects Wiki · dave': undefined },
    },
  ),
  recordRow(
    projects,
    { action: 'revoke', recipients: [BOB], role: 'viewer' },
    {
      promise: RECURSIVE,
      name: 'NSF revoke of all records of a folder, one of which he has through the folder',
      foretold: ['bob@acme.example: inherited-stays'],
      // A share of his own would be hidden behind what the folder gives.
      ends: 'unknown',
      vault: { 'Projects Wiki · bob': undefined },
    },
  ),
  recordRow(
    projects,
    { action: 'revoke', recipients: [BOB, DAVE], role: 'viewer' },
    {
      promise: FILTER,
      name: 'NSF revoke of one role on all records of a folder, from somebody too who has another',
      ends: { refused: 'invalid-input' },
      vault: {},
    },
  ),
  recordRow(
    sharedFolder('PAM Rotations'),
    { action: 'revoke' },
    {
      promise: RECURSIVE,
      name: 'Classic revoke of all records of a folder',
      given: [`share-record --action=grant --email='${DAVE}' --write --force -- '${rotating.uid}'`],
      ends: 'verified',
      vault: { 'Rotating svc user · dave': undefined },
    },
  ),
  recordRow(
    sharedFolder('PAM Rotations'),
    { allowSharing: true, allowWriting: true },
    {
      promise: RECURSIVE,
      name: 'Classic all records of a folder with both rights',
      ends: 'verified',
      vault: { 'Rotating svc user · dave': 'edit+share', 'Build machine · dave': 'edit+share' },
    },
  ),
  recordRow(
    sharedFolder('PAM Rotations'),
    { allowWriting: true, expiration: twoHours },
    {
      promise: RECURSIVE,
      name: 'Classic all records directly in a folder, for a time',
      ends: 'verified',
      vault: { 'Rotating svc user · dave': 'edit for 120 min', 'Build machine · dave': 'edit for 120 min' },
    },
  ),
  recordRow(
    engineering,
    { recipients: [CAROL] },
    {
      promise: RECURSIVE,
      name: 'Classic all records of a folder, not of those below',
      ends: 'verified',
      vault: engineeringRecords('carol', 'read', { below: false }),
    },
  ),
  recordRow(
    engineering,
    { recipients: [CAROL], recursive: true },
    {
      promise: RECURSIVE,
      name: 'Classic all records of a folder and those below',
      ends: 'verified',
      vault: engineeringRecords('carol', 'read', { below: true }),
    },
  ),
];

function engineeringRecords(who: string, is: string, below: { below: boolean }): Record<string, string> {
  return Object.fromEntries(engineeringTitles(below).map((title) => [`${title} · ${who}`, is]));
}

const rotation: readonly RequestRow[] = [
  recordRow(
    nestedPam,
    { ...viewer, expiration: twoHours, rotateOnExpiration: true },
    {
      promise: ROTATE,
      name: 'NSF rotate when access ends, where rotation is configured',
      ends: 'verified',
      vault: { 'NSF Rotating user · dave': 'viewer for 120 min' },
    },
  ),
  recordRow(
    rotating,
    { expiration: twoHours, rotateOnExpiration: true },
    {
      promise: ROTATE,
      name: 'Classic rotate when access ends, where rotation is configured',
      ends: 'verified',
      vault: { 'Rotating svc user · dave': 'read for 120 min' },
    },
  ),
  recordRow(
    apollo,
    { ...viewer, expiration: twoHours, rotateOnExpiration: true },
    { promise: ROTATE, name: 'NSF rotate of a login', ends: 'refused', vault: {} },
  ),
  recordRow(
    classicRecord('Static pam user'),
    { expiration: twoHours, rotateOnExpiration: true },
    { promise: ROTATE, name: 'Classic rotate without a rotation set up', ends: 'refused', vault: {} },
  ),
  recordRow(
    rotating,
    { rotateOnExpiration: true },
    {
      promise: ROTATE,
      name: 'Classic rotate does not apply to access for good',
      ends: 'verified',
      vault: { 'Rotating svc user · dave': 'read' },
    },
  ),
];

export const folderRecordsRows: readonly RequestRow[] = [...wholeFolders, ...rotation];
