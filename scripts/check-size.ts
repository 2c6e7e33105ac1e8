/**
 * `npm run check:size`: what each page of the apps loads first, gzipped. What stands in the issue view is opened hundreds
 * of times a day and may weigh 60 KB (of 1,000 bytes); the other pages are printed. Builds what is stale first. Exit
 * code 1 over the limit.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { buildApp } from '../sandbox/build';
import { firstLoad } from './size/first-load';

const root = path.resolve(import.meta.dirname, '..');

const LIMIT = 60_000;

/** Modules that Jira shows in the issue view. */
const IN_THE_ISSUE = /^jira:issue(?:Context|Panel|Activity|Glance)$/;

const manifestSchema = z.object({
  modules: z.record(z.string(), z.array(z.looseObject({ key: z.string(), resource: z.string().optional() }))),
  resources: z
    .array(z.object({ key: z.string(), path: z.string(), entry: z.record(z.string(), z.string()).optional() }))
    .default([]),
});

interface Page {
  name: string;
  html: string;
  limited: boolean;
}

/** The pages an app's manifest shows; `main/panel` is the entry `panel` of the resource `main`. */
function pagesOf(app: string): Page[] {
  const manifest = manifestSchema.parse(parse(readFileSync(path.join(app, 'manifest.yml'), 'utf8')));
  return Object.entries(manifest.modules).flatMap(([type, modules]) =>
    modules.flatMap((module): Page[] => {
      if (module.resource === undefined) return [];
      const [key, entry] = module.resource.split('/');
      const resource = manifest.resources.find((candidate) => candidate.key === key);
      if (resource === undefined)
        throw new Error(`${app}: ${module.key} shows ${module.resource}, which is no resource`);
      const file = entry === undefined ? 'index.html' : resource.entry?.[entry];
      if (file === undefined) throw new Error(`${app}: the resource ${resource.key} has no entry ${entry ?? ''}`);
      return [{ name: module.key, html: path.join(app, resource.path, file), limited: IN_THE_ISSUE.test(type) }];
    }),
  );
}

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} KB`;

/** Prints one page; returns whether it keeps its limit. */
function weigh({ name, html, limited }: Page): boolean {
  const files = firstLoad(html);
  const total = files.reduce((sum, { gzip }) => sum + gzip, 0);
  const kept = !limited || total <= LIMIT;
  const verdict = limited ? `${kept ? 'of' : 'OVER'} ${kilobytes(LIMIT)}` : 'no limit';
  console.log(`${name}: ${kilobytes(total)} gzip in ${String(files.length)} files, ${verdict}`);
  for (const { file, gzip } of files) {
    console.log(`  ${kilobytes(gzip).padStart(9)}  ${path.relative(path.dirname(html), file)}`);
  }
  return kept;
}

const apps = readdirSync(path.join(root, 'apps')).filter((app) =>
  existsSync(path.join(root, 'apps', app, 'manifest.yml')),
);
let limited = 0;
for (const app of apps) {
  await buildApp(root, app);
  for (const page of pagesOf(path.join(root, 'apps', app))) {
    if (page.limited) limited += 1;
    if (!weigh(page)) process.exitCode = 1;
  }
}
if (limited === 0) {
  console.error('No page of the issue view was found to weigh, which is wrong in itself.');
  process.exitCode = 1;
}
