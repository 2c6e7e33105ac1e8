/** For tests: a Jira with the demo company whose every answer is held against the OpenAPI document. */
import { expect } from 'vitest';
import { demoCompany, people } from '../seed';
import { createCallLog, createWorldClock, type CallLog, type WorldClock } from '../world';
import { createJira, type CallOrigin, type Identity, type Jira } from './index';
import { operationsAt } from './openapi';
import { validateJiraResponse } from './response-validator';

export type Someone = keyof typeof people | 'app' | 'nobody';

export const EVERYBODY: readonly Someone[] = ['ada', 'pia', 'sam', 'alice', 'bob', 'vic', 'kim', 'app', 'nobody'];

export const APPROVE =
  'ari:cloud:ecosystem::extension/11111111-1111-4111-8111-111111111111/22222222-2222-4222-8222-222222222222/static/approve-keeper-requests';

export const HIDDEN = {
  errorMessages: ['Issue does not exist or you do not have permission to see it.'],
  errors: {},
};

export function identityOf(who: Someone): Identity {
  if (who === 'nobody') return { kind: 'nobody' };
  if (who === 'app') return { kind: 'app', key: 'hub', displayName: 'Keeper Workflow', accountId: '712020:app' };
  return { kind: 'user', accountId: people[who].accountId };
}

export interface Reply {
  status: number;
  body: unknown;
}

export interface TestJira {
  jira: Jira;
  clock: WorldClock;
  calls: CallLog;
  /** `path` without `/rest/api/3/`, or absolute. Fails the test if the answer is not one the OpenAPI document gives. */
  call: (
    who: Someone,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
    scopes?: readonly string[],
    from?: CallOrigin,
  ) => Promise<Reply>;
}

export const ORIGIN = 'http://127.0.0.1:4400';

export function openTestJira(dataDir?: string): TestJira {
  const clock = createWorldClock();
  const calls = createCallLog();
  const jira = createJira({ clock, calls, origin: ORIGIN, seed: demoCompany(), ...(dataDir ? { dataDir } : {}) });
  jira.registerProjectPermission({ key: APPROVE, name: 'Approve Keeper requests' });
  return {
    jira,
    clock,
    calls,
    async call(who, method, path, body, scopes, from) {
      const url = new URL(path.startsWith('/') ? path : `/rest/api/3/${path}`, ORIGIN);
      const request = new Request(url, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      });
      const response = await jira.fetch(request, identityOf(who), scopes, from);
      const text = await response.text();
      const reply: Reply = { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
      if (operationsAt(url.pathname).has(method)) {
        expect(validateJiraResponse(`${method} ${url.pathname}`, reply.status, reply.body)).toEqual([]);
      }
      return reply;
    },
  };
}

/** A document of one paragraph. */
export const adf = (text: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});
