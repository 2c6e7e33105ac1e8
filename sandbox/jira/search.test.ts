/** Searching with JQL. */
import { beforeEach, describe, expect, it } from 'vitest';
import { people } from '../seed';
import { openTestJira, type Someone, type TestJira } from './jira.testing';

let test: TestJira;
beforeEach(() => {
  test = openTestJira();
});

interface Found {
  issues: { id: string; key: string }[];
  isLast: boolean;
  nextPageToken?: string;
}

async function find(who: Someone, jql: string): Promise<string[]> {
  const { status, body } = await test.call(who, 'POST', 'search/jql', { jql, fields: ['key'] });
  expect(status, JSON.stringify(body)).toBe(200);
  return (body as Found).issues.map(({ key }) => key);
}

describe('a search', () => {
  it.each([
    ['project = OPS ORDER BY key', 'OPS-1 OPS-2 OPS-3 OPS-4 OPS-6'],
    ['project = operations AND key in (OPS-1, ops-2) ORDER BY key DESC', 'OPS-2 OPS-1'],
    ['project = 10200 AND id = 10003', 'OPS-3'],
    ['labels = access-request order by created asc', 'OPS-1 OPS-2'],
    ['labels in (audit, migration) ORDER BY key', 'OPS-2 OPS-4'],
    ['labels not in (audit, migration) AND project = OPS ORDER BY key', 'OPS-1 OPS-3 OPS-6'],
    ['status = "In Progress"', 'OPS-3'],
    ['status != "in progress" AND labels = on-call', ''],
    ['statusCategory = "To Do" AND issuetype = Task', 'OPS-6'],
    ['priority = High', 'OPS-2'],
    ['summary ~ apollo', 'OPS-1'],
    ['summary ~ "mig*"', 'OPS-2'],
    ['text ~ "Saturday morning"', 'OPS-2'],
    ['text ~ "\\"morning Saturday\\""', ''],
    ['description ~ "audit over"', 'OPS-4'],
    ['summary !~ apollo AND labels = apollo', ''],
    ['assignee is empty AND type = "Service Request" ORDER BY key', 'OPS-1 OPS-2'],
    ['assignee is not EMPTY ORDER BY assignee', 'OPS-4 OPS-3'],
    [`assignee != ${people.sam.accountId}`, 'OPS-4'],
    ['reporter = currentUser() ORDER BY key', 'OPS-1 OPS-2'],
    ['project = OPS AND NOT (reporter = currentUser() OR labels = on-call) ORDER BY key', 'OPS-4 OPS-6'],
    ['labels = apollo OR labels = audit AND priority = High', 'OPS-1'],
    ['created >= 2026-09-08 AND created < "2026-09-10" ORDER BY created', 'OPS-2 OPS-3'],
    ['project = OPS', 'OPS-6 OPS-4 OPS-3 OPS-2 OPS-1'],
  ])('%s', async (jql, keys) => {
    expect((await find('alice', jql)).join(' ')).toBe(keys);
  });

  it.each([
    ['', /Unbounded/],
    ['ORDER BY created', /Unbounded/],
    ['project = TOY', /The value 'TOY' does not exist for the field 'project'/],
    ['project = NOPE', /The value 'NOPE' does not exist for the field 'project'/],
    ['key = OPS-5', /An issue with key 'OPS-5' does not exist for field 'key'/],
    ['key = OPS-99', /An issue with key 'OPS-99' does not exist for field 'key'/],
    ['status = Nonsense', /The value 'Nonsense' does not exist for the field 'status'/],
    ['sprint = 1', /Field 'sprint' does not exist/],
    ['constructor = 1', /Field 'constructor' does not exist/],
    ['summary = x', /The operator '=' is not supported by the 'summary' field/],
    ['labels ~ x', /The operator '~' is not supported/],
    ['status WAS Done', /Error in the JQL Query: Expecting operator but got 'WAS'/],
    ['assignee in membersOf("x")', /Error in the JQL Query/],
    ['reporter = membersOf()', /Unable to find JQL function 'membersof/],
    ['project = OPS AND', /Error in the JQL Query/],
    ['(project = OPS', /Expecting '\)'/],
    ['summary ~ "x', /has not been completed/],
    ['project = OPS; DROP', /reserved JQL character/],
    ['project = OPS ORDER BY text', /cannot be used to order/],
    ['created > yesterday', /Date value 'yesterday'/],
  ])('refuses %s', async (jql, message) => {
    const { status, body } = await test.call('alice', 'POST', 'search/jql', { jql });
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: {}, errorMessages: [expect.stringMatching(message)] });
  });

  it('finds what each person may see', async () => {
    expect(await find('pia', 'labels = incident')).toEqual(['OPS-5']);
    for (const who of ['sam', 'alice', 'vic', 'kim'] as const) expect(await find(who, 'labels = incident')).toEqual([]);
    expect(await find('app', 'labels in (incident, catalogue) ORDER BY key')).toEqual(['OPS-5', 'TOY-1']);
  });

  it('gives ids only unless asked for more, in pages', async () => {
    const page = async (query: string) =>
      (await test.call('vic', 'GET', `search/jql?jql=project%3DOPS%20order%20by%20id${query}`)).body as Found;
    const first = await page('&maxResults=3');
    expect(first).toMatchObject({ issues: [{ id: '10001' }, { id: '10002' }, { id: '10003' }], isLast: false });
    expect(Object.keys(first.issues[0] ?? {})).toEqual(['id']);
    const second = await page(`&maxResults=3&nextPageToken=${first.nextPageToken ?? ''}`);
    expect(second).toEqual({ issues: [{ id: '10004' }, { id: '10006' }], isLast: true });
    const wrong = await test.call(
      'vic',
      'GET',
      `search/jql?jql=project%3DOPS&nextPageToken=${first.nextPageToken ?? ''}`,
    );
    expect(wrong.status).toBe(400);
    expect((await test.call('vic', 'GET', 'search/jql?jql=project%3DOPS&nextPageToken=e30')).status).toBe(400);
  });
});

describe('entity properties in a search', () => {
  beforeEach(async () => {
    const set = (issue: string, value: unknown) =>
      test.call('alice', 'PUT', `issue/${issue}/properties/keeper.request`, value);
    await set('OPS-1', { status: 'Submitted', steps: 2, due: '2026-10-01', who: [{ name: 'x' }, { name: 'y' }] });
    await set('OPS-2', { status: 'verified', steps: 10, note: 'granted for two hours' });
    await set('OPS-3', { other: true });
  });

  it('do not exist before an app declares them', async () => {
    const { status } = await test.call('alice', 'POST', 'search/jql', {
      jql: 'issue.property[keeper.request].status = x',
    });
    expect(status).toBe(400);
  });

  it('can be found by path and by alias once declared', async () => {
    test.jira.registerEntityProperty({
      entityType: 'issue',
      propertyKey: 'keeper.request',
      values: [
        { path: 'status', type: 'string', searchAlias: 'keeperStatus' },
        { path: 'steps', type: 'number', searchAlias: 'keeperSteps' },
        { path: 'due', type: 'date', searchAlias: 'keeperDue' },
        { path: 'who.name', type: 'string' },
        { path: 'note', type: 'text', searchAlias: 'keeperNote' },
      ],
    });
    expect(await find('vic', 'keeperStatus = submitted')).toEqual(['OPS-1']);
    expect(await find('vic', 'KEEPERSTATUS in (submitted, verified) ORDER BY keeperSteps DESC')).toEqual([
      'OPS-2',
      'OPS-1',
    ]);
    expect(await find('vic', 'issue.property[keeper.request].status = verified')).toEqual(['OPS-2']);
    expect(await find('vic', 'keeperStatus != verified')).toEqual(['OPS-1']);
    expect(await find('vic', 'keeperStatus is empty AND project = OPS ORDER BY key')).toEqual([
      'OPS-3',
      'OPS-4',
      'OPS-6',
    ]);
    expect(await find('vic', 'keeperSteps > 2')).toEqual(['OPS-2']);
    expect(await find('vic', 'keeperDue < 2026-10-02')).toEqual(['OPS-1']);
    expect(await find('vic', 'issue.property[keeper.request].who.name = y')).toEqual(['OPS-1']);
    expect(await find('vic', 'keeperNote ~ hours')).toEqual(['OPS-2']);
    expect(
      (await test.call('vic', 'POST', 'search/jql', { jql: 'issue.property[keeper.request].secret = x' })).status,
    ).toBe(400);
  });
});
