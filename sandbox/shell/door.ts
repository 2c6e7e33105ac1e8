/** What one gives to start a sandbox and what one gets. Types only. */
import type { CommanderOptions } from '../commander';
import type { ForgeHostOptions, InvocationResult } from '../forge-host';
import type { JiraSeed } from '../jira';
import type { InstallableApp } from './install';
import type { InvokeRequest } from './invoke';
import type { World } from './world';

export interface SandboxOptions {
  /** Main port; the apps' pages are two higher. 0: free ports. */
  port: number;
  commanderPort: number;
  /** Installed in this order. */
  apps: readonly InstallableApp[];
  dataDir?: string | undefined;
  /** A real Commander instead of the stand-in. */
  realCommander?: { url: string; key: string } | undefined;
  /** Default: the demo company. */
  seed?: JiraSeed | undefined;
  /** False: the app is left as it is after installation, unconnected. Default true. */
  demo?: boolean | undefined;
  standIn?: Partial<Omit<CommanderOptions, 'port' | 'clock' | 'calls' | 'dataDir'>> | undefined;
  forge?: Pick<ForgeHostOptions, 'deadlines' | 'maxConcurrency'> | undefined;
  log?: ((line: string) => void) | undefined;
}

export interface SandboxAccount {
  /** `ada`, `alice`, … */
  name: string;
  accountId: string;
  displayName: string;
  email?: string;
}

export interface SandboxSummary {
  url: string;
  assetUrl: string;
  commander: { url: string; key: string };
  accounts: readonly SandboxAccount[];
  pages: { issue: string; projects: string; settings: string; console: string };
  machine: string;
  webTriggers: readonly { app: string; key: string; url: string }[];
}

export interface Sandbox {
  /** Main origin. */
  readonly url: string;
  /** Origin of the apps' pages. */
  readonly assetUrl: string;
  readonly commander: { readonly url: string; readonly key: string };
  readonly accounts: readonly SandboxAccount[];
  readonly world: World;
  /** What browsers reported against the apps' Content-Security-Policy, as they sent it. */
  readonly cspViolations: readonly string[];
  /** Every address, key and account, for `npm start -- --json`. */
  summary(): SandboxSummary;
  /** accountId by name (`ada`); throws if there is none. */
  accountId(name: string): string;
  /** See `POST /sandbox/invoke`. */
  invoke(request: InvokeRequest): Promise<InvocationResult>;
  /** Moves the world's time, in seconds. */
  advance(seconds: number): number;
  /** Back to the seed, set up again. */
  reset(): Promise<void>;
  close(): Promise<void>;
}
