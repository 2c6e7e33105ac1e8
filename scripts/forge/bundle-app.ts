/**
 * Atlassian's bundler on one app, as `forge deploy` runs it, and a look at whether the bundle loads and exports every
 * handler that the manifest names: webpack and the manifest's validation say nothing about that. Loads the app's code,
 * so call it in a child process.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ManifestSchema } from '@forge/manifest';
import { buildBackend } from '../../sandbox/build';
import type { Finding } from './finding';

const require = createRequire(import.meta.url);

/** `index.onHook` → file `index`, function `onHook`. */
const handlersOf = (manifest: ManifestSchema) =>
  (manifest.modules?.function ?? []).flatMap(({ handler }: { handler?: string }) => {
    const [file, name] = handler?.split('.') ?? [];
    return file === undefined || name === undefined ? [] : [{ file, name }];
  });

/** Bundles the app. What does not bundle, or does not load, is a finding with the tool's own words. */
export async function bundleApp(
  app: string,
  manifest: ManifestSchema,
): Promise<{ findings: Finding[]; looked: string }> {
  const at = { check: 'bundle' as const, file: path.join(app, 'manifest.yml') };
  const findings: Finding[] = [];
  const out = mkdtempSync(path.join(tmpdir(), 'check-bundle-'));
  try {
    await buildBackend(app, out);
    const handlers = handlersOf(manifest);
    const files = [...new Set(handlers.map(({ file }) => path.join(out, `${file}.cjs`)))];
    for (const { file, name } of handlers) {
      const exported = require(path.join(out, `${file}.cjs`)) as Record<string, unknown>;
      if (typeof exported[name] === 'function') continue;
      findings.push({ ...at, message: `the bundle exports no function ${file}.${name}, which the manifest names` });
    }
    const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
    return { findings, looked: `${String(Math.round(bytes / 1024))} KB, ${String(handlers.length)} handlers` };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { findings: [...findings, { ...at, message }], looked: '' };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
