/**
 * Every call an app makes leaves through here: it is recognised, made to fail if a fault is planted, carried out, and
 * recorded with who made it, what it was, how large and how long, never with what it said.
 */
import { z } from 'zod';
import type { CallKind, CallLog, Faults, WorldClock } from '../world';
import type { JiraCall } from './door';
import type { Egress } from './egress';
import { carryOutWithFaults, jsonResponse, type Lane } from './faulty-calls';
import { CallFailure, type CarryOut, type RunningInvocation } from './invocations';
import { callJira, nameOfJiraCall } from './jira-calls';
import { nameOfKvsCall, type KvsService } from './kvs/service';
import type { WireRequest, WireResponse } from './messages';
import type { EventQueue } from './queue/queue';
import type { WebTriggerUrls } from './web-triggers';

/** The services of the platform that belong to one app. */
export interface AppServices {
  kvs: KvsService;
  queue: EventQueue;
  webTriggers: WebTriggerUrls;
}

export interface PlatformOptions {
  clock: WorldClock;
  calls: CallLog;
  faults: Faults;
  jira: JiraCall;
  siteUrl: string;
  egress: Egress;
  commanderOrigins: readonly string[];
  servicesOf(app: string): AppServices;
}

interface Recognised {
  kind: CallKind;
  lane: Lane | undefined;
  what: string;
  write: boolean;
  who: string | undefined;
  perform(signal: AbortSignal): WireResponse | Promise<WireResponse>;
}

export function createPlatform(options: PlatformOptions): CarryOut {
  const { clock, calls, faults } = options;

  return async (request, invocation, signal) => {
    const call = recognise(request, invocation, options);
    const at = new Date(clock.now()).toISOString();
    const startedAt = performance.now();
    let carriedOut: WireResponse | undefined;
    let recorded = false;
    const record = (outcome: string, answered?: WireResponse): void => {
      if (recorded) return;
      recorded = true;
      calls.record({
        kind: call.kind,
        at,
        app: invocation.app.loaded.name,
        invocationId: invocation.id,
        ...(call.who === undefined ? {} : { who: call.who }),
        what: call.what,
        write: call.write,
        outcome,
        bytesIn: answered?.body?.byteLength ?? 0,
        bytesOut: request.body?.byteLength ?? 0,
        milliseconds: Math.round(performance.now() - startedAt),
      });
    };
    // A call whose answer never comes ends with its invocation, or when the app gives up waiting.
    const giveUp = (): void => record(carriedOut ? 'reply-lost' : 'no-answer', carriedOut);
    signal.addEventListener('abort', giveUp, { once: true });
    try {
      const perform = async (): Promise<WireResponse> => (carriedOut = await call.perform(signal));
      const response = await carryOutWithFaults({ lane: call.lane, what: call.what, perform }, invocation, faults);
      record(String(response.status), response);
      return response;
    } catch (error) {
      if (carriedOut) record('reply-lost', carriedOut);
      else record(error instanceof CallFailure ? (error.wire.cause?.code ?? error.wire.name) : 'failed');
      throw error;
    } finally {
      signal.removeEventListener('abort', giveUp);
    }
  };
}

/** The first word of a command handed to Commander, so that faults and the call log can tell commands apart. */
function commandWord(request: WireRequest): string {
  if (request.method !== 'POST') return '';
  const body = readJson(request) as { command?: unknown } | undefined;
  const word = typeof body?.command === 'string' ? /^[a-z-]{1,40}(?= |$)/.exec(body.command)?.[0] : undefined;
  return word === undefined ? '' : ` ${word}`;
}

function recognise(request: WireRequest, invocation: RunningInvocation, options: PlatformOptions): Recognised {
  const { type, remote, provider } = request.target;
  const asApp = `app:${invocation.app.loaded.name}`;
  const services = options.servicesOf(invocation.app.loaded.name);
  if (type === 'egress') {
    const url = new URL(request.url);
    const toCommander = options.commanderOrigins.includes(url.origin);
    return {
      kind: 'egress',
      lane: toCommander ? 'commander' : undefined,
      what: `${request.method} ${url.origin}${url.pathname}${toCommander ? commandWord(request) : ''}`,
      write: !['GET', 'HEAD'].includes(request.method),
      who: asApp,
      perform: (signal) => options.egress.fetch(request, invocation, signal),
    };
  }
  if (type === 'kvs') {
    const body = readJson(request);
    return {
      kind: 'kvs',
      lane: 'kvs',
      ...nameOfKvsCall(request.url, body),
      who: asApp,
      perform: () => {
        if (!invocation.app.loaded.scopes.includes('storage:app'))
          return jsonResponse(403, { code: 'PERMISSION_DENIED', message: 'The manifest lacks the scope storage:app.' });
        const answer = services.kvs.handle(request.url, body);
        return jsonResponse(answer.status, answer.body);
      },
    };
  }
  if (type === 'fpp' && (remote === 'jira' || remote === undefined)) {
    const user = request.target.accountId ?? invocation.accountId;
    return {
      kind: 'jira',
      lane: 'jira',
      ...nameOfJiraCall(request),
      who: provider === 'app' ? asApp : provider === 'user' ? user : undefined,
      perform: () => callJira(request, invocation, options.jira, options.siteUrl),
    };
  }
  if (type === 'fpp' && remote === 'stargate') return recogniseStargate(request, invocation, services, asApp);
  return {
    kind: 'egress',
    lane: undefined,
    what: `${request.method} ${type} ${remote ?? ''} ${request.url.split('?')[0] ?? ''}`,
    write: request.method !== 'GET',
    who: asApp,
    perform: () =>
      jsonResponse(501, { message: 'The sandbox does not have this part of the platform.' }, [
        ['forge-proxy-error', 'NOT_IN_THE_SANDBOX'],
      ]),
  };
}

const queueCall = /^\/webhook\/queue\/(publish|stats|cancel)\//;
const queued = z.looseObject({ queueName: z.string() });

function recogniseStargate(
  request: WireRequest,
  invocation: RunningInvocation,
  { queue, webTriggers }: AppServices,
  who: string,
): Recognised {
  const body = readJson(request);
  const verb = queueCall.exec(request.url)?.[1];
  if (verb !== undefined) {
    const named = queued.safeParse(body);
    const word = verb === 'publish' ? 'push' : verb;
    return {
      kind: 'queue',
      lane: 'queue',
      what: `${word} ${named.success ? named.data.queueName : ''}`,
      write: verb !== 'stats',
      who,
      perform: () => {
        const answer =
          verb === 'publish'
            ? queue.push(body, invocation.depth + 1)
            : verb === 'stats'
              ? queue.stats(body)
              : queue.cancel(body);
        return jsonResponse(answer.status, answer.status === 204 ? undefined : answer.body);
      },
    };
  }
  return {
    kind: 'bridge',
    lane: undefined,
    what: `${request.method} ${request.url.split('?')[0] ?? ''}`,
    write: false,
    who,
    perform: () => webTriggers.graphql(request.url, body),
  };
}

/** `undefined` for a body that is not JSON; the service then says what it misses. */
function readJson(request: WireRequest): unknown {
  try {
    return JSON.parse(Buffer.from(request.body ?? []).toString('utf8')) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
