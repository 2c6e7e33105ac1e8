/**
 * The two ways out of the worker: `__forge_fetch__` (platform) and `fetch` (network). Both become messages to the
 * host; nothing in the worker opens a connection by itself.
 */
import net from 'node:net';
import type { MessagePort } from 'node:worker_threads';
import type { CallTarget, WireError, WireRequest, WireResponse } from '../messages';

interface Waiting {
  resolve: (response: WireResponse) => void;
  reject: (error: Error) => void;
}

export interface PlatformCalls {
  answer(call: number, response: WireResponse): void;
  fail(call: number, error: WireError): void;
}

/** `currentInvocation` names the invocation on whose behalf the running code calls, by its async context. */
export function installPlatformCalls(port: MessagePort, currentInvocation: () => string | undefined): PlatformCalls {
  const waiting = new Map<number, Waiting>();
  let calls = 0;

  const send = (request: WireRequest, signal: AbortSignal): Promise<WireResponse> => {
    const invocationId = currentInvocation();
    if (invocationId === undefined) throw new Error('Forge runtime not found: no invocation is running.');
    signal.throwIfAborted();
    calls += 1;
    const call = calls;
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        waiting.delete(call);
        port.postMessage({ type: 'abort', call });
        reject(signal.reason as Error);
      };
      signal.addEventListener('abort', onAbort, { once: true });
      const settle = (): void => {
        signal.removeEventListener('abort', onAbort);
      };
      waiting.set(call, {
        resolve(response) {
          settle();
          resolve(response);
        },
        reject(error) {
          settle();
          reject(error);
        },
      });
      port.postMessage({ type: 'call', invocationId, call, request });
    });
  };

  const platformFetch = async (target: CallTarget, path: string, init: RequestInit = {}): Promise<Response> => {
    const method = (init.method ?? 'GET').toUpperCase();
    const request = new Request(new URL(path, 'https://platform.invalid'), { ...init, method });
    // The target is the platform's own object: only the words that mean something to the host cross over.
    const { type, provider, remote, accountId, contextAri } = target;
    const words = { type, provider, remote, accountId, contextAri };
    return toResponse(await send(await toWire(request, words, path), request.signal));
  };

  const networkFetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    return toResponse(await send(await toWire(request, { type: 'egress' }, request.url), request.signal));
  };

  Object.assign(globalThis, { __forge_fetch__: platformFetch, fetch: networkFetch });
  net.Socket.prototype.connect = () => {
    throw new Error('Forge functions reach the network through fetch only.');
  };

  return {
    answer(call, response) {
      waiting.get(call)?.resolve(response);
      waiting.delete(call);
    },
    fail(call, error) {
      waiting.get(call)?.reject(toError(error));
      waiting.delete(call);
    },
  };
}

async function toWire(request: Request, target: CallTarget, url: string): Promise<WireRequest> {
  const body = new Uint8Array(await request.arrayBuffer());
  return {
    target,
    url,
    method: request.method,
    headers: [...request.headers],
    body: body.byteLength > 0 ? body : null,
    redirect: request.redirect,
  };
}

const WITHOUT_BODY = new Set([101, 204, 205, 304]);

function toResponse(wire: WireResponse): Response {
  const body = WITHOUT_BODY.has(wire.status) ? null : (wire.body as Uint8Array<ArrayBuffer> | null);
  const response = new Response(body, {
    status: wire.status,
    statusText: wire.statusText,
    headers: wire.headers,
  });
  Object.defineProperties(response, {
    url: { value: wire.url ?? '' },
    redirected: { value: wire.redirected ?? false },
  });
  return response;
}

function toError(wire: WireError): Error {
  const options = wire.cause
    ? { cause: Object.assign(new Error(wire.cause.message), { code: wire.cause.code }) }
    : undefined;
  const error = wire.name === 'TypeError' ? new TypeError(wire.message, options) : new Error(wire.message, options);
  error.name = wire.name;
  return wire.status === undefined ? error : Object.assign(error, { status: wire.status });
}
