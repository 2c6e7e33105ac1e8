/** Deciding one SSO device: `device-approve`, proven by the list of devices that still wait. */
import { fail, failure, ok } from '@keeper-workflow/failures';
import type { DeviceApprove } from '@keeper-workflow/operations';
import { deviceDecisionCommand } from '../commands/device-approve';
import { deviceEvidence } from '../proofs/device-approve';
import { readPendingDevices } from '../reads/devices';
import { decisionReply } from '../replies';
import type { Kind } from './kind';

export const deviceApprove: Kind<DeviceApprove> = {
  command: deviceDecisionCommand,
  async readTarget(session, operation, deadline) {
    const pending = await readPendingDevices(session, deadline);
    if (!pending.ok) return pending;
    const device = pending.value.find(({ id }) => id === operation.device);
    return ok({ device, readAt: session.options.clock.now() });
  },
  async prepare(session, operation, deadline) {
    const pending = await readPendingDevices(session, deadline);
    if (!pending.ok) return pending;
    const waits = pending.value.some(({ id }) => id === operation.device);
    return waits ? deviceDecisionCommand(operation) : fail(failure('already-processed', { field: 'device' }));
  },
  claim: (_operation, result, secrets) => decisionReply(result, secrets),
  async prove(session, operation, _startedAt, deadline) {
    const pending = await readPendingDevices(session, deadline);
    return pending.ok ? ok(deviceEvidence(operation, pending.value, session.options.clock.now())) : pending;
  },
};
