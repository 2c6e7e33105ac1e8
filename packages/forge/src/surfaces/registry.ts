/** Everything that a browser, a queue or a schedule can reach, as a list: written to a file by the build, read by tests. */
import { panelSurfaces } from './panel';
import { settingsSurfaces } from './settings';

export interface RegisteredSurface {
  /** Key of the module in the manifest. */
  readonly module: string;
  readonly function: string;
  /** `platform`: reached by Forge itself, never by a browser. */
  readonly access: string;
  readonly example: unknown;
}

const reachable = (module: string, surfaces: Readonly<Record<string, { access: string; example: unknown }>>) =>
  Object.entries(surfaces).map(([name, { access, example }]) => ({ module, function: name, access, example }));

export const surfaces: readonly RegisteredSurface[] = [
  ...reachable('keeper-panel', { ...panelSurfaces }),
  ...reachable('keeper-settings', { ...settingsSurfaces }),
  { module: 'follow-up-consumer', function: 'follow-up', access: 'platform', example: { requestId: '' } },
  { module: 'sweep-trigger', function: 'sweep', access: 'platform', example: {} },
];
