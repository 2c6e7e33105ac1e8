/** EPM requests and pending devices, for people and tests to look at. */
import type { VaultApproval, VaultDevice } from '../door';
import { WITHOUT_DATA_KEY } from './devices';
import type { VaultState } from './model';

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

export const approvals = (state: VaultState): VaultApproval[] =>
  [...state.approvals.values()].map(({ expireIn, created, decided, unreadable, ...rest }) => ({
    ...rest,
    expireInMinutes: expireIn,
    created: iso(created),
    ...(decided === undefined ? {} : { decided: iso(decided) }),
    readable: unreadable === undefined,
  }));

export const devices = (state: VaultState): VaultDevice[] =>
  [...state.devices.values()].map(({ id, email, name, type, ip, location, clientVersion, requested }) => ({
    id,
    email,
    name,
    type,
    ip,
    location,
    clientVersion,
    requested: iso(requested),
    approvable: !WITHOUT_DATA_KEY.has(email),
  }));
