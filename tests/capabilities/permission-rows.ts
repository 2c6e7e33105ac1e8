/** Rows of the feature "Request Record Permission Change": rights on the records of a folder. */
import type { RecordPermissionDraft } from '@keeper-workflow/operations';
import { engineeringTitles, nsfFolder, sharedFolder, type RequestRow, type Target } from './row';

type More = Pick<RequestRow, 'promise' | 'name' | 'ends' | 'vault'> & Partial<Pick<RequestRow, 'given' | 'foretold'>>;

const ROLE = 'NSF: select a Role — required when granting access';
const engineering = sharedFolder('Engineering');
const pam = sharedFolder('PAM Rotations');
const projects = nsfFolder('Projects');

const blankPermission: RecordPermissionDraft = {
  kind: 'record-permission',
  mode: 'nsf',
  action: 'grant',
  folderDescription: '',
  recursive: false,
  canShareRecords: false,
  canEditRecords: false,
};

const permit = (target: Target, parts: Partial<RecordPermissionDraft>, more: More): RequestRow => ({
  feature: 'Request Record Permission Change',
  by: 'requester',
  target,
  draft: { ...blankPermission, mode: target.mode, ...parts },
  ...more,
});

const CONTROL = 'Control granular access rights for records in shared folders';
const CHECKS = 'Classic: Can Share Records, Can Edit Records, Apply Recursively';

/** What everybody in the folder may do with each of its records; a direct share is changed besides. */
const inEngineering = (is: string, { below }: { below: boolean }): Record<string, string> =>
  Object.fromEntries(engineeringTitles({ below }).map((title) => [`folder Engineering · record ${title}`, is]));

export const permissionRows: readonly RequestRow[] = [
  permit(
    pam,
    { action: 'revoke', canShareRecords: true },
    {
      promise: CHECKS,
      name: 'Classic revoke of Can Share Records',
      ends: 'verified',
      vault: {
        'folder PAM Rotations · record Rotating svc user': 'edit',
        'folder PAM Rotations · record Build machine': 'edit',
      },
    },
  ),
  permit(
    pam,
    { action: 'revoke', canEditRecords: true },
    {
      promise: CHECKS,
      name: 'Classic revoke of Can Edit Records',
      ends: 'verified',
      vault: {
        'folder PAM Rotations · record Rotating svc user': 'share',
        'folder PAM Rotations · record Build machine': 'share',
      },
    },
  ),
  permit(
    pam,
    { canShareRecords: true, canEditRecords: true },
    {
      promise: CHECKS,
      name: 'Classic grant of both',
      given: [`record-permission --force --action=revoke -s -d -- '${pam.uid}'`],
      ends: 'verified',
      vault: {
        'folder PAM Rotations · record Rotating svc user': 'edit+share',
        'folder PAM Rotations · record Build machine': 'edit+share',
      },
    },
  ),
  permit(
    pam,
    { canShareRecords: true },
    {
      promise: CHECKS,
      name: 'Classic grant of Can Share Records',
      given: [`record-permission --force --action=revoke -s -d -- '${pam.uid}'`],
      foretold: ['for-everybody'],
      ends: 'verified',
      vault: {
        'folder PAM Rotations · record Rotating svc user': 'share',
        'folder PAM Rotations · record Build machine': 'share',
      },
    },
  ),
  permit(
    pam,
    { canEditRecords: true },
    {
      promise: CHECKS,
      name: 'Classic grant of Can Edit Records',
      given: [`record-permission --force --action=revoke -s -d -- '${pam.uid}'`],
      foretold: ['for-everybody'],
      ends: 'verified',
      vault: {
        'folder PAM Rotations · record Rotating svc user': 'edit',
        'folder PAM Rotations · record Build machine': 'edit',
      },
    },
  ),
  permit(
    pam,
    { action: 'revoke', canShareRecords: true, canEditRecords: true },
    {
      promise: CHECKS,
      name: 'Classic revoke of both',
      foretold: ['for-everybody'],
      ends: 'verified',
      vault: {
        'folder PAM Rotations · record Rotating svc user': 'read',
        'folder PAM Rotations · record Build machine': 'read',
      },
    },
  ),
  permit(
    projects,
    { action: 'revoke', recursive: true },
    {
      promise: CHECKS,
      name: 'NSF revoke recursively',
      ends: 'verified',
      vault: {
        'Projects Wiki · bob': undefined,
        'Projects Wiki · dave': undefined,
      },
    },
  ),
  permit(
    projects,
    { role: 'content-manager' },
    {
      promise: CONTROL,
      name: 'NSF grant of a role',
      ends: 'verified',
      vault: {
        'Projects Wiki · bob': 'content-manager',
        // What came from the folder becomes a share of the record's own.
        'Projects Wiki · alice': 'content-manager',
        'NSF Note · alice': 'content-manager',
        'NSF Note · bob': 'content-manager',
      },
    },
  ),
  permit(
    projects,
    { action: 'revoke' },
    {
      promise: CONTROL,
      name: 'NSF revoke',
      ends: 'verified',
      vault: { 'Projects Wiki · bob': undefined, 'Projects Wiki · dave': undefined },
    },
  ),
  permit(
    projects,
    { action: 'revoke', role: 'viewer' },
    {
      promise: 'For revoke, the role is optional and acts as a filter',
      name: 'NSF revoke of one role',
      ends: 'verified',
      vault: { 'Projects Wiki · bob': undefined },
    },
  ),
  permit(
    projects,
    { role: 'viewer', recursive: true },
    {
      promise: CHECKS,
      name: 'NSF recursively',
      foretold: ['loses-rights'],
      ends: 'verified',
      vault: {
        'Projects Wiki · alice': 'viewer',
        'Projects Wiki · dave': 'viewer',
        'NSF Note · alice': 'viewer',
        'Apollo API · alice': 'viewer',
      },
    },
  ),
  permit(
    engineering,
    { action: 'revoke', canEditRecords: true },
    {
      promise: CHECKS,
      name: 'Classic not recursively',
      ends: 'verified',
      vault: { ...inEngineering('share', { below: false }), 'Grafana · bob': 'share' },
    },
  ),
  permit(
    engineering,
    { action: 'revoke', canEditRecords: true, recursive: true },
    {
      promise: CHECKS,
      name: 'Classic recursively',
      ends: 'verified',
      vault: { ...inEngineering('share', { below: true }), 'Grafana · bob': 'share' },
    },
  ),
  permit(
    projects,
    {},
    {
      promise: ROLE,
      name: 'NSF grant without a role',
      ends: { refused: 'operation-incomplete' },
      vault: {},
    },
  ),
  permit(
    pam,
    {},
    {
      promise: CHECKS,
      name: 'Classic without a right',
      ends: { refused: 'operation-incomplete' },
      vault: {},
    },
  ),
];
