/** State that survives: a new Jira on the same directory, and back to the seed. */
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { demoCompany, people } from '../seed';
import { adf, APPROVE, identityOf, openTestJira } from './jira.testing';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'sandbox-jira-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

it('keeps what was acknowledged, even if the process died while writing more', async () => {
  const before = openTestJira(directory);
  await before.call('app', 'POST', 'issue/OPS-1/comment', { body: adf('kept') });
  await before.call('alice', 'PUT', 'issue/OPS-1/properties/p', { kept: true });
  await before.call('alice', 'PUT', 'issue/OPS-2', { fields: { summary: 'Kept' } });
  await before.call('pia', 'DELETE', 'issue/OPS-3/comment/10001');
  await before.call('app', 'PUT', '/rest/forge/1/app/properties/set', { on: true });
  await before.call('bob', 'POST', 'issue', {
    fields: { project: { id: '10200' }, issuetype: { id: '10001' }, summary: 'New' },
  });
  before.jira.grantProjectPermission('OPS', APPROVE, { kind: 'account', accountId: people.bob.accountId });
  before.jira.setIssueSecurity('OPS-6', 'Confidential');
  before.jira.close();
  appendFileSync(path.join(directory, 'jira.journal'), '0123456789abcdef [{"in":"issues","id":"10001","val');

  const after = openTestJira(directory);
  expect((await after.call('vic', 'GET', 'issue/OPS-1/comment')).body).toMatchObject({
    comments: [{ author: { displayName: 'Keeper Workflow' } }],
  });
  expect((await after.call('vic', 'GET', 'issue/OPS-1/properties/p')).body).toEqual({
    key: 'p',
    value: { kept: true },
  });
  expect(after.jira.state.issue(identityOf('vic'), 'OPS-2')?.summary).toBe('Kept');
  expect(after.jira.state.comments(identityOf('vic'), 'OPS-3')).toHaveLength(1);
  expect((await after.call('app', 'GET', '/rest/forge/1/app/properties/set')).body).toEqual({
    key: 'set',
    value: { on: true },
  });
  expect(after.jira.state.issue(identityOf('vic'), 'OPS-7')?.summary).toBe('New');
  expect(after.jira.state.permissions(identityOf('bob'), { project: 'OPS' })).toContain(APPROVE);
  expect(after.jira.state.issue(identityOf('bob'), 'OPS-6')).toBeUndefined();

  // Ids go on where they were, also after a deletion.
  const next = await after.call('bob', 'POST', 'issue', {
    fields: { project: { id: '10200' }, issuetype: { id: '10001' }, summary: 'N' },
  });
  expect(next.body).toMatchObject({ key: 'OPS-8' });
  after.jira.close();
});

it('goes back to the seed, for good', async () => {
  const first = openTestJira(directory);
  const seed = first.jira.state.everything();
  await first.call('alice', 'PUT', 'issue/OPS-1', { fields: { summary: 'Changed' } });
  await first.call('app', 'POST', 'issue/OPS-1/comment', { body: adf('x') });
  first.jira.reset();
  expect(first.jira.state.everything()).toEqual(seed);
  first.jira.close();
  const second = openTestJira(directory);
  expect(second.jira.state.everything()).toEqual(seed);
  expect(second.jira.state.comments(identityOf('vic'), 'OPS-1')).toEqual([]);
  second.jira.close();
});

it('gives every Jira its own copy of the seed', async () => {
  const one = openTestJira();
  await one.call('alice', 'PUT', 'issue/OPS-1', { fields: { summary: 'Changed' } });
  expect(demoCompany().issues[0]?.summary).toContain('Apollo');
  expect(openTestJira().jira.state.issue(identityOf('vic'), 'OPS-1')?.summary).toContain('Apollo');
});

it("is in the world's time", async () => {
  const { call, clock, jira } = openTestJira();
  clock.advance(86_400 * 365);
  await call('alice', 'POST', 'issue/OPS-1/comment', { body: adf('later') });
  const [comment] = jira.state.comments(identityOf('vic'), 'OPS-1') ?? [];
  expect(Date.parse(comment?.created ?? '')).toBeGreaterThan(Date.now() + 86_400_000 * 364);
});
