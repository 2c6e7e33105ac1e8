/**
 * Builds what is stale of an app: backend, registry of surfaces and Custom UI, the backend in a process of its own
 * beside the UI so that two processors are busy.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { buildBackend } from './backend';
import { buildIfStale, fingerprint } from './fingerprint';
import { writeSurfaces } from './surfaces';
import { buildUi } from './ui';

export { buildBackend, BuildError } from './backend';
export { writeSurfaces, type Surface } from './surfaces';
export { buildUi } from './ui';

export interface BuiltApp {
  app: string;
  appDir: string;
  /** For `ForgeHost.installApp`. */
  bundlePath: string;
  /** What was built now; the rest was fresh. */
  built: readonly ('backend' | 'ui')[];
}

/** `root`: the repository; `app`: a directory below `apps/`. Stamps and bundles are kept in `<root>/.sandbox/build/<app>`. */
export async function buildApp(root: string, app: string): Promise<BuiltApp> {
  const appDir = path.join(root, 'apps', app);
  const uiDir = path.join(root, 'apps', `${app}-ui`);
  const kept = path.join(root, '.sandbox', 'build', app);
  const bundlePath = path.join(kept, 'backend', 'index.cjs');
  const shared = ['packages', 'package.json', 'package-lock.json', 'tsconfig.base.json'];

  const backend = (): Promise<boolean> =>
    buildIfStale(
      path.join(kept, 'backend.stamp'),
      fingerprint(root, [...shared, appDir]),
      [
        bundlePath,
        ...(existsSync(path.join(appDir, 'src', 'surfaces.ts')) ? [path.join(appDir, 'surfaces.json')] : []),
      ],
      async () => {
        await Promise.all([buildBackend(appDir, path.dirname(bundlePath)), writeSurfaces(appDir)]);
      },
    );
  const ui = (): Promise<boolean> =>
    existsSync(path.join(uiDir, 'vite.config.ts'))
      ? buildIfStale(
          path.join(kept, 'ui.stamp'),
          fingerprint(root, [...shared, uiDir]),
          resourceDirectories(appDir),
          () => buildUi(uiDir),
        )
      : Promise.resolve(false);

  const [builtBackend, builtUi] = await Promise.all([backend(), ui()]);
  return {
    app,
    appDir,
    bundlePath,
    built: [...(builtBackend ? (['backend'] as const) : []), ...(builtUi ? (['ui'] as const) : [])],
  };
}

const manifestSchema = z.looseObject({ resources: z.array(z.looseObject({ path: z.string() })).default([]) });

function resourceDirectories(appDir: string): string[] {
  const manifest = manifestSchema.parse(parse(readFileSync(path.join(appDir, 'manifest.yml'), 'utf8')));
  return manifest.resources.map((resource) => path.join(appDir, resource.path));
}
