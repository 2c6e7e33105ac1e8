/** The client against the sandbox's Jira, as its people and as the app, with the scopes that the app asks for. */
import { beforeEach, describe, expect, it } from 'vitest';
import { createJira as createSandboxJira, type Identity, type Jira as SandboxJira } from '../../../sandbox/jira';
import { demoCompany, people } from '../../../sandbox/seed';
import { createWorldClock } from '../../../sandbox/world';
import { createJira, doc, lines, mention, panel, paragraph, text, type Jira } from './index';

const ORIGIN = 'http://127.0.0.1:4400';
const APPROVE = 'ari:cloud:ecosystem::extension/app/env/static/approve-keeper-requests';
const SCOPES = ['read:jira-work', 'write:jira-work', 'read:jira-user'];
const APP: Identity = { kind: 'app', key: 'keeper', displayName: 'Keeper', accountId: '712020:keeper' };

let site: SandboxJira;
let alice: Jira;

beforeEach(() => {
  site = createSandboxJira({ clock: createWorldClock(), origin: ORIGIN, seed: demoCompany() });
  site.registerProjectPermission({ key: APPROVE, name: 'Approve Keeper requests' });
  alice = as(people.alice.accountId);
});

const as = (accountId: string, scopes: readonly string[] = SCOPES): Jira =>
  createJira(async (identity, path, init) => {
    const who: Identity = identity === 'app' ? APP : { kind: 'user', accountId };
    return site.fetch(new Request(ORIGIN + path, init), who, scopes);
  });

/** The numeric id of an issue, as Ada (who sees all of them) learns it. */
async function idOf(key: string): Promise<string> {
  const issue = await as(people.ada.accountId).issue(key);
  if (!issue.ok) throw new Error(issue.failure.code);
  return issue.value.id;
}

describe('the people of the demo company', () => {
  it('hold what the company gives them', async () => {
    const issueId = await idOf('OPS-1');
    const names = ['EDIT_ISSUES', 'ADD_COMMENTS', 'ADMINISTER_PROJECTS', 'ADMINISTER', APPROVE];
    const held = async (accountId: string): Promise<unknown> => {
      const answer = await as(accountId).myPermissions({ issueId }, names);
      return answer.ok ? [...answer.value] : answer.failure.code;
    };
    expect(await held(people.alice.accountId)).toEqual(['EDIT_ISSUES', 'ADD_COMMENTS']);
    expect(await held(people.pia.accountId)).toContain('ADMINISTER_PROJECTS');
    expect(await held(people.vic.accountId)).not.toContain('EDIT_ISSUES');
    expect(await held(people.kim.accountId)).toBe('issue-not-found');
  });

  it('learn the same of a hidden issue as of none', async () => {
    const issueId = await idOf('OPS-5');
    for (const answer of [
      await alice.issue('OPS-5'),
      await alice.issue('OPS-999'),
      await alice.myPermissions({ issueId }, ['EDIT_ISSUES']),
      await alice.myPermissions({ issueId: '99999999' }, ['EDIT_ISSUES']),
    ]) {
      expect(answer).toMatchObject({ ok: false, failure: { code: 'issue-not-found' } });
    }
  });

  it('are known by name and address, and see projects they may see', async () => {
    expect(await alice.myself()).toEqual({
      ok: true,
      value: {
        accountId: people.alice.accountId,
        displayName: people.alice.displayName,
        email: people.alice.emailAddress,
      },
    });
    expect(await alice.project('user', 'OPS')).toMatchObject({ ok: true, value: { key: 'OPS' } });
    expect(await as(people.kim.accountId).project('user', 'OPS')).toMatchObject({
      failure: { code: 'issue-not-found' },
    });
  });

  it('find groups by a part of the name, and know their own', async () => {
    const ada = as(people.ada.accountId);
    const found = await ada.findGroups('KEEPER', 25);
    expect(found).toMatchObject({ ok: true, value: { groups: [{ name: 'keeper-approvers' }], more: false } });
    expect(await ada.findGroups('a', 2)).toMatchObject({ value: { groups: [{}, {}], more: true } });
    const ids = found.ok ? found.value.groups.map(({ id }) => id) : [];
    const mine = async (accountId: string): Promise<unknown> => {
      const groups = await as(accountId).myGroups();
      return groups.ok ? groups.value.has(ids[0] ?? '') : groups.failure.code;
    };
    expect(await mine(people.pia.accountId)).toBe(true);
    expect(await mine(people.sam.accountId)).toBe(true);
    expect(await mine(people.alice.accountId)).toBe(false);
  });

  it('are nobody without an account', async () => {
    const nobody = createJira(async (_identity, path, init) =>
      site.fetch(new Request(ORIGIN + path, init), { kind: 'nobody' }, SCOPES),
    );
    expect(await nobody.myself()).toMatchObject({ failure: { code: 'not-signed-in' } });
  });
});

describe('the app', () => {
  const marker = { key: 'keeper-workflow', value: 'request:approved:2' };

  it('comments with names and texts of people, and finds its comment again', async () => {
    const issueId = await idOf('OPS-1');
    const hostile = 'see [here|https://evil.example] @all\n<b>\u202egnp.exe\u0000';
    const body = doc(
      panel(
        'info',
        paragraph(text('Keeper request approved', ['strong'])),
        paragraph(text('By: '), mention(people.pia.accountId, people.pia.displayName), ...lines(hostile)),
      ),
    );
    expect(await alice.findComment(issueId, marker)).toEqual({ ok: true, value: undefined });
    const posted = await alice.addComment(issueId, body, marker);
    expect(posted).toMatchObject({ ok: true });
    expect(await alice.findComment(issueId, marker)).toEqual(posted);
    expect(await alice.findComment(issueId, { ...marker, value: 'another' })).toEqual({ ok: true, value: undefined });
  });

  it('does not take a comment of a person for its own, whatever property it carries', async () => {
    const issueId = await idOf('OPS-1');
    const forged = await site.fetch(
      new Request(`${ORIGIN}/rest/api/3/issue/${issueId}/comment`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ body: doc(paragraph(text('mine'))), properties: [marker] }),
      }),
      { kind: 'user', accountId: people.bob.accountId },
    );
    expect(forged.status).toBe(201);
    expect(await alice.findComment(issueId, marker)).toEqual({ ok: true, value: undefined });
  });

  it('keeps a property on the issue', async () => {
    const issueId = await idOf('OPS-1');
    const key = 'com.atlassian.jira.issue:app:keeper-panel:status';
    expect(await alice.setIssueProperty(issueId, key, { state: 'awaiting' })).toEqual({ ok: true, value: undefined });
    expect(await alice.setIssueProperty(issueId, key, { state: 'done' })).toEqual({ ok: true, value: undefined });
    const stored = await site.fetch(
      new Request(`${ORIGIN}/rest/api/3/issue/${issueId}/properties/${encodeURIComponent(key)}`),
      { kind: 'user', accountId: people.alice.accountId },
    );
    expect(await stored.json()).toEqual({ key, value: { state: 'done' } });
  });

  it('is told when its manifest lacks a scope, instead of asking people to sign in', async () => {
    expect(await as(people.alice.accountId, ['read:jira-work']).myself()).toMatchObject({
      ok: false,
      failure: { code: 'jira-refused' },
    });
  });
});
