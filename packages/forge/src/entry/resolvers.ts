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
  return resolver.getDefinitions();
}

/** Of the issue panel. */
export const panelResolver = resolverFor('panel', { ...panelSurfaces });
/** Of the settings page. */
export const settingsResolver = resolverFor('settings', { ...settingsSurfaces });
