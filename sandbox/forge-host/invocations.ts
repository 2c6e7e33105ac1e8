/**
 * Runs one invocation of an app's function from start to end: a worker, a deadline, the calls it makes, its result.
 * Whatever happens to the function, the caller gets an answer and the call log gets a line.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { format } from 'node:util';
import type { CallLog, Fault, WorldClock } from '../world';
import type { AppDescription, InvocationFailure, InvocationErrorName, InvocationResult } from './door';
import type { AppLogs } from './logs';
import type { LoadedApp } from './manifest';
import { findFunction } from './manifest';
import type { FromWorker, HandlerOutcome, RuntimeData, WireError, WireRequest, WireResponse } from './messages';
import type { AppWorker, Death, WorkerPool } from './pool';

/** What the parts of the host know of an installed app. */
export interface RunnableApp {
  loaded: LoadedApp;
  description: AppDescription;
  pool: WorkerPool;
  logs: AppLogs;
}

export interface InvocationRequest {
  app: RunnableApp;
  moduleKey: string;
  moduleType: string;
  /** Key of the function in the manifest. */
  functionKey: string;
  /** `<module>/<function>` in logs and faults; the function is the resolver's for an `invoke`. */
  what: string;
  args: readonly unknown[];
  accountId?: string | undefined;
  /** Milliseconds of machine time. */
  deadline: number;
  /** How many events lie between a person's action and this invocation. */
  depth: number;
  requestBytes: number;
}

/** What a platform call needs to know of the invocation that makes it. */
export interface RunningInvocation {
  readonly id: string;
  readonly app: RunnableApp;
  readonly what: string;
  readonly accountId: string | undefined;
  readonly depth: number;
  /** Platform calls so far, this one included. */
  calls: number;
  /** For each planted crash that is tied to a kind of call: how many such calls there were. */
  readonly matching: Map<Fault, number>;
  /** Machine times of the egress requests of the last minute. */
  egressTimes: number[];
  /** Ends the invocation now, as a crash of its machine would. */
  crash(): void;
}

/** Carries a call out; rejects with a `CallFailure` for an error that `fetch` throws in the app. */
export type CarryOut = (
  request: WireRequest,
  invocation: RunningInvocation,
  signal: AbortSignal,
) => Promise<WireResponse>;

export class CallFailure extends Error {
  constructor(readonly wire: WireError) {
    super(wire.message);
  }
}

export interface Invocations {
  run(request: InvocationRequest): Promise<InvocationResult>;
  /** Invocations that run or wait for a worker. */
  running(): number;
}

const LARGEST_RESPONSE = 5 * 1024 * 1024;

export function createInvocations(options: {
  clock: WorldClock;
  calls: CallLog;
  cloudId: string;
  allowedLoopback: readonly string[];
  carryOut: CarryOut;
  onEnd: () => void;
}): Invocations {
  const { clock, calls, carryOut } = options;
  let running = 0;

  const run = async (request: InvocationRequest): Promise<InvocationResult> => {
    const { app, what, accountId } = request;
    const id = randomUUID();
    const at = new Date(clock.now()).toISOString();
    const startedAt = performance.now();
    const { outcome, responseBytes } = await execute(request, id);
    calls.record({
      kind: 'invocation',
      at,
      app: app.loaded.name,
      invocationId: id,
      ...(accountId === undefined ? {} : { who: accountId }),
      what,
      write: false,
      outcome: outcome.ok ? 'ok' : outcome.error.name,
      bytesIn: request.requestBytes,
      bytesOut: responseBytes,
      milliseconds: Math.round(performance.now() - startedAt),
    });
    return outcome;
  };

  const execute = (
    request: InvocationRequest,
    id: string,
  ): Promise<{ outcome: InvocationResult; responseBytes: number }> =>
    new Promise((resolve, reject) => {
      const { app, what, accountId } = request;
      const definition = findFunction(app.loaded.manifest, request.functionKey);
      if (!definition) {
        resolve({ outcome: failure('MODULE_NOT_FOUND', `no function ${request.functionKey}`), responseBytes: 0 });
        return;
      }
      let worker: AppWorker | undefined;
      let timer: NodeJS.Timeout | undefined;
      let ended = false;
      const open = new Map<number, AbortController>();

      const log = (level: 'info' | 'error', text: string): void =>
        app.logs.add({
          at: new Date(clock.now()).toISOString(),
          app: app.loaded.name,
          invocationId: id,
          what,
          level,
          text,
        });

      const end = (outcome: InvocationResult, responseBytes: number, keep: boolean): void => {
        if (ended) return;
        ended = true;
        if (timer) clearTimeout(timer);
        const settle = (): void => {
          if (worker) app.pool.release(worker);
          resolve({ outcome, responseBytes });
        };
        if (keep || !worker) settle();
        else worker.terminate().then(settle, reject);
      };
      const fail = (name: InvocationErrorName, reason: string): void => {
        log('error', reason);
        for (const call of open.values()) call.abort();
        end(failure(name, reason), 0, false);
      };

      const invocation: RunningInvocation = {
        id,
        app,
        what,
        accountId,
        depth: request.depth,
        calls: 0,
        matching: new Map(),
        egressTimes: [],
        crash: () => fail('FUNCTION_CRASHED', 'The function ended unexpectedly.'),
      };

      const answerCall = (call: number, wire: WireRequest): void => {
        const controller = new AbortController();
        open.set(call, controller);
        carryOut(wire, invocation, controller.signal)
          .then(
            ({ body, ...response }) => {
              // A copy: a Buffer's memory is shared with others of the process, which the app must not see.
              const own = body && new Uint8Array(body);
              if (!ended) worker?.post({ type: 'answer', call, response: { ...response, body: own } });
            },
            (error: unknown) => {
              if (error instanceof CallFailure) {
                if (!ended) worker?.post({ type: 'failure', call, error: error.wire });
              } else fail('FUNCTION_CRASHED', `The platform failed: ${format(error)}`);
            },
          )
          .finally(() => open.delete(call))
          .catch(reject);
      };

      const finish = (outcome: HandlerOutcome): void => {
        if (!outcome.ok) {
          log('error', outcome.error.stack ?? `${outcome.error.name}: ${outcome.error.message}`);
          end(failure('FUNCTION_ERROR', outcome.error.message), 0, true);
          return;
        }
        const bytes = Buffer.byteLength(outcome.json ?? '');
        if (bytes > LARGEST_RESPONSE) {
          end(failure('RESPONSE_TOO_LARGE', 'the response is larger than 5 MB'), bytes, true);
          return;
        }
        const result: unknown = outcome.json === undefined ? undefined : JSON.parse(outcome.json);
        end({ ok: true, result }, bytes, true);
      };

      const onMessage = (message: FromWorker): void => {
        if (message.type === 'log')
          app.logs.add({
            at: new Date(clock.now()).toISOString(),
            app: app.loaded.name,
            ...(message.invocationId === undefined ? {} : { invocationId: message.invocationId }),
            ...(message.invocationId === id ? { what } : {}),
            level: message.level,
            text: message.text,
          });
        else if (message.type === 'abort') open.get(message.call)?.abort();
        else if (message.type === 'call' && message.invocationId === id) answerCall(message.call, message.request);
        else if (message.type === 'call')
          worker?.post({
            type: 'failure',
            call: message.call,
            error: { name: 'Error', message: 'That invocation has ended.' },
          });
        else if (message.type === 'done' && message.invocationId === id) finish(message.outcome);
      };
      const onDeath = ({ outOfMemory, message }: Death): void =>
        outOfMemory
          ? fail('FUNCTION_OUT_OF_MEMORY', 'The function ran out of memory.')
          : fail('FUNCTION_CRASHED', message);

      app.pool.acquire({ onMessage, onDeath }).then((acquired) => {
        worker = acquired;
        if (ended) {
          app.pool.release(acquired);
          return;
        }
        const seconds = (request.deadline / 1000).toFixed(2);
        timer = setTimeout(
          () => fail('FUNCTION_TIME_OUT', `Task timed out after ${seconds} seconds`),
          request.deadline,
        );
        acquired.post({
          type: 'invoke',
          invocationId: id,
          handler: definition.handler,
          args: request.args,
          runtime: runtimeOf(request, id, options),
          endsAt: Date.now() + request.deadline,
        });
      }, reject);
    });

  return {
    async run(request) {
      running += 1;
      try {
        return await run(request);
      } finally {
        running -= 1;
        options.onEnd();
      }
    },
    running: () => running,
  };
}

/** The failure as the bridge tells it to the page. */
export function failure(name: InvocationErrorName, reason: string): { ok: false; error: InvocationFailure } {
  return { ok: false, error: { name, message: `There was an error invoking the function - ${reason}` } };
}

function runtimeOf(
  request: InvocationRequest,
  invocationId: string,
  { cloudId, allowedLoopback }: { readonly cloudId: string; readonly allowedLoopback: readonly string[] },
): RuntimeData {
  const { description, loaded } = request.app;
  return {
    appContext: {
      appId: description.appId,
      appVersion: description.version,
      environmentId: description.environmentId,
      environmentType: description.environmentType,
      invocationId,
      installationId: description.installationId,
      functionKey: request.functionKey,
      moduleType: request.moduleType,
      moduleKey: request.moduleKey,
      installation: installationOf(description, cloudId),
      permissions: {
        scopes: loaded.scopes,
        external: reachable(loaded.manifest.permissions.external, allowedLoopback),
      },
    },
    contextAri: `ari:cloud:jira::site/${cloudId}`,
    ...(request.accountId === undefined ? {} : { aaid: request.accountId }),
    tracing: { traceId: randomBytes(16).toString('hex'), spanId: randomBytes(8).toString('hex') },
  };
}

/** `permissions.external` of the manifest, with what the sandbox lets every app reach besides. */
function reachable(
  external: LoadedApp['manifest']['permissions']['external'],
  allowedLoopback: readonly string[],
): Record<string, unknown> {
  const fetch = external?.fetch;
  const loopback = allowedLoopback.map((address) => ({ address }));
  return { ...external, fetch: { ...fetch, backend: [...(fetch?.backend ?? []), ...loopback] } };
}

/** `installation` as handlers and `getAppContext` see it. */
export function installationOf(description: AppDescription, cloudId: string): Record<string, unknown> {
  return { ari: { installationId: description.installationId }, contexts: [{ cloudId }] };
}
