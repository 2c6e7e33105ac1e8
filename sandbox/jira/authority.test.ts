/** Who may do what in the demo company, as Jira tells it through `mypermissions` and `permissions/check`. */
import { beforeEach, describe, expect, it } from 'vitest';
import { people } from '../seed';
import { APPROVE, EVERYBODY, HIDDEN, identityOf, openTestJira, type Someone, type TestJira } from './jira.testing';

let test: TestJira;
beforeEach(() => {
  test = openTestJira();
});

const ASKED = ['BROWSE_PROJECTS', 'EDIT_ISSUES', 'ADD_COMMENTS', 'ADMINISTER_PROJECTS', 'ADMINISTER', APPROVE];
const LETTERS = 'beca*k';

/** Held permissions as letters: browse, edit, comment, administer the project, * administer Jira, approve Keeper requests. */
async function held(who: Someone, context: string): Promise<string> {
  const { status, body } = await test.call(who, 'GET', `mypermissions?permissions=${ASKED.join(',')}${context}`);
  if (status !== 200) return String(status);
  const { permissions } = body as { permissions: Record<string, { havePermission: boolean }> };
  return ASKED.map((key, at) => (permissions[key]?.havePermission === true ? LETTERS[at] : '')).join('');
}

const expected: Record<string, Record<Exclude<Someone, 'nobody'>, string>> = {
  '&issueKey=OPS-1': {
    ada: 'beca*',
    pia: 'becak',
    sam: 'beck',
    alice: 'bec',
    bob: 'bec',
    vic: 'b',
    kim: '404',
    app: 'beca',
  },
  '&issueId=10005': {
    ada: 'beca*',
    pia: 'becak',
    sam: '404',
    alice: '404',
    bob: '404',
    vic: '404',
    kim: '404',
    app: 'beca',
  },
  '&issueKey=TOY-1': {
    ada: 'beca*',
    pia: '404',
    sam: '404',
    alice: '404',
    bob: '404',
    vic: '404',
    kim: 'beca',
    app: 'beca',
  },
  '&projectKey=OPS': {
    ada: 'beca*',
    pia: 'becak',
    sam: 'beck',
    alice: 'bec',
    bob: 'bec',
    vic: 'b',
    kim: '404',
    app: 'beca',
  },
  '&projectId=10201': {
    ada: 'beca*',
    pia: '404',
    sam: '404',
    alice: '404',
    bob: '404',
    vic: '404',
    kim: 'beca',
    app: 'beca',
  },
  // Without context: what is held in any project.
  '': { ada: 'beca*', pia: 'becak', sam: 'beck', alice: 'bec', bob: 'bec', vic: 'b', kim: 'beca', app: 'beca' },
};

describe.each(Object.entries(expected))('mypermissions %s', (context, table) => {
  it.each(EVERYBODY)('of %s', async (who) => {
    expect(await held(who, context)).toBe(who === 'nobody' ? '401' : table[who]);
  });
});

describe('mypermissions', () => {
  const ask = (query: string) => test.call('alice', 'GET', `mypermissions?${query}`);

  it('needs permissions that exist', async () => {
    expect((await ask('issueKey=OPS-1')).status).toBe(400);
    expect((await ask('permissions=BROWSE_PROJECTS,NONSENSE')).status).toBe(400);
    expect((await ask('permissions=constructor')).status).toBe(400);
  });

  it('describes a permission of an app', async () => {
    const { body } = await test.call(
      'sam',
      'GET',
      `mypermissions?projectKey=OPS&permissions=${encodeURIComponent(APPROVE)}`,
    );
    expect(body).toMatchObject({
      permissions: {
        [APPROVE]: { key: APPROVE, name: 'Approve Keeper requests', type: 'PROJECT', havePermission: true },
      },
    });
  });

  it('is 404 on a hidden issue, for global permissions too', async () => {
    expect(await ask('permissions=ADMINISTER&issueKey=OPS-5')).toEqual({ status: 404, body: HIDDEN });
  });

  it('does not know an app permission that no installed app registered', async () => {
    expect((await ask(`permissions=${encodeURIComponent(APPROVE.replace('1111', '9999'))}`)).status).toBe(400);
  });
});

describe('permissions/check', () => {
  const check = (who: Someone, body: object) => test.call(who, 'POST', 'permissions/check', body);

  it('leaves out what is hidden', async () => {
    const asked = {
      projectPermissions: [
        {
          permissions: ['BROWSE_PROJECTS', 'EDIT_ISSUES'],
          issues: [10_001, 10_005, 10_007, 4711],
          projects: [10_200, 10_201],
        },
      ],
      globalPermissions: ['ADMINISTER'],
    };
    const { body } = await check('alice', asked);
    expect(body).toEqual({
      globalPermissions: [],
      projectPermissions: [
        { permission: 'BROWSE_PROJECTS', issues: [10_001], projects: [10_200] },
        { permission: 'EDIT_ISSUES', issues: [10_001], projects: [10_200] },
      ],
    });
    expect((await check('pia', asked)).body).toMatchObject({ projectPermissions: [{ issues: [10_001, 10_005] }, {}] });
  });

  it('answers about somebody else to Jira admins only', async () => {
    const asked = {
      accountId: people.vic.accountId,
      projectPermissions: [{ permissions: ['EDIT_ISSUES'], issues: [10_001] }],
    };
    expect((await check('ada', asked)).body).toMatchObject({ projectPermissions: [{ issues: [] }] });
    for (const who of ['pia', 'alice', 'app'] as const) expect((await check(who, asked)).status).toBe(403);
    expect((await check('vic', asked)).status).toBe(200);
  });

  it('takes ids as text, as @forge/api sends them', async () => {
    const { body } = await check('alice', {
      projectPermissions: [{ permissions: ['EDIT_ISSUES'], issues: ['10001'] }],
    });
    expect(body).toMatchObject({ projectPermissions: [{ issues: [10_001] }] });
  });
});

describe('changes by an administrator', () => {
  it('grant a permission', async () => {
    expect(await held('bob', '&projectKey=OPS')).toBe('bec');
    test.jira.grantProjectPermission('OPS', APPROVE, { kind: 'account', accountId: people.bob.accountId });
    expect(await held('bob', '&projectKey=OPS')).toBe('beck');
    test.jira.reset();
    expect(await held('bob', '&projectKey=OPS')).toBe('bec');
    expect(await held('sam', '&projectKey=OPS')).toBe('beck');
  });

  it('hide an issue from now on', async () => {
    expect((await test.call('alice', 'GET', 'issue/OPS-2')).status).toBe(200);
    test.jira.setIssueSecurity('OPS-2', 'Confidential');
    expect(await test.call('alice', 'GET', 'issue/OPS-2')).toEqual({ status: 404, body: HIDDEN });
    test.jira.setIssueSecurity('OPS-2', null);
    expect((await test.call('alice', 'GET', 'issue/OPS-2')).status).toBe(200);
  });
});

describe('the pages', () => {
  const { state } = openTestJira().jira;
  const keys = (who: Someone, project: string) => state.issues(identityOf(who), project).map(({ key }) => key);

  it('show what REST shows', () => {
    expect(keys('alice', 'OPS')).toEqual(['OPS-1', 'OPS-2', 'OPS-3', 'OPS-4', 'OPS-6']);
    expect(keys('pia', 'OPS')).toEqual(['OPS-1', 'OPS-2', 'OPS-3', 'OPS-4', 'OPS-5', 'OPS-6']);
    expect(keys('ada', 'TOY')).toEqual(['TOY-1']);
    for (const who of ['kim', 'nobody'] as const) expect(keys(who, 'OPS')).toEqual([]);
    expect(state.projects(identityOf('kim')).map(({ key }) => key)).toEqual(['TOY']);
    expect(state.project(identityOf('alice'), 'TOY')).toBeUndefined();
    expect(state.issue(identityOf('sam'), 'OPS-5')).toBeUndefined();
    expect(state.comments(identityOf('sam'), 'OPS-5')).toBeUndefined();
    expect(state.issue(identityOf('app'), 'OPS-5')).toBeDefined();
  });

  it('know what somebody may do', () => {
    expect(state.permissions(identityOf('vic'), { issue: 'OPS-1' })).toEqual(
      new Set(['USER_PICKER', 'BULK_CHANGE', 'CREATE_SHARED_OBJECTS', 'BROWSE_PROJECTS']),
    );
    expect(state.permissions(identityOf('sam'), { issue: 'OPS-1' })).toContain(APPROVE);
    expect(state.permissions(identityOf('sam'), { issue: 'OPS-5' })).not.toContain('BROWSE_PROJECTS');
    expect(state.permissions(identityOf('nobody'), { issue: 'OPS-1' }).size).toBe(0);
  });

  it('do not know a made-up or inactive account', async () => {
    const stranger = { kind: 'user', accountId: '5b10ac8d82e05b22cc7dffff' } as const;
    expect(state.issues(stranger, 'OPS')).toEqual([]);
    const reply = await openTestJira().jira.fetch(new Request('http://x/rest/api/3/myself'), stranger);
    expect(reply.status).toBe(401);
  });
});
