/** Accounts, groups, projects, roles, pictures. */
import { describe, expect, it } from 'vitest';
import { people } from '../seed';
import { identityOf, openTestJira, ORIGIN } from './jira.testing';

const test = openTestJira();
const names = (body: unknown) => (body as { displayName: string }[]).map(({ displayName }) => displayName);

describe('people', () => {
  it('are found by the beginning of a name or an e-mail address', async () => {
    const find = async (query: string) => names((await test.call('alice', 'GET', `user/search?query=${query}`)).body);
    expect(await find('al')).toEqual(['Alice Engineer']);
    expect(await find('build')).toEqual(['Bob Builder']);
    expect(await find('kim@')).toEqual(['Kim Toymaker']);
    expect(await find('lice')).toEqual([]);
    expect((await test.call('alice', 'GET', 'user/search')).status).toBe(400);
  });

  it('know themselves and their groups', async () => {
    const { body } = await test.call('sam', 'GET', 'myself?expand=groups');
    expect(body).toMatchObject({
      accountId: people.sam.accountId,
      emailAddress: 'sam@acme.example',
      groups: { items: [{ name: 'jira-users-acme' }, { name: 'ops-team' }, { name: 'keeper-approvers' }] },
    });
  });

  it('can be assigned where they work', async () => {
    const assignable = (query: string) => test.call('alice', 'GET', `user/assignable/search?query=&${query}`);
    expect(names((await assignable('project=OPS')).body)).toEqual([
      'Ada Admin',
      'Pia Project',
      'Sam Security',
      'Alice Engineer',
      'Bob Builder',
    ]);
    expect((await assignable('project=TOY')).status).toBe(404);
    expect((await assignable('')).status).toBe(400);
    expect(names((await test.call('pia', 'GET', 'user/assignable/search?issueKey=OPS-5')).body)).toEqual([
      'Ada Admin',
      'Pia Project',
    ]);
  });

  it('are escaped in the pickers', async () => {
    const { body } = await test.call('alice', 'GET', 'user/picker?query=ali');
    expect(body).toMatchObject({ users: [{ html: '<strong>Ali</strong>ce Engineer' }], total: 1 });
    expect((await test.call('alice', 'GET', 'groups/picker?query=OPS&caseInsensitive=true')).body).toMatchObject({
      groups: [{ name: 'ops-team', html: '<strong>ops</strong>-team' }],
    });
  });

  it('find groups by a part of the name, sorted, as far as Jira shows them', async () => {
    const pick = async (query: string) => (await test.call('ada', 'GET', `groups/picker?${query}`)).body;
    expect(await pick('query=OPS')).toMatchObject({ groups: [], total: 0 });
    expect(await pick('query=team')).toMatchObject({ groups: [{ name: 'ops-team' }, { name: 'toy-team' }], total: 2 });
    expect(await pick('query=&maxResults=2')).toMatchObject({
      groups: [{ name: 'jira-administrators' }, { name: 'jira-users-acme' }],
      header: 'Showing 2 of 5 matching groups',
      total: 5,
    });
    expect(await pick('query=team&exclude=ops-team')).toMatchObject({ groups: [{ name: 'toy-team' }] });
  });

  it('are in groups', async () => {
    const member = (query: string) => test.call('ada', 'GET', `group/member?${query}`);
    expect((await member('groupname=keeper-approvers')).body).toMatchObject({
      total: 2,
      values: [{ displayName: 'Pia Project' }, { displayName: 'Sam Security' }],
    });
    expect((await member('groupname=nope')).status).toBe(404);
    expect((await member('')).status).toBe(400);
  });

  it('have pictures, whoever looks', async () => {
    const picture = await test.jira.fetch(
      new Request(`${ORIGIN}/avatar/${people.ada.accountId}.svg`),
      identityOf('nobody'),
    );
    expect(picture.headers.get('content-type')).toBe('image/svg+xml');
    expect(await picture.text()).toContain('>AA</text>');
    const hostile = await test.jira.fetch(new Request(`${ORIGIN}/avatar/%3Cscript%3E.svg`), identityOf('nobody'));
    expect(await hostile.text()).not.toContain('<script');
  });
});

describe('projects', () => {
  it('are listed for those who may see them', async () => {
    const keys = async (who: 'ada' | 'vic' | 'kim', query = '') =>
      ((await test.call(who, 'GET', `project/search?${query}`)).body as { values: { key: string }[] }).values.map(
        ({ key }) => key,
      );
    expect(await keys('ada')).toEqual(['OPS', 'TOY']);
    expect(await keys('ada', 'orderBy=-name')).toEqual(['TOY', 'OPS']);
    expect(await keys('ada', 'query=toy')).toEqual(['TOY']);
    expect(await keys('vic')).toEqual(['OPS']);
    expect(await keys('vic', 'action=create')).toEqual([]);
    expect(await keys('kim', 'action=edit')).toEqual(['TOY']);
    expect((await test.call('ada', 'GET', 'project/search?orderBy=constructor')).status).toBe(400);
    expect((await test.call('kim', 'GET', 'project/OPS')).status).toBe(404);
  });

  it('show roles to their administrators', async () => {
    const role = (who: 'pia' | 'alice' | 'kim', id: number) => test.call(who, 'GET', `project/OPS/role/${String(id)}`);
    expect((await role('pia', 10_006)).body).toMatchObject({
      name: 'Keeper Approvers',
      actors: [{ actorGroup: { name: 'keeper-approvers' } }],
    });
    expect((await role('alice', 10_006)).status).toBe(404);
    expect((await role('kim', 10_006)).status).toBe(404);
    expect((await test.call('alice', 'GET', 'project/OPS/role')).status).toBe(404);
  });
});
