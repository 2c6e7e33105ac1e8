/**
 * The TypeScript files a Forge app is made of: its own `src`, its pages (`apps/<app>-ui`), and every workspace package
 * they depend on, directly or through another. Forge's own linter looks at the first of these only, and nearly all of
 * the product lives in the others.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const packageJson = z.object({
  name: z.string().optional(),
  dependencies: z.record(z.string(), z.string()).optional(),
});

const readPackage = (folder: string) =>
  packageJson.parse(JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')));

/** Folders of the repository's packages and apps by package name. */
function workspaces(root: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const group of ['packages', 'apps']) {
    for (const entry of readdirSync(path.join(root, group), { withFileTypes: true })) {
      const folder = path.join(root, group, entry.name);
      if (!entry.isDirectory() || !existsSync(path.join(folder, 'package.json'))) continue;
      const { name } = readPackage(folder);
      if (name !== undefined) found.set(name, folder);
    }
  }
  return found;
}

/** The app's folder, its pages' folder and the packages both reach, each once. An app outside `root` stands alone. */
export function foldersOf(app: string, root: string): string[] {
  const byName = workspaces(root);
  const reached = new Set<string>();
  const visit = (folder: string) => {
    if (reached.has(folder)) return;
    reached.add(folder);
    if (!existsSync(path.join(folder, 'package.json'))) return;
    for (const dependency of Object.keys(readPackage(folder).dependencies ?? {})) {
      const sibling = byName.get(dependency);
      if (sibling !== undefined) visit(sibling);
    }
  };
  visit(app);
  const pages = `${app}-ui`;
  if (existsSync(pages)) visit(pages);
  return [...reached];
}

/** Absolute paths of the shipped TypeScript below `folder/src`, sorted; what is for tests and declarations left out. */
export function sourcesIn(folder: string): string[] {
  const source = path.join(folder, 'src');
  if (!existsSync(source)) return [];
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.(?:test|testing|d)\.tsx?$/.test(file))
    .map((file) => path.join(source, file))
    .sort();
}
