/** The client against scripted answers, each of which Jira's OpenAPI document allows unless the test is about one that it does not. */
import { afterEach, describe, expect, it } from 'vitest';
import { validateJiraResponse } from '../../../sandbox/jira/response-validator';
import { createJira, doc, paragraph, text } from './index';
import type { Jira, JiraIdentity } from './index';

interface Call {
  readonly identity: JiraIdentity;
  readonly method: string;
  readonly path: string;
  readonly query: Record<string, string>;
  readonly headers: Record<string, string>;
  readonly body: unknown;
}
type Reply = { status: number; body: unknown } | { status: number; raw: string } | { thrown: Error };

/** Scripted answers that Jira could not give; an assertion inside the client's fetch would look like a lost answer. */
const impossible: string[] = [];
afterEach(() => {
  expect(impossible.splice(0)).toEqual([]);
});

/** A Jira that gives these answers in turn; JSON ones must be answers that the real one may give. */
function scripted(...replies: Reply[]): { jira: Jira; calls: Call[] } {
  const calls: Call[] = [];
  const jira = createJira((identity, target, { method = 'GET', headers = {}, body } = {}) => {
    const url = new URL(target, 'https://acme.atlassian.net');
    calls.push({
      ...{ identity, method, path: url.pathname, query: Object.fromEntries(url.searchParams), headers },
      body: body === undefined ? undefined : (JSON.parse(body) as unknown),
    });
    const reply = replies.shift();
    if (reply === undefined) throw new Error('the script has no more answers');
    if ('thrown' in reply) return Promise.reject(reply.thrown);
    if ('body' in reply) {
      impossible.push(...validateJiraResponse(`${method} ${url.pathname}`, reply.status, reply.body));
    }
    const answer = 'raw' in reply ? reply.raw : reply.body === undefined ? '' : JSON.stringify(reply.body);
    return Promise.resolve({ status: reply.status, headers: new Headers(), text: () => Promise.resolve(answer) });
  });
  return { jira, calls };
}

const HIDDEN: Reply = {
  status: 404,
  body: { errorMessages: ['Issue does not exist or you do not have permission to see it.'], errors: {} },
};
const COMMENT = doc(paragraph(text('Approved')));
const MARKER = { key: 'keeper-workflow', value: 'r1:approved' };

const permission = (key: string, havePermission: boolean): object => ({
  [key]: { id: '1', key, name: key, type: 'PROJECT', description: '', havePermission },
});
const comment = (id: string, value?: string, accountType = 'app'): object => ({
  id,
  author: { accountId: 'a', displayName: 'Keeper', active: true, accountType },
  properties: value === undefined ? [] : [{ key: MARKER.key, value }],
});
const page = (comments: object[], startAt: number, total: number): Reply => ({
  status: 200,
  body: { comments, startAt, maxResults: comments.length, total },
});

describe('questions asked as the user', () => {
  it('looks for groups as a picker does, and leaves out those that cannot be told apart', async () => {
    const group = (name: string, groupId?: string): object => ({ name, html: name, labels: [], groupId });
    const { jira, calls } = scripted({
      status: 200,
      body: {
        header: 'Showing 3 of 5 matching groups',
        total: 5,
        groups: [group('ops', 'g1'), { name: 'old', html: 'old', labels: [] }, group('ops & co', 'g2')],
      },
    });
    expect(await jira.findGroups('ops & co', 3)).toEqual({
      ok: true,
      value: {
        groups: [
          { id: 'g1', name: 'ops' },
          { id: 'g2', name: 'ops & co' },
        ],
        more: true,
      },
    });
    expect(calls).toMatchObject([
      {
        identity: 'user',
        method: 'GET',
        path: '/rest/api/3/groups/picker',
        query: { query: 'ops & co', maxResults: '3', caseInsensitive: 'true' },
      },
    ]);
  });

  it('asks for permissions on one issue in one call', async () => {
    const approve = 'ari:cloud:ecosystem::extension/app/env/static/approve-keeper-requests';
    const { jira, calls } = scripted({
      status: 200,
      body: {
        permissions: {
          ...permission('EDIT_ISSUES', true),
          ...permission(approve, false),
          ...permission('OTHER', true),
        },
      },
    });
    const held = await jira.myPermissions({ issueId: '10001' }, ['EDIT_ISSUES', approve, 'constructor']);
    expect(held).toEqual({ ok: true, value: new Set(['EDIT_ISSUES']) });
    expect(calls).toEqual([
      {
        identity: 'user',
        method: 'GET',
        path: '/rest/api/3/mypermissions',
        query: { issueId: '10001', permissions: `EDIT_ISSUES,${approve},constructor` },
        headers: { Accept: 'application/json' },
        body: undefined,
      },
    ]);
  });

  it('asks for a project, for everywhere, and for the issue when both are named', async () => {
    const nothing: Reply = { status: 200, body: { permissions: {} } };
    const { jira, calls } = scripted(nothing, nothing, nothing);
    await jira.myPermissions({ projectKey: 'OPS' }, ['ADMINISTER_PROJECTS']);
    await jira.myPermissions({}, ['ADMINISTER']);
    await jira.myPermissions({ issueId: '1', projectKey: 'OPS' }, ['EDIT_ISSUES']);
    expect(calls.map(({ query }) => query)).toEqual([
      { projectKey: 'OPS', permissions: 'ADMINISTER_PROJECTS' },
      { permissions: 'ADMINISTER' },
      { issueId: '1', permissions: 'EDIT_ISSUES' },
    ]);
  });

  it('reads an issue, a project and the person', async () => {
    const { jira, calls } = scripted(
      { status: 200, body: { id: '10001', key: 'OPS-1', fields: { project: { id: '7', key: 'OPS', name: 'Ops' } } } },
      { status: 200, body: { id: '7', key: 'OPS', name: 'Operations' } },
      { status: 200, body: { accountId: 'u1', displayName: 'Alice', emailAddress: 'alice@acme.example' } },
      { status: 200, body: { accountId: 'u2', displayName: 'Bob', emailAddress: '' } },
    );
    expect(await jira.issue('OPS-1')).toEqual({
      ok: true,
      value: { id: '10001', key: 'OPS-1', projectId: '7', projectKey: 'OPS' },
    });
    expect(await jira.project('app', 'OPS')).toEqual({ ok: true, value: { id: '7', key: 'OPS', name: 'Operations' } });
    expect(await jira.myself()).toEqual({
      ok: true,
      value: { accountId: 'u1', displayName: 'Alice', email: 'alice@acme.example' },
    });
    expect(await jira.myself()).toEqual({ ok: true, value: { accountId: 'u2', displayName: 'Bob' } });
    expect(calls.map(({ identity, path, query }) => ({ identity, path, query }))).toEqual([
      { identity: 'user', path: '/rest/api/3/issue/OPS-1', query: { fields: 'project' } },
      { identity: 'app', path: '/rest/api/3/project/OPS', query: {} },
      { identity: 'user', path: '/rest/api/3/myself', query: {} },
      { identity: 'user', path: '/rest/api/3/myself', query: {} },
    ]);
  });

  it('takes a null e-mail address, as Jira documents it, for a hidden one', async () => {
    const { jira } = scripted({ status: 200, raw: '{"accountId":"u1","displayName":"Alice","emailAddress":null}' });
    expect(await jira.myself()).toEqual({ ok: true, value: { accountId: 'u1', displayName: 'Alice' } });
  });

  it('does not let an id lead to another resource', async () => {
    const { jira, calls } = scripted(HIDDEN);
    expect(await jira.issue('..')).toMatchObject({ ok: false, failure: { code: 'issue-not-found' } });
    expect(await jira.issue('')).toMatchObject({ ok: false, failure: { code: 'issue-not-found' } });
    expect(await jira.project('user', '.')).toMatchObject({ ok: false, failure: { code: 'issue-not-found' } });
    expect(calls).toEqual([]);
    await jira.issue('1/comment?x#y');
    expect(calls[0]?.path).toBe('/rest/api/3/issue/1%2Fcomment%3Fx%23y');
  });
});

describe('refusals', () => {
  const cases: [string, Reply, object][] = [
    ['hidden or missing', HIDDEN, { code: 'issue-not-found', retry: 'never' }],
    [
      'nobody signed in',
      { status: 401, body: { errorMessages: ['You are not authenticated.'], errors: {} } },
      { code: 'not-signed-in', retry: 'never' },
    ],
    [
      'a scope that the manifest lacks',
      { status: 401, body: { code: 401, message: 'Unauthorized; scope does not match' } },
      { code: 'jira-refused', retry: 'never', detail: 'Unauthorized; scope does not match' },
    ],
    ['too many calls', { status: 429, raw: '' }, { code: 'jira-rate-limited', retry: 'safe' }],
    [
      'Jira down, with a web page',
      { status: 503, raw: '<html>secret</html>' },
      { code: 'jira-unavailable', retry: 'safe' },
    ],
    ['a redirect to a sign-in page', { status: 302, raw: '' }, { code: 'jira-unavailable' }],
    ['no answer', { thrown: new TypeError('fetch failed') }, { code: 'jira-unavailable', retry: 'safe' }],
    [
      'no user in the invocation',
      { thrown: Object.assign(new Error('auth'), { status: 401 }) },
      { code: 'not-signed-in' },
    ],
    ['an answer that is not JSON', { status: 200, raw: '<html></html>' }, { code: 'jira-unavailable' }],
    [
      'an answer without what is needed',
      { status: 200, raw: '{"permissions":{"A":{}}}' },
      { code: 'jira-unavailable' },
    ],
    [
      'words, per call and per field',
      {
        status: 400,
        body: { errorMessages: ['Unrecognized permission: X'], errors: { permissions: 'is wrong' } },
      },
      { code: 'jira-refused', retry: 'never', detail: 'Unrecognized permission: X permissions: is wrong' },
    ],
  ];
  it.each(cases)('%s', async (_name, reply, expected) => {
    const { jira, calls } = scripted(reply);
    const answer = await jira.myPermissions({ issueId: '1' }, ['EDIT_ISSUES']);
    expect(answer).toMatchObject({ ok: false, failure: expected });
    expect(calls).toHaveLength(1);
  });

  it('cuts long words, and passes no web page on', async () => {
    const { jira } = scripted(
      { status: 400, body: { errorMessages: ['x'.repeat(5000)], errors: {} } },
      { status: 403, raw: '<html>private</html>' },
    );
    const long = await jira.myPermissions({}, ['X']);
    expect(long.ok ? '' : long.failure.detail).toHaveLength(300);
    const page = await jira.issue('1');
    expect(page.ok ? {} : page.failure).not.toHaveProperty('detail');
  });

  it('does not tell the app itself to sign in', async () => {
    const { jira } = scripted({ status: 401, raw: '' });
    expect(await jira.addComment('1', COMMENT, MARKER)).toMatchObject({ failure: { code: 'jira-refused' } });
  });
});

describe('what the app writes', () => {
  it('posts a comment with its marker, as the app', async () => {
    const { jira, calls } = scripted({ status: 201, body: { id: '500' } });
    expect(await jira.addComment('10001', COMMENT, MARKER)).toEqual({ ok: true, value: { commentId: '500' } });
    expect(calls).toEqual([
      {
        identity: 'app',
        method: 'POST',
        path: '/rest/api/3/issue/10001/comment',
        query: {},
        headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
        body: {
          body: {
            type: 'doc',
            version: 1,
            content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Approved' }] }],
          },
          properties: [MARKER],
        },
      },
    ]);
  });

  it('does not repeat a comment whose answer got lost; the marker finds it', async () => {
    const { jira, calls } = scripted(
      { thrown: new Error('socket hang up') },
      page([comment('501', 'r1:submitted'), comment('500', MARKER.value)], 0, 2),
    );
    expect(await jira.addComment('10001', COMMENT, MARKER)).toMatchObject({ failure: { code: 'jira-unavailable' } });
    expect(calls).toHaveLength(1);
    expect(await jira.findComment('10001', MARKER)).toEqual({ ok: true, value: { commentId: '500' } });
    expect(calls[1]).toMatchObject({
      identity: 'app',
      query: { orderBy: '-created', expand: 'properties', startAt: '0', maxResults: '100' },
    });
  });

  it('believes no marker on a comment that a person wrote', async () => {
    const { jira } = scripted(page([comment('500', MARKER.value, 'atlassian')], 0, 1));
    expect(await jira.findComment('10001', MARKER)).toEqual({ ok: true, value: undefined });
  });

  it('goes on through small pages and stops after the newest hundred', async () => {
    const forty = Array.from({ length: 40 }, (_, index) => comment(String(index)));
    const { jira, calls } = scripted(page(forty, 0, 500), page(forty, 40, 500), page(forty.slice(20), 80, 500));
    expect(await jira.findComment('10001', MARKER)).toEqual({ ok: true, value: undefined });
    expect(calls.map(({ query }) => [query.startAt, query.maxResults])).toEqual([
      ['0', '100'],
      ['40', '60'],
      ['80', '20'],
    ]);
  });

  it('ends when a page is empty although more was promised', async () => {
    const { jira, calls } = scripted(page([], 0, 7));
    expect(await jira.findComment('10001', MARKER)).toEqual({ ok: true, value: undefined });
    expect(calls).toHaveLength(1);
  });

  it('sets an issue property, new or known', async () => {
    const { jira, calls } = scripted({ status: 201, raw: '' }, { status: 200, raw: '' });
    const value = { state: 'awaiting', requests: 1 };
    expect(await jira.setIssueProperty('10001', 'keeper.status', value)).toEqual({ ok: true, value: undefined });
    expect(await jira.setIssueProperty('10001', 'keeper.status', value)).toEqual({ ok: true, value: undefined });
    expect(calls[0]).toMatchObject({
      identity: 'app',
      method: 'PUT',
      path: '/rest/api/3/issue/10001/properties/keeper.status',
      headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
      body: value,
    });
  });

  it('counts the bytes of a property, not its characters, before it asks', async () => {
    const { jira, calls } = scripted({ status: 201, raw: '' });
    const bytes = (length: number): string => 'ü'.repeat((length - 2) / 2);
    expect(await jira.setIssueProperty('1', 'k', bytes(32_768))).toMatchObject({ ok: true });
    expect(await jira.setIssueProperty('1', 'k', bytes(32_770))).toMatchObject({ failure: { code: 'jira-refused' } });
    expect(await jira.setIssueProperty('1', 'k', undefined)).toMatchObject({ failure: { code: 'jira-refused' } });
    expect(calls).toHaveLength(1);
  });
});
