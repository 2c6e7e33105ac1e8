/** EPM requests and devices as Commander 18 shows and decides them, for tests. */
import type { CommanderMemory } from '../memory';
import { json, scriptedCommander, type Scripted } from './scripted-commander';

export const APPROVAL = 'MaQxqa00XSrA5EYCPcqZkA';
export const DEVICE = '107fb123fed9a20e1c54';
/** Another device of which the id begins alike. */
export const SIMILAR = '107fb123fed9a20e1c55';

export const SILENT: Scripted = {
  body: {
    command: 'epm',
    data: null,
    message: 'Command executed successfully but produced no output',
    status: 'success',
  },
};
export const text = (message: string): Scripted => ({ body: { data: null, message, status: 'success' } });
export const refusal = (status: number, error: string): Scripted => ({ status, body: { status: 'error', error } });
export const NOT_ADMIN = refusal(403, 'This command is restricted to Keeper Enterprise administrators.');

export interface AdministrationWorld {
  status: string;
  /** As the host prints it. */
  created: string;
  expireIn: number;
  justification: string | undefined;
  devices: string[];
  /** Answers in place of the usual ones, by the beginning of the command. */
  readonly instead: Map<string, Scripted>;
  /** The host's clock ahead of UTC, minutes; undefined: `/status` is not answered. */
  hostAhead: number | undefined;
  /** What the list shows until `epm sync-down` runs. */
  shownStatus: string;
}

const HOUR = 3_600_000;

export function administration(change: Partial<AdministrationWorld> = {}, memory?: CommanderMemory) {
  const world: AdministrationWorld = {
    status: 'Pending',
    created: '2025-12-31T23:50:00.250000',
    expireIn: 30,
    justification: 'Need to install printer driver',
    devices: [DEVICE, SIMILAR],
    instead: new Map(),
    hostAhead: 0,
    shownStatus: 'Pending',
    ...change,
  };
  const commander = scriptedCommander(
    (command) => {
      const [, instead] = [...world.instead].find(([beginning]) => command.startsWith(beginning)) ?? [];
      return instead ?? answer(world, command);
    },
    ({ url }, _at) => {
      if (!url.includes('/status/')) return undefined;
      if (world.hostAhead === undefined) return json(404, { status: 'error', error: 'Error: Request not found' });
      const local = new Date(commander.clock.now() + world.hostAhead * 60_000).toISOString().slice(0, -1);
      return json(200, { success: true, created_at: `${local}000`, command: 'epm sync-down' });
    },
  );
  const options = memory ? { ...commander.options, memory } : commander.options;
  return { world, commander: { ...commander, options }, until: () => commander.clock.now() + HOUR / 120 };
}

function answer(world: AdministrationWorld, command: string): Scripted | undefined {
  if (command === 'epm sync-down') {
    world.shownStatus = world.status;
    return text('Vault synchronized successfully');
  }
  if (command.startsWith('epm approval view ')) {
    if (!command.endsWith(` '${APPROVAL}'`)) return refusal(500, 'Unexpected error: Approval UID "x" does not exist');
    const account = { Username: 'aanders', UserDomain: 'ACME' };
    return { body: { status: 'success', data: [row(world, account, { FileName: 'setup.exe', FilePath: LONG_PATH })] } };
  }
  if (command.startsWith('epm approval list ')) {
    const pairs = ['FileName=setup.exe', `FilePath=${LONG_PATH}`.slice(0, 30)];
    return { body: { status: 'success', data: [row(world, ['Username=aanders', 'UserDomain=ACME'], pairs)] } };
  }
  const decided = /^epm approval action --(approve|deny)='(.+)'$/.exec(command);
  if (decided) {
    world.status = decided[1] === 'approve' ? 'Approved' : 'Denied';
    return SILENT;
  }
  return command.startsWith('device-approve ') ? devices(world, command) : undefined;
}

export const LONG_PATH = 'C:\\Users\\aanders\\Downloads\\some very long path\\setup.exe';

const row = (world: AdministrationWorld, account: unknown, application: unknown) => ({
  approval_uid: APPROVAL,
  approval_type: 'PrivilegeElevation',
  status: world.shownStatus,
  agent_uid: '5BAEbluchnIe7g8l3bq72w',
  account_info: account,
  application_info: application,
  ...(world.justification === undefined ? {} : { justification: world.justification }),
  expire_in: world.expireIn,
  created: world.created,
});

/** By prefix, as Commander does it; no device is all of them. */
function devices(world: AdministrationWorld, command: string): Scripted {
  const none = world.devices.length === 0;
  if (none) return text('There are no pending devices to approve');
  if (command.includes('--format=json')) return { body: { status: 'success', data: world.devices.map(deviceRow) } };
  const prefix = / '([^']*)'$/.exec(command)?.[1] ?? '';
  const matching = world.devices.filter((id) => id.startsWith(prefix));
  if (matching.length === 0) return text('No matching devices found');
  world.devices = world.devices.filter((id) => !matching.includes(id));
  return SILENT;
}

const deviceRow = (id: string) => ({
  date: '2025-12-31 23:58:30',
  email: 'alice@acme.example',
  device_id: id,
  device_name: 'Alice laptop',
  device_type: 'Windows',
  ip_address: '198.51.100.7',
  client_version: 'Web Vault 17.3',
  location: 'Berlin, DE',
});
