/**
 * The app's own `fetch`: only to the addresses its manifest names (and the sandbox's Commander), redirects included,
 * 100 requests a minute per invocation, 180 seconds per request.
 */
import { EgressFilteringService } from '@forge/egress';
import { jsonResponse } from './faulty-calls';
import { CallFailure, type RunningInvocation } from './invocations';
import type { WireRequest, WireResponse } from './messages';

const REQUESTS_PER_MINUTE = 100;
const MOST_REDIRECTS = 20;
const LONGEST_REQUEST = 180_000;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** The platform's refusal, under the name that `isForgePlatformError` of `@forge/api` knows. */
function notAllowed(url: string): CallFailure {
  return new CallFailure({
    name: 'REQUEST_EGRESS_ALLOWLIST_ERR',
    message: `URL not included in the external fetch backend permissions: ${url}.`,
    status: 403,
  });
}

export interface Egress {
  /** Throws `CallFailure` as `fetch` would throw in the app. */
  fetch(request: WireRequest, invocation: RunningInvocation, signal: AbortSignal): Promise<WireResponse>;
}

export function createEgress(allowedLoopback: readonly string[]): Egress {
  const isAllowed = (url: URL, invocation: RunningInvocation): boolean =>
    allowedLoopback.includes(url.origin) ||
    new EgressFilteringService([...invocation.app.loaded.egress]).isValidUrl(url.href);

  return {
    async fetch(request, invocation, signal) {
      let url = new URL(request.url);
      if (!isAllowed(url, invocation)) throw notAllowed(url.href);
      if (!underLimit(invocation))
        return jsonResponse(429, { message: 'Too many egress requests in this invocation.' });
      const limit = AbortSignal.any([signal, AbortSignal.timeout(LONGEST_REQUEST)]);
      let { method, body } = request;
      const headers = new Headers(request.headers);
      for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
        const response = await send(url, { method, headers, body, signal: limit });
        const location = response.headers.get('location');
        if (!REDIRECTS.has(response.status) || location === null || request.redirect === 'manual')
          return toWire(response, url.href, hop > 0);
        await response.body?.cancel();
        if (request.redirect === 'error') throw fetchFailed('UND_ERR_REDIRECT', 'unexpected redirect');
        const target = new URL(location, url);
        if (!isAllowed(target, invocation)) throw notAllowed(target.href);
        if (response.status === 303 || (response.status < 303 && method === 'POST')) {
          if (method !== 'HEAD') method = 'GET';
          body = null;
          for (const name of ['content-type', 'content-length', 'content-encoding']) headers.delete(name);
        }
        if (target.origin !== url.origin)
          for (const name of ['authorization', 'cookie', 'proxy-authorization']) headers.delete(name);
        url = target;
      }
      throw fetchFailed('UND_ERR_REDIRECT', 'redirect count exceeded');
    },
  };
}

function underLimit(invocation: RunningInvocation): boolean {
  const now = Date.now();
  invocation.egressTimes = invocation.egressTimes.filter((time) => time > now - 60_000);
  if (invocation.egressTimes.length >= REQUESTS_PER_MINUTE) return false;
  invocation.egressTimes.push(now);
  return true;
}

async function send(
  url: URL,
  init: { method: string; headers: Headers; body: Uint8Array | null; signal: AbortSignal },
): Promise<Response> {
  try {
    return await fetch(url, { ...init, body: init.body as Uint8Array<ArrayBuffer> | null, redirect: 'manual' });
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : undefined;
    const code = cause && 'code' in cause ? String(cause.code) : 'UND_ERR';
    throw fetchFailed(code, cause?.message ?? (error instanceof Error ? error.message : String(error)));
  }
}

const fetchFailed = (code: string, message: string): CallFailure =>
  new CallFailure({ name: 'TypeError', message: 'fetch failed', cause: { code, message } });

/** The host has already undone the transfer's encoding, so its headers would be wrong. */
const TRANSFER_HEADERS = new Set(['content-encoding', 'content-length', 'transfer-encoding', 'connection']);

export async function toWire(response: Response, url?: string, redirected = false): Promise<WireResponse> {
  let body: Uint8Array;
  try {
    body = new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    throw fetchFailed('UND_ERR_SOCKET', error instanceof Error ? error.message : String(error));
  }
  return {
    status: response.status,
    statusText: response.statusText,
    headers: [...response.headers].filter(([name]) => !TRANSFER_HEADERS.has(name)),
    body,
    ...(url === undefined ? {} : { url }),
    redirected,
  };
}
