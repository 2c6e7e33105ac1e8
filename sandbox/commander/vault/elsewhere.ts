/** What happens in Keeper without Commander: endpoints and devices ask for approval, other administrators decide. */
import { createHash, randomUUID } from 'node:crypto';
import type { NewApproval, NewDevice } from '../door';
import type { WorldClock } from '../../world';
import type { Cloud } from './cloud';
import { fixtureUid } from './uid';

/** In the journal, in place of a command's first word. */
const ELSEWHERE = '(elsewhere)';

/** The new request's uid. Throws for one that is no uid or is taken. */
export function raiseApproval(cloud: Cloud, clock: WorldClock, asked: NewApproval): string {
  const uid = asked.uid ?? fixtureUid('approval', asked.name ?? randomUUID());
  if (!/^[\w-]{22}$/.test(uid)) throw new Error(`Not a uid: ${uid}`);
  if (cloud.state.approvals.has(uid)) throw new Error(`There is an approval request ${uid} already.`);
  cloud.commit(ELSEWHERE, {
    kind: 'approval-raised',
    approval: {
      uid,
      type: asked.type ?? 'PrivilegeElevation',
      status: 'pending',
      agent: fixtureUid('agent', '1'),
      account: asked.account ?? { Username: 'bberg', UserDomain: 'ACME' },
      application: asked.application ?? { FileName: 'tool.msi' },
      justification: asked.justification ?? 'came later',
      expireIn: asked.expireInMinutes ?? 30,
      created: clock.now(),
      ...(asked.unreadable === undefined ? {} : { unreadable: asked.unreadable }),
    },
  });
  return uid;
}

/** Throws for a request that is unknown or no longer pending. */
export function decideApproval(
  cloud: Cloud,
  clock: WorldClock,
  approvalUid: string,
  status: 'approved' | 'denied' | 'expired' | 'escalated',
): void {
  const found = cloud.state.approvals.get(approvalUid);
  if (found === undefined) throw new Error(`There is no approval request ${approvalUid}.`);
  if (found.status !== 'pending') throw new Error(`The approval request ${approvalUid} is ${found.status} already.`);
  cloud.commit(ELSEWHERE, { kind: 'approval-decided', approvalUid, status, at: clock.now() });
}

/** The new device's id. Throws for a user who is not of the enterprise. */
export function raiseDevice(cloud: Cloud, clock: WorldClock, asked: NewDevice): string {
  if (cloud.user(asked.email) === undefined) throw new Error(`There is no user ${asked.email}.`);
  const id = createHash('sha256').update(`device:${randomUUID()}`).digest('hex').slice(0, 20);
  cloud.commit(ELSEWHERE, {
    kind: 'device-raised',
    device: {
      id,
      email: asked.email,
      name: asked.name,
      type: asked.type ?? 'Windows',
      ip: asked.ip ?? '198.51.100.7',
      location: asked.location ?? 'Berlin, DE',
      clientVersion: 'Web Vault 17.3',
      requested: clock.now(),
      trusted: asked.trustedIp ?? false,
    },
  });
  return id;
}

/** Throws for a device that is not pending. */
export function removeDevice(cloud: Cloud, deviceId: string): void {
  if (!cloud.state.devices.has(deviceId)) throw new Error(`There is no pending device ${deviceId}.`);
  cloud.commit(ELSEWHERE, { kind: 'device-removed', deviceId });
}
