/**
 * The worker threads of one app. As with Lambda: one invocation at a time per worker, workers are reused while warm,
 * more invocations at once need more workers, and above the limit they wait in line.
 */
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FromWorker, ToWorker, WorkerData } from './messages';
import { workerCode } from './worker-code';

/** Why a worker ended by itself. */
export interface Death {
  outOfMemory: boolean;
  message: string;
}

export interface WorkerListener {
  onMessage(message: FromWorker): void;
  /** The worker ended by itself; `terminate` does not call this. */
  onDeath(death: Death): void;
}

export interface AppWorker {
  post(message: ToWorker): void;
  /** Ends the thread at once, in the middle of whatever it does. */
  terminate(): Promise<void>;
}

export interface WorkerPool {
  /** Resolves with a worker that has loaded the bundle; waits in line when `maxConcurrency` are in use. */
  acquire(listener: WorkerListener): Promise<AppWorker>;
  /** Gives a worker back for reuse. */
  release(worker: AppWorker): void;
  /** Starts a worker ahead of the first invocation, so that it finds one warm. */
  warm(): void;
  /** Terminates every worker and whoever waits in line; the next `acquire` starts a fresh one. */
  restart(): Promise<void>;
  /** As `restart`, and nothing runs ever after. */
  close(): Promise<void>;
}

export interface PoolOptions {
  bundlePath: string;
  /** Modules of the bundle that handlers are in. */
  modules: readonly string[];
  memoryMB: number;
  clockOffset: SharedArrayBuffer;
  maxConcurrency: number;
  /** What a worker says outside of an invocation: an error of the bundle, a log line of left-over work. */
  onStray(message: FromWorker): void;
}

interface Member extends AppWorker {
  ready: Promise<void>;
  listener: WorkerListener | undefined;
}

export function createWorkerPool(options: PoolOptions): WorkerPool {
  const members = new Set<Member>();
  const idle: Member[] = [];
  const line: (() => void)[] = [];
  let inUse = 0;
  let generation = 0;
  let closed = false;

  const start = (): Member => {
    const data: WorkerData = {
      bundleDirectory: path.dirname(options.bundlePath),
      modules: options.modules,
      clockOffset: options.clockOffset,
    };
    const worker = new Worker(workerCode(), {
      eval: true,
      workerData: data,
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: options.memoryMB },
    });
    let becomeReady: () => void = () => undefined;
    const member: Member = {
      ready: new Promise((resolve) => (becomeReady = resolve)),
      listener: undefined,
      post: (message) => worker.postMessage(message),
      async terminate() {
        member.listener = undefined;
        forget();
        await worker.terminate();
      },
    };
    const forget = (): void => {
      members.delete(member);
      const at = idle.indexOf(member);
      if (at >= 0) idle.splice(at, 1);
      becomeReady();
    };
    const die = (death: Death): void => {
      const { listener } = member;
      member.listener = undefined;
      forget();
      listener?.onDeath(death);
    };
    worker.on('message', (message: FromWorker) => {
      if (message.type === 'ready') becomeReady();
      else if (member.listener) member.listener.onMessage(message);
      else if (message.type === 'call') member.post({ type: 'failure', call: message.call, error: ENDED });
      else options.onStray(message);
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      die({ outOfMemory: error.code === 'ERR_WORKER_OUT_OF_MEMORY', message: error.message });
    });
    worker.on('exit', (code) =>
      die({ outOfMemory: false, message: `The function ended its process (${String(code)}).` }),
    );
    // What the app writes past `console` goes nowhere, as on the platform.
    worker.stdout.resume();
    worker.stderr.resume();
    members.add(member);
    return member;
  };

  const next = (): void => {
    inUse -= 1;
    line.shift()?.();
  };

  const restart = async (): Promise<void> => {
    generation += 1;
    const ending = [...members];
    for (const { listener } of ending) listener?.onDeath(RESTARTED);
    await Promise.all(ending.map((member) => member.terminate()));
  };

  return {
    async acquire(listener) {
      const mine = generation;
      if (inUse >= options.maxConcurrency) await new Promise<void>((resolve) => line.push(resolve));
      inUse += 1;
      if (closed || mine !== generation) {
        listener.onDeath(RESTARTED);
        return NO_WORKER;
      }
      const member = idle.pop() ?? start();
      member.listener = listener;
      await member.ready;
      return member;
    },
    release(worker) {
      const member = worker as Member;
      member.listener = undefined;
      if (members.has(member)) idle.push(member);
      next();
    },
    warm() {
      if (members.size === 0) idle.push(start());
    },
    restart,
    async close() {
      closed = true;
      await restart();
    },
  };
}

const ENDED = { name: 'Error', message: 'The invocation that made this call has ended.' };
const RESTARTED: Death = { outOfMemory: false, message: 'The app was restarted.' };
/** What somebody gets whose turn comes too late. */
const NO_WORKER: AppWorker = { post: () => undefined, terminate: () => Promise.resolve() };
