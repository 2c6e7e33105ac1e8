/** Whether the list of pending devices shows that a device was decided. Pure. */
import type { DeviceApprove, PendingDevice, Proof } from '@keeper-workflow/operations';

/**
 * Gone from the list it is whether it was approved or denied, by us or elsewhere: which of them, only Commander's own
 * claim tells (`decision` is unseen).
 */
export function deviceEvidence(operation: DeviceApprove, pending: readonly PendingDevice[], readAt: number): Proof {
  const waits = pending.some(({ id }) => id === operation.device);
  return {
    verdict: waits ? 'absent' : 'shown',
    parts: [{ name: operation.decision === 'approve' ? 'approved' : 'denied', shown: !waits }],
    readAt,
    ...(waits ? {} : { unseen: ['decision'] as const }),
    synced: true,
  };
}
