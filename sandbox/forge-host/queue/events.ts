/** What is pushed to a queue: wire format of `@forge/events`, limits, and the event as the queue keeps it. */
import { z } from 'zod';

const MOST_EVENTS = 50;
const LARGEST_PUSH = 200 * 1024;
/** For consumers whose function may run longer than 55 seconds. */
const LARGEST_LONG_EVENT = 100 * 1024;
const EVENTS_PER_MINUTE = 500;
const DEEPEST = 1000;

export const pushSchema = z.object({
  queueName: z.string(),
  jobId: z.string().min(1),
  payload: z
    .array(
      z.object({
        body: z.record(z.string(), z.unknown()),
        delayInSeconds: z.number().min(0).max(900).optional(),
        concurrency: z.object({ key: z.string(), limit: z.number().int().min(1) }).optional(),
      }),
    )
    .min(1),
});
export const jobSchema = z.object({ queueName: z.string(), jobId: z.string().min(1) });
export type Push = z.infer<typeof pushSchema>;

/** An event on its way. Times are world time, ms since the epoch. */
export interface QueuedEvent {
  id: string;
  queue: string;
  jobId: string;
  body: Record<string, unknown>;
  delayInSeconds?: number | undefined;
  concurrency?: { key: string; limit: number } | undefined;
  pushedAt: number;
  dueAt: number;
  /** Invocations since a person acted; the platform stops loops at 1000. */
  depth: number;
  retryCount: number;
  /** Retries because the function failed, as opposed to asked for. */
  platformRetries: number;
  retryReason?: string | undefined;
  retryData?: unknown;
}

/** A consumer of the manifest, as far as limits depend on it. */
export interface ConsumerLimits {
  timeoutSeconds: number;
}

/** HTTP status and JSON body for the real client. */
export interface QueueAnswer {
  status: number;
  body: Record<string, unknown>;
}

/** What the platform refuses to take; `undefined` if nothing. `recent`: events pushed in the last minute. */
export function refuse(
  push: Push,
  consumer: ConsumerLimits | undefined,
  recent: number,
  depth: number,
): QueueAnswer | undefined {
  const size = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
  if (!consumer)
    return {
      status: 400,
      body: { code: 'BAD_REQUEST', message: `The manifest has no consumer of ${push.queueName}.` },
    };
  if (push.payload.length > MOST_EVENTS)
    return { status: 413, body: { errorMessage: 'A push has 50 events at most.' } };
  if (size(push.payload) > LARGEST_PUSH) return { status: 413, body: { errorMessage: 'A push is 200 KB at most.' } };
  if (consumer.timeoutSeconds > 55 && push.payload.some((event) => size(event) > LARGEST_LONG_EVENT))
    return { status: 413, body: { errorMessage: 'An event for a long-running consumer is 100 KB at most.' } };
  if (recent + push.payload.length > EVENTS_PER_MINUTE)
    return { status: 429, body: { message: 'More than 500 events in a minute.' } };
  if (depth > DEEPEST) return { status: 405, body: { message: 'Cyclic invocation limit reached.' } };
  return undefined;
}
