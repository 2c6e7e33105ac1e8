/** The Forge checks on small apps in a temporary repository: a good one passes, each planted fault is named. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkApps } from './check-forge';
import type { Check, Report } from './forge/finding';

const PATIENCE = 120_000;

let home: string;
beforeAll(() => {
  home = mkdtempSync(path.join(tmpdir(), 'check-forge-'));
  symlinkSync(path.resolve(import.meta.dirname, '../node_modules'), path.join(home, 'node_modules'));
  mkdirSync(path.join(home, 'packages'));
});
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

const write = (file: string, text: string) => {
  const full = path.join(home, file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, text);
  return full;
};

const MANIFEST = `app:
  id: ari:cloud:ecosystem::app/11111111-1111-4111-8111-111111111111
  runtime:
    name: nodejs22.x
modules:
  jira:issueContext:
    - key: panel
      title: Demo
      label: Demo
      icon: https://example.com/icon.svg
      resource: page
      resolver:
        function: resolver
  function:
    - key: resolver
      handler: index.handler
resources:
  - key: page
    path: static/page
permissions:
  scopes:
    - read:jira-work
    - write:jira-work
    - storage:app
  external:
    fetch:
      backend:
        - address: https://commander.example.com
`;

const SOURCE = `import api, { route } from '@forge/api';
export const handler = async (request: { issue: string }): Promise<unknown> =>
  (await api.asUser().requestJira(route\`/rest/api/3/issue/\${request.issue}\`)).json();
`;

const SIBLING = `type Call = (method: 'GET' | 'PUT', path: string) => Promise<unknown>;
export const readProperty = (call: Call, issue: string) => call('GET', \`/rest/api/3/issue/\${issue}/properties/keeper\`);
export const writeProperty = (call: Call, issue: string) =>
  call('PUT', \`/rest/api/3/issue/\${issue}/properties/keeper\`);
`;

interface Parts {
  manifest?: string;
  source?: string;
  sibling?: string;
  tsconfig?: string;
}

/** An app with one sibling package, as a folder of the temporary repository. */
function plant(
  name: string,
  { manifest = MANIFEST, source = SOURCE, sibling = SIBLING, tsconfig }: Parts = {},
): string {
  const app = `apps/${name}`;
  write(`${app}/package.json`, JSON.stringify({ name, dependencies: { [`${name}-jira`]: '*' } }));
  write(`${app}/manifest.yml`, manifest);
  write(`${app}/src/index.ts`, source);
  write(`${app}/static/page/index.html`, '<!doctype html><title>page</title>');
  if (tsconfig !== undefined) write(`${app}/tsconfig.json`, tsconfig);
  write(`packages/${name}-jira/package.json`, JSON.stringify({ name: `${name}-jira` }));
  write(`packages/${name}-jira/src/index.ts`, sibling);
  return path.join(home, app);
}

/** The apps of this file by name, with what is wrong in them. */
const APPS: Record<string, Parts & { checks: Check[] }> = {
  good: { checks: ['manifest', 'lint', 'bundle'] },
  faulty: {
    checks: ['lint', 'bundle'],
    manifest: MANIFEST.replace('read:jira-work', 'read:jira-user')
      .replace(/ {4}- (write:jira-work|storage:app)\n/g, '')
      .replace('index.handler', 'index.nobody'),
    sibling: `import { kvs } from '@forge/kvs';
export const removed = (call: (method: string, path: string) => void) => call('GET', '/rest/api/3/search');
export const unsaid = (call: (path: string) => void) => call('/rest/api/3/myself');
export const unscoped = (put: (path: string) => void) => put('/rest/api/3/issue/OPS-1/properties/keeper');
export const store = kvs;
`,
    tsconfig: '{ "include": ["src"] }',
  },
  refused: {
    checks: ['manifest'],
    manifest: MANIFEST.replace('https://commander.example.com', 'http://127.0.0.1:8900')
      .replace('- key: resolver\n', '- key: panel\n')
      .replace('static/page', 'static/other'),
  },
  unreadable: { checks: ['manifest', 'lint'], manifest: `${MANIFEST}\n\t- broken: [` },
  broken: { checks: ['bundle'], source: `import { x } from './absent';\nexport const handler = x;\n` },
};

const reports = new Map<string, Report>();
beforeAll(async () => {
  const wanted = Object.entries(APPS).map(([name, { checks, ...parts }]) => ({
    app: plant(name, parts),
    home,
    checks,
  }));
  for (const report of await checkApps(wanted)) reports.set(path.basename(report.app), report);
}, PATIENCE);

function reportOn(name: string): Report {
  const report = reports.get(name);
  if (report === undefined) throw new Error(`no report on ${name}`);
  return report;
}

const said = (report: Report, of: Check) =>
  report.findings
    .filter((finding) => finding.check === of)
    .map(({ file, line, message }) => ({
      at: `${path.relative(home, file)}:${String(line ?? 0)}`,
      message,
    }));

describe('npm run check:forge', () => {
  it('passes an app that Forge would take, and says what it looked at', () => {
    const report = reportOn('good');
    expect(report.findings).toEqual([]);
    expect(report.looked).toMatchObject({
      lint: '1 + 1 files, 3 Jira calls',
      bundle: expect.stringContaining('1 handlers') as string,
    });
  });

  it('names scopes that app and sibling package lack, calls it cannot judge, and files the linter skips', () => {
    const found = said(reportOn('faulty'), 'lint').map(({ at, message }) => `${at} ${message}`);
    expect(found).toEqual([
      expect.stringMatching(/apps\/faulty\/src\/index\.ts:3 .*read:jira-work/),
      expect.stringMatching(/faulty-jira\/src\/index\.ts:4 .*write:jira-work/),
      expect.stringMatching(/faulty-jira\/src\/index\.ts:2 .*not in the Jira OpenAPI document/),
      expect.stringMatching(/faulty-jira\/src\/index\.ts:3 name the HTTP method/),
      expect.stringMatching(/apps\/faulty\/src\/index\.ts:0 the linter skips this file/),
      expect.stringMatching(/manifest\.yml:0 .*storage:app/),
    ]);
  });

  it('names a handler that the bundle does not export', () => {
    expect(said(reportOn('faulty'), 'bundle').map(({ message }) => message)).toEqual([
      expect.stringContaining('exports no function index.nobody'),
    ]);
  });

  it('names an egress address nobody may call, a key that stands twice, a page that was not built', () => {
    const found = said(reportOn('refused'), 'manifest').map(({ message }) => message);
    expect(found).toContainEqual(expect.stringContaining('http://127.0.0.1:8900'));
    expect(found).toContainEqual(expect.stringMatching(/duplicate.*panel/i));
    expect(found).toContainEqual(expect.stringContaining('static/other'));
  });

  it('names a manifest that is no YAML and runs nothing after it', () => {
    const report = reportOn('unreadable');
    expect(said(report, 'manifest')).not.toEqual([]);
    expect(report.took.lint).toBeUndefined();
  });

  it('names code that does not bundle', () => {
    const found = said(reportOn('broken'), 'bundle').map(({ message }) => message);
    expect(found.join()).toContain('./absent');
  });
});
