/** The entry points of the fixture app: thin, as an app's should be; what they do is in the files beside this one. */
import { InvocationError, InvocationErrorCode, type AsyncEvent } from '@forge/events';
import { kvs } from '@forge/kvs';
import { asUser, route } from '@forge/api';
import Resolver from '@forge/resolver';
import { platformFunctions } from './platform';
import { storageFunctions } from './storage';

const registry = new Resolver();
for (const [key, run] of Object.entries({ ...platformFunctions, ...storageFunctions })) registry.define(key, run);
export const resolver = registry.getDefinitions();

interface Work extends Record<string, unknown> {
  name: string;
  /** `retry`: asks for a retry, the first time; `throw`: fails, the first time; `crash`: ends its process; `slow`: waits. */
  mode?: 'retry' | 'throw' | 'crash' | 'slow';
}

/** Notes every delivery under `delivered:<name>` before it does what its mode says. */
export async function consume(event: AsyncEvent<Work>): Promise<unknown> {
  const { name, mode } = event.body;
  const key = `delivered:${name}`;
  const before = (await kvs.get<unknown[]>(key)) ?? [];
  await kvs.set(key, [...before, event.retryContext ?? { retryCount: 0 }]);
  if (mode === 'slow') await new Promise((resolve) => setTimeout(resolve, 50));
  if (before.length > 0) return undefined;
  if (mode === 'retry')
    return new InvocationError({
      retryAfter: 60,
      retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST,
      retryData: { after: name },
    });
  if (mode === 'throw') throw new Error('the consumer fails');
  if (mode === 'crash') process.exit(1);
  return undefined;
}

export async function sweep(request: { context: { moduleKey: string } }): Promise<{ statusCode: number }> {
  const swept = (await kvs.get<number>('swept')) ?? 0;
  await kvs.set('swept', swept + 1);
  console.log('swept by', request.context.moduleKey);
  return { statusCode: 204 };
}

interface HookRequest {
  method: string;
  body: string;
  userPath: string;
  queryParameters: Record<string, string[]>;
}

export async function hook(request: HookRequest): Promise<unknown> {
  if (request.body === 'wrong shape') return { hello: 'world' };
  if (request.body === 'as user') {
    const response = await asUser().requestJira(route`/rest/api/3/myself`);
    return { statusCode: response.status };
  }
  return {
    statusCode: 202,
    headers: { 'Content-Type': ['application/json'] },
    body: JSON.stringify({ saw: request.body, at: request.userPath, query: request.queryParameters }),
  };
}

export async function onIssue(event: { eventType: string; issue: { key: string } }): Promise<void> {
  await kvs.set(`seen:${event.issue.key}`, event.eventType);
}
