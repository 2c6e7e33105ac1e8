/**
 * `npm run check:forge`: what Atlassian would say to every Forge app here, without a login and without a network.
 *
 * For each `apps/*` with a `manifest.yml`: Atlassian's manifest validation, their linter (scopes, egress, handlers) over
 * the app and all packages it is made of, and their bundler. Exit code 1 on any finding.
 *
 *     npm run check:forge [-- apps/connector-hub …]
 */
import { fork } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Check, Report } from './forge/finding';
import type { Order } from './forge/inspect-app';

const root = path.resolve(import.meta.dirname, '..');
const CHECKS: readonly Check[] = ['manifest', 'lint', 'bundle'];

/** The extract of Atlassian's OpenAPI document that the sandbox's Jira serves; it carries the scope of each call. */
export const JIRA_OPENAPI = path.join(root, 'sandbox/jira/openapi.json');

/** Absolute paths of the Forge apps below `apps/`. */
export function forgeApps(): string[] {
  const apps = path.join(root, 'apps');
  return readdirSync(apps)
    .map((name) => path.join(apps, name))
    .filter((folder) => existsSync(path.join(folder, 'manifest.yml')));
}

/** What to check of which app; `home` is the repository in which its sibling packages are looked for. */
export interface Wanted {
  app: string;
  home?: string;
  checks?: readonly Check[];
}

/** Checks apps in one child process, in order. Rejects when the child dies before the last report. */
export function checkApps(wanted: readonly Wanted[]): Promise<Report[]> {
  const orders = wanted.map(({ app, home = root, checks = CHECKS }): Order => ({
    app,
    root: home,
    openapi: JIRA_OPENAPI,
    checks,
  }));
  const child = fork(path.join(root, 'scripts/forge/child.ts'), [], {
    execArgv: ['--import', import.meta.resolve('tsx')],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    const reports: Report[] = [];
    child.once('error', reject);
    child.on('message', (message) => reports.push(message as Report));
    child.once('exit', (code, signal) => {
      if (code === 0 && reports.length === orders.length) resolve(reports);
      else reject(new Error(`the checks ended with ${String(code ?? signal)} after ${String(reports.length)} app(s)`));
    });
    child.send(orders);
  });
}

/** One line per check, findings below it. */
function print(report: Report): void {
  console.log(path.relative(root, report.app));
  for (const check of CHECKS) {
    const findings = report.findings.filter((finding) => finding.check === check);
    const ran = report.took[check] !== undefined;
    const verdict = findings.length > 0 ? `${String(findings.length)} found` : ran ? 'ok' : 'not run';
    const seconds = ran ? `${((report.took[check] ?? 0) / 1000).toFixed(1)} s` : '';
    console.log(`  ${check.padEnd(10)}${verdict.padEnd(10)}${seconds.padStart(7)}   ${report.looked[check] ?? ''}`);
    for (const { file, line, message } of findings) {
      console.log(`    ${path.relative(root, file)}${line === undefined ? '' : `:${String(line)}`}  ${message}`);
    }
  }
}

async function main(named: readonly string[]): Promise<number> {
  const apps = named.length > 0 ? named.map((app) => path.resolve(app)) : forgeApps();
  if (apps.length === 0) {
    console.error('No apps/*/manifest.yml: there is nothing to check, which is wrong in itself.');
    return 1;
  }
  let wrong = 0;
  for (const report of await checkApps(apps.map((app) => ({ app })))) {
    print(report);
    wrong += report.findings.length + CHECKS.filter((check) => report.took[check] === undefined).length;
  }
  console.log(
    wrong === 0
      ? `Forge checks passed: ${String(apps.length)} app(s).`
      : `Forge checks failed: ${String(wrong)} finding(s).`,
  );
  return wrong === 0 ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main(process.argv.slice(2));
