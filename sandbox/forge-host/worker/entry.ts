/**
 * A worker thread that runs one app's bundle, as one warm Lambda does: the platform's globals are set, then the bundle
 * is loaded once, then invocations come one after the other and share the bundle's module state.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { createRequire } from 'node:module';
import path from 'node:path';
import { format } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';
import type { FromWorker, HandlerOutcome, InvokeMessage, LogLevel, ToWorker, WorkerData } from '../messages';
import { installPlatformCalls } from './platform-calls';
import { installWorldDate } from './world-date';

if (!parentPort) throw new Error('This file runs in a worker thread.');
const port = parentPort;
const { bundleDirectory, modules, clockOffset } = workerData as WorkerData;
const say = (message: FromWorker): void => port.postMessage(message);

interface Current {
  invocationId: string;
  runtime: Record<string, unknown>;
}
const current = new AsyncLocalStorage<Current>();
const machineNow = Date.now;

const noMetrics = {
  counter: () => ({ incr: () => undefined, decr: () => undefined }),
  timing: () => ({ measure: () => ({ stop: () => undefined }), set: () => undefined }),
  gauge: () => ({ set: () => undefined, incr: () => undefined, decr: () => undefined }),
};

Object.defineProperty(globalThis, '__forge_runtime__', { get: () => current.getStore()?.runtime });
installWorldDate(clockOffset);
const platform = installPlatformCalls(port, () => current.getStore()?.invocationId);

const levels: Record<string, LogLevel> = {
  debug: 'debug',
  trace: 'debug',
  log: 'info',
  info: 'info',
  warn: 'warn',
  error: 'error',
};
for (const [method, level] of Object.entries(levels)) {
  Object.assign(console, {
    [method]: (...words: unknown[]) =>
      say({ type: 'log', invocationId: current.getStore()?.invocationId, level, text: format(...words) }),
  });
}

type Loaded = { exports: Record<string, unknown> } | { error: unknown };
const requireFromBundle = createRequire(path.join(bundleDirectory, 'index.cjs'));
const loaded = new Map<string, Loaded>();
for (const name of modules) {
  try {
    const exports = requireFromBundle(path.join(bundleDirectory, `${name}.cjs`)) as Record<string, unknown>;
    loaded.set(name, { exports });
  } catch (error) {
    loaded.set(name, { error });
  }
}

function findHandler(handler: string): (...args: unknown[]) => unknown {
  const dot = handler.lastIndexOf('.');
  const module = loaded.get(handler.slice(0, dot));
  if (!module) throw new Error(`The bundle has no module for the handler ${handler}.`);
  if ('error' in module) throw module.error;
  const found = module.exports[handler.slice(dot + 1)];
  if (typeof found !== 'function') throw new Error(`The bundle does not export the handler ${handler}.`);
  return found as (...args: unknown[]) => unknown;
}

async function run({ invocationId, handler, args, runtime, endsAt }: InvokeMessage): Promise<HandlerOutcome> {
  const lambdaContext = {
    awsRequestId: invocationId,
    getRemainingTimeInMillis: () => Math.max(0, endsAt - machineNow()),
  };
  const store: Current = { invocationId, runtime: { ...runtime, lambdaContext, metrics: noMetrics } };
  try {
    const result = await current.run(store, async () => findHandler(handler)(...args));
    return { ok: true, json: JSON.stringify(result) };
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    return {
      ok: false,
      error: {
        name: error.name,
        message: error.message,
        ...(error.stack === undefined ? {} : { stack: error.stack }),
      },
    };
  }
}

port.on('message', (message: ToWorker) => {
  if (message.type === 'answer') platform.answer(message.call, message.response);
  else if (message.type === 'failure') platform.fail(message.call, message.error);
  else
    void run(message).then((outcome) => {
      say({ type: 'done', invocationId: message.invocationId, outcome });
    });
});
say({ type: 'ready' });
