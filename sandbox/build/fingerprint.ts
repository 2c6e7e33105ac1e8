/** Whether something built is stale: a hash of the contents of everything it was made from. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Not sources: installed, or written by a build. */
const IGNORED = new Set(['node_modules', 'static', 'dist', '.sandbox', '.cache', 'surfaces.json']);

/** Hash of the files and directories at `paths` (names and contents, tests left out); what does not exist is skipped. */
export function fingerprint(root: string, paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((entry) => listFiles(path.resolve(root, entry))).sort()) {
    hash
      .update(`${path.relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

function listFiles(entry: string): string[] {
  if (!existsSync(entry)) return [];
  if (!statSync(entry).isDirectory()) return /\.test\.tsx?$/.test(entry) ? [] : [entry];
  return readdirSync(entry)
    .filter((name) => !IGNORED.has(name))
    .flatMap((name) => listFiles(path.join(entry, name)));
}

/**
 * Runs `build` unless `stamp` says that it was made from the same sources and every one of `outputs` exists.
 * Returns whether it ran. The stamp is written after the build, so that one that fails or is killed runs again.
 * Of several processes that find it stale one builds, the others wait for it.
 */
export async function buildIfStale(
  stamp: string,
  sources: string,
  outputs: readonly string[],
  build: () => Promise<void>,
): Promise<boolean> {
  const isFresh = (): boolean =>
    outputs.every((output) => existsSync(output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === sources;
  if (isFresh()) return false;
  mkdirSync(path.dirname(stamp), { recursive: true });
  const unlock = await lock(`${stamp}.lock`);
  try {
    if (isFresh()) return false;
    await build();
    writeFileSync(stamp, sources);
    return true;
  } finally {
    unlock();
  }
}

const POLL = 100;

/** A file that names the process which holds the lock; one that a dead process left is taken over. */
async function lock(file: string): Promise<() => void> {
  while (true) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (!holderLives(file)) rmSync(file, { force: true });
      else await new Promise((resolve) => setTimeout(resolve, POLL));
    }
  }
}

function holderLives(file: string): boolean {
  try {
    const holder = Number(readFileSync(file, 'utf8'));
    // Empty for the moment between creation and writing.
    if (holder === 0) return true;
    process.kill(holder, 0);
    return true;
  } catch (error) {
    // ESRCH: no such process; ENOENT: the lock was given back meanwhile, so there is nobody to wait for.
    if (['ESRCH', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}
