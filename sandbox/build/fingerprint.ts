/** Whether something built is stale: a hash of the contents of everything it was made from. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
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
 */
export async function buildIfStale(
  stamp: string,
  sources: string,
  outputs: readonly string[],
  build: () => Promise<void>,
): Promise<boolean> {
  const fresh =
    outputs.every((output) => existsSync(output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === sources;
  if (fresh) return false;
  await build();
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, sources);
  return true;
}
