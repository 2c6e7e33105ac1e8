/** Which Jira calls are seen in source code, however they are spelled. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { describes, jiraCallsIn, jiraCallsOf } from './jira-calls';
import { sourcesIn } from './sources';

const seen = (code: string) => jiraCallsIn('x.ts', code).map(({ method, path: to }) => `${method ?? '?'} ${to}`);

describe('jiraCallsIn', () => {
  it.each([
    ['requestJira(route`/rest/api/3/issue/${id}?fields=${fields}`)', 'GET /rest/api/3/issue/x'],
    ["asUser().requestJira(route`/rest/api/3/issue/${id}`, { method: 'PUT', body })", 'PUT /rest/api/3/issue/x'],
    ["client.get('/rest/api/3/myself')", 'GET /rest/api/3/myself'],
    ["send('POST', `/rest/api/3/issue/${id}/comment`)", 'POST /rest/api/3/issue/x/comment'],
    ["const call = { method: 'DELETE', path: '/rest/api/3/issue/' + id }", 'DELETE /rest/api/3/issue/x'],
    ["const table = [['GET', '/rest/api/3/field']]", 'GET /rest/api/3/field'],
    ["const line = 'GET /rest/api/3/field'", 'GET /rest/api/3/field'],
    ['client.get(`/rest/api/3/mypermissions${query}`)', 'GET /rest/api/3/mypermissions'],
    ["const root = '/rest/api/3'; ask({ segments: ['issue', id] })", 'GET /rest/api/3/issue/x'],
    ["const root = '/rest/api/3'; ask({ method: 'PUT', segments: ['issue', id] })", 'PUT /rest/api/3/issue/x'],
    ["ask('/rest/api/3/myself')", '? /rest/api/3/myself'],
    ["const root = '/rest/api/3'; ask(root, ['issue', id])", '? /rest/api/3'],
  ])('%s', (code, call) => {
    expect(seen(code)).toEqual([call]);
  });

  it('takes no method from another statement', () => {
    expect(seen("log('GET'); ask('/rest/api/3/myself');")).toEqual(['? /rest/api/3/myself']);
  });

  it('leaves other code alone', () => {
    expect(seen("// GET /rest/api/3/field\nask({ segments: ['issue'] }, 'GET /resting', '/rest')")).toEqual([]);
  });

  it('sees the calls of the shipped Jira client', () => {
    const client = path.resolve(import.meta.dirname, '../../packages/jira');
    const calls = jiraCallsOf(sourcesIn(client)).map(({ method, path: to }) => `${method ?? '?'} ${to}`);
    expect(calls).toContain('POST /rest/api/3/issue/x/comment');
    expect(calls).toContain('GET /rest/api/3/mypermissions');
    expect(calls).not.toContainEqual(expect.stringMatching(/^\?/));
  });
});

describe('describes', () => {
  const paths = { '/rest/api/3/issue/{key}': { get: {} }, '/rest/api/3/issue/picker': { get: {} } };
  const call = (method: string, to: string) => ({ file: 'x.ts', line: 1, method, path: to });

  it('knows a path whatever its segments hold, and only with its methods', () => {
    expect(describes(paths, call('GET', '/rest/api/3/issue/x'))).toBe(true);
    expect(describes(paths, call('GET', '/rest/api/3/issue/OPS-1/'))).toBe(true);
    expect(describes(paths, call('PUT', '/rest/api/3/issue/x'))).toBe(false);
    expect(describes(paths, call('GET', '/rest/api/3/issue/x/comment'))).toBe(false);
  });
});
