/** The settings page with a policy to edit, and what its pickers find. */
import type { ConnectionReport } from '@keeper-workflow/contract';
import type { Scenario } from './scenarios';
import { settings } from './stories';

export const FOLDERS = [
  { uid: 'Eng1neeringFolderUid_A', title: 'Engineering', mode: 'nsf', path: 'Company' },
  { uid: 'Eng1neeringFolderUid_B', title: 'Engineering', mode: 'classic' },
  { uid: 'PlatformFolderUid____A', title: 'Platform', mode: 'nsf', path: 'Company/Engineering' },
] as const;

export const GROUPS = [
  { id: '7c1a52f0-3b57-4d0e-9a41-000000000004', name: 'keeper-approvers' },
  { id: '7c1a52f0-3b57-4d0e-9a41-000000000009', name: 'keeper-approvers-emea' },
];

/** A Commander with something to mend. */
export const FINDINGS: ConnectionReport = {
  status: 'Commander Service is Running',
  milliseconds: 1240,
  version: '18.0.13',
  lacks: ['custom fields and labels of nested records are neither shown nor changed'],
  notAllowed: ['share-record', 'nsf-share-record'],
  nestedShareFolders: 'off',
};

export const SETTINGS_SCENARIO: Scenario = {
  page: 'settings',
  answers: {
    openSettings: [{ value: settings() }],
    testConnection: [{ value: FINDINGS }],
    saveConnection: [
      { value: { settings: settings(), report: { status: 'Commander Service is Running', milliseconds: 1180 } } },
    ],
    setProject: [{ value: { settings: settings() } }],
    findFolders: [{ value: { rows: FOLDERS, more: false } }],
    findGroups: [{ value: { rows: GROUPS, more: true } }],
  },
};
