/** Atlassian's validation of a `manifest.yml`. Reads relative to the working directory: call it in a child process. */
import path from 'node:path';
import type { ManifestSchema } from '@forge/manifest';
import type { Finding } from './finding';

/** Validates the manifest in `app`; `manifest` is undefined when it is too broken to be read. */
export async function checkManifest(app: string): Promise<{ findings: Finding[]; manifest?: ManifestSchema }> {
  const { validate } = await import('@forge/manifest');
  process.chdir(app);
  const result = await validate(false);
  const file = path.join(app, 'manifest.yml');
  const findings = (result.errors ?? []).map(({ message, line }): Finding => ({
    check: 'manifest',
    file,
    line,
    message,
  }));
  if (!result.success && findings.length === 0) {
    findings.push({
      check: 'manifest',
      file,
      message: 'the manifest is not valid, and the validator does not say why',
    });
  }
  const typed = result.manifestObject?.typedContent as ManifestSchema | undefined;
  return typed === undefined ? { findings } : { findings, manifest: typed };
}
