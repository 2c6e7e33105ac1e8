/**
 * Service Mode's request queue: first in, first out, one worker for all keys, in memory only. Waiting too long expires a
 * request of the synchronous API only: 18.0.13 never looks at the age of the others and runs them, however late.
 */
import { randomUUID } from 'node:crypto';
import type { WorldClock } from '../../world';
import { htmlEscape, htmlUnescape, localTime } from '../text/python';

export const CAPACITY = 100;
export const SYNCHRONOUS_WAIT_MS = 300_000;
export const RETENTION_MS = 3_600_000;

/** An answer as it is stored: the JSON body, or its encrypted bytes. */
export interface Stored {
  status: number;
  body: Record<string, unknown> | Buffer;
}

interface Request {
  id: string;
  /** HTML-escaped, as the status shows it. */
  command: string;
  owner: string;
  status: 'queued' | 'processing' | 'completed' | 'expired';
  createdAt: number;
  startedAt?: number;
  completedAt?: number;
  stored?: Stored;
  error?: string;
}

/**
 * Runs a command; undefined: the answer gets lost, the id is unknown from then on; `expired`: it never ran, as one
 * that waited too long.
 */
export type Work = (command: string) => Promise<Stored | 'expired' | undefined>;

const EXPIRED = 'Error: Request expired after waiting more than 300s in queue';

export class RequestQueue {
  private waiting: Request[] = [];
  private requests = new Map<string, Request>();
  private current: Request | undefined;
  private listeners = new Set<() => void>();
  /** Counts restarts: work of an earlier life is dropped when it ends. */
  private life = 0;
  private working = false;

  constructor(
    private readonly clock: WorldClock,
    private readonly work: Work,
  ) {}

  /** The request's id; undefined when the queue is full. */
  submit(command: string, owner: string): string | undefined {
    if (this.waiting.length >= CAPACITY) return undefined;
    const id = randomUUID();
    const request: Request = {
      id,
      command: htmlEscape(command),
      owner,
      status: 'queued',
      createdAt: this.clock.now(),
    };
    this.requests.set(id, request);
    this.waiting.push(request);
    this.startWorker();
    return id;
  }

  private startWorker(): void {
    if (this.working) return;
    this.working = true;
    const life = this.life;
    setImmediate(() => void this.workOff(life));
  }

  private async workOff(life: number): Promise<void> {
    for (;;) {
      if (life !== this.life) return;
      const request = this.waiting.shift();
      if (request === undefined) break;
      if (request.status === 'expired') continue;
      this.current = request;
      request.status = 'processing';
      request.startedAt = this.clock.now();
      const stored = await this.work(htmlUnescape(request.command));
      if (life !== this.life) return;
      this.current = undefined;
      request.completedAt = this.clock.now();
      request.status = stored === 'expired' ? 'expired' : 'completed';
      if (stored === 'expired') {
        delete request.startedAt;
        request.error = EXPIRED;
      } else if (stored === undefined) this.requests.delete(request.id);
      else request.stored = stored;
      this.tell();
    }
    this.working = false;
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener();
  }

  private find(id: string, owner: string): Request | undefined {
    const oldest = this.clock.now() - RETENTION_MS;
    for (const request of this.requests.values()) {
      if (request.completedAt !== undefined && request.completedAt < oldest) this.requests.delete(request.id);
    }
    const request = this.requests.get(id);
    return request?.owner === owner ? request : undefined;
  }

  /** Undefined for an id that this key does not know. */
  status(id: string, owner: string): Record<string, unknown> | undefined {
    const request = this.find(id, owner);
    if (request === undefined) return undefined;
    const { stored } = request;
    return {
      request_id: request.id,
      command: request.command,
      status: request.status,
      created_at: time(request.createdAt),
      started_at: time(request.startedAt),
      completed_at: time(request.completedAt),
      result: Buffer.isBuffer(stored?.body) ? { encrypted: true, type: 'bytes' } : (stored?.body ?? null),
      status_code: stored?.status ?? null,
      error_message: request.error ?? null,
      temp_files: [],
    };
  }

  /** The stored answer, the state while there is none, or undefined for an id that this key does not know. */
  result(id: string, owner: string): Stored | 'queued' | 'processing' | undefined {
    const request = this.find(id, owner);
    if (request === undefined) return undefined;
    if (request.status === 'expired') return { status: 504, body: { error: request.error } };
    if (request.stored !== undefined) return request.stored;
    return request.status === 'processing' ? 'processing' : 'queued';
  }

  /** For the synchronous API: waits 300 s of the world's time for a request to start, then takes it back (504). */
  async wait(id: string, owner: string): Promise<Stored> {
    const life = this.life;
    const deadline = this.clock.now() + SYNCHRONOUS_WAIT_MS;
    for (;;) {
      const result = life === this.life ? this.result(id, owner) : undefined;
      if (result === undefined) {
        return { status: 500, body: { status: 'error', error: 'Error: Request not found after submission' } };
      }
      if (typeof result === 'object') return result;
      const request = this.requests.get(id);
      if (request?.status === 'queued' && this.clock.now() >= deadline) {
        request.status = 'expired';
        request.completedAt = this.clock.now();
        request.error = 'Error: Request expired before execution while waiting for result';
        return { status: 504, body: { status: 'error', error: request.error } };
      }
      await this.nextEvent(deadline);
    }
  }

  private nextEvent(deadline: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        cancel();
        this.listeners.delete(done);
        resolve();
      };
      // After the deadline only the end of the running command can change anything.
      const cancel = this.clock.now() < deadline ? this.clock.schedule(deadline, done) : () => undefined;
      this.listeners.add(done);
    });
  }

  /** `queue_size` counts every key's requests, the other numbers those of the asking key. */
  overview(owner: string): Record<string, unknown> {
    const own = [...this.requests.values()].filter((request) => request.owner === owner);
    return {
      queue_size: this.waiting.length,
      active_requests: own.filter((request) => request.status === 'queued' || request.status === 'processing').length,
      completed_requests: own.filter((request) => request.completedAt !== undefined).length,
      currently_processing: this.current?.owner === owner ? this.current.id : null,
      worker_running: true,
    };
  }

  /** Everything in memory is gone; a worker that hangs is left behind. */
  restart(): void {
    this.life += 1;
    this.waiting = [];
    this.requests = new Map();
    this.current = undefined;
    this.working = false;
    this.tell();
  }
}

const time = (at: number | undefined): string | null => (at === undefined ? null : localTime(at, 'T'));
