/** All checks of one Forge app, one after the other. Runs in the child process that `child.cjs` describes. */
import type { Check, Finding, Report } from './finding';
import { bundleApp } from './bundle-app';
import { checkManifest } from './check-manifest';
import { lintApp } from './lint-app';

export interface Order {
  /** Absolute path of the app's folder. */
  app: string;
  /** Absolute path of the repository: where sibling packages are looked for. */
  root: string;
  /** Absolute path of the Jira OpenAPI document. */
  openapi: string;
  checks: readonly Check[];
}

/** Never throws: a tool that breaks is a finding of its check. */
export async function inspectApp({ app, root, openapi, checks }: Order): Promise<Report> {
  const report: Report = { app, findings: [], looked: {}, took: {} };
  const run = async (check: Check, work: () => Promise<{ findings: Finding[]; looked: string }>) => {
    if (!checks.includes(check)) return;
    const started = performance.now();
    try {
      const { findings, looked } = await work();
      report.findings.push(...findings);
      report.looked[check] = looked;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      report.findings.push({ check, file: app, message: `the check broke off: ${message}` });
    }
    report.took[check] = Math.round(performance.now() - started);
  };

  // The other two checks need the manifest, so it is read whatever is asked for.
  const started = performance.now();
  const { manifest, findings } = await checkManifest(app);
  if (checks.includes('manifest')) {
    report.findings.push(...findings);
    report.looked.manifest = 'manifest.yml';
    report.took.manifest = Math.round(performance.now() - started);
  }
  if (manifest === undefined) return report;
  await run('lint', () => lintApp({ app, root, manifest, openapi }));
  await run('bundle', () => bundleApp(app, manifest));
  return report;
}
