/** Builds an app's backend with the bundler that `forge deploy` uses, offline. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export class BuildError extends Error {
  constructor(what: string, output: string) {
    super(`${what} cannot be built:\n${output.trim()}`);
    this.name = 'BuildError';
  }
}

/** Writes `<outDir>/index.cjs` (and a file per further handler module); throws `BuildError` with the bundler's words. */
export async function buildBackend(appDir: string, outDir: string): Promise<string> {
  const temporary = mkdtempSync(path.join(tmpdir(), 'forge-build-'));
  // Built aside and moved into place, so that another process never reads half a bundle.
  const aside = `${path.resolve(outDir)}.${String(process.pid)}`;
  try {
    rmSync(aside, { recursive: true, force: true });
    mkdirSync(aside, { recursive: true });
    await runBundler(path.resolve(appDir), aside, temporary);
    rmSync(outDir, { recursive: true, force: true });
    renameSync(aside, outDir);
    return path.join(outDir, 'index.cjs');
  } finally {
    rmSync(temporary, { recursive: true, force: true });
    rmSync(aside, { recursive: true, force: true });
  }
}

function runBundler(appDir: string, outDir: string, temporary: string): Promise<void> {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const program = fileURLToPath(new URL('./bundle-process.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', tsx, program, appDir, outDir], {
    // The bundler writes below the temporary directory under a fixed name; two apps at once need one each.
    env: { PATH: process.env.PATH ?? '', HOME: temporary, TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new BuildError(appDir, output))));
  });
}
