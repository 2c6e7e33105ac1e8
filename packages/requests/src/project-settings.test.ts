/** A Jira admin sets the policy of a project: what is stored, where names come from, what is refused. */
import { failure, fail, ok } from '@keeper-workflow/failures';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ProjectPolicy } from './policy';
import { findApproverGroups, findPolicyFolders, setProject } from './project-settings';
import { openSettings, type SettingsPorts } from './settings';
import { createTestWorld, POLICY, type TestWorld } from './testing/world.testing';

const ENGINEERING = { uid: 'EngineeringFolderUid_A', title: 'Engineering' };
const FINANCE = { uid: 'FinanceFolderUid_____A', title: 'Finance' };
const APPROVERS = { id: 'g1', name: 'keeper-approvers' };

let world: TestWorld;
let calls: string[];
let ports: SettingsPorts;
beforeEach(() => {
  world = createTestWorld();
  for (const { uid, title } of [ENGINEERING, FINANCE]) world.places.set(uid, { title, within: [uid] });
  world.groups.push({ ...APPROVERS, members: ['sam'] }, { id: 'g2', name: 'keeper-approvers-emea', members: [] });
  calls = [];
  world.before = (call) => void calls.push(call);
  ports = {
    ...world.as('ada'),
    connections: {
      saved: () => Promise.resolve(ok(undefined)),
      open: () => Promise.resolve(ok(undefined)),
      save: () => Promise.reject(new Error('nothing saves a connection here')),
    },
    checkConnection: () => Promise.reject(new Error('nothing tests a connection here')),
    allowedHosts: () => [],
  };
});

const basic = { projectKey: 'OPS', enabled: true, justificationRequired: false };
const stored = (): ProjectPolicy => {
  const policy = world.policies.get(POLICY.projectId);
  if (!policy) throw new Error('no policy is stored');
  return policy;
};
/** Only ways into the vault count: commands to Commander. */
const looks = () => calls.filter((call) => call.startsWith('vault.'));

describe('the policy of a project', () => {
  it('is stored with the names that vault and Jira give, and shown', async () => {
    const result = await setProject(ports, {
      ...basic,
      folders: [{ uid: ENGINEERING.uid, title: 'Harmless' }, ENGINEERING],
      requestersMaySearch: true,
      approverGroups: [{ ...APPROVERS, name: 'keeper' }, APPROVERS],
    });
    const rules = { folders: [ENGINEERING], requestersMaySearch: true, approverGroups: [APPROVERS] };
    expect(stored()).toEqual({ ...POLICY, ...rules });
    expect(result).toMatchObject({ ok: true, value: { settings: { projects: [{ projectKey: 'OPS', ...rules }] } } });
  });

  it('from before there were folders and groups means none of them', async () => {
    const settings = await openSettings(ports);
    expect(settings.ok && settings.value.projects).toEqual([
      { ...POLICY, folders: [], requestersMaySearch: false, approverGroups: [] },
    ]);
  });

  it('keeps what a call leaves out, and looks nothing up that was saved before', async () => {
    const rules = { folders: [ENGINEERING], requestersMaySearch: true, approverGroups: [APPROVERS] };
    world.policies.set(POLICY.projectId, { ...POLICY, ...rules });
    world.places.clear();
    world.groups.length = 0;
    expect(await setProject(ports, { ...basic, enabled: false })).toMatchObject({ ok: true });
    expect(stored()).toEqual({ ...POLICY, ...rules, enabled: false });
    expect(looks()).toEqual([]);
    expect(calls).not.toContain('directory.findGroups');
  });

  it('loses what is taken out, though Commander does not answer', async () => {
    world.policies.set(POLICY.projectId, { ...POLICY, folders: [ENGINEERING, FINANCE], approverGroups: [APPROVERS] });
    ports = { ...ports, vaults: { open: () => Promise.resolve(fail(failure('commander-unreachable'))) } };
    await setProject(ports, { ...basic, folders: [FINANCE], approverGroups: [] });
    expect(stored()).toMatchObject({ folders: [FINANCE], approverGroups: [] });
  });

  it('refuses a search by requesters that would end nowhere', async () => {
    const refused = { ok: false, failure: { code: 'invalid-input', field: 'requestersMaySearch' } };
    expect(await setProject(ports, { ...basic, requestersMaySearch: true })).toMatchObject(refused);
    world.policies.set(POLICY.projectId, { ...POLICY, folders: [ENGINEERING], requestersMaySearch: true });
    expect(await setProject(ports, { ...basic, folders: [] })).toMatchObject(refused);
    expect(stored()).toMatchObject({ folders: [ENGINEERING] });
  });

  it('refuses folders that the vault does not have, and says so of the folders', async () => {
    const gone = { uid: 'NoSuchFolderUid______A', title: 'Engineering' };
    expect(await setProject(ports, { ...basic, folders: [ENGINEERING, gone] })).toMatchObject({
      failure: { code: 'folder-not-found', field: 'folders' },
    });
    ports = { ...ports, vaults: { open: () => Promise.resolve(fail(failure('not-configured'))) } };
    expect(await setProject(ports, { ...basic, folders: [ENGINEERING] })).toMatchObject({
      failure: { code: 'not-configured', field: 'folders' },
    });
    expect(stored()).toEqual(POLICY);
  });

  it('refuses groups that Jira does not have, and an id under the name of another group', async () => {
    for (const group of [
      { id: 'g9', name: 'nobody-knows' },
      { id: 'g9', name: 'keeper-approvers' },
    ]) {
      expect(await setProject(ports, { ...basic, approverGroups: [group] })).toMatchObject({
        failure: { code: 'invalid-input', field: 'approverGroups' },
      });
    }
    expect(stored()).toEqual(POLICY);
  });
});

describe('the pickers', () => {
  it('find folders in the whole vault and groups in Jira', async () => {
    expect(await findPolicyFolders(ports, { term: 'Fin' })).toMatchObject({
      value: { rows: [{ uid: FINANCE.uid, title: 'Finance' }], more: false },
    });
    expect(await findApproverGroups(ports, { term: 'approvers' })).toEqual(
      ok({ rows: [APPROVERS, { id: 'g2', name: 'keeper-approvers-emea' }], more: false }),
    );
  });

  it('say why they could not search', async () => {
    ports = { ...ports, vaults: { open: () => Promise.resolve(fail(failure('not-configured'))) } };
    expect(await findPolicyFolders(ports, { term: 'Fin' })).toMatchObject({ failure: { code: 'not-configured' } });
  });
});
