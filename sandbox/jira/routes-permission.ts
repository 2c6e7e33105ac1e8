/** What may I do: `mypermissions`, `permissions`, `permissions/check`, `permissions/project`. */
import { z } from 'zod';
import type { PermissionDefinition } from './permission-keys';
import { refuse } from './refusal';
import { listOf, ok, visibleIssue, visibleProject, type Call, type Caller, type Routes } from './world';

/** A project permission without context is held if it is held in any project. */
function holds(call: Call, permission: PermissionDefinition): (on: { issue?: string; project?: string }) => boolean {
  const { authority, store } = call.world;
  if (permission.type === 'GLOBAL') {
    const held = authority.holdsGlobal(call.caller, permission.key);
    return () => held;
  }
  return ({ issue, project }) => {
    if (issue !== undefined) return authority.holdsOnIssue(call.caller, permission.key, visibleIssue(call, issue));
    if (project !== undefined)
      return authority.holdsInProject(call.caller, permission.key, visibleProject(call, project));
    return store.all('projects').some((any) => authority.holdsInProject(call.caller, permission.key, any));
  };
}

/** Jira looks at one context: the project if one is named, else the issue; an id goes before a key. */
function contextOf(query: URLSearchParams): { issue?: string; project?: string } {
  const given = (name: string): string | undefined => query.get(name) ?? undefined;
  const project = given('projectId') ?? given('projectKey');
  const issue = given('issueId') ?? given('issueKey');
  return { ...(issue === undefined ? {} : { issue }), ...(project === undefined ? {} : { project }) };
}

const projectPermissions = z.object({
  permissions: z.array(z.string()).min(1),
  issues: z.array(z.union([z.number(), z.string()])).default([]),
  projects: z.array(z.union([z.number(), z.string()])).default([]),
});

const checkBody = z.object({
  accountId: z.string().optional(),
  globalPermissions: z.array(z.string()).default([]),
  projectPermissions: z.array(projectPermissions).default([]),
});

/** Jira's documented limit for one check. */
const CHECK_LIMIT = 1000;

export const permissionRoutes: Routes = {
  getMyPermissions(call) {
    const keys = listOf(call.query, 'permissions');
    if (keys.length === 0) throw refuse(400, "The 'permissions' query parameter is required.");
    const context = contextOf(call.query);
    // Looked up before the permissions are, so that a hidden issue is 404 for global permissions too.
    if (context.project !== undefined) visibleProject(call, context.project);
    if (context.issue !== undefined) visibleIssue(call, context.issue);
    const permissions = keys.map((key) => {
      const permission = call.world.catalogue.find(key);
      if (permission === undefined) throw refuse(400, `Unrecognized permission: ${key}`);
      const { id, name, type, description } = permission;
      return [key, { id, key, name, type, description, havePermission: holds(call, permission)(context) }] as const;
    });
    return ok({ permissions: Object.fromEntries(permissions) });
  },

  getAllPermissions({ world }) {
    const all = world.catalogue
      .all()
      .map(({ key, name, type, description }) => [key, { key, name, type, description }]);
    return ok({ permissions: Object.fromEntries(all) as unknown });
  },

  getBulkPermissions(call) {
    const parsed = checkBody.safeParse(call.body);
    if (!parsed.success) throw refuse(400, 'At least one project permission must be provided.');
    const { accountId, globalPermissions, projectPermissions: asked } = parsed.data;
    const { authority, catalogue, store } = call.world;
    if (
      accountId !== undefined &&
      accountId !== call.caller.accountId &&
      !authority.holdsGlobal(call.caller, 'ADMINISTER')
    ) {
      throw refuse(403, 'Only Jira administrators may check the permissions of another user.');
    }
    for (const [keys, type] of [
      [globalPermissions, 'GLOBAL'],
      [asked.flatMap(({ permissions }) => permissions), 'PROJECT'],
    ] as const) {
      const unknown = keys.find((key) => catalogue.find(key)?.type !== type);
      if (unknown !== undefined) throw refuse(400, `Unrecognized permission: ${unknown}`);
    }
    if (asked.some(({ issues, projects }) => issues.length > CHECK_LIMIT || projects.length > CHECK_LIMIT)) {
      throw refuse(400, `At most ${String(CHECK_LIMIT)} issues and projects can be checked at once.`);
    }
    const who: Caller =
      accountId === undefined || accountId === call.caller.accountId ? call.caller : { kind: 'user', accountId };
    const grants = asked.flatMap(({ permissions, issues, projects }) =>
      permissions.map((permission) => ({
        permission,
        // Ids of what exists and is permitted; what is hidden is left out like what is not permitted.
        issues: numbers(issues).filter((id) => {
          const issue = store.get('issues', String(id));
          return issue !== undefined && authority.holdsOnIssue(who, permission, issue);
        }),
        projects: numbers(projects).filter((id) => {
          const project = store.get('projects', String(id));
          return project !== undefined && authority.holdsInProject(who, permission, project);
        }),
      })),
    );
    return ok({
      globalPermissions: [...new Set(globalPermissions)].filter((key) => authority.holdsGlobal(who, key)),
      projectPermissions: grants,
    });
  },

  getPermittedProjects(call) {
    const parsed = z.object({ permissions: z.array(z.string()).min(1) }).safeParse(call.body);
    if (!parsed.success) throw refuse(400, 'At least one project permission must be provided.');
    const { authority, catalogue, store } = call.world;
    for (const key of parsed.data.permissions) {
      if (catalogue.find(key)?.type !== 'PROJECT') throw refuse(400, `Unrecognized permission: ${key}`);
    }
    const permitted = store
      .all('projects')
      .filter((project) => parsed.data.permissions.every((key) => authority.holdsInProject(call.caller, key, project)));
    return ok({ projects: permitted.map(({ id, key }) => ({ id: Number(id), key })) });
  },
};

function numbers(ids: readonly (number | string)[]): number[] {
  return [...new Set(ids.map(Number))].filter((id) => Number.isSafeInteger(id));
}
