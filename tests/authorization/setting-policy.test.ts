/**
 * How a Jira admin sets the policy of a project, through the built app: what is found for it, what is refused, where the
 * names come from. What the policy then does is in policy.test.ts.
 */
import { randomUUID } from 'node:crypto';
import type { Input } from '@keeper-workflow/contract';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { failureOf, refusal, startWorld, valueOf } from '../world';

const world = await startWorld();
afterAll(() => world.close());

const folder = async (name: string) => {
  const { rows } = valueOf(await world.settings('ada', 'findFolders', { term: name }));
  const found = rows.find(({ title }) => title === name);
  if (!found) throw new Error(`no folder ${name}`);
  return { uid: found.uid, title: found.title };
};
const group = async (name: string) => {
  const { rows } = valueOf(await world.settings('ada', 'findGroups', { term: name }));
  const found = rows.find((one) => one.name === name);
  if (!found) throw new Error(`no group ${name}`);
  return found;
};
const PROJECTS = await folder('Projects');
const APPROVERS = await group('keeper-approvers');
const TOY_TEAM = await group('toy-team');

type Policy = Input<'settings', 'setProject'>;
const open: Policy = {
  projectKey: 'OPS',
  enabled: true,
  justificationRequired: false,
  folders: [],
  requestersMaySearch: false,
  approverGroups: [],
};
const policy = async (parts: Partial<Policy>) =>
  valueOf(await world.settings('ada', 'setProject', { ...open, ...parts })).settings.projects.find(
    ({ projectKey }) => projectKey === 'OPS',
  );
beforeEach(() => policy({}));

describe('the pickers', () => {
  it('search the whole vault and all groups, whatever the policy says, for Jira admins only', async () => {
    await policy({ folders: [PROJECTS], approverGroups: [TOY_TEAM] });
    expect(await folder('Engineering')).toMatchObject({ title: 'Engineering' });
    expect(await group('keeper-approvers')).toEqual(APPROVERS);
    for (const who of ['pia', 'sam', 'alice'] as const) {
      for (const name of ['findFolders', 'findGroups'] as const) {
        const refused = await refusal(world, () => world.settings(who, name, { term: 'keeper' }));
        expect(refused).toMatchObject({ code: 'not-jira-admin', writes: [], commands: [] });
      }
    }
  });
});

describe('setting it', () => {
  it('takes the names of folders from the vault and those of groups from Jira', async () => {
    const set = await policy({
      folders: [{ uid: PROJECTS.uid, title: 'Everything harmless' }],
      approverGroups: [{ id: APPROVERS.id, name: 'keeper-' }],
    });
    expect(set).toMatchObject({ folders: [PROJECTS], approverGroups: [APPROVERS] });
  });

  it.each<[string, Partial<Policy>, string, string]>([
    ['a search without folders', { requestersMaySearch: true }, 'invalid-input', 'requestersMaySearch'],
    ['no such folder', { folders: [{ uid: 'A'.repeat(22), title: 'Projects' }] }, 'folder-not-found', 'folders'],
    ['what is no uid', { folders: [{ uid: '/Projects', title: 'Projects' }] }, 'invalid-input', 'folders'],
    [
      'no such group',
      { approverGroups: [{ id: randomUUID(), name: 'nobody-knows' }] },
      'invalid-input',
      'approverGroups',
    ],
    [
      'another id under the name of a group',
      { approverGroups: [{ id: TOY_TEAM.id, name: 'keeper-approvers' }] },
      'invalid-input',
      'approverGroups',
    ],
    [
      'more folders than there may be',
      { folders: Array.from({ length: 21 }, () => PROJECTS) },
      'invalid-input',
      'folders',
    ],
    [
      'more groups than there may be',
      { approverGroups: Array.from({ length: 11 }, () => APPROVERS) },
      'invalid-input',
      'approverGroups',
    ],
  ])('refuses %s, and nothing is stored', async (_, parts, code, field) => {
    const refused = await refusal(world, () => world.settings('ada', 'setProject', { ...open, ...parts }));
    expect(refused).toMatchObject({ code, field, writes: [] });
    expect(refused.message).not.toBe('');
  });

  it('leaves alone what a call does not name', async () => {
    await policy({ folders: [PROJECTS], approverGroups: [APPROVERS] });
    const { settings } = valueOf(
      await world.settings('ada', 'setProject', { projectKey: 'OPS', enabled: true, justificationRequired: true }),
    );
    expect(settings.projects.find(({ projectKey }) => projectKey === 'OPS')).toMatchObject({
      justificationRequired: true,
      folders: [PROJECTS],
      approverGroups: [APPROVERS],
    });
  });
});

describe('its approver groups', () => {
  it('say no rather than yes while Jira does not tell them', async () => {
    await policy({ approverGroups: [APPROVERS] });
    const { faults } = world.sandbox.world;
    faults.add({ target: 'jira', effect: 'status', value: 500, match: 'myself', times: 5 });
    const refused = await world.panel('sam', 'findRecords', { term: 'Apollo' });
    faults.clear();
    expect(failureOf(refused).code).toBe('jira-unavailable');
  });
});
