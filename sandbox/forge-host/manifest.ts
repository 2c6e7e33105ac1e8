/**
 * Reads an app's `manifest.yml` and checks what the host uses of it. `npm run check:forge` holds the manifest against
 * Atlassian's whole schema; here every reference that would fail at run time fails at load, with all problems at once.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { ModuleDescription } from './door';

const record = z.record(z.string(), z.unknown());
const egress = z.union([z.string(), z.looseObject({ address: z.string() })]);
const attributeTypes = z.enum(['string', 'integer', 'float', 'boolean', 'any']);
const entitySchema = z.object({
  name: z
    .string()
    .regex(/^(?![_.-])(?!.*\.{2})[a-z0-9:\-_.]*(?<![.])$/)
    .min(3)
    .max(60),
  attributes: z.record(z.string().regex(/^[a-zA-Z][a-zA-Z0-9_]*$/), z.looseObject({ type: attributeTypes })),
  indexes: z
    .array(
      z.union([
        z.string(),
        z.object({
          name: z.string(),
          partition: z.array(z.string()).min(1).optional(),
          range: z.array(z.string()).length(1),
        }),
        z.object({ name: z.string(), partition: z.array(z.string()).min(1) }),
      ]),
    )
    .max(7)
    .default([]),
});
export type EntityDefinition = z.infer<typeof entitySchema>;

const functionSchema = z.looseObject({
  key: z.string(),
  handler: z.string().regex(/^[a-zA-Z0-9_-]+\.[a-zA-Z0-9_$]+$/),
  timeoutSeconds: z.number().int().min(1).max(900).optional(),
});
const consumerSchema = z.looseObject({
  key: z.string(),
  queue: z.string(),
  function: z.string().optional(),
  resolver: z.object({ function: z.string(), method: z.string() }).optional(),
});
const scheduleSchema = z.looseObject({
  key: z.string(),
  function: z.string(),
  interval: z.enum(['fiveMinute', 'hour', 'day', 'week']),
});
const staticOutput = z.looseObject({
  key: z.string(),
  statusCode: z.number(),
  contentType: z.string().optional(),
  body: z.string().optional(),
});
const webTriggerSchema = z.looseObject({
  key: z.string(),
  function: z.string(),
  response: z.looseObject({ type: z.string(), outputs: z.array(staticOutput).optional() }).optional(),
});
const triggerSchema = z.looseObject({
  key: z.string(),
  function: z.string(),
  events: z.array(z.string()),
  filter: z.looseObject({ ignoreSelf: z.boolean().optional() }).optional(),
});
const pageModule = z.looseObject({ key: z.string() });

const manifestSchema = z.looseObject({
  app: z.looseObject({
    id: z.string().regex(/^ari:cloud:ecosystem::app\/[^\s]+$/),
    runtime: z.looseObject({ name: z.string(), memoryMB: z.number().min(128).max(1024).default(512) }),
    storage: z.looseObject({ entities: z.array(entitySchema).max(20).default([]) }).optional(),
  }),
  modules: z.looseObject({
    function: z.array(functionSchema).default([]),
    consumer: z.array(consumerSchema).default([]),
    scheduledTrigger: z.array(scheduleSchema).max(5).default([]),
    webtrigger: z.array(webTriggerSchema).default([]),
    trigger: z.array(triggerSchema).default([]),
  }),
  resources: z
    .array(
      z.looseObject({
        key: z.string(),
        path: z.string(),
        entry: z.record(z.string(), z.string()).optional(),
      }),
    )
    .default([]),
  permissions: z
    .looseObject({
      scopes: z.union([z.array(z.string()), z.record(z.string(), record)]).default([]),
      external: z.looseObject({ fetch: z.looseObject({ backend: z.array(egress).default([]) }).optional() }).optional(),
    })
    .default({ scopes: [] }),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** What an app's manifest says, in the host's words. */
export interface LoadedApp {
  /** Last part of the directory's path. */
  name: string;
  directory: string;
  manifest: Manifest;
  scopes: readonly string[];
  /** Scopes with `allowImpersonation`: `asUser(<other accountId>)` works with these. */
  impersonationScopes: readonly string[];
  /** Addresses the backend may fetch. */
  egress: readonly string[];
  pages: readonly ModuleDescription[];
}

export class ManifestError extends Error {
  constructor(
    readonly appDirectory: string,
    readonly problems: readonly string[],
  ) {
    super(`${path.join(appDirectory, 'manifest.yml')} cannot be loaded:\n${problems.map((p) => `  ${p}`).join('\n')}`);
    this.name = 'ManifestError';
  }
}

const HOST_MODULES = new Set(['function', 'consumer', 'scheduledTrigger', 'webtrigger', 'trigger']);

/** Throws `ManifestError`; a file that cannot be read throws what the file system says. */
export function loadApp(directory: string): LoadedApp {
  const parsed = manifestSchema.safeParse(parse(readFileSync(path.join(directory, 'manifest.yml'), 'utf8')));
  if (!parsed.success) {
    throw new ManifestError(
      directory,
      parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    );
  }
  const manifest = parsed.data;
  const name = path.basename(directory);
  const pages = describePages(name, directory, manifest);
  const problems = findProblems(manifest, pages);
  if (problems.length > 0) throw new ManifestError(directory, problems);
  const { scopes } = manifest.permissions;
  return {
    name,
    directory,
    manifest,
    scopes: Array.isArray(scopes) ? scopes : Object.keys(scopes),
    impersonationScopes: Array.isArray(scopes)
      ? []
      : Object.keys(scopes).filter((scope) => scopes[scope]?.allowImpersonation === true),
    egress: (manifest.permissions.external?.fetch?.backend ?? []).map((entry) =>
      typeof entry === 'string' ? entry : entry.address,
    ),
    pages,
  };
}

/** The handler of a function key, and how long it may take, in seconds, if the manifest says. */
export function findFunction(manifest: Manifest, key: string): z.infer<typeof functionSchema> | undefined {
  return manifest.modules.function.find((entry) => entry.key === key);
}

function describePages(app: string, directory: string, manifest: Manifest): ModuleDescription[] {
  const described: ModuleDescription[] = [];
  for (const [type, modules] of Object.entries(manifest.modules)) {
    if (HOST_MODULES.has(type) || !Array.isArray(modules)) continue;
    for (const entry of modules) {
      const module = pageModule.parse(entry);
      const text = (field: string) => {
        const value = module[field];
        return typeof value === 'string' ? { [field]: value } : {};
      };
      const resource = findResource(directory, manifest, module.resource);
      const resolver = z.object({ function: z.string() }).safeParse(module.resolver);
      const conditions = record.safeParse(module.displayConditions);
      described.push({
        app,
        type,
        key: module.key,
        ...text('title'),
        ...text('label'),
        ...text('icon'),
        ...(resource ? { resource } : {}),
        ...(resolver.success ? { resolver: resolver.data.function } : {}),
        ...(conditions.success ? { displayConditions: conditions.data } : {}),
        manifest: module,
      });
    }
  }
  return described;
}

function findResource(directory: string, manifest: Manifest, name: unknown): ModuleDescription['resource'] {
  if (typeof name !== 'string') return undefined;
  const [key = '', entry] = name.split('/');
  const resource = manifest.resources.find((candidate) => candidate.key === key);
  if (!resource) return undefined;
  const file = entry === undefined ? 'index.html' : resource.entry?.[entry];
  return file === undefined ? undefined : { key, directory: path.join(directory, resource.path), entry: file };
}

function findProblems(manifest: Manifest, pages: readonly ModuleDescription[]): string[] {
  const problems: string[] = [];
  const { modules } = manifest;
  const functions = new Set(modules.function.map(({ key }) => key));
  const needsFunction = (where: string, key: string | undefined): void => {
    if (key === undefined) problems.push(`${where}: names no function`);
    else if (!functions.has(key)) problems.push(`${where}: there is no function ${key}`);
  };
  for (const { key, function: fn, resolver } of modules.consumer)
    needsFunction(`consumer ${key}`, fn ?? resolver?.function);
  for (const { key, function: fn } of modules.scheduledTrigger) needsFunction(`scheduledTrigger ${key}`, fn);
  for (const { key, function: fn } of modules.webtrigger) needsFunction(`webtrigger ${key}`, fn);
  for (const { key, function: fn } of modules.trigger) needsFunction(`trigger ${key}`, fn);
  for (const page of pages) {
    if (page.resolver !== undefined) needsFunction(`${page.type} ${page.key}`, page.resolver);
    const { resource } = page.manifest;
    if (resource !== undefined && !page.resource)
      problems.push(`${page.type} ${page.key}: there is no resource ${JSON.stringify(resource)}`);
  }
  const seen = new Set<string>();
  const hostKeys = [modules.function, modules.consumer, modules.scheduledTrigger, modules.webtrigger, modules.trigger];
  for (const { key } of [...hostKeys.flat(), ...pages]) {
    if (seen.has(key)) problems.push(`modules: the key ${key} is used twice`);
    seen.add(key);
  }
  for (const { name, attributes, indexes } of manifest.app.storage?.entities ?? [])
    for (const index of indexes) {
      const used =
        typeof index === 'string' ? [index] : [...(index.partition ?? []), ...('range' in index ? index.range : [])];
      for (const attribute of used)
        if (!(attribute in attributes)) problems.push(`entity ${name}: an index names the attribute ${attribute}`);
    }
  return problems;
}
