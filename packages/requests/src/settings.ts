/** The settings page: what it shows, and the connection to Commander. Jira admins only. */
import type { ConnectionReport, Parsed, ProjectSetting, SettingsView } from '@keeper-workflow/contract';
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import type { ProjectPolicy } from './policy';
import type { Clock, Directory, PolicyStore, Vaults } from './ports';
import { iso } from './view';

/** What is saved. The two keys live in secret storage and are read only to open a connection. */
export interface Connection {
  readonly apiUrl: string;
  readonly apiKey: string;
  readonly encryptionKey?: string;
}

/** What a page may know of it. */
export interface SavedConnection {
  readonly apiUrl: string;
  readonly encryptionKeySaved: boolean;
  readonly savedAt: number;
}

export interface ConnectionStore {
  saved(): Promise<Result<SavedConnection | undefined>>;
  /** With the keys: only to open a connection, never to answer a page. */
  open(): Promise<Result<Connection | undefined>>;
  save(connection: Connection, savedAt: number): Promise<Result<void>>;
}

export interface SettingsPorts {
  readonly clock: Clock;
  readonly directory: Pick<Directory, 'project' | 'findGroups'>;
  readonly policies: PolicyStore;
  readonly connections: ConnectionStore;
  /** The vault of the saved connection, for the folders of a policy. */
  readonly vaults: Pick<Vaults, 'open'>;
  /** Tries a connection with a command that changes nothing. Also refuses URLs that are not usable. */
  readonly checkConnection: (connection: Connection) => Promise<Result<ConnectionReport>>;
  /** Hosts the running app may reach, from its manifest. */
  readonly allowedHosts: () => readonly string[];
}

export async function openSettings(ports: SettingsPorts): Promise<Result<SettingsView>> {
  const [saved, policies] = await Promise.all([ports.connections.saved(), ports.policies.all()]);
  if (!saved.ok) return saved;
  if (!policies.ok) return policies;
  return ok({
    apiUrl: saved.value?.apiUrl ?? '',
    apiKeySaved: saved.value !== undefined,
    encryptionKeySaved: saved.value?.encryptionKeySaved ?? false,
    ...(saved.value ? { savedAt: iso(saved.value.savedAt) } : {}),
    allowedHosts: ports.allowedHosts(),
    projects: policies.value.map(settingOf).sort((one, other) => (one.projectKey < other.projectKey ? -1 : 1)),
  });
}

/** A policy as the page shows it; what a policy from before an update does not have is what it then means. */
const settingOf = ({ folders, requestersMaySearch, approverGroups, ...rest }: ProjectPolicy): ProjectSetting => ({
  ...rest,
  folders: folders ?? [],
  requestersMaySearch: requestersMaySearch ?? false,
  approverGroups: approverGroups ?? [],
});

export async function testConnection(
  ports: SettingsPorts,
  input: Parsed<'settings', 'testConnection'>,
): Promise<Result<ConnectionReport>> {
  const connection = await meant(ports, input);
  return connection.ok ? ports.checkConnection(connection.value) : connection;
}

export async function saveConnection(
  ports: SettingsPorts,
  input: Parsed<'settings', 'saveConnection'>,
): Promise<Result<{ settings: SettingsView; report: ConnectionReport }>> {
  const connection = await meant(ports, input);
  if (!connection.ok) return connection;
  const report = await ports.checkConnection(connection.value);
  if (!report.ok) return report;
  const saved = await ports.connections.save(connection.value, ports.clock.now());
  if (!saved.ok) return saved;
  const settings = await openSettings(ports);
  return settings.ok ? ok({ settings: settings.value, report: report.value }) : settings;
}

/**
 * The connection an admin means. The saved keys are only ever used with the URL they were saved for: another URL asks
 * for the key again, so that it cannot be sent to a host of somebody's choosing.
 */
async function meant(
  { connections }: SettingsPorts,
  input: Parsed<'settings', 'testConnection'>,
): Promise<Result<Connection>> {
  const { apiUrl, apiKey, encryptionKey } = input;
  const opened = await connections.open();
  if (!opened.ok) return opened;
  const saved = opened.value?.apiUrl === apiUrl ? opened.value : undefined;
  const key = apiKey ?? saved?.apiKey;
  if (key === undefined) return fail(failure('operation-incomplete', { field: 'apiKey' }));
  const encryption = encryptionKey ?? saved?.encryptionKey;
  return ok({ apiUrl, apiKey: key, ...(encryption ? { encryptionKey: encryption } : {}) });
}
