/**
 * The status beside the title of a `jira:issueContext` panel: an issue property
 * `com.atlassian.jira.issue:<app>:<module key>:status` that the app sets, a lozenge or a badge. Documented for Connect
 * with the app's key (developer.atlassian.com, "Issue Context"); Forge apps use the uuid of their app id there.
 */
import { z } from 'zod';
import type { Identity } from '../../jira';
import type { PlacedModule, World } from '../world';

const LOZENGES = {
  default: 'neutral',
  inprogress: 'blue',
  moved: 'yellow',
  new: 'purple',
  removed: 'red',
  success: 'green',
};
const statusSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('lozenge'),
    value: z.object({ label: z.string(), type: z.enum(Object.keys(LOZENGES) as (keyof typeof LOZENGES)[]).optional() }),
  }),
  z.object({ type: z.literal('badge'), value: z.object({ label: z.union([z.string(), z.number()]) }) }),
]);

export interface PanelStatus {
  label: string;
  color: string;
}

/** `undefined` when the app has set none, or something that is no status: Jira then shows the panel without one. */
export async function panelStatus(
  world: World,
  placed: PlacedModule,
  viewer: Identity,
  issueKey: string,
): Promise<PanelStatus | undefined> {
  const key = `com.atlassian.jira.issue:${placed.app.appId}:${placed.module.key}:status`;
  const path = `/rest/api/3/issue/${encodeURIComponent(issueKey)}/properties/${encodeURIComponent(key)}`;
  const answer = await world.jira.fetch(new Request(`${world.origin}${path}`), viewer);
  if (!answer.ok) return undefined;
  const { value } = (await answer.json()) as { value: unknown };
  const parsed = statusSchema.safeParse(value);
  if (!parsed.success) return undefined;
  const status = parsed.data;
  if (status.type === 'lozenge') return { label: status.value.label, color: LOZENGES[status.value.type ?? 'default'] };
  const count = Number(status.value.label);
  return count > 0 ? { label: count > 99 ? '99+' : String(count), color: 'blue' } : undefined;
}
