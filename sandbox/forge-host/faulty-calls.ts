/**
 * Applies what was planted through `/sandbox/faults` to a platform call: the crash of the invocation at its n-th call,
 * or a call that answers badly, late or not at all.
 */
import type { Fault, Faults } from '../world';
import { CallFailure, type RunningInvocation } from './invocations';
import type { WireResponse } from './messages';

/** The parts of the platform for which faults can be planted. */
export type Lane = 'jira' | 'kvs' | 'queue' | 'commander';

export interface PlannedCall {
  lane: Lane | undefined;
  what: string;
  perform: () => Promise<WireResponse>;
}

const never = new Promise<never>(() => undefined);

/** Resolves or rejects as the app sees it; never settles for a call whose invocation crashes or whose answer never comes. */
export async function carryOutWithFaults(
  { lane, what, perform }: PlannedCall,
  invocation: RunningInvocation,
  faults: Faults,
): Promise<WireResponse> {
  invocation.calls += 1;
  const crash = dueCrash(lane, what, invocation, faults);
  if (crash) {
    faults.spend(crash);
    if (crash.after) await answer(takeFault(lane, what, faults), lane, perform);
    invocation.crash();
    return never;
  }
  return answer(takeFault(lane, what, faults), lane, perform);
}

function dueCrash(
  lane: Lane | undefined,
  what: string,
  invocation: RunningInvocation,
  faults: Faults,
): Fault | undefined {
  let due: Fault | undefined;
  for (const fault of faults.crashes()) {
    const concerned =
      fault.target === 'function'
        ? fault.match === undefined || invocation.what.includes(fault.match)
        : fault.target === lane && (fault.match === undefined || what.includes(fault.match));
    if (!concerned) continue;
    const count = fault.target === 'function' ? invocation.calls : (invocation.matching.get(fault) ?? 0) + 1;
    invocation.matching.set(fault, count);
    if (count === Number(fault.value ?? 1)) due ??= fault;
  }
  return due;
}

function takeFault(lane: Lane | undefined, what: string, faults: Faults): Fault | undefined {
  if (lane === undefined) return undefined;
  const next = faults.list().find((fault) => strikes(fault, lane, what));
  // A lost reply of the queue means a lost completion of a delivery, unless it asks for a push by name.
  if (lane === 'queue' && next?.effect === 'drop-reply' && !next.match?.startsWith('push')) return undefined;
  return next && faults.take(lane, what);
}

/** A fault with which a delivery of an event is carried out but its completion is lost. */
export function takeLostCompletion(what: string, faults: Faults): boolean {
  const next = faults.list().find((fault) => strikes(fault, 'queue', what));
  if (next?.effect !== 'drop-reply') return false;
  return faults.take('queue', what) !== undefined;
}

const strikes = (fault: Fault, lane: Lane, what: string): boolean =>
  fault.effect !== 'crash' && fault.target === lane && (fault.match === undefined || what.includes(fault.match));

async function answer(
  fault: Fault | undefined,
  lane: Lane | undefined,
  perform: () => Promise<WireResponse>,
): Promise<WireResponse> {
  switch (fault?.effect) {
    case 'status':
      return failureResponse(Number(fault.value ?? 500), lane);
    case 'malformed':
      return html('<!DOCTYPE html><html><body><h1>Something else answered.</h1></body></html>');
    case 'timeout':
      return never;
    case 'drop-reply':
      await perform();
      throw connectionLost();
    case 'delay':
      await new Promise((resolve) => setTimeout(resolve, Number(fault.value ?? 1000)));
      return perform();
    case 'crash':
    case undefined:
      return perform();
  }
}

/** As `fetch` reports a connection that ended before the answer came. */
export function connectionLost(): CallFailure {
  return new CallFailure({
    name: 'TypeError',
    message: 'fetch failed',
    cause: { code: 'UND_ERR_SOCKET', message: 'other side closed' },
  });
}

/** A refusal in the shape of the part that refuses. */
function failureResponse(status: number, lane: Lane | undefined): WireResponse {
  const message = `The sandbox answers ${String(status)} here.`;
  if (lane === 'commander' && status === 429) return { ...html('<h1>Too Many Requests</h1>'), status };
  const body =
    lane === 'jira'
      ? { errorMessages: [message], errors: {} }
      : lane === 'kvs'
        ? { code: status === 429 ? 'RATE_LIMIT_EXCEEDED' : 'INTERNAL_SERVER_ERROR', message }
        : { status: 'error', error: message, message };
  return jsonResponse(status, body);
}

const html = (text: string): WireResponse => ({
  status: 200,
  statusText: '',
  headers: [['content-type', 'text/html; charset=utf-8']],
  body: Buffer.from(text),
});

export function jsonResponse(status: number, body: unknown, headers: [string, string][] = []): WireResponse {
  return {
    status,
    statusText: '',
    headers: [['content-type', 'application/json'], ...headers],
    body: body === undefined ? null : Buffer.from(JSON.stringify(body)),
  };
}
