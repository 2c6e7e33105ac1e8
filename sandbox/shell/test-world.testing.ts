/** A world for the shell's own tests: the demo company, the small test app, free ports, no Commander. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Sandbox, SandboxOptions } from './door';
import { startSandbox } from './sandbox';

const source = path.join(path.dirname(fileURLToPath(import.meta.url)), 'testdata', 'app');

export const TEST_APP = 'test-app';

/** Starts it; `close()` also removes what was built for it. */
export async function startTestWorld(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const directory = mkdtempSync(path.join(tmpdir(), 'shell-test-'));
  const app = path.join(directory, TEST_APP);
  const bundle = path.join(directory, 'backend', 'index.cjs');
  cpSync(path.join(source, 'manifest.yml'), path.join(app, 'manifest.yml'), { recursive: true });
  cpSync(path.join(source, 'ui'), path.join(app, 'static', 'main'), { recursive: true });
  await Promise.all([
    build({
      entryPoints: [path.join(source, 'src', 'index.ts')],
      bundle: true,
      platform: 'node',
      format: 'cjs',
      outfile: bundle,
    }),
    build({
      entryPoints: [path.join(source, 'ui', 'main.ts')],
      bundle: true,
      format: 'iife',
      define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}', global: 'globalThis' },
      outfile: path.join(app, 'static', 'main', 'main.js'),
      logLevel: 'error',
    }),
  ]);
  const remove = (): void => {
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    const sandbox = await startSandbox({
      port: 0,
      commanderPort: 0,
      apps: [{ directory: app, bundle }],
      realCommander: { url: 'http://127.0.0.1:9/api/v2', key: 'not-a-key' },
      ...options,
    });
    return {
      ...sandbox,
      async close() {
        await sandbox.close();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}
