/** Projects and their roles. */
import { APP_ROLE } from './authority';
import type { Project, RoleDefinition } from './model';
import { refuse } from './refusal';
import { avatarUrl, renderIssueType, renderProjectReference, renderUser } from './render';
import { listOf, ok, pageOf, param, visibleProject, type Call, type Routes } from './world';

type Json = Record<string, unknown>;

function summary({ world }: Call, project: Project): Json {
  return {
    expand: 'description,lead,issueTypes,url,projectKeys,permissions,insight',
    ...renderProjectReference(world, project),
    style: 'classic',
    isPrivate: false,
    properties: {},
    uuid: project.uuid,
  };
}

function details(call: Call, project: Project): Json {
  return {
    ...summary(call, project),
    description: project.description,
    lead: renderUser(call.world, project.leadAccountId, call.caller),
    components: [],
    issueTypes: project.issueTypeIds.map((id) => renderIssueType(call.world, id)),
    assigneeType: 'UNASSIGNED',
    versions: [],
    roles: roleLinks(call, project),
  };
}

const roleLink = ({ world }: Call, project: Project, role: RoleDefinition): string =>
  `${world.origin}/rest/api/3/project/${project.id}/role/${String(role.id)}`;

const roleLinks = (call: Call, project: Project): Json =>
  Object.fromEntries(call.world.store.seed.roles.map((role) => [role.name, roleLink(call, project, role)]));

function administers({ world, caller }: Call, project: Project): boolean {
  return world.authority.holdsInProject(caller, 'ADMINISTER_PROJECTS', project);
}

function actorsOf({ world, caller }: Call, project: Project, role: RoleDefinition): Json[] {
  const { accounts, groups } = project.roleActors[role.name] ?? { accounts: [], groups: [] };
  const apps = role.name === APP_ROLE ? world.store.all('accounts').filter((one) => one.accountType === 'app') : [];
  const people = [...accounts, ...apps.map((app) => app.accountId)];
  return [
    ...groups.map((name, at) => ({
      id: role.id * 1000 + at,
      displayName: name,
      type: 'atlassian-group-role-actor',
      name,
      actorGroup: { name, displayName: name, groupId: world.store.seed.groups.find((g) => g.name === name)?.groupId },
    })),
    ...people.map((accountId, at) => ({
      id: role.id * 1000 + 500 + at,
      displayName: renderUser(world, accountId, caller).displayName,
      type: 'atlassian-user-role-actor',
      avatarUrl: avatarUrl(world, accountId),
      actorUser: { accountId },
    })),
  ];
}

const ORDERS = new Map<string, (a: Project, b: Project) => number>([
  ['key', (a, b) => (a.key < b.key ? -1 : 1)],
  ['name', (a, b) => a.name.localeCompare(b.name)],
]);

/** What each `action` of the project search asks for; `view` only needs the project to be visible. */
const ACTIONS = new Map([
  ['view', undefined],
  ['browse', 'BROWSE_PROJECTS'],
  ['edit', 'ADMINISTER_PROJECTS'],
  ['create', 'CREATE_ISSUES'],
]);

export const projectRoutes: Routes = {
  searchProjects(call) {
    const { query, world, caller } = call;
    const { startAt, maxResults } = pageOf(query, 50, 100);
    const [sign, field] = /^([+-]?)(.*)$/.exec(query.get('orderBy') ?? 'key')?.slice(1) ?? [];
    const order = ORDERS.get(field ?? '');
    if (order === undefined)
      throw refuse(400, `The sandbox's Jira orders projects by key or name, not by '${field ?? ''}'.`);
    const keys = listOf(query, 'keys').map((key) => key.toUpperCase());
    const ids = listOf(query, 'id');
    const text = (query.get('query') ?? '').toLowerCase();
    const types = listOf(query, 'typeKey');
    const action = query.get('action') ?? 'view';
    if (!ACTIONS.has(action)) throw refuse(400, `Invalid action: ${action}`);
    const needed = ACTIONS.get(action);
    const found = world.store
      .all('projects')
      .filter((project) => world.authority.seesProject(caller, project))
      .filter((project) => needed === undefined || world.authority.holdsInProject(caller, needed, project))
      .filter(({ key }) => keys.length === 0 || keys.includes(key))
      .filter(({ id }) => ids.length === 0 || ids.includes(id))
      .filter(({ projectTypeKey }) => types.length === 0 || types.includes(projectTypeKey))
      .filter(({ key, name }) => key.toLowerCase().includes(text) || name.toLowerCase().includes(text))
      .sort((a, b) => order(a, b) * (sign === '-' ? -1 : 1));
    const page = found.slice(startAt, startAt + maxResults);
    const expand = listOf(query, 'expand');
    return ok({
      self: `${world.origin}/rest/api/3/project/search?startAt=${String(startAt)}&maxResults=${String(maxResults)}`,
      maxResults,
      startAt,
      total: found.length,
      isLast: startAt + page.length >= found.length,
      values: page.map((project) => ({
        ...summary(call, project),
        ...(expand.includes('description') ? { description: project.description } : {}),
        ...(expand.includes('lead') ? { lead: renderUser(world, project.leadAccountId, caller) } : {}),
        ...(expand.includes('issueTypes')
          ? { issueTypes: project.issueTypeIds.map((id) => renderIssueType(world, id)) }
          : {}),
      })),
    });
  },

  getProject(call) {
    return ok(details(call, visibleProject(call, param(call, 'projectIdOrKey'))));
  },

  getProjectRoles(call) {
    const project = visibleProject(call, param(call, 'projectIdOrKey'));
    const projects = call.world.store.all('projects');
    if (!projects.some((any) => administers(call, any))) {
      throw refuse(404, 'You do not have administrative permissions for any project.');
    }
    return ok(roleLinks(call, project));
  },

  getProjectRole(call) {
    const project = visibleProject(call, param(call, 'projectIdOrKey'));
    if (!administers(call, project)) throw refuse(404, 'You do not have administrative permissions for this project.');
    const id = param(call, 'id');
    if (!/^\d+$/.test(id)) throw refuse(400, `'${id}' is not a role id.`);
    const role = call.world.store.seed.roles.find((candidate) => String(candidate.id) === id);
    if (role === undefined) throw refuse(404, `Can not retrieve a role actor for a null project role.`);
    return ok({
      self: roleLink(call, project, role),
      name: role.name,
      id: role.id,
      description: role.description,
      actors: actorsOf(call, project, role),
    });
  },
};
