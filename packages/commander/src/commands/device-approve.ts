/**
 * `device-approve` takes a device by a prefix of its id, by its user's e-mail address, and none at all as every device
 * there is. So the whole id is sent, always, and anything else is refused here once more, whatever let it come this far.
 */
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import { deviceIdSchema, type DeviceApprove } from '@keeper-workflow/operations';
import type { CommandArguments } from '../encode';

/** `--reload`: without it the list is the one the session read last. */
export const DEVICE_LIST: CommandArguments = {
  command: 'device-approve',
  options: [{ flag: '--reload' }, { flag: '--format=json' }],
};

/**
 * Reloads too: decided on an old list, a device that somebody else has decided meanwhile is answered like a success,
 * on a fresh one with "No matching devices found".
 */
export function deviceDecisionCommand({ device, decision }: DeviceApprove): Result<CommandArguments> {
  if (!deviceIdSchema.safeParse(device).success) {
    return fail(failure('invalid-input', { field: 'device', detail: 'not the whole id of one device' }));
  }
  return ok({
    command: 'device-approve',
    options: [{ flag: '--reload' }, { flag: `--${decision}` }],
    positionals: [{ value: device, field: 'device' }],
  });
}
