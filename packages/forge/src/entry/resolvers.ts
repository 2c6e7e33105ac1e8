/** The functions of each module, as Forge resolvers. */
import Resolver from '@forge/resolver';
import type { ModuleName } from '@keeper-workflow/contract';
import { panelSurfaces } from '../surfaces/panel';
import { settingsSurfaces } from '../surfaces/settings';
import { answer, type Call } from './answer';

type Surfaces = Readonly<Record<string, Parameters<typeof answer>[2]>>;

function resolverFor(module: ModuleName, surfaces: Surfaces) {
  const resolver = new Resolver();
  for (const [name, surface] of Object.entries(surfaces)) {
    resolver.define(name, (call) => answer(module, name, surface, call as Call));
  }
  const definitions = resolver.getDefinitions();
  // The resolver looks names up along the prototype (`constructor`, `toString`): only what is a surface is called.
  const handler: typeof definitions = async (invocation, backend) => {
    const { functionKey } = invocation.call;
    if (!Object.hasOwn(surfaces, functionKey)) throw new Error(`Resolver has no definition for '${functionKey}'.`);
    return definitions(invocation, backend);
  };
  return handler;
}

/** Of the issue panel. */
export const panelResolver = resolverFor('panel', { ...panelSurfaces });
/** Of the settings page. */
export const settingsResolver = resolverFor('settings', { ...settingsSurfaces });
