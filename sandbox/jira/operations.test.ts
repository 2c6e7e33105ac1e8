/** Every operation, in general: it answers, it needs somebody, it needs its scopes, and it does not give away hidden issues. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { adf, HIDDEN, identityOf, openTestJira, ORIGIN, type TestJira } from './jira.testing';
import { OPERATIONS, type Operation } from './openapi';
import { EXAMPLES, type Example } from './operation-examples.testing';

let test: TestJira;
/** Ids of a comment (with property `seen`) by issue key. */
let comments: Map<string, string>;

const ISSUES = ['OPS-1', 'OPS-5', 'TOY-1'];

beforeEach(async () => {
  test = openTestJira();
  comments = new Map();
  for (const issue of ISSUES) {
    const body = { body: adf('x'), properties: [{ key: 'seen', value: 1 }] };
    const added = await test.call('ada', 'POST', `issue/${issue}/comment`, body);
    comments.set(issue, (added.body as { id: string }).id);
    await test.call('ada', 'PUT', `issue/${issue}/properties/state`, { status: 'open' });
  }
  await test.call('app', 'PUT', '/rest/forge/1/app/properties/set', 1);
});
afterEach(() => {
  test.jira.close();
});

function exampleOf({ id }: Operation): Example {
  const example = EXAMPLES[id];
  if (example === undefined) throw new Error(`operation-examples.testing.ts has no example of ${id}.`);
  return example;
}

const about = (text: string, issue: string): string =>
  text.replace('ISSUE', issue).replace('COMMENT', comments.get(issue) ?? '99999');

const mentionsAnIssue = (operation: Operation): boolean => /ISSUE|COMMENT/.test(exampleOf(operation).path);

describe.each(OPERATIONS.map((operation) => [operation.id, operation] as const))('%s', (_, operation) => {
  const example = exampleOf(operation);
  const { method } = operation;
  const as = example.as ?? 'ada';

  it('answers as the OpenAPI document says', async () => {
    const reply = await test.call(as, method, about(example.path, 'OPS-1'), example.body);
    expect(reply.status).toBe(example.status);
  });

  it('needs somebody', async () => {
    const reply = await test.call('nobody', method, about(example.path, 'OPS-1'), example.body);
    expect(reply.status).toBe(401);
  });

  it('refuses an app without its scopes, and takes either the classic or the granular ones', async () => {
    const path = about(example.path, 'OPS-1');
    const needed = operation.scopes.filter((scopes) => scopes.length > 0);
    const without = await test.call(as, method, path, example.body, ['storage:app']);
    const scopeless = operation.scopes.some((scopes) => scopes.length === 0);
    if (scopeless) expect(without.status).toBe(example.status);
    else expect(without).toEqual({ status: 401, body: { code: 401, message: 'Unauthorized; scope does not match' } });
    const [first] = needed;
    if (first) expect((await test.call(as, method, path, example.body, first)).status).toBe(example.status);
  });

  if (!mentionsAnIssue(operation)) return;

  it('says the same of a hidden issue as of a missing one', async () => {
    const nothing = await test.call('alice', method, about(example.path, 'OPS-999'), example.body);
    expect(nothing.status).toBe(404);
    for (const hidden of ['OPS-5', 'TOY-1']) {
      const reply = await test.call('alice', method, about(example.path, hidden), example.body);
      expect(reply.status).toBe(404);
      if (example.path.includes('ISSUE')) expect(reply.body).toEqual(HIDDEN);
      else expect(JSON.stringify(reply.body)).toContain('Can not find a comment');
    }
    const untouched = test.jira.state.issue(identityOf('ada'), 'OPS-5');
    expect(untouched).toMatchObject({ summary: 'Incident: payroll export key may be known outside', assignee: null });
    expect(test.jira.state.comments(identityOf('ada'), 'OPS-5')).toHaveLength(1);
  });

  it('answers Pia, who may see the secured issue', async () => {
    const reply = await test.call('pia', method, about(example.path, 'OPS-5'), example.body);
    expect(reply.status).toBe(example.status);
  });
});

describe('what is not served', () => {
  const get = (path: string, method = 'GET') =>
    test.jira.fetch(new Request(ORIGIN + path, { method }), identityOf('ada'));

  it('is refused loudly, in the shape of Jira', async () => {
    const reply = await get('/rest/api/3/dashboard');
    expect(reply.status).toBe(404);
    expect(reply.headers.get('x-sandbox-unsupported')).toBe('1');
    expect(await reply.json()).toMatchObject({
      errorMessages: [expect.stringContaining("The sandbox's Jira does not serve GET /rest/api/3/dashboard")],
      errors: {},
    });
    expect((await get('/rest/api/3/issue/OPS-1', 'DELETE')).status).toBe(405);
  });

  it('includes the search that Jira removed', async () => {
    for (const method of ['GET', 'POST']) expect((await get('/rest/api/3/search?jql=x', method)).status).toBe(410);
  });

  it('includes bodies that are not JSON', async () => {
    const post = (body: string, type: string) =>
      test.jira.fetch(
        new Request(`${ORIGIN}/rest/api/3/issue/OPS-1/comment`, {
          method: 'POST',
          body,
          headers: { 'content-type': type },
        }),
        identityOf('ada'),
      );
    expect((await post('{"body":', 'application/json')).status).toBe(400);
    expect((await post('hello', 'text/plain')).status).toBe(415);
  });
});

describe('the call log', () => {
  it('has each call with who, what, and whether it writes, and no bodies', async () => {
    test.calls.clear();
    await test.call('alice', 'GET', 'issue/OPS-1', undefined, ['read:jira-work'], { app: 'hub', invocationId: 'i1' });
    await test.call('app', 'POST', 'issue/OPS-1/comment', { body: adf('canary') });
    await test.call('alice', 'POST', 'search/jql', { jql: 'project = OPS' });
    const [read, write, search] = test.calls.since(0);
    const who = identityOf('alice');
    expect(read).toMatchObject({
      kind: 'jira',
      app: 'hub',
      invocationId: 'i1',
      write: false,
      outcome: '200',
      bytesIn: 0,
    });
    expect(read).toMatchObject({ who: who.kind === 'user' && who.accountId, what: 'GET /rest/api/3/issue/OPS-1' });
    expect(write).toMatchObject({ who: 'app:hub', write: true, outcome: '201' });
    expect(write?.bytesIn).toBeGreaterThan(50);
    expect(search).toMatchObject({ write: false });
    expect(JSON.stringify(test.calls.since(0))).not.toContain('canary');
  });
});
