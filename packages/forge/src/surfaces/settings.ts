/** The functions of the settings page. */
import {
  findApproverGroups,
  findPolicyFolders,
  openSettings,
  saveConnection,
  setProject,
  testConnection,
} from '@keeper-workflow/requests';
import type { SiteSurfaces } from './surface';

/** Nothing listens there: an example must not reach anybody's Commander. */
const connection = { apiUrl: 'https://commander.invalid/api/v2', apiKey: 'example-key' };

export const settingsSurfaces: SiteSurfaces<'settings'> = {
  openSettings: { access: 'jiraAdmin', example: {}, run: (ports) => openSettings(ports) },
  testConnection: {
    access: 'jiraAdmin',
    example: connection,
    run: (ports, _caller, input) => testConnection(ports, input),
  },
  saveConnection: {
    access: 'jiraAdmin',
    example: connection,
    run: (ports, _caller, input) => saveConnection(ports, input),
  },
  setProject: {
    access: 'jiraAdmin',
    // The example may be carried out, so it restricts nothing.
    example: {
      projectKey: 'OPS',
      enabled: true,
      justificationRequired: false,
      folders: [],
      requestersMaySearch: false,
      approverGroups: [],
    },
    run: (ports, _caller, input) => setProject(ports, input),
  },
  findFolders: {
    access: 'jiraAdmin',
    example: { term: 'Engineering' },
    run: (ports, _caller, input) => findPolicyFolders(ports, input),
  },
  findGroups: {
    access: 'jiraAdmin',
    example: { term: 'keeper' },
    run: (ports, _caller, input) => findApproverGroups(ports, input),
  },
};
