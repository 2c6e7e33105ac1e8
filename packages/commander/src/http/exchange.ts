/** One HTTP call to Service Mode: bounded in time and size, no redirects, the key in its header and nowhere else. */
import { failure, type Failure } from '@keeper-workflow/failures';
import { NotSent, type CommanderOptions, type HttpResponse } from '../options';
import { bodyOf, type Body } from './body';

/** Longest time for one call when the options say nothing, ms. */
export const CALL_TIMEOUT = 10_000;
/** Largest body read, bytes. A `list` of some 20,000 records; nothing the product asks for is near it. */
export const LARGEST_BODY = 5 * 1024 * 1024;

export type Exchange =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly body: Body;
      /** Error code of an ngrok tunnel that answers in Commander's place. */
      readonly tunnelCode?: string;
    }
  | { readonly kind: 'no-answer'; readonly sent: boolean; readonly failure: Failure };

export interface Call {
  readonly method: 'GET' | 'POST';
  /** Appended to the base URL: `/result/<id>`. */
  readonly path: string;
  readonly json?: unknown;
  /** ms; never longer than the options' `callTimeout`. */
  readonly timeout?: number;
}

/** Makes the call once. Every failure is a value; `sent: false` only where it is certain that nothing left. */
export async function exchange(options: CommanderOptions, call: Call): Promise<Exchange> {
  // A key that no header can carry is not one Commander made; said here, because `fetch` would put it into an error.
  if (!/^[\x21-\x7e]+$/.test(options.apiKey)) {
    return { kind: 'no-answer', sent: false, failure: failure('commander-key-rejected') };
  }
  const abort = new AbortController();
  const timeout = Math.min(call.timeout ?? Infinity, options.callTimeout ?? CALL_TIMEOUT);
  const expired = options.clock.sleep(Math.max(0, timeout), abort.signal).then((): 'expired' => 'expired');
  try {
    const answered = await Promise.race([roundTrip(options, call, abort.signal), expired]);
    if (answered === 'expired') return { kind: 'no-answer', sent: true, failure: failure('commander-timeout') };
    return answered;
  } catch (error) {
    if (error instanceof NotSent) return { kind: 'no-answer', sent: false, failure: error.failure };
    // The error's message may repeat what was sent; its code says enough.
    const code = networkCode(error);
    const sent = code === undefined || !NEVER_SENT.has(code);
    return { kind: 'no-answer', sent, failure: failure('commander-unreachable', { cause: code ?? 'network error' }) };
  } finally {
    abort.abort();
  }
}

async function roundTrip(options: CommanderOptions, call: Call, signal: AbortSignal): Promise<Exchange> {
  const response = await options.fetch(`${options.baseUrl.replace(/\/+$/, '')}${call.path}`, {
    method: call.method,
    headers: {
      accept: 'application/json',
      'api-key': options.apiKey,
      // ngrok's free plan answers with a page of its own unless asked not to.
      'ngrok-skip-browser-warning': '1',
      ...(call.json === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(call.json === undefined ? {} : { body: JSON.stringify(call.json) }),
    redirect: 'manual',
    signal,
  });
  const redirect = failure('commander-url-wrong', { detail: 'redirect' });
  if (response.redirected === true) return { kind: 'no-answer', sent: true, failure: redirect };
  // Status 0: a redirect as browsers show it.
  if (response.status === 0 || (response.status >= 300 && response.status < 400)) {
    return { kind: 'no-answer', sent: false, failure: redirect };
  }
  const bytes = await bytesOf(response);
  if (bytes === undefined) {
    const tooLarge = failure('commander-reply-not-understood', { detail: `> ${LARGEST_BODY} bytes` });
    return { kind: 'no-answer', sent: true, failure: tooLarge };
  }
  const tunnelCode = response.headers.get('ngrok-error-code');
  return {
    kind: 'answer',
    status: response.status,
    body: await bodyOf(bytes, options.encryptionKey),
    ...(tunnelCode === null ? {} : { tunnelCode }),
  };
}

/** The body, or undefined when it is larger than allowed: refused by its announced length, else while it arrives. */
async function bytesOf(response: HttpResponse): Promise<Uint8Array | undefined> {
  if (Number(response.headers.get('content-length') ?? 0) > LARGEST_BODY) return undefined;
  if (!response.body || !('getReader' in response.body)) {
    const bytes = new Uint8Array(await response.arrayBuffer());
    return bytes.length > LARGEST_BODY ? undefined : bytes;
  }
  const reader = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > LARGEST_BODY) {
      await reader.cancel();
      return undefined;
    }
    chunks.push(part.value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** Errors of Node's network layer that come before a connection exists. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

function networkCode(error: unknown): string | undefined {
  for (let at = error, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth += 1) {
    if ('code' in at && typeof at.code === 'string' && /^[A-Z_0-9]{1,40}$/.test(at.code)) return at.code;
  }
  return undefined;
}
