/**
 * Writes `apps/<app>/surfaces.json`: every function a browser, queue, trigger or schedule can reach, from the code's own
 * registry (`src/surfaces.ts`, export `surfaces`), so that the list cannot say less than the code does.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Script } from 'node:vm';
import { build } from 'esbuild';
import { z } from 'zod';

const surfacesSchema = z.array(
  z.object({ module: z.string(), function: z.string(), access: z.string(), example: z.unknown() }),
);
export type Surface = z.infer<typeof surfacesSchema>[number];

/** Where the registry goes; `undefined` if the app has none. Throws if it exports something else. */
export async function writeSurfaces(appDir: string): Promise<string | undefined> {
  const source = path.join(appDir, 'src', 'surfaces.ts');
  if (!existsSync(source)) return undefined;
  const { outputFiles } = await build({
    entryPoints: [source],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'silent',
  });
  const code = outputFiles[0]?.text ?? '';
  const module = { exports: {} as Record<string, unknown> };
  const evaluate = new Script(`(function (module, exports, require) {${code}\n})`, {
    filename: source,
  }).runInThisContext() as (module: unknown, exports: unknown, require: NodeJS.Require) => void;
  evaluate(module, module.exports, createRequire(source));
  const surfaces = surfacesSchema.parse(module.exports.surfaces);
  const file = path.join(appDir, 'surfaces.json');
  writeFileSync(file, `${JSON.stringify(surfaces, null, 2)}\n`);
  return file;
}
