/** Every function of every app that a browser, queue, trigger or schedule can reach: what the apps' builds wrote down. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { World } from './world';

const surfacesSchema = z.array(
  z.looseObject({ module: z.string(), function: z.string(), access: z.unknown(), example: z.unknown().optional() }),
);

export type Surface = z.infer<typeof surfacesSchema>[number] & { app: string };

/** Apps whose build wrote no registry have no entry. Throws if a registry is not what it should be. */
export async function readSurfaces(world: World): Promise<Surface[]> {
  const lists = await Promise.all(
    world.forge.apps().map(async ({ app }) => {
      const directory = world.appDirectories.get(app);
      if (directory === undefined) return [];
      const text = await readIfThere(path.join(directory, 'surfaces.json'));
      return text === undefined ? [] : surfacesSchema.parse(JSON.parse(text)).map((surface) => ({ ...surface, app }));
    }),
  );
  return lists.flat();
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
