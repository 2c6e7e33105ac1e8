/**
 * Forge's own linter, client-side and offline, over everything an app is made of.
 *
 * Two passes. The first is what `forge lint` does: the app's folder, its `src`, its tsconfig. The linter reads only TS
 * files that the tsconfig's `include` globs name one by one, so this pass counts what it was shown. The second gives it
 * what it never looks at: the sibling packages, and their Jira calls rewritten into the one form it knows.
 *
 * Changes the working directory of the process, because the linter reads relative to it: call it in a child process.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LintResult } from '@forge/lint';
import type { ManifestSchema } from '@forge/manifest';
import type { Finding } from './finding';
import { type JiraCall, describes, jiraCallsOf } from './jira-calls';
import { foldersOf, sourcesIn } from './sources';

/** The linter's services that would need a login: nothing is deprecated, nothing is logged. */
const offline = { getDeprecatedRuntimes: () => Promise.resolve<string[]>([]) };
const silent = { info: () => undefined };

const STORAGE_SCOPE = 'storage:app';

export interface LintInput {
  app: string;
  root: string;
  manifest: ManifestSchema;
  /** The OpenAPI document that says which scope each Jira call needs. */
  openapi: string;
}

/** Points the linter at local API documents. It asks the network as soon as one of these is missing. */
function useLocalDocuments(jira: string, empty: string): void {
  process.env.USE_LOCAL_SWAGGER = '1';
  process.env.LOCAL_JIRA_SWAGGER = jira;
  for (const product of ['JSM', 'JSW', 'CONF', 'CONF_V2', 'BB']) {
    process.env[`LOCAL_${product}_SWAGGER`] = empty;
  }
}

/** A Jira call as the linter recognises it, on one line. */
const asRequest = ({ path: address, method }: JiraCall) =>
  `void requestJira(route\`${address}\`, { method: '${method ?? ''}' });`;

/** What a Jira call is refused for before the linter sees it: it is silent about both. */
function unclear(call: JiraCall, paths: Record<string, Record<string, unknown>>): Finding | undefined {
  const at = { check: 'lint' as const, file: call.file, line: call.line };
  if (call.method === undefined) {
    return { ...at, message: `name the HTTP method beside ${call.path}: its scope cannot be checked otherwise` };
  }
  if (!describes(paths, call)) {
    return {
      ...at,
      message: `${call.method} ${call.path} is not in the Jira OpenAPI document: wrong path, or removed`,
    };
  }
  return undefined;
}

/** Lints one app. Throws when the linter cannot run or a file does not parse. */
export async function lintApp(input: LintInput): Promise<{ findings: Finding[]; looked: string }> {
  const { getClientSideLintersOnly, lint } = await import('@forge/lint');
  const { app, manifest } = input;
  const scratch = mkdtempSync(path.join(tmpdir(), 'forge-lint-'));
  try {
    const empty = path.join(scratch, 'no-paths.json');
    writeFileSync(empty, '{"paths":{}}');
    useLocalDocuments(input.openapi, empty);

    const own = sourcesIn(app);
    const all = foldersOf(app, input.root).flatMap(sourcesIn);
    const siblings = all.filter((file) => !own.includes(file));
    const calls = jiraCallsOf(all);
    const document = JSON.parse(readFileSync(input.openapi, 'utf8')) as {
      paths: Record<string, Record<string, unknown>>;
    };

    const seen = new Set<string>();
    /** Runs the linter in `directory`; `read` gives the code of each file, in place of the disk. */
    const run = async (directory: string, files: string[], read: (file: string) => string): Promise<LintResult[]> => {
      process.chdir(directory);
      // The linters of the manifest alone compile its schema for seconds; the first pass had them all.
      const linters = await getClientSideLintersOnly(manifest, 'development', silent, offline as never);
      return lint(files, manifest, 'development', silent, offline as never, {
        linter: { mode: 'client-side' },
        linters:
          directory === app ? linters : linters.filter((linter) => !linter.constructor.name.endsWith('ManifestLinter')),
        parseFunction: async (file, parse) => {
          seen.add(path.resolve(file));
          return { ast: await parse(read(file), file), filepath: file };
        },
      });
    };

    const ownResults = await run(
      app,
      own.map((file) => path.relative(app, file)),
      (file) => readFileSync(file, 'utf8'),
    );
    const skipped = own.filter((file) => !seen.has(file));

    const callsFile = path.join(scratch, 'jira-calls.ts');
    const clear = calls.filter((call) => unclear(call, document.paths) === undefined);
    const siblingResults = await run(scratch, [...siblings, callsFile], (file) =>
      file === callsFile ? clear.map(asRequest).join('\n') : readFileSync(file, 'utf8'),
    );

    const findings = [
      ...findingsOf(ownResults, (file) => path.resolve(app, file)),
      ...findingsOf(siblingResults, (file) => (path.isAbsolute(file) ? file : path.resolve(app, file))).map(
        (finding) => (finding.file === callsFile ? atCall(finding, clear) : finding),
      ),
      ...calls.flatMap((call) => unclear(call, document.paths) ?? []),
      ...skipped.map((file): Finding => ({
        check: 'lint',
        file,
        message: 'the linter skips this file: write the tsconfig’s include as file globs, e.g. "src/**/*"',
      })),
      ...storageWithoutScope(all, input),
    ];
    return {
      findings: unique(findings),
      looked: `${String(own.length)} + ${String(siblings.length)} files, ${String(calls.length)} Jira calls`,
    };
  } finally {
    process.chdir(app);
    rmSync(scratch, { recursive: true, force: true });
  }
}

function findingsOf(results: readonly LintResult[], locate: (file: string) => string): Finding[] {
  return results.flatMap((result) =>
    [...result.errors, ...result.warnings, ...result.approvals].map(({ message, line }): Finding => ({
      check: 'lint',
      file: locate(result.file),
      line,
      message,
    })),
  );
}

/** A finding about line n of the rewritten calls is about the n-th call. */
function atCall(finding: Finding, calls: readonly JiraCall[]): Finding {
  const call = calls[(finding.line ?? 0) - 1];
  return call === undefined ? finding : { ...finding, file: call.file, line: call.line };
}

/** The linter does not know that `@forge/kvs` needs a scope. */
function storageWithoutScope(files: readonly string[], { app, manifest }: LintInput): Finding[] {
  const scopes: readonly unknown[] = Array.isArray(manifest.permissions?.scopes) ? manifest.permissions.scopes : [];
  const user = files.find((file) => readFileSync(file, 'utf8').includes("from '@forge/kvs'"));
  if (user === undefined || scopes.includes(STORAGE_SCOPE)) return [];
  return [
    { check: 'lint', file: path.join(app, 'manifest.yml'), message: `${user} uses @forge/kvs: add ${STORAGE_SCOPE}` },
  ];
}

function unique(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}
