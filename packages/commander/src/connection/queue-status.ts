/** How busy Commander is: `GET /queue/status`. It runs one command at a time, whoever sent it. */
import { z } from 'zod/mini';
import { exchange } from '../http';
import type { CommanderOptions } from '../options';

export interface QueueStatus {
  /** Commands of all keys that wait. */
  readonly waiting: number;
  /** Whether one is running. */
  readonly busy: boolean;
}

const statusSchema = z.object({ queue_size: z.number(), currently_processing: z.nullish(z.string()) });

/** One call; `undefined` when it was not answered in this form. */
export async function queueStatus(options: CommanderOptions, timeout?: number): Promise<QueueStatus | undefined> {
  const limit = timeout === undefined ? {} : { timeout };
  const answer = await exchange(options, { method: 'GET', path: '/queue/status', ...limit });
  if (answer.kind !== 'answer' || answer.status !== 200 || answer.body.kind !== 'json') return undefined;
  const status = statusSchema.safeParse(answer.body.value);
  if (!status.success) return undefined;
  return { waiting: status.data.queue_size, busy: (status.data.currently_processing ?? '') !== '' };
}
