/** A module's frame on a page: where its own page is and what it may say about itself. */
import { resourcePath } from '../assets';
import type { FramePlacement } from '../browser/protocol';
import type { PlacedModule, World } from '../world';
import { buildContext, type Place } from './context';
import { issueToken } from './token';

export interface PlacementOptions extends Place {
  /** See `FramePlacement.historyBase`. */
  historyBase?: string;
}

/** Throws if the module has no page of its own (see `modulesOfType`). */
export function placeModule(
  world: World,
  placed: PlacedModule,
  accountId: string | undefined,
  options: PlacementOptions,
): FramePlacement {
  const { app, module } = placed;
  if (!module.resource) throw new Error(`The module ${module.key} has no resource.`);
  const context = buildContext(world, placed, accountId, options);
  const address = (resource: NonNullable<typeof module.resource>): string =>
    `${world.assetOrigin}${resourcePath(app.app, resource)}`;
  const named = app.modules.flatMap(({ resource, manifest }) =>
    resource
      ? [
          [resource.key, address(resource)],
          [String(manifest.resource), address(resource)],
        ]
      : [],
  );
  return {
    app: app.app,
    module: module.key,
    type: module.type,
    title: module.title ?? module.key,
    url: address(module.resource),
    resources: Object.fromEntries(named) as Record<string, string>,
    token: issueToken(world.secret, {
      app: app.app,
      module: module.key,
      ...(accountId === undefined ? {} : { accountId }),
      context,
    }),
    context,
    ...(options.historyBase === undefined ? {} : { historyBase: options.historyBase }),
  };
}
