/** Functions that use Jira, the network, queues, the clock and the context. */
import { asApp, asUser, fetch, getAppContext, requestJira, route, webTrigger } from '@forge/api';
import { Queue, type PushEvent } from '@forge/events';
import type { Request } from '@forge/resolver';

const queue = new Queue({ key: 'work' });
let invocations = 0;

/** What the app sees of an error. */
export function seen(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { thrown: String(error) };
  const { name, message } = error;
  const fields = error as Error & { code?: string; status?: number; cause?: { code?: string } };
  return {
    name,
    message,
    code: fields.code,
    status: fields.status,
    cause: fields.cause?.code,
    isTypeError: error instanceof TypeError,
  };
}

export const platformFunctions = {
  echo: ({ payload, context }: Request<unknown>) => ({ payload, context }),
  nothing: () => undefined,
  warm: () => (invocations += 1),
  fail: () => {
    throw new Error('this function fails');
  },
  log: ({ payload }: Request<{ text: string }>) => console.warn('said', payload.text),
  sleep: ({ payload }: Request<{ ms: number }>) =>
    new Promise((resolve) => setTimeout(() => resolve('slept'), payload.ms)),
  spin: () => {
    for (;;);
  },
  exit: () => process.exit(3),
  large: ({ payload }: Request<{ bytes: number }>) => 'x'.repeat(payload.bytes),
  hungry: () => {
    const kept: number[][] = [];
    for (;;) kept.push(new Array<number>(100_000).fill(1));
  },
  clock: () => ({ now: Date.now(), date: new Date().toISOString(), isDate: new Date() instanceof Date }),
  environment: () => process.env,
  context: () => {
    const context = getAppContext();
    return {
      app: context.appAri.toString(),
      environment: context.environmentAri.toString(),
      invocationId: context.invocationId,
      moduleKey: context.moduleKey,
      scopes: context.permissions?.scopes,
      remaining: context.invocationRemainingTimeInMillis(),
    };
  },
  jira: async ({ payload }: Request<{ as: 'user' | 'app' | 'other' | 'none'; key: string }>) => {
    const request = {
      user: () => asUser(),
      other: () => asUser('somebody-else'),
      app: () => asApp(),
      none: () => ({ requestJira }),
    };
    try {
      const response = await request[payload.as]().requestJira(
        route`/rest/api/3/issue/${payload.key}?fields=${'summary'}`,
      );
      return { status: response.status, text: await response.text() };
    } catch (error) {
      return seen(error);
    }
  },
  comment: async ({ payload }: Request<{ key: string; body: unknown }>) => {
    try {
      const response = await asApp().requestJira(route`/rest/api/3/issue/${payload.key}/comment`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(payload.body),
      });
      return { status: response.status };
    } catch (error) {
      return seen(error);
    }
  },
  fetch: async ({
    payload,
  }: Request<{ url: string; method?: string; body?: string; timeout?: number; redirect?: string }>) => {
    const { url, method = 'GET', body, timeout, redirect } = payload;
    try {
      const response = await fetch(url, {
        method,
        headers: { 'api-key': 'secret-in-a-header' },
        ...(body === undefined ? {} : { body }),
        ...(timeout === undefined ? {} : { signal: AbortSignal.timeout(timeout) }),
        ...(redirect === undefined ? {} : { redirect: redirect as RequestRedirect }),
      });
      return { status: response.status, text: await response.text(), type: response.headers.get('content-type') };
    } catch (error) {
      return seen(error);
    }
  },
  fetchMany: async ({ payload }: Request<{ url: string; times: number }>) => {
    const statuses: number[] = [];
    for (let at = 0; at < payload.times; at += 1) statuses.push((await fetch(payload.url)).status);
    return statuses;
  },
  connect: async () => {
    const net = await import('node:net');
    try {
      net.connect(80, '127.0.0.1');
      return 'connected';
    } catch (error) {
      return seen(error);
    }
  },
  push: async ({ payload }: Request<{ events: PushEvent[] }>) => {
    try {
      return await queue.push(payload.events);
    } catch (error) {
      return { ...seen(error), constructor: (error as Error).constructor.name };
    }
  },
  stats: async ({ payload }: Request<{ jobId: string }>) => queue.getJob(payload.jobId).getStats(),
  cancel: async ({ payload }: Request<{ jobId: string }>) => queue.cancel(payload.jobId),
  hookUrl: () => webTrigger.getUrl('hook'),
};
