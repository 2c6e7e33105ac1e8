/** Who gets past which rule, from what Jira says about him on that very issue. */
import { fail, failure, ok, type FailureCode } from '@keeper-workflow/failures';
import { describe, expect, it } from 'vitest';
import { authoriseJiraAdmin, authoriseOnIssue, type AccessRule, type Claim } from './access';
import type { ProjectPolicy } from './policy';
import type { Directory, PolicyStore } from './ports';
import { POLICY } from './testing/world.testing';

const APPROVE = 'ari:cloud:ecosystem::extension/app/environment/static/approve-keeper-requests';
const SEES = ['BROWSE_PROJECTS'];
const EDITS = [...SEES, 'EDIT_ISSUES', 'ADD_COMMENTS'];

interface Jira {
  readonly permissions: readonly string[];
  readonly hidden?: boolean;
  readonly knowsApprove?: boolean;
  /** Ids of the groups of the caller. */
  readonly groups?: readonly string[] | 'unavailable';
}

/** Ports that answer as this Jira would, and remember what they were asked. */
function portsFor(
  { permissions, hidden = false, knowsApprove = true, groups = [] }: Jira,
  policy: Partial<ProjectPolicy> = {},
) {
  const asked: string[] = [];
  const directory: Directory = {
    permissions: (where, names) => {
      asked.push(`permissions ${where.issueId ?? 'site'}`);
      if (hidden && where.issueId !== undefined) return Promise.resolve(fail(failure('issue-not-found')));
      if (!knowsApprove && names.includes(APPROVE)) return Promise.resolve(fail(failure('jira-refused')));
      return Promise.resolve(ok(new Set(permissions.filter((permission) => names.includes(permission)))));
    },
    issue: (issueId) => {
      asked.push(`issue ${issueId}`);
      if (hidden) return Promise.resolve(fail(failure('issue-not-found')));
      return Promise.resolve(ok({ id: '10001', key: 'OPS-1', projectId: '10000', projectKey: 'OPS' }));
    },
    myself: () => Promise.reject(new Error('not asked')),
    myGroups: () => {
      asked.push('groups');
      return Promise.resolve(groups === 'unavailable' ? fail(failure('jira-unavailable')) : ok(new Set(groups)));
    },
    findGroups: () => Promise.reject(new Error('not asked')),
    project: () => Promise.reject(new Error('not asked')),
  };
  const policies: PolicyStore = {
    ofProject: () => Promise.resolve(ok({ ...POLICY, ...policy })),
    all: () => Promise.resolve(ok([])),
    store: () => Promise.resolve(ok(undefined)),
  };
  return { directory, policies, asked };
}

const claim: Claim = { accountId: 'somebody', issueId: '10001' };

describe('on an issue', () => {
  it.each<[Exclude<AccessRule, 'jiraAdmin'>, string, readonly string[], FailureCode | 'allowed']>([
    ['viewer', 'who sees it', SEES, 'allowed'],
    ['viewer', 'who sees nothing', [], 'issue-not-found'],
    ['requester', 'who only sees it', SEES, 'edit-permission-missing'],
    ['requester', 'who may not comment', [...SEES, 'EDIT_ISSUES'], 'comment-permission-missing'],
    ['requester', 'who edits and comments', EDITS, 'allowed'],
    ['approver', 'a requester', EDITS, 'not-approver'],
    ['approver', 'a holder of the custom permission', [...EDITS, APPROVE], 'allowed'],
    ['approver', 'a project admin', [...EDITS, 'ADMINISTER_PROJECTS'], 'allowed'],
    ['approver', 'a Jira admin', [...EDITS, 'ADMINISTER'], 'allowed'],
    ['approver', 'a project admin who may not edit', [...SEES, 'ADMINISTER_PROJECTS'], 'edit-permission-missing'],
    ['projectAdmin', 'an approver', [...EDITS, APPROVE], 'not-project-admin'],
    ['projectAdmin', 'a project admin', [...EDITS, 'ADMINISTER_PROJECTS'], 'allowed'],
  ])('%s: %s', async (rule, _, permissions, expected) => {
    const result = await authoriseOnIssue(portsFor({ permissions }), rule, claim, APPROVE);
    expect(result.ok ? 'allowed' : result.failure.code).toBe(expected);
  });

  it('asks Jira twice, and nothing for nobody, no issue, or what is no issue id', async () => {
    const ports = portsFor({ permissions: EDITS });
    await authoriseOnIssue(ports, 'requester', claim, APPROVE);
    expect(ports.asked).toHaveLength(2);
    const wrong: [Claim, FailureCode][] = [
      [{ issueId: '10001' }, 'not-signed-in'],
      [{ accountId: 'somebody' }, 'issue-not-found'],
      [{ accountId: 'somebody', issueId: '../project/10000' }, 'issue-not-found'],
    ];
    for (const [claimed, code] of wrong) {
      const silent = portsFor({ permissions: EDITS });
      expect(await authoriseOnIssue(silent, 'viewer', claimed, APPROVE)).toMatchObject({ failure: { code } });
      expect(silent.asked).toEqual([]);
    }
  });

  it('is hidden where the issue is, and closed where the project is not switched on', async () => {
    const hidden = portsFor({ permissions: EDITS, hidden: true });
    expect(await authoriseOnIssue(hidden, 'viewer', claim, APPROVE)).toMatchObject({
      failure: { code: 'issue-not-found' },
    });
    const off = portsFor({ permissions: EDITS }, { enabled: false });
    expect(await authoriseOnIssue(off, 'viewer', claim, APPROVE)).toMatchObject({
      failure: { code: 'project-not-enabled' },
    });
  });

  it('goes on without the custom permission where Jira does not know it: nobody holds it then', async () => {
    const ports = portsFor({ permissions: [...EDITS, APPROVE], knowsApprove: false });
    expect(await authoriseOnIssue(ports, 'requester', claim, APPROVE)).toMatchObject({
      ok: true,
      value: { approver: false },
    });
    expect(await authoriseOnIssue(ports, 'approver', claim, APPROVE)).toMatchObject({
      failure: { code: 'not-approver' },
    });
  });
});

describe('where the policy names approver groups', () => {
  const inGroups = {
    approverGroups: [
      { id: 'g1', name: 'keeper-approvers' },
      { id: 'g2', name: 'ops-leads' },
    ],
  };
  const PROJECT_ADMIN = [...EDITS, 'ADMINISTER_PROJECTS'];
  const JIRA_ADMIN = [...EDITS, 'ADMINISTER'];

  it.each<[Exclude<AccessRule, 'jiraAdmin'>, string, readonly string[], readonly string[], FailureCode | 'allowed']>([
    ['approver', 'a holder of the permission in one of them', [...EDITS, APPROVE], ['g0', 'g2'], 'allowed'],
    ['approver', 'a holder of the permission in another', [...EDITS, APPROVE], ['g0'], 'not-approver'],
    ['approver', 'a project admin in one of them', PROJECT_ADMIN, ['g1'], 'allowed'],
    ['approver', 'a project admin in none', PROJECT_ADMIN, [], 'not-approver'],
    ['approver', 'a Jira admin in none', JIRA_ADMIN, [], 'not-approver'],
    ['approver', 'a member who holds no right to approve', EDITS, ['g1'], 'not-approver'],
    ['approver', 'a member of a group of the same name', [...EDITS, APPROVE], ['keeper-approvers'], 'not-approver'],
    ['projectAdmin', 'a project admin in one of them', PROJECT_ADMIN, ['g1'], 'allowed'],
    ['projectAdmin', 'a project admin in none', PROJECT_ADMIN, [], 'not-project-admin'],
    ['projectAdmin', 'a Jira admin in none', JIRA_ADMIN, [], 'not-project-admin'],
    ['projectAdmin', 'an approver in one of them', [...EDITS, APPROVE], ['g1'], 'not-project-admin'],
    ['requester', 'a project admin in none', PROJECT_ADMIN, [], 'allowed'],
  ])('%s: %s', async (rule, _, permissions, groups, expected) => {
    const result = await authoriseOnIssue(portsFor({ permissions, groups }, inGroups), rule, claim, APPROVE);
    expect(result.ok ? 'allowed' : result.failure.code).toBe(expected);
  });

  it('a project admin outside of them is a requester like others: neither approver nor project admin', async () => {
    const ports = portsFor({ permissions: PROJECT_ADMIN }, inGroups);
    expect(await authoriseOnIssue(ports, 'requester', claim, APPROVE)).toMatchObject({
      value: { approver: false, projectAdmin: false },
    });
  });

  it('asks for groups only whom they could let in, and lets nobody in while Jira does not tell', async () => {
    const requester = portsFor({ permissions: EDITS, groups: ['g1'] }, inGroups);
    await authoriseOnIssue(requester, 'requester', claim, APPROVE);
    expect(requester.asked).not.toContain('groups');
    const silent = portsFor({ permissions: PROJECT_ADMIN, groups: 'unavailable' }, inGroups);
    expect(await authoriseOnIssue(silent, 'approver', claim, APPROVE)).toMatchObject({
      failure: { code: 'jira-unavailable' },
    });
  });
});

it('lets only Jira admins into the settings', async () => {
  const admin = await authoriseJiraAdmin(portsFor({ permissions: ['ADMINISTER'] }), { accountId: 'ada' });
  expect(admin.ok).toBe(true);
  for (const permissions of [EDITS, [...EDITS, 'ADMINISTER_PROJECTS', APPROVE]]) {
    const other = await authoriseJiraAdmin(portsFor({ permissions }), { accountId: 'pia' });
    expect(other).toMatchObject({ failure: { code: 'not-jira-admin' } });
  }
  expect(await authoriseJiraAdmin(portsFor({ permissions: ['ADMINISTER'] }), {})).toMatchObject({
    failure: { code: 'not-signed-in' },
  });
});
