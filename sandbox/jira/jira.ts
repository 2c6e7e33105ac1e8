/** Puts the sandbox's Jira together. */
import { createApp } from './app';
import { createAuthority } from './authority';
import type { Identity, Jira, JiraEvent, JiraOptions } from './door';
import type { Issue, Project } from './model';
import { createPermissionCatalogue } from './permission-keys';
import { renderAllFields } from './render';
import { createState } from './state';
import { openStore } from './store';
import { findIssue, findProject, projectOf, type Caller, type World } from './world';

/** POST operations that only read. */
const READING_POSTS = /\/(search\/jql|permissions\/check|permissions\/project)$/;

/** Opens the Jira of the sandbox. State is in memory, or in `dataDir`, where it survives a crash at any moment. */
export function createJira({ clock, calls, dataDir, origin, seed }: JiraOptions): Jira {
  const store = openStore(seed, dataDir);
  const catalogue = createPermissionCatalogue();
  const authority = createAuthority(store, catalogue);
  const listeners = new Set<(event: JiraEvent) => void>();

  const announce = (event: Parameters<World['announce']>[0], issue: Issue, by: Caller): void => {
    const project = projectOf(world, issue);
    const full: JiraEvent = {
      ...event,
      issueId: issue.id,
      issueKey: issue.key,
      projectId: project.id,
      projectKey: project.key,
      by: by.accountId,
      ...(by.kind === 'app' ? { byApp: by.key } : {}),
      at: clock.now(),
      // As the acting account sees it; a product event carries no comments.
      issue: { id: issue.id, key: issue.key, fields: withoutComments(renderAllFields(world, issue, by)) },
    };
    for (const listener of listeners) listener(full);
  };

  const world: World = { store, authority, catalogue, searchable: [], clock, origin, announce };
  const app = createApp(world);

  const changeProject = (project: Project, change: Partial<Project>): void => {
    store.commit([{ in: 'projects', id: project.id, value: { ...project, ...change } }]);
  };

  return {
    async fetch(request, identity, scopes, from) {
      const started = performance.now();
      const { pathname } = new URL(request.url);
      const bytesIn = request.body === null ? 0 : (await request.clone().arrayBuffer()).byteLength;
      const response = await app.fetch(request, { identity, scopes });
      if (calls !== undefined && pathname.startsWith('/rest/')) {
        const who = whoIs(identity);
        calls.record({
          kind: 'jira',
          at: new Date(clock.now()).toISOString(),
          ...(from?.app === undefined ? {} : { app: from.app }),
          ...(from?.invocationId === undefined ? {} : { invocationId: from.invocationId }),
          ...(who === undefined ? {} : { who }),
          what: `${request.method} ${pathname}`,
          write: request.method !== 'GET' && !READING_POSTS.test(pathname),
          outcome: String(response.status),
          bytesIn,
          bytesOut: (await response.clone().arrayBuffer()).byteLength,
          milliseconds: performance.now() - started,
        });
      }
      return response;
    },
    state: createState(world),
    events: {
      on(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    registerProjectPermission(permission) {
      catalogue.register('PROJECT', permission);
    },
    registerGlobalPermission(permission) {
      catalogue.register('GLOBAL', permission);
    },
    registerEntityProperty(module) {
      const same = world.searchable.findIndex((known) => known.propertyKey === module.propertyKey);
      if (same >= 0) world.searchable.splice(same, 1);
      world.searchable.push(module);
    },
    grantProjectPermission(projectKey, permission, grantee) {
      const project = findProject(world, projectKey);
      if (project === undefined) throw new RangeError(`There is no project ${projectKey}.`);
      const grant = { permission, grantee };
      const text = JSON.stringify(grant);
      if (project.permissionScheme.some((known) => JSON.stringify(known) === text)) return;
      changeProject(project, { permissionScheme: [...project.permissionScheme, grant] });
    },
    setIssueSecurity(issueKey, levelName) {
      const issue = findIssue(world, issueKey);
      if (issue === undefined) throw new RangeError(`There is no issue ${issueKey}.`);
      const level = projectOf(world, issue).securityLevels.find(({ name }) => name === levelName);
      if (levelName !== null && level === undefined) throw new RangeError(`There is no security level ${levelName}.`);
      store.commit([{ in: 'issues', id: issue.id, value: { ...issue, securityLevelId: level?.id ?? null } }]);
    },
    reset() {
      store.reset();
    },
    close() {
      listeners.clear();
      store.close();
    },
  };
}

function whoIs(identity: Identity): string | undefined {
  if (identity.kind === 'nobody') return undefined;
  return identity.kind === 'app' ? `app:${identity.key}` : identity.accountId;
}

function withoutComments(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => name !== 'comment'));
}
