/**
 * The words at the Forge host's public door: what one gives it, what it tells of the installed apps, how one calls them.
 * Types only; `index.ts` exports them together with `createForgeHost`.
 */
import type { CallLog, Faults, WorldClock } from '../world';

/** Who calls Jira: a person, or the app itself (`asApp`). */
export type JiraIdentity = { kind: 'user'; accountId: string } | { kind: 'app'; appId: string; name: string };

/** Jira as the platform reaches it. `request.url` is `<siteUrl>/rest/api/3/…`; Jira enforces `scopes` (manifest).
 * The host puts the call into the call log, Jira must not do so again. */
export type JiraCall = (
  request: Request,
  identity: JiraIdentity,
  scopes: readonly string[],
) => Response | Promise<Response>;

export interface ForgeHostOptions {
  clock: WorldClock;
  calls: CallLog;
  faults: Faults;
  jira: JiraCall;
  /** Origin of the main server, e.g. `http://127.0.0.1:4400`; web trigger URLs start with it. */
  origin: string;
  /** Site URL in contexts and of Jira requests, e.g. `http://127.0.0.1:4400`. */
  siteUrl: string;
  cloudId: string;
  /** Origins on this machine that any app may call besides its manifest's egress, e.g. the sandbox's Commander. */
  allowedLoopback: readonly string[];
  /** Origins of Commander, for faults with target `commander`. Default: `allowedLoopback`. */
  commanderOrigins?: readonly string[];
  /** Directory for KVS and queues. Absent: in memory only. */
  dataDir?: string;
  /** Shorter deadlines for tests, in milliseconds of machine time. */
  deadlines?: Partial<Deadlines>;
  /** Invocations of one app at the same time; more wait. Default 8. */
  maxConcurrency?: number;
}

/** Milliseconds of machine time. Forge: 25 s, 55 s, 25 s; consumers and schedules 55 s or the function's timeoutSeconds. */
export interface Deadlines {
  resolver: number;
  webtrigger: number;
  trigger: number;
  consumer: number;
  scheduledTrigger: number;
}

/** A module of an app's manifest that a page shows or the product must know. */
export interface ModuleDescription {
  /** Short name of the app: the last part of its directory, e.g. `connector-hub`. */
  app: string;
  /** E.g. `jira:issueContext`. */
  type: string;
  key: string;
  title?: string;
  label?: string;
  icon?: string;
  /** Absolute directory of the built Custom UI and the HTML file in it. */
  resource?: { key: string; directory: string; entry: string };
  /** Key of the function that answers `invoke` from this module's page. */
  resolver?: string;
  displayConditions?: Record<string, unknown>;
  /** The module as the manifest has it. */
  manifest: Record<string, unknown>;
}

export interface AppDescription {
  /** Short name, as in `ModuleDescription.app`. */
  app: string;
  /** The manifest's `app.id`: `ari:cloud:ecosystem::app/<uuid>`. */
  id: string;
  /** The uuid alone. */
  appId: string;
  version: string;
  environmentId: string;
  environmentType: 'DEVELOPMENT';
  installationId: string;
  /** Scopes of the manifest. */
  scopes: readonly string[];
  /** `permissions` of the manifest, for the Content-Security-Policy of its pages. */
  permissions: Record<string, unknown>;
  modules: readonly ModuleDescription[];
  webTriggers: readonly { key: string; id: string; url: string }[];
  scheduledTriggers: readonly { key: string; interval: string }[];
}

/** The context a page gives its bridge (`view.getContext()`); the host adds and overwrites what is not the page's to say. */
export type FrontEndContext = Record<string, unknown>;

export interface Invocation {
  app: string;
  /** Key of the module whose page calls. */
  module: string;
  /** Key under which the resolver defines the function. */
  functionKey: string;
  payload?: unknown;
  context: FrontEndContext;
  /** Absent: nobody is logged in. */
  accountId?: string;
}

export type InvocationErrorName =
  | 'MODULE_NOT_FOUND'
  | 'PAYLOAD_TOO_LARGE'
  | 'RESPONSE_TOO_LARGE'
  | 'FUNCTION_ERROR'
  | 'FUNCTION_TIME_OUT'
  | 'FUNCTION_OUT_OF_MEMORY'
  | 'FUNCTION_CRASHED';

export interface InvocationFailure {
  name: InvocationErrorName;
  /** As the bridge rejects with: `There was an error invoking the function - …`. */
  message: string;
}

export type InvocationResult = { ok: true; result: unknown } | { ok: false; error: InvocationFailure };

export interface WebTriggerRequest {
  method: string;
  /** Path after `/x1/<id>`, `''` or `/a/b`. */
  userPath: string;
  headers: Record<string, string[]>;
  queryParameters: Record<string, string[]>;
  body: string;
}

export interface WebTriggerResponse {
  status: number;
  statusText?: string;
  headers: Record<string, string[]>;
  body: string;
}

export interface LogLine {
  /** World time, ISO-8601. */
  at: string;
  app: string;
  invocationId?: string;
  /** `<module>/<function>` of the invocation. */
  what?: string;
  level: 'debug' | 'info' | 'warn' | 'error';
  text: string;
}

/** An app's KVS as `GET /sandbox/store` shows it; a secret shows only that it is there. */
export interface StoreDump {
  plain: { key: string; value: unknown; expireTime?: string }[];
  entities: Record<string, { key: string; value: unknown; expireTime?: string }[]>;
  secrets: { key: string; present: true }[];
}

export interface ForgeHost {
  /**
   * Loads manifest and bundle; throws `ManifestError` with every problem found. Installing again replaces the code;
   * what runs then ends, and without `dataDir` the store begins empty.
   */
  installApp(appDir: string, bundlePath: string): Promise<AppDescription>;
  apps(): readonly AppDescription[];
  /** The path of the bridge's `invoke`. Reaches only the resolver of a module that has a page. Never throws. */
  invoke(invocation: Invocation): Promise<InvocationResult>;
  /** Throws if the app has no such web trigger. */
  webTriggerUrl(app: string, moduleKey: string): string;
  /** `/x1/<id>`: 404 for an unknown id. */
  handleWebTrigger(id: string, request: WebTriggerRequest): Promise<WebTriggerResponse>;
  /** Runs a scheduled trigger now and resolves when it has ended. */
  runSchedule(app: string, key: string): Promise<InvocationResult>;
  /** Gives a product event to the `trigger` modules that ask for it; resolves when they have ended. */
  emit(eventType: string, event: Record<string, unknown>): Promise<void>;
  /** Resolves when no queued event is due and no invocation runs (delayed events may remain). */
  drain(): Promise<void>;
  store(app: string): StoreDump;
  logs(app?: string): readonly LogLine[];
  /** Empties KVS, queues and logs, ends running invocations, restarts the schedules. Apps stay installed. */
  reset(): Promise<void>;
  close(): Promise<void>;
}
