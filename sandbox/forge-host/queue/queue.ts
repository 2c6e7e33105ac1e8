/**
 * An app's queues: at least once, in no order, with delays, concurrency per key, retries that the consumer asks for and
 * retries after failures. Everything acknowledged is on the disk first (if there is one); what was being delivered when
 * the process died is delivered again.
 */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { openJournal, type WorldClock } from '../../world';
import type { InvocationResult } from '../door';
import { jobSchema, pushSchema, refuse, type ConsumerLimits, type QueuedEvent, type QueueAnswer } from './events';

const RETRY_WINDOW = 24 * 3600 * 1000;
const PLATFORM_RETRIES = 4;
/** World time before the first retry after a failure; three times longer before each further one. */
const FIRST_BACKOFF = 10_000;
const LONGEST_RETRY_AFTER = 900;
const LARGEST_RETRY_DATA = 4 * 1024;

/** A delivery as the consumer is called with it. */
export interface AsyncEvent {
  queueName: string;
  jobId: string;
  eventId: string;
  body: Record<string, unknown>;
  delayInSeconds?: number;
  concurrency?: { key: string; limit: number };
  retryContext?: {
    retryCount: number;
    retryReason: string;
    retryData: unknown;
    retentionWindow: { startTime: string; remainingTimeMs: number };
  };
}

export interface EventQueue {
  push(body: unknown, depth: number): QueueAnswer;
  stats(body: unknown): QueueAnswer;
  cancel(body: unknown): QueueAnswer;
  /** Something is being delivered, or due and about to be. */
  busy(): boolean;
  clear(): void;
  close(): void;
}

export interface QueueOptions {
  clock: WorldClock;
  directory: string | undefined;
  name: string;
  /** Consumers by the queue they listen to. */
  consumers: ReadonlyMap<string, ConsumerLimits>;
  deliver(event: AsyncEvent, depth: number): Promise<InvocationResult>;
  /** Asked before a delivery: true loses its completion, so that the event comes a second time. */
  losesCompletion(queue: string): boolean;
  onChange(): void;
}

type Entry =
  | { op: 'put'; event: QueuedEvent }
  | { op: 'end'; id: string; success: boolean }
  | { op: 'job'; jobId: string; queue: string; success: number; failed: number };

interface Job {
  queue: string;
  success: number;
  failed: number;
}

const retrySchema = z.object({
  _retry: z.literal(true),
  retryOptions: z
    .object({ retryAfter: z.number().default(1), retryReason: z.string(), retryData: z.unknown() })
    .partial(),
});

export function openQueue(options: QueueOptions): EventQueue {
  const { clock, consumers } = options;
  const journal = openJournal<Entry>(options.directory, `${options.name}-queue`);
  const events = new Map<string, QueuedEvent>();
  const jobs = new Map<string, Job>();
  const running = new Set<string>();
  let pushTimes: number[] = [];
  let cancelWake: (() => void) | undefined;
  let closed = false;
  let generation = 0;

  const apply = (entry: Entry): void => {
    if (entry.op === 'put') {
      events.set(entry.event.id, entry.event);
      const { jobId, queue } = entry.event;
      if (!jobs.has(jobId)) jobs.set(jobId, { queue, success: 0, failed: 0 });
    } else if (entry.op === 'job') jobs.set(entry.jobId, entry);
    else {
      const job = jobs.get(events.get(entry.id)?.jobId ?? '');
      if (job) job[entry.success ? 'success' : 'failed'] += 1;
      events.delete(entry.id);
    }
  };
  const commit = (entry: Entry): void => {
    journal.append(entry);
    apply(entry);
  };

  for (const entry of journal.replayed) apply(entry);
  journal.rewrite([
    ...[...jobs].map(([jobId, { queue, success, failed }]) => ({ op: 'job' as const, jobId, queue, success, failed })),
    ...[...events.values()].map((event) => ({ op: 'put' as const, event })),
  ]);

  const atLimit = ({ queue, concurrency }: QueuedEvent): boolean => {
    if (!concurrency) return false;
    let same = 0;
    for (const id of running) {
      const other = events.get(id);
      if (other?.queue === queue && other.concurrency?.key === concurrency.key) same += 1;
    }
    return same >= concurrency.limit;
  };

  const pump = (): void => {
    cancelWake?.();
    cancelWake = undefined;
    if (closed) return;
    const waiting = [...events.values()].filter(({ id }) => !running.has(id));
    for (const event of waiting) {
      if (event.dueAt <= clock.now() && !atLimit(event)) void deliver(event);
    }
    const next = Math.min(
      ...waiting.filter(({ id, dueAt }) => !running.has(id) && dueAt > clock.now()).map(({ dueAt }) => dueAt),
    );
    if (Number.isFinite(next)) cancelWake = clock.schedule(next, pump);
    options.onChange();
  };

  const deliver = async (event: QueuedEvent): Promise<void> => {
    running.add(event.id);
    const mine = generation;
    const lost = options.losesCompletion(event.queue);
    const result = await options.deliver(toAsyncEvent(event, clock.now()), event.depth);
    if (closed || mine !== generation) return;
    running.delete(event.id);
    // Cancelled meanwhile: nothing is left to settle.
    if (events.has(event.id)) {
      if (lost) commit({ op: 'put', event: { ...event, dueAt: clock.now() } });
      else settle(event, result);
    }
    pump();
  };

  const settle = (event: QueuedEvent, result: InvocationResult): void => {
    const asked = result.ok ? retrySchema.safeParse(result.result) : undefined;
    if (result.ok && !asked?.success) {
      commit({ op: 'end', id: event.id, success: true });
      return;
    }
    const now = clock.now();
    const retryOptions = asked?.success ? asked.data.retryOptions : undefined;
    const platformRetries = event.platformRetries + (retryOptions ? 0 : 1);
    const wait = retryOptions
      ? Math.min(Math.max(retryOptions.retryAfter ?? 1, 1), LONGEST_RETRY_AFTER) * 1000
      : FIRST_BACKOFF * 3 ** event.platformRetries;
    if (platformRetries > PLATFORM_RETRIES || now + wait > event.pushedAt + RETRY_WINDOW) {
      commit({ op: 'end', id: event.id, success: false });
      return;
    }
    const data = retryOptions?.retryData;
    const fits = data !== undefined && Buffer.byteLength(JSON.stringify(data)) <= LARGEST_RETRY_DATA;
    commit({
      op: 'put',
      event: {
        ...event,
        dueAt: now + wait,
        retryCount: event.retryCount + 1,
        platformRetries,
        retryReason: retryOptions ? (retryOptions.retryReason ?? 'FUNCTION_RETRY_REQUEST') : reasonOf(result),
        ...(retryOptions ? { retryData: fits ? data : undefined } : {}),
      },
    });
  };

  const withJob = (body: unknown, answer: (jobId: string, job: Job) => QueueAnswer): QueueAnswer => {
    const parsed = jobSchema.safeParse(body);
    if (!parsed.success) return { status: 400, body: { code: 'BAD_REQUEST', message: z.prettifyError(parsed.error) } };
    const job = jobs.get(parsed.data.jobId);
    if (job?.queue !== parsed.data.queueName) return { status: 404, body: { message: 'There is no such job.' } };
    return answer(parsed.data.jobId, job);
  };

  // Whatever the last process left behind is delivered once the app is ready.
  const stopFirst = clock.schedule(clock.now(), pump);

  return {
    push(body, depth) {
      const parsed = pushSchema.safeParse(body);
      if (!parsed.success)
        return { status: 400, body: { code: 'BAD_REQUEST', message: z.prettifyError(parsed.error) } };
      const push = parsed.data;
      const now = clock.now();
      pushTimes = pushTimes.filter((time) => time > now - 60_000);
      const refusal = refuse(push, consumers.get(push.queueName), pushTimes.length, depth);
      if (refusal) return refusal;
      for (const { body: content, delayInSeconds, concurrency } of push.payload) {
        pushTimes.push(now);
        const dueAt = now + (delayInSeconds ?? 0) * 1000;
        commit({
          op: 'put',
          event: {
            id: randomUUID(),
            queue: push.queueName,
            jobId: push.jobId,
            body: content,
            delayInSeconds,
            concurrency,
            pushedAt: now,
            dueAt,
            depth,
            retryCount: 0,
            platformRetries: 0,
          },
        });
      }
      // The push is answered before its events are delivered, as on the platform.
      setImmediate(pump);
      return { status: 201, body: {} };
    },
    stats: (body) =>
      withJob(body, (jobId, { success, failed }) => {
        const inProgress = [...events.values()].filter((event) => event.jobId === jobId).length;
        return { status: 200, body: { success, inProgress, failed } };
      }),
    cancel: (body) =>
      withJob(body, (jobId) => {
        for (const event of [...events.values()])
          if (event.jobId === jobId) commit({ op: 'end', id: event.id, success: false });
        return { status: 204, body: {} };
      }),
    busy: () => running.size > 0 || [...events.values()].some((event) => event.dueAt <= clock.now()),
    clear() {
      generation += 1;
      events.clear();
      jobs.clear();
      running.clear();
      pushTimes = [];
      journal.rewrite([]);
      pump();
    },
    close() {
      closed = true;
      stopFirst();
      cancelWake?.();
      journal.close();
    },
  };
}

function reasonOf(result: InvocationResult): string {
  if (!result.ok && (result.error.name === 'FUNCTION_TIME_OUT' || result.error.name === 'FUNCTION_OUT_OF_MEMORY'))
    return result.error.name;
  return 'FUNCTION_PLATFORM_UNKNOWN_ERROR';
}

function toAsyncEvent(event: QueuedEvent, now: number): AsyncEvent {
  return {
    queueName: event.queue,
    jobId: event.jobId,
    eventId: event.id,
    body: event.body,
    ...(event.delayInSeconds === undefined ? {} : { delayInSeconds: event.delayInSeconds }),
    ...(event.concurrency ? { concurrency: event.concurrency } : {}),
    ...(event.retryCount > 0
      ? {
          retryContext: {
            retryCount: event.retryCount,
            retryReason: event.retryReason ?? 'FUNCTION_RETRY_REQUEST',
            retryData: event.retryData,
            retentionWindow: {
              startTime: new Date(event.pushedAt).toISOString(),
              remainingTimeMs: event.pushedAt + RETRY_WINDOW - now,
            },
          },
        }
      : {}),
  };
}
