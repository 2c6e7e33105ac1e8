/**
 * The policy of a project, set as a Jira admin sets it, through the built app: the vault folders that its requests may
 * touch, who searches them, and the groups that approvers have to be in.
 */
import { randomUUID } from 'node:crypto';
import type { Input } from '@keeper-workflow/contract';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import {
  approvalOf,
  ask,
  classicDraft,
  failureOf,
  nestedDraft,
  preview,
  previewInput,
  refusal,
  startWorld,
  stored,
  valueOf,
} from '../world';

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
const ENGINEERING = await folder('Engineering');
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

describe('its folders', () => {
  it('hold back previews and approvals of everything outside, and let through what lies below them', async () => {
    const inside = await ask(world);
    const outside = await ask(world, { draft: classicDraft({ recordDescription: 'Grafana' }) });
    await policy({ folders: [PROJECTS] });
    expect(await preview(world, 'sam', inside)).toMatchObject({ blockers: [] });
    const input = previewInput(world, outside, 'Grafana');
    expect(await refusal(world, () => world.panel('sam', 'previewDecision', input))).toMatchObject({
      code: 'outside-policy-folders',
      writes: [],
    });

    await policy({ folders: [] });
    const seen = await preview(world, 'sam', outside, { record: 'Grafana' });
    await policy({ folders: [PROJECTS] });
    const changes = world.standIn.changeCount();
    expect(await refusal(world, () => world.panel('sam', 'approveRequest', approvalOf(seen)))).toMatchObject({
      code: 'outside-policy-folders',
      writes: [],
    });
    expect(world.standIn.changeCount()).toBe(changes);
    expect(await stored(world, outside)).toMatchObject({ state: 'submitted' });
  });

  it('are where requesters search once they may, and nowhere else', async () => {
    const titles = async (term: string) =>
      valueOf(await world.panel('alice', 'findRecords', { term })).rows.map(({ title }) => title);
    await policy({ folders: [PROJECTS] });
    expect(failureOf(await world.panel('alice', 'findRecords', { term: 'Apollo' })).code).toBe('search-not-allowed');
    await policy({ folders: [PROJECTS], requestersMaySearch: true });
    expect(await titles('Apollo')).toContain('Apollo API');
    expect(await titles('Grafana')).toEqual([]);
    const folders = valueOf(await world.panel('alice', 'findFolders', { term: 'Engineering' }));
    expect(folders.rows).toEqual([]);
  });

  it('refuse what a requester picked elsewhere when he submits', async () => {
    await policy({ folders: [PROJECTS], requestersMaySearch: true });
    const submit = (draft: object) =>
      world.panel('alice', 'submitRequest', { requestId: randomUUID(), draft, justification: 'Release' });
    const grafana = { uid: world.uid('Grafana'), title: 'Apollo API' };
    const apollo = { uid: world.uid('Apollo API'), title: 'Something else' };
    expect(
      await refusal(world, () => submit({ ...classicDraft({ recordDescription: 'Apollo API' }), record: grafana })),
    ).toMatchObject({ code: 'outside-policy-folders', writes: [] });
    expect(valueOf(await submit({ ...nestedDraft(), record: apollo })).request.draft).toMatchObject({
      record: { title: 'Apollo API' },
    });
  });

  it('hold back what project admins do themselves', async () => {
    await policy({ folders: [PROJECTS] });
    const operation = { kind: 'record-add', mode: 'classic', title: 'Build server', recordType: 'login', fields: [] };
    for (const place of [{ folder: ENGINEERING }, {}]) {
      const asked = { requestId: randomUUID(), operation: { ...operation, ...place }, justification: 'New' };
      expect(
        await refusal(world, () => world.panel('pia', 'previewDirect', { operation: asked.operation })),
      ).toMatchObject({ code: 'outside-policy-folders', writes: [] });
      expect(await refusal(world, () => world.panel('pia', 'executeDirect', asked))).toMatchObject({
        code: 'outside-policy-folders',
        writes: [],
      });
    }
  });
});

describe('its approver groups', () => {
  it('decide who of those with the right to approve may use it', async () => {
    const request = await ask(world);
    await policy({ approverGroups: [APPROVERS] });
    for (const who of ['pia', 'sam'] as const) {
      expect(valueOf(await world.panel(who, 'openPanel', {})).viewer).toMatchObject({ approver: true });
    }
    // Ada administers Jira and is not in the group.
    const input = previewInput(world, request, 'Apollo API');
    expect(await refusal(world, () => world.panel('ada', 'previewDecision', input))).toMatchObject({
      code: 'not-approver',
      commands: [],
      writes: [],
    });
    // A group gives no right.
    await policy({ approverGroups: [await group('ops-team')] });
    expect(valueOf(await world.panel('alice', 'openPanel', {})).viewer).toMatchObject({ approver: false });
  });

  it('shut out project admins who are in none of them, who stay requesters', async () => {
    await policy({ approverGroups: [TOY_TEAM] });
    expect(valueOf(await world.panel('pia', 'openPanel', {})).viewer).toMatchObject({
      approver: false,
      projectAdmin: false,
    });
    expect(await ask(world, { who: 'pia' })).toMatchObject({ state: 'submitted' });
    expect(await refusal(world, () => world.panel('pia', 'recordTypes', {}))).toMatchObject({
      code: 'not-project-admin',
      commands: [],
    });
    const [request] = [await ask(world)];
    const reject = { requestId: request.id, revision: request.revision, reason: 'No' };
    for (const who of ['pia', 'sam'] as const) {
      expect(await refusal(world, () => world.panel(who, 'rejectRequest', reject))).toMatchObject({
        code: 'not-approver',
        writes: [],
      });
    }
  });

  it('say no rather than yes while Jira does not tell them', async () => {
    await policy({ approverGroups: [APPROVERS] });
    const { faults } = world.sandbox.world;
    faults.add({ target: 'jira', effect: 'status', value: 500, match: 'myself', times: 5 });
    const refused = await world.panel('sam', 'findRecords', { term: 'Apollo' });
    faults.clear();
    expect(failureOf(refused).code).toBe('jira-unavailable');
  });
});
