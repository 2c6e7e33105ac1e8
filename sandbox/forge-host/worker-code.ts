/** The worker's program as one script: bundled once per process, so that workers start without a TypeScript loader. */
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

let bundled: string | undefined;

export function workerCode(): string {
  bundled ??= buildSync({
    entryPoints: [fileURLToPath(new URL('./worker/entry.ts', import.meta.url))],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
  }).outputFiles[0]?.text;
  if (bundled === undefined) throw new Error('esbuild wrote no worker program.');
  return bundled;
}
