/** Installs the apps into the world: their code into the Forge host, what their manifests tell Jira into Jira. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { buildApp } from '../build';
import { extensionAri, type AppDescription } from '../forge-host';
import type { Jira } from '../jira';

export interface InstallableApp {
  /** Absolute; holds `manifest.yml`. */
  directory: string;
  /** The backend as `forge deploy` would ship it. */
  bundle: string;
}

/** Builds what is stale of every app below `apps/` that has a manifest. `root`: the repository. */
export async function buildApps(root: string, log: (line: string) => void): Promise<InstallableApp[]> {
  const apps = path.join(root, 'apps');
  const names = readdirSync(apps).filter((name) => existsSync(path.join(apps, name, 'manifest.yml')));
  const installable: InstallableApp[] = [];
  // One after the other: each already keeps both processors busy with its backend and its pages.
  for (const name of names) {
    const { appDir, bundlePath, built } = await buildApp(root, name);
    if (built.length > 0) log(`Built ${name}: ${built.join(', ')}`);
    installable.push({ directory: appDir, bundle: bundlePath });
  }
  return installable;
}

const permissionModule = z.looseObject({ name: z.string(), description: z.string().optional() });
const propertyModule = z.looseObject({
  entityType: z.string(),
  propertyKey: z.string(),
  values: z
    .array(
      z.looseObject({
        path: z.string(),
        type: z.enum(['string', 'text', 'number', 'date', 'user']),
        searchAlias: z.string().optional(),
      }),
    )
    .optional(),
});

/** Tells Jira about the custom permissions and searchable properties of an app. Throws on a module it cannot read. */
export function registerModules(jira: Jira, app: AppDescription): void {
  for (const { type, key, manifest } of app.modules) {
    if (type === 'jira:projectPermission' || type === 'jira:globalPermission') {
      const { name, description } = permissionModule.parse(manifest);
      const permission = {
        key: extensionAri(app.appId, app.environmentId, key),
        name,
        ...(description === undefined ? {} : { description }),
      };
      if (type === 'jira:projectPermission') jira.registerProjectPermission(permission);
      else jira.registerGlobalPermission(permission);
    }
    if (type === 'jira:entityProperty') registerProperty(jira, manifest);
  }
}

function registerProperty(jira: Jira, manifest: Record<string, unknown>): void {
  const { entityType, propertyKey, values = [] } = propertyModule.parse(manifest);
  if (entityType !== 'issue') return;
  jira.registerEntityProperty({
    entityType,
    propertyKey,
    values: values.map(({ path: at, type, searchAlias }) => ({
      path: at,
      type,
      ...(searchAlias === undefined ? {} : { searchAlias }),
    })),
  });
}
