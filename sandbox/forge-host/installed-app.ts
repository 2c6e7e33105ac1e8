/** One installed app: what it is called by, its workers, its store, its queues, its schedules. */
import path from 'node:path';
import type { Faults, WorldClock } from '../world';
import type { AppDescription, InvocationResult } from './door';
import { takeLostCompletion } from './faulty-calls';
import { appIdOf, stableUuid } from './identifiers';
import type { RunnableApp } from './invocations';
import { openKvs, type KvsService } from './kvs/service';
import { createLogs } from './logs';
import { findFunction, type LoadedApp } from './manifest';
import { createWorkerPool } from './pool';
import { openQueue, type AsyncEvent, type EventQueue } from './queue/queue';
import { startSchedules, type Schedules } from './schedules';
import { createWebTriggerUrls, type WebTriggerUrls } from './web-triggers';

export interface InstalledApp extends RunnableApp {
  kvs: KvsService;
  queue: EventQueue;
  webTriggers: WebTriggerUrls;
  schedules: Schedules;
  /** Ends everything that runs; the store stays on the disk. */
  stop(): Promise<void>;
}

export interface InstallOptions {
  loaded: LoadedApp;
  bundlePath: string;
  clock: WorldClock;
  faults: Faults;
  origin: string;
  dataDir: string | undefined;
  clockOffset: SharedArrayBuffer;
  maxConcurrency: number;
  deliver(app: InstalledApp, event: AsyncEvent, depth: number): Promise<InvocationResult>;
  runSchedule(app: InstalledApp, key: string): void;
  onChange(): void;
}

/** Forge's default for consumers and schedules, in seconds. */
export const DEFAULT_TIMEOUT_SECONDS = 55;

export function installApp(options: InstallOptions): InstalledApp {
  const { loaded, clock, faults } = options;
  const { manifest, name } = loaded;
  const directory = (part: string): string | undefined =>
    options.dataDir === undefined ? undefined : path.join(options.dataDir, part);
  const webTriggers = createWebTriggerUrls(manifest, options.origin);
  const logs = createLogs();
  const pool = createWorkerPool({
    bundlePath: options.bundlePath,
    modules: [...new Set(manifest.modules.function.map(({ handler }) => handler.slice(0, handler.lastIndexOf('.'))))],
    memoryMB: manifest.app.runtime.memoryMB,
    clockOffset: options.clockOffset,
    maxConcurrency: options.maxConcurrency,
    onStray(message) {
      if (message.type === 'log')
        logs.add({ at: new Date(clock.now()).toISOString(), app: name, level: message.level, text: message.text });
    },
  });
  const kvs = openKvs({
    clock,
    entities: manifest.app.storage?.entities ?? [],
    directory: directory('kvs'),
    name,
  });
  const timeoutOf = (key: string | undefined): number =>
    findFunction(manifest, key ?? '')?.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS;
  const queue = openQueue({
    clock,
    directory: directory('queues'),
    name,
    consumers: new Map(
      manifest.modules.consumer.map((consumer) => [
        consumer.queue,
        { timeoutSeconds: timeoutOf(consumer.function ?? consumer.resolver?.function) },
      ]),
    ),
    deliver: (event, depth) => options.deliver(app, event, depth),
    losesCompletion: (queueName) => takeLostCompletion(`deliver ${queueName}`, faults),
    onChange: () => options.onChange(),
  });
  const schedules = startSchedules(clock, manifest.modules.scheduledTrigger, (key) => options.runSchedule(app, key));
  const app: InstalledApp = {
    loaded,
    description: describe(loaded, webTriggers),
    pool,
    logs,
    kvs,
    queue,
    webTriggers,
    schedules,
    async stop() {
      schedules.stop();
      queue.close();
      await pool.close();
      kvs.close();
    },
  };
  return app;
}

function describe(loaded: LoadedApp, webTriggers: WebTriggerUrls): AppDescription {
  const { manifest } = loaded;
  const appId = appIdOf(manifest.app.id);
  return {
    app: loaded.name,
    id: manifest.app.id,
    appId,
    version: '1.0.0',
    environmentId: stableUuid(appId, 'environment'),
    environmentType: 'DEVELOPMENT',
    installationId: stableUuid(appId, 'installation'),
    scopes: loaded.scopes,
    permissions: manifest.permissions,
    modules: loaded.pages,
    webTriggers: manifest.modules.webtrigger.map(({ key }) => ({
      key,
      id: webTriggers.idOf(key),
      url: webTriggers.urlOf(key),
    })),
    scheduledTriggers: manifest.modules.scheduledTrigger.map(({ key, interval }) => ({ key, interval })),
  };
}
