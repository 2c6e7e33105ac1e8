/** `epm`: endpoint privilege management. Of its parts only the approval requests are known here. */
import { epmApprovalAction } from './epm-approval-action';
import { epmApprovalList } from './epm-approval-list';
import { epmApprovalView } from './epm-approval-view';
import type { CommandDefinition } from './command';
import type { CommandGroup } from './group';

/** Silent. Plain `sync-down` does not read the requests, and no reading command does it by itself. */
const epmSyncDown: CommandDefinition = {
  name: 'sync-down',
  parser: { abbreviations: true, options: [{ flags: ['--reload'], dest: 'reload', takes: 'nothing' }] },
  run({ session, output }, args) {
    session.admin.syncApprovals(output.tell, args.reload === true);
  },
};

const epmApproval: CommandGroup = {
  name: 'epm',
  defaultVerb: 'list',
  verbs: [
    { verb: 'list', alias: 'l', description: 'List EPM approval requests', command: epmApprovalList },
    { verb: 'view', description: 'View EPM approval', command: epmApprovalView },
    { verb: 'action', alias: 'a', description: 'Modify EPM approval requests', command: epmApprovalAction },
  ],
};

export const epm: CommandGroup = {
  name: 'epm',
  enterprise: true,
  verbs: [
    { verb: 'sync-down', description: 'Sync down EPM data from the backend', command: epmSyncDown },
    { verb: 'deployment', alias: 'd', description: 'Manage EPM deployments' },
    { verb: 'agent', alias: 'a', description: 'Manage EPM agents' },
    { verb: 'policy', alias: 'p', description: 'Manage EPM policies' },
    { verb: 'collection', alias: 'c', description: 'Manage EPM collections' },
    { verb: 'approval', description: 'Manage EPM approval requests and approvals', command: epmApproval },
    { verb: 'offline', description: 'Offline agent communication' },
    { verb: 'scim', description: 'Sync EPM user/group collections from AD or AzureAD' },
    { verb: 'report', description: 'Display EPM  reports' },
  ],
};
