/** Devices of single-sign-on users that wait for an administrator's approval. */
import { createHash } from 'node:crypto';
import type { VaultState } from './model';

export interface Device {
  /** 20 hexadecimal digits: the first 10 bytes of the device's token. */
  id: string;
  email: string;
  name: string;
  type: string;
  ip: string;
  location: string;
  clientVersion: string;
  /** Milliseconds since the epoch. */
  requested: number;
  /** The user has logged in from this address before. */
  trusted: boolean;
}

export type DeviceChange =
  | { kind: 'device-raised'; device: Device }
  /** `device-removed`: decided by somebody else, or withdrawn. */
  | { kind: 'device-approved' | 'device-denied' | 'device-removed'; deviceId: string };

/** The state after the change; the given one stays as it is. */
export function applyDeviceChange(state: VaultState, change: DeviceChange): VaultState {
  const devices = new Map(state.devices);
  if (change.kind === 'device-raised') devices.set(change.device.id, change.device);
  else devices.delete(change.deviceId);
  return { ...state, devices };
}

export const deviceId = (name: string): string =>
  createHash('sha256').update(`device:${name}`).digest('hex').slice(0, 20);

/** Users whose data key no administrator has: their devices cannot be approved, only denied. */
export const WITHOUT_DATA_KEY: ReadonlySet<string> = new Set(['bob@acme.example']);

/** @param now ms since the epoch, when the world begins. */
export function seedDevices(now: number): ReadonlyMap<string, Device> {
  const seed = [
    { name: 'Alice laptop', email: 'alice@acme.example', type: 'Windows', ip: '198.51.100.7' },
    { name: 'Alice phone', email: 'alice@acme.example', type: 'iOS', ip: '198.51.100.7' },
    { name: 'Bob browser', email: 'bob@acme.example', type: 'Windows', ip: '203.0.113.9' },
  ];
  return new Map(
    seed.map((device) => {
      const id = deviceId(device.name);
      return [
        id,
        {
          ...device,
          id,
          location: 'Berlin, DE',
          clientVersion: 'Web Vault 17.3',
          requested: now - 120_000,
          trusted: false,
        },
      ];
    }),
  );
}
