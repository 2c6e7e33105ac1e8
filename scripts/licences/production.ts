/**
 * The packages that end up in what is deployed: the dependencies of `packages/*` and `apps/*`, and theirs, found as Node
 * finds them. Peer dependencies count when they are installed; what only tests, tools and the sandbox use does not.
 */
import { existsSync, readFileSync, readdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const names = z.record(z.string(), z.string()).default({});
const packageJson = z.looseObject({
  name: z.string(),
  version: z.string().default(''),
  // Old packages write `{ type }`.
  license: z.union([z.string(), z.object({ type: z.string() }).transform(({ type }) => type)]).optional(),
  dependencies: names,
  optionalDependencies: names,
  peerDependencies: names,
});

export interface Installed {
  name: string;
  version: string;
  /** What its package.json says; undefined when it says nothing. */
  licence: string | undefined;
  /** Who wants it first: the chain of names from a workspace down to it. */
  through: string[];
}

/** Where Node finds a package from a folder; undefined when it is not installed. */
function locate(name: string, from: string, root: string): string | undefined {
  for (let folder = from; folder.startsWith(root); folder = path.dirname(folder)) {
    const candidate = path.join(folder, 'node_modules', name);
    if (existsSync(path.join(candidate, 'package.json'))) return realpathSync(candidate);
  }
  return undefined;
}

/** Every production package once, sorted by name. Throws when a dependency is not installed. */
export function productionPackages(root: string): Installed[] {
  const found = new Map<string, Installed>();
  const visit = (folder: string, through: string[]) => {
    if (found.has(folder)) return;
    const manifest = packageJson.parse(JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')));
    const { name, version, license: licence, dependencies, optionalDependencies, peerDependencies } = manifest;
    found.set(folder, { name, version, licence, through });
    for (const dependency of Object.keys({ ...peerDependencies, ...optionalDependencies, ...dependencies })) {
      const there = locate(dependency, folder, root);
      if (there !== undefined) visit(there, [...through, name]);
      else if (dependency in dependencies && !(dependency in optionalDependencies)) {
        throw new Error(`${name} needs ${dependency}, which is not installed: run npm ci`);
      }
    }
  };
  for (const group of ['packages', 'apps']) {
    for (const workspace of readdirSync(path.join(root, group))) {
      const folder = path.join(root, group, workspace);
      if (existsSync(path.join(folder, 'package.json'))) visit(folder, []);
    }
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name));
}
