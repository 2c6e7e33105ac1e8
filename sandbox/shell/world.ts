/** Everything that runs in one sandbox, as its pages and its machine interface see it. */
import type { Commander } from '../commander';
import type { AppDescription, ForgeHost, ModuleDescription } from '../forge-host';
import type { Jira } from '../jira';
import type { CallLog, Faults, WorldClock } from '../world';

export interface World {
  readonly clock: WorldClock;
  readonly calls: CallLog;
  readonly faults: Faults;
  readonly jira: Jira;
  readonly forge: ForgeHost;
  /** Absent when a real Commander is used. */
  readonly standIn?: Commander;
  /** What the app is told: the stand-in's address and key, or those of the real service. */
  readonly commander: { readonly url: string; readonly key: string };
  /** Origin of the Jira site, e.g. `http://127.0.0.1:4400`. */
  readonly origin: string;
  /** Origin of the apps' pages, e.g. `http://localhost:4402`. */
  readonly assetOrigin: string;
  readonly cloudId: string;
  /** Directory of each installed app (with its manifest), by short name. */
  readonly appDirectories: ReadonlyMap<string, string>;
  /** Signs what a page carries for its frames; new at every start. */
  readonly secret: Buffer;
}

export interface PlacedModule {
  readonly app: AppDescription;
  readonly module: ModuleDescription;
}

/** Modules of a type that have a page, in the order of installation. */
export function modulesOfType(world: Pick<World, 'forge'>, type: string): PlacedModule[] {
  return world.forge
    .apps()
    .flatMap((app) =>
      app.modules.filter((module) => module.type === type && module.resource).map((module) => ({ app, module })),
    );
}

/** By module key, or by the key of the function that answers for it where only one module has that resolver. */
export function findModule(world: Pick<World, 'forge'>, appName: string, name: string): PlacedModule | undefined {
  const app = world.forge.apps().find((candidate) => candidate.app === appName);
  if (!app) return undefined;
  const answering = app.modules.filter(({ resolver }) => resolver === name);
  const module = app.modules.find(({ key }) => key === name) ?? (answering.length === 1 ? answering[0] : undefined);
  return module ? { app, module } : undefined;
}
