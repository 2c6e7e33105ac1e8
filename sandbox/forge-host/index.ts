/** The Forge host: runs an unmodified, built Forge app as the platform would. */
import type { Invocation, ForgeHost, ForgeHostOptions, InvocationResult } from './door';
import { createCallsIn } from './calls-in';
import { createEgress } from './egress';
import { installApp, type InstalledApp } from './installed-app';
import { createInvocations, failure } from './invocations';
import { loadApp } from './manifest';
import { createPlatform } from './platform';
import { emitTo } from './product-events';

export type * from './door';
export { extensionAri } from './identifiers';
export { loadApp, ManifestError, type LoadedApp, type Manifest } from './manifest';

const DEFAULT_CONCURRENCY = 8;

export function createForgeHost(options: ForgeHostOptions): ForgeHost {
  const { clock, calls, faults, cloudId, siteUrl } = options;
  const apps = new Map<string, InstalledApp>();
  const waiting = new Set<() => void>();
  const changed = (): void => {
    for (const wake of waiting) wake();
  };

  const clockOffset = new SharedArrayBuffer(8);
  const shareOffset = (offset: number): void => {
    Atomics.store(new BigInt64Array(clockOffset), 0, BigInt(offset));
  };
  shareOffset(clock.offset());
  const stopSharing = clock.onAdvance(shareOffset);

  const find = (app: string): InstalledApp => {
    const found = apps.get(app);
    if (!found) throw new Error(`There is no app ${app}.`);
    return found;
  };

  const carryOut = createPlatform({
    clock,
    calls,
    faults,
    jira: options.jira,
    siteUrl,
    egress: createEgress(options.allowedLoopback),
    commanderOrigins: options.commanderOrigins ?? options.allowedLoopback,
    servicesOf: find,
  });
  const invocations = createInvocations({
    clock,
    calls,
    cloudId,
    allowedLoopback: options.allowedLoopback,
    carryOut,
    onEnd: changed,
  });
  const callsIn = createCallsIn({ invocations, cloudId, siteUrl, deadlines: options.deadlines ?? {} });
  const busy = (): boolean => invocations.running() > 0 || [...apps.values()].some((app) => app.queue.busy());

  return {
    async installApp(appDir, bundlePath) {
      const loaded = loadApp(appDir);
      await apps.get(loaded.name)?.stop();
      const app = installApp({
        loaded,
        bundlePath,
        clock,
        faults,
        origin: options.origin,
        dataDir: options.dataDir,
        clockOffset,
        maxConcurrency: options.maxConcurrency ?? DEFAULT_CONCURRENCY,
        deliver: (installed, event, depth) => callsIn.consume(installed, event, depth),
        runSchedule: (installed, key) => void callsIn.schedule(installed, key),
        onChange: changed,
      });
      apps.set(loaded.name, app);
      app.pool.warm();
      return app.description;
    },

    apps: () => [...apps.values()].map(({ description }) => description),

    async invoke(invocation: Invocation): Promise<InvocationResult> {
      const app = apps.get(invocation.app);
      return app ? callsIn.invoke(app, invocation) : failure('MODULE_NOT_FOUND', `there is no app ${invocation.app}`);
    },

    webTriggerUrl: (app, moduleKey) => find(app).webTriggers.urlOf(moduleKey),

    async handleWebTrigger(id, request) {
      for (const app of apps.values())
        if (app.webTriggers.moduleOf(id) !== undefined) return callsIn.webTrigger(app, id, request);
      return { status: 404, headers: {}, body: '' };
    },

    runSchedule: (app, key) => callsIn.schedule(find(app), key),

    async emit(eventType, event) {
      await Promise.all([...apps.values()].map((app) => emitTo(app, eventType, event, callsIn, clock)));
    },

    async drain() {
      while (busy()) {
        await new Promise<void>((resolve) => {
          const wake = (): void => {
            waiting.delete(wake);
            resolve();
          };
          waiting.add(wake);
        });
      }
    },

    store: (app) => find(app).kvs.dump(),

    logs: (app) =>
      (app === undefined ? [...apps.values()] : [find(app)])
        .flatMap(({ logs }) => logs.lines())
        .sort((left, right) => (left.at < right.at ? -1 : left.at > right.at ? 1 : 0)),

    async reset() {
      for (const app of apps.values()) {
        app.queue.clear();
        await app.pool.restart();
        app.queue.clear();
        app.kvs.clear();
        app.logs.clear();
        app.webTriggers.reset();
        app.schedules.restart();
        app.pool.warm();
      }
      changed();
    },

    async close() {
      stopSharing();
      await Promise.all([...apps.values()].map((app) => app.stop()));
      apps.clear();
      changed();
    },
  };
}
