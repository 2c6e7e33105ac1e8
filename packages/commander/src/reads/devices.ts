/** `device-approve`: the devices that wait for an administrator, always read anew from the cloud. */
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import { deviceIdSchema, type Deadline, type PendingDevice } from '@keeper-workflow/operations';
import { z } from 'zod/mini';
import { DEVICE_LIST } from '../commands/device-approve';
import { replyLines } from '../replies';
import { runRead, type Session } from '../session';
import { administrationData } from './administration';
import { naiveTime } from './host-zone';

/** A text, also when `--format=json` is asked for. */
const NONE = /^There are no pending devices to approve$/;

const text = z.nullish(z.string());
const rowsSchema = z.array(
  z.object({
    device_id: deviceIdSchema,
    email: text,
    device_name: text,
    device_type: text,
    ip_address: text,
    client_version: text,
    location: text,
    /** `YYYY-MM-DD HH:MM:SS` in UTC. */
    date: text,
  }),
);

/** One command. Oldest first, as Commander sorts them. Failures: `not-enterprise-admin`, those of `readData`. */
export async function readPendingDevices(session: Session, deadline: Deadline): Promise<Result<PendingDevice[]>> {
  const result = await runRead(session, DEVICE_LIST, deadline);
  if (!result.ok) return result;
  if (result.value.status === 200 && replyLines(result.value.body).some((line) => NONE.test(line))) return ok([]);
  const data = administrationData('device-approve', result.value, session.secrets);
  if (!data.ok) return data;
  const rows = rowsSchema.safeParse(data.value);
  if (!rows.success) return fail(failure('commander-reply-not-understood', { detail: 'the list of devices' }));
  return ok(rows.data.map(asDevice));
}

function asDevice(row: z.infer<typeof rowsSchema>[number]): PendingDevice {
  const requestedAt = naiveTime(row.date ?? '');
  return {
    id: row.device_id,
    email: row.email ?? '',
    name: row.device_name ?? '',
    type: row.device_type ?? '',
    ipAddress: row.ip_address ?? '',
    clientVersion: row.client_version ?? '',
    location: row.location ?? '',
    ...(requestedAt === undefined ? {} : { requestedAt }),
  };
}
