/**
 * `device-approve [--reload] [--approve|--deny] [--trusted-ip] [--format=json] [DEVICE]`: DEVICE is the beginning of an
 * id, or an e-mail; without one, or with an empty one, it is every pending device. Silent when something was decided,
 * and nothing says of which device.
 */
import { CloudError, CommandError, UnknownForm, type Output } from '../reply/outcome';
import type { Cloud } from '../vault/cloud';
import { WITHOUT_DATA_KEY, type Device } from '../vault/devices';
import type { AdminSession } from '../vault/admin-session';
import { jsonRow, REPORT_OPTIONS, text, type CommandDefinition } from './command';

const NAME = 'device-approve';
const NONE_MATCH = 'No matching devices found';

export const deviceApprove: CommandDefinition = {
  name: NAME,
  enterprise: true,
  parser: {
    abbreviations: true,
    options: [
      ...REPORT_OPTIONS,
      { flags: ['--reload', '-r'], dest: 'reload', takes: 'nothing' },
      { flags: ['--approve', '-a'], dest: 'approve', takes: 'nothing' },
      { flags: ['--deny', '-d'], dest: 'deny', takes: 'nothing' },
      { flags: ['--trusted-ip'], dest: 'trusted', takes: 'nothing' },
    ],
    positional: { dest: 'device', count: 'optional' },
  },
  run({ session: { admin }, cloud, output }, args) {
    if (args.reload === true) reload(admin, output);
    const pending = admin.pendingDevices();
    if (pending.length === 0) {
      output.log('There are no pending devices to approve');
      return;
    }
    const approve = args.approve === true;
    const deny = args.deny === true;
    if (approve && deny) {
      throw new CommandError(NAME, "'approve' and 'deny' parameters are mutually exclusive.");
    }
    const name = text(args.device) ?? '';
    let matching = pending.filter(({ id, email }) => id.startsWith(name) || email === name);
    if (matching.length > 0 && approve && args.trusted === true) matching = trusted(cloud, matching, output);
    if (matching.length === 0) output.log(NONE_MATCH);
    else if (deny) decide(cloud, admin, matching, 'device-denied', output);
    else if (approve) decide(cloud, admin, withDataKey(cloud, matching, output), 'device-approved', output);
    else if (args.format === 'json' && args.output === undefined) output.return(JSON.stringify(matching.map(row)));
    else throw new UnknownForm('device-approve, a list other than as JSON');
  },
};

/** A refusal is logged with Python's stack, which makes an error of every answer; the list known before is used. */
function reload(admin: AdminSession, output: Output): void {
  try {
    admin.reloadDevices();
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    output.log(error.message);
    output.log('Traceback (most recent call last):');
    output.log(`keepercommander.error.KeeperApiError: ${error.message}`);
  }
}

/** Those whose user has logged in from the same address before. */
function trusted(cloud: Cloud, devices: readonly Device[], output: Output): Device[] {
  cloud.call('get_audit_event_reports');
  return devices.filter((device) => {
    // "unstrusted" is Commander's spelling.
    if (!device.trusted) {
      output.log(
        `The user ${device.email} attempted to login from an unstrusted IP (${device.ip}). ` +
          'To force the approval, run the same command without the --trusted-ip argument',
      );
    }
    return device.trusted;
  });
}

/** Those whose user's data key the administrator has; the other users are told, in the order of the enterprise. */
function withDataKey(cloud: Cloud, devices: readonly Device[], output: Output): Device[] {
  cloud.call('enterprise/get_enterprise_user_data_key');
  const without = [...cloud.state.users.keys()].filter(
    (email) => WITHOUT_DATA_KEY.has(email) && devices.some((device) => device.email === email),
  );
  if (without.length > 0) {
    cloud.call('enterprise/get_user_data_key_shared_to_enterprise');
    output.log(`User(s) "${without.join(', ')}" have no accepted account transfers or did not share encryption key`);
  }
  return devices.filter(({ email }) => !without.includes(email));
}

/** The cloud's answer for each device is not looked at, so one that is gone by now passes for done. */
function decide(
  cloud: Cloud,
  admin: AdminSession,
  devices: readonly Device[],
  kind: 'device-approved' | 'device-denied',
  output: Output,
): void {
  if (devices.length === 0) return;
  cloud.call('enterprise/approve_user_devices');
  for (const { id } of devices) {
    if (cloud.state.devices.has(id)) cloud.commit(NAME, { kind, deviceId: id });
  }
  reload(admin, output);
}

const row = (device: Device): Record<string, unknown> =>
  jsonRow({
    date: new Date(device.requested).toISOString().slice(0, 19).replace('T', ' '),
    email: device.email,
    device_id: device.id,
    device_name: device.name,
    device_type: device.type,
    ip_address: device.ip,
    client_version: device.clientVersion,
    location: device.location,
  });
