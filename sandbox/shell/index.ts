/** The sandbox as a whole: starts a world with its pages and its machine interface. Used by `npm start` and by tests. */
export type { Sandbox, SandboxAccount, SandboxOptions, SandboxSummary } from './door';
export { startSandbox } from './sandbox';
export { buildApps, type InstallableApp } from './install';
export { HELP, readOptions, type StartOptions } from './options';
export type { InvokeRequest } from './invoke';
export type { Surface } from './surfaces';
export type { World } from './world';
export type { WorldState } from './state';
