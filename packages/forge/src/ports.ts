/** Puts the platform behind the ports of the use cases, once per invocation. */
import type { Ports, SettingsPorts } from '@keeper-workflow/requests';
import { createFollowUps } from './follow-ups';
import { createDirectory } from './jira/directory';
import { createIssueJournal } from './jira/issue-journal';
import { jiraOfThisInvocation } from './jira/jira-fetch';
import { log } from './log';
import { allowedHosts, clock, ids, panelStatusKey } from './runtime';
import { createConnectionStore } from './storage/connection-store';
import { createPolicyStore } from './storage/policy-store';
import { createRequestStore } from './storage/request-store';
import { checkCommander, createVaults } from './vaults';

export type AllPorts = Ports & SettingsPorts;

export function portsOfThisInvocation(): AllPorts {
  const jira = jiraOfThisInvocation();
  const connections = createConnectionStore();
  return {
    clock,
    ids,
    log,
    directory: createDirectory(jira),
    requests: createRequestStore(),
    policies: createPolicyStore(),
    vaults: createVaults(connections),
    journal: createIssueJournal(jira, panelStatusKey()),
    followUps: createFollowUps(),
    connections,
    checkConnection: checkCommander,
    allowedHosts,
  };
}
