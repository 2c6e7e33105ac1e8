/** What the platform says about the running app: who it is, what it may reach, what time it is. */
import { getAppContext } from '@forge/api';
import type { Clock, Ids } from '@keeper-workflow/requests';

export const clock: Clock = { now: () => Date.now() };

export const ids: Ids = { next: () => crypto.randomUUID() };

/** Module keys of the manifest. */
const APPROVE_PERMISSION_MODULE = 'approve-keeper-requests';
const PANEL_MODULE = 'keeper-panel';

/** Jira's key of the custom permission: named after app, environment and module. */
export function approvePermission(): string {
  const { appAri, environmentAri } = getAppContext();
  const { appId } = appAri;
  const { environmentId } = environmentAri;
  return `ari:cloud:ecosystem::extension/${appId}/${environmentId}/static/${APPROVE_PERMISSION_MODULE}`;
}

/** The issue property from which Jira takes the status next to the panel's label. */
export const panelStatusKey = (): string =>
  `com.atlassian.jira.issue:${getAppContext().appAri.appId}:${PANEL_MODULE}:status`;

/** Hosts that the manifest lets the backend reach. */
export function allowedHosts(): string[] {
  const { permissions } = getAppContext();
  const backend = (permissions?.external as { fetch?: { backend?: unknown[] } } | undefined)?.fetch?.backend ?? [];
  return backend.flatMap((entry) => {
    if (typeof entry === 'string') return [entry];
    const address = (entry as { address?: unknown }).address;
    return typeof address === 'string' ? [address] : [];
  });
}
