/** A small world for the host's tests: the fixture app, really bundled, in a host with a stub of Jira. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfStale, fingerprint } from '../../build/fingerprint';
import { buildBackend } from '../../build/backend';
import {
  createCallLog,
  createFaults,
  createWorldClock,
  type Call,
  type CallLog,
  type Faults,
  type WorldClock,
} from '../../world';
import {
  createForgeHost,
  type ForgeHost,
  type ForgeHostOptions,
  type InvocationResult,
  type JiraIdentity,
} from '../index';

export const appDirectory = fileURLToPath(new URL('./app', import.meta.url));
const repository = path.resolve(appDirectory, '../../../..');

/** Milliseconds within which the first test of a run has the fixture built, on a busy machine too. */
export const BUILD_TIMEOUT = 180_000;

let bundle: Promise<string> | undefined;

/** The fixture's bundle, made by the real bundler once and kept until its sources change. */
export function fixtureBundle(): Promise<string> {
  bundle ??= (async () => {
    const kept = path.join(repository, '.sandbox', 'build', 'forge-host-testdata');
    const file = path.join(kept, 'backend', 'index.cjs');
    const sources = fingerprint(repository, [appDirectory, 'package-lock.json', 'tsconfig.base.json']);
    await buildIfStale(path.join(kept, 'backend.stamp'), sources, [file], async () => {
      await buildBackend(appDirectory, path.dirname(file));
    });
    return file;
  })();
  return bundle;
}

export interface JiraCallSeen {
  method: string;
  path: string;
  body: string;
  identity: JiraIdentity;
  scopes: readonly string[];
}

export interface TestWorld {
  host: ForgeHost;
  clock: WorldClock;
  calls: CallLog;
  faults: Faults;
  jira: JiraCallSeen[];
  /** Calls a function of the panel's resolver and returns its result; throws what the page would get. */
  call(functionKey: string, payload?: unknown, accountId?: string): Promise<unknown>;
  /** The same without throwing. */
  invoke(functionKey: string, payload?: unknown, accountId?: string): Promise<InvocationResult>;
  recorded(kind: Call['kind']): Call[];
  /** Reads a plain key past the app. */
  stored(key: string): unknown;
  close(): Promise<void>;
}

export async function createTestWorld(options: Partial<ForgeHostOptions> = {}): Promise<TestWorld> {
  const clock = options.clock ?? createWorldClock();
  const calls = createCallLog();
  const faults = createFaults();
  const jira: JiraCallSeen[] = [];
  const host = createForgeHost({
    clock,
    calls,
    faults,
    origin: 'http://127.0.0.1:4400',
    siteUrl: 'http://127.0.0.1:4400',
    cloudId: 'a-cloud',
    allowedLoopback: [],
    async jira(request, identity, scopes) {
      const url = new URL(request.url);
      jira.push({
        method: request.method,
        path: url.pathname + url.search,
        body: await request.text(),
        identity,
        scopes,
      });
      return Response.json({ key: 'OPS-1' }, { status: request.method === 'POST' ? 201 : 200 });
    },
    ...options,
  });
  await host.installApp(appDirectory, await fixtureBundle());
  const invoke: TestWorld['invoke'] = (functionKey, payload, accountId = 'alice') =>
    host.invoke({ app: 'app', module: 'panel', functionKey, payload, context: { extension: {} }, accountId });
  return {
    host,
    clock,
    calls,
    faults,
    jira,
    invoke,
    async call(functionKey, payload, accountId) {
      const result = await invoke(functionKey, payload, accountId);
      if (!result.ok) throw new Error(result.error.message);
      return result.result;
    },
    recorded: (kind) => calls.since(0).filter((call) => call.kind === kind),
    stored: (key) => host.store('app').plain.find((entry) => entry.key === key)?.value,
    async close() {
      await host.close();
      clock.close();
    },
  };
}

export const temporaryDirectory = (): string => mkdtempSync(path.join(tmpdir(), 'forge-host-'));
