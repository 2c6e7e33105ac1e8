/**
 * The policy of a project, as a Jira admin sets it. Names of folders come from the vault and names of groups from Jira:
 * what somebody reads later must not be what a page said.
 */
import type { Parsed, SettingsAnswers, SettingsView } from '@keeper-workflow/contract';
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import type { FolderTarget } from '@keeper-workflow/operations';
import type { ProjectPolicy } from './policy';
import type { GroupRef } from './ports';
import { openSettings, type SettingsPorts } from './settings';

/** Rows of one answer of a picker; a longer list is a reason to type more. */
const MOST_ROWS = 25;
/** Groups looked at to find one again by its whole name: others may contain the name. */
const MOST_NAMESAKES = 100;
/** Resolvers end at 25 s, ms. */
const READ_TIME = 15_000;

type Input = Parsed<'settings', 'setProject'>;

/**
 * Stores the policy and gives the settings as they are then. Members that the input leaves out stay as they are saved.
 * What was saved before is not looked up again, so that a project can be switched off, or a folder taken out, while
 * Commander does not answer. Failures: `invalid-input` (field `projectKey`, `requestersMaySearch`, `approverGroups`),
 * `folder-not-found`, `not-configured` and what reading the vault can fail with (field `folders`), and those of Jira.
 */
export async function setProject(ports: SettingsPorts, input: Input): Promise<Result<{ settings: SettingsView }>> {
  const project = await ports.directory.project(input.projectKey);
  if (!project.ok) {
    return project.failure.code === 'issue-not-found'
      ? fail(failure('invalid-input', { field: 'projectKey', detail: `there is no project ${input.projectKey}` }))
      : project;
  }
  const { id, key, name } = project.value;
  const saved = await ports.policies.ofProject(id);
  if (!saved.ok) return saved;
  const policy = await policyOf(ports, input, saved.value);
  if (!policy.ok) return policy;
  const stored = await ports.policies.store({ projectId: id, projectKey: key, name, ...policy.value });
  if (!stored.ok) return stored;
  const settings = await openSettings(ports);
  return settings.ok ? ok({ settings: settings.value }) : settings;
}

type Rules = Omit<ProjectPolicy, 'projectId' | 'projectKey' | 'name'>;

async function policyOf(
  ports: SettingsPorts,
  input: Input,
  saved: ProjectPolicy | undefined,
): Promise<Result<Required<Rules>>> {
  const { enabled, justificationRequired } = input;
  const requestersMaySearch = input.requestersMaySearch ?? saved?.requestersMaySearch ?? false;
  const uids = new Set((input.folders ?? saved?.folders ?? []).map(({ uid }) => uid));
  if (requestersMaySearch && uids.size === 0) {
    const detail = 'a search by requesters ends at the folders of the project, so choose at least one folder first';
    return fail(failure('invalid-input', { field: 'requestersMaySearch', detail }));
  }
  const folders = await foldersOf(ports, [...uids], saved?.folders ?? []);
  if (!folders.ok) return folders;
  const groups = await groupsOf(
    ports,
    input.approverGroups ?? saved?.approverGroups ?? [],
    saved?.approverGroups ?? [],
  );
  if (!groups.ok) return groups;
  return ok({
    enabled,
    justificationRequired,
    requestersMaySearch,
    folders: folders.value,
    approverGroups: groups.value,
  });
}

async function foldersOf(
  { vaults, clock }: SettingsPorts,
  uids: readonly string[],
  saved: readonly FolderTarget[],
): Promise<Result<readonly FolderTarget[]>> {
  const until = clock.now() + READ_TIME;
  const folders: FolderTarget[] = [];
  for (const uid of uids) {
    const known = saved.find((folder) => folder.uid === uid);
    if (known) {
      folders.push(known);
      continue;
    }
    const vault = await vaults.open();
    const located = vault.ok ? await vault.value.locate('folder', uid, until) : vault;
    if (!located.ok) return fail({ ...located.failure, field: 'folders' });
    folders.push({ uid, title: located.value.title.slice(0, 256) });
  }
  return ok(folders);
}

/** A group is looked up by the name that was picked, and must have the id that was picked. */
async function groupsOf(
  { directory }: SettingsPorts,
  wanted: readonly GroupRef[],
  saved: readonly GroupRef[],
): Promise<Result<readonly GroupRef[]>> {
  const groups = new Map<string, GroupRef>();
  for (const { id, name } of wanted) {
    if (groups.has(id)) continue;
    const known = saved.find((group) => group.id === id);
    if (known) {
      groups.set(id, known);
      continue;
    }
    const found = await directory.findGroups(name, MOST_NAMESAKES);
    if (!found.ok) return fail({ ...found.failure, field: 'approverGroups' });
    const group = found.value.groups.find((one) => one.id === id);
    if (!group) {
      const detail = `Jira shows you no group “${name}”; search for it again`;
      return fail(failure('invalid-input', { field: 'approverGroups', detail }));
    }
    groups.set(id, group);
  }
  return ok([...groups.values()]);
}

/** Folders for the policy, out of the whole vault. Failures: `not-configured`, and what a search can fail with. */
export async function findPolicyFolders(
  { vaults, clock }: SettingsPorts,
  { term }: Parsed<'settings', 'findFolders'>,
): Promise<Result<SettingsAnswers['findFolders']>> {
  const vault = await vaults.open();
  return vault.ok ? vault.value.findFolders(term, MOST_ROWS, clock.now() + READ_TIME) : vault;
}

/** Groups for the policy. Without Jira's permission *Browse users and groups* Jira finds only whole names. */
export async function findApproverGroups(
  { directory }: SettingsPorts,
  { term }: Parsed<'settings', 'findGroups'>,
): Promise<Result<SettingsAnswers['findGroups']>> {
  const found = await directory.findGroups(term, MOST_ROWS);
  return found.ok ? ok({ rows: found.value.groups, more: found.value.more }) : found;
}
