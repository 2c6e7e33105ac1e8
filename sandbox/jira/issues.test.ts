/** Reading, creating, editing, moving and assigning issues. */
import { beforeEach, describe, expect, it } from 'vitest';
import { people } from '../seed';
import { adf, identityOf, openTestJira, type TestJira } from './jira.testing';
import type { JiraEvent } from './index';

let test: TestJira;
let events: JiraEvent[];
beforeEach(() => {
  test = openTestJira();
  events = [];
  test.jira.events.on((event) => events.push(event));
});

const fieldsOf = (body: unknown) => (body as { fields: Record<string, unknown> }).fields;

describe('reading', () => {
  it('gives the fields asked for', async () => {
    const read = async (query: string) => fieldsOf((await test.call('alice', 'GET', `issue/OPS-3?${query}`)).body);
    expect(Object.keys(await read('fields=summary,status'))).toEqual(['summary', 'status']);
    expect(Object.keys(await read('fields=-comment,-description'))).not.toContain('comment');
    expect(await read('')).toMatchObject({ comment: { total: 2 }, assignee: { displayName: 'Sam Security' } });
    expect(await read('fields=*navigable')).not.toHaveProperty('comment');
  });

  it('gives the entity properties asked for', async () => {
    await test.call('alice', 'PUT', 'issue/OPS-1/properties/a', 1);
    await test.call('alice', 'PUT', 'issue/OPS-1/properties/b', { x: 2 });
    expect((await test.call('vic', 'GET', 'issue/10001?properties=b')).body).toMatchObject({
      properties: { b: { x: 2 } },
    });
  });
});

describe('creating', () => {
  const fields = { project: { key: 'OPS' }, issuetype: { id: '10001' }, summary: 'From an alert' };
  const create = (who: 'alice' | 'vic' | 'kim' | 'app' | 'pia', more: object, rest: object = {}) =>
    test.call(who, 'POST', 'issue', { fields: { ...fields, ...more }, ...rest });

  it('numbers issues on, with everything given', async () => {
    const made = await create(
      'app',
      {
        description: adf('What happened'),
        labels: ['b', 'a', 'b'],
        priority: { name: 'High' },
        assignee: { accountId: people.bob.accountId },
      },
      { properties: [{ key: 'alert', value: { id: 7 } }] },
    );
    expect(made.body).toMatchObject({ key: 'OPS-7', self: expect.stringContaining('/rest/api/3/issue/') as string });
    const read = await test.call('alice', 'GET', 'issue/OPS-7?properties=alert');
    expect(read.body).toMatchObject({
      properties: { alert: { id: 7 } },
      fields: {
        labels: ['a', 'b'],
        priority: { name: 'High' },
        assignee: { displayName: 'Bob Builder' },
        reporter: { displayName: 'Keeper Workflow', accountType: 'app' },
        status: { name: 'To Do' },
      },
    });
    expect(events).toMatchObject([{ type: 'issue-created', issueKey: 'OPS-7', byApp: 'hub', projectKey: 'OPS' }]);
    expect((await create('alice', {})).body).toMatchObject({ key: 'OPS-8' });
  });

  it.each([
    ['a project that is hidden', { project: { key: 'TOY' } }, { project: 'Specify a valid project ID or key' }],
    ['a project that is not there', { project: { key: 'NOPE' } }, { project: 'Specify a valid project ID or key' }],
    ['an unknown type', { issuetype: { name: 'Epic' } }, { issuetype: 'Specify a valid issue type' }],
    ['a long summary', { summary: 'x'.repeat(256) }, { summary: 'Summary must be less than 255 characters.' }],
    [
      'a newline in the summary',
      { summary: 'a\nb' },
      { summary: 'The summary is invalid because it contains newline characters.' },
    ],
    ['no summary', { summary: '  ' }, { summary: 'You must specify a summary of the issue.' }],
    [
      'a text as description',
      { description: 'plain' },
      { description: 'Operation value must be an Atlassian Document (see the Atlassian Document Format)' },
    ],
    ['a label with a space', { labels: ['a b'] }, { labels: "The label 'a b' contains spaces which is invalid." }],
    [
      'an unknown field',
      { customfield_1: 1 },
      { customfield_1: "Field 'customfield_1' cannot be set. It is not on the appropriate screen, or unknown." },
    ],
    [
      'a reporter without the right to set one',
      { reporter: { accountId: people.bob.accountId } },
      { reporter: "Field 'reporter' cannot be set. It is not on the appropriate screen, or unknown." },
    ],
    [
      'an assignee who may not be',
      { assignee: { accountId: people.vic.accountId } },
      { assignee: `User '${people.vic.accountId}' cannot be assigned issues.` },
    ],
  ])('refuses %s and makes nothing', async (_, more, errors) => {
    expect(await create('alice', more)).toEqual({ status: 400, body: { errorMessages: [], errors } });
    expect(test.jira.state.issues(identityOf('ada'), 'OPS')).toHaveLength(6);
    expect(events).toEqual([]);
  });

  it('needs Create Issues', async () => {
    expect((await create('vic', {})).status).toBe(403);
  });
});

describe('editing', () => {
  const edit = (who: 'alice' | 'vic' | 'pia' | 'sam', body: object, query = '') =>
    test.call(who, 'PUT', `issue/OPS-1${query}`, body);

  it('sets fields, adds and removes labels, sets properties, and tells what changed', async () => {
    const body = {
      fields: { summary: 'Another title' },
      update: { labels: [{ add: 'urgent' }, { remove: 'apollo' }], comment: [{ add: { body: adf('Noted') } }] },
      properties: [{ key: 'p', value: 1 }],
    };
    expect((await edit('alice', body)).status).toBe(204);
    expect(test.jira.state.issue(identityOf('vic'), 'OPS-1')).toMatchObject({
      summary: 'Another title',
      labels: ['access-request', 'urgent'],
    });
    expect(test.jira.state.comments(identityOf('vic'), 'OPS-1')).toHaveLength(1);
    expect(events.map(({ type }) => type)).toEqual(['issue-updated', 'comment-created']);
    expect(events[0]?.changelog?.items).toMatchObject([
      { field: 'summary', toString: 'Another title' },
      { field: 'labels', fromString: 'access-request apollo', toString: 'access-request urgent' },
    ]);
    expect(events[0]?.issue.fields).not.toHaveProperty('comment');
  });

  it('gives the issue back when asked', async () => {
    expect(fieldsOf((await edit('alice', { fields: { labels: [] } }, '?returnIssue=true')).body)).toMatchObject({
      labels: [],
    });
  });

  it('needs Edit Issues, and its own rights for some fields', async () => {
    expect((await edit('vic', { fields: { summary: 'x' } })).status).toBe(400);
    expect((await edit('alice', { fields: { security: { name: 'Confidential' } } })).status).toBe(400);
    expect((await edit('pia', { fields: { security: { name: 'Confidential' } } })).status).toBe(204);
    expect((await edit('alice', { fields: { summary: 'x' } })).status).toBe(404);
  });

  it('changes nothing when one of several fields is refused', async () => {
    expect((await edit('alice', { fields: { summary: 'x', labels: ['a b'] } })).status).toBe(400);
    expect(test.jira.state.issue(identityOf('vic'), 'OPS-1')?.summary).toContain('Apollo');
  });
});

describe('moving and assigning', () => {
  it('offers transitions to those who may use them', async () => {
    const names = async (who: 'alice' | 'vic') =>
      (
        (await test.call(who, 'GET', 'issue/OPS-1/transitions')).body as { transitions: { name: string }[] }
      ).transitions.map(({ name }) => name);
    expect(await names('alice')).toEqual(['In Progress', 'Done']);
    expect(await names('vic')).toEqual([]);
  });

  it('moves once, and not from where it is', async () => {
    const move = (who: 'alice' | 'vic', body: object) => test.call(who, 'POST', 'issue/OPS-1/transitions', body);
    expect((await move('vic', { transition: { id: '31' } })).status).toBe(400);
    expect((await move('alice', {})).status).toBe(400);
    expect((await move('alice', { transition: { id: '31' } })).status).toBe(204);
    expect((await move('alice', { transition: { id: '31' } })).status).toBe(400);
    expect(test.jira.state.issue(identityOf('vic'), 'OPS-1')?.status).toEqual({
      id: '10002',
      name: 'Done',
      category: 'done',
    });
    expect(events).toHaveLength(1);
    expect(events[0]?.changelog?.items).toMatchObject([{ field: 'status', fromString: 'To Do', toString: 'Done' }]);
  });

  it('assigns to whom it can', async () => {
    const assign = (who: 'alice' | 'vic', accountId: string | null) =>
      test.call(who, 'PUT', 'issue/OPS-1/assignee', { accountId });
    expect((await assign('vic', people.bob.accountId)).status).toBe(403);
    expect((await assign('alice', people.kim.accountId)).status).toBe(400);
    expect((await assign('alice', people.bob.accountId)).status).toBe(204);
    expect(test.jira.state.issue(identityOf('vic'), 'OPS-1')?.assignee?.displayName).toBe('Bob Builder');
    expect((await assign('alice', null)).status).toBe(204);
    expect(test.jira.state.issue(identityOf('vic'), 'OPS-1')?.assignee).toBeNull();
  });
});
