/** Invoking an app's function the way its page would, with a context as honest or as forged as the caller wants it. */
import { z } from 'zod';
import type { InvocationResult } from '../forge-host';
import { buildContext } from './bridge/context';
import { findModule, type World } from './world';

export const invokeRequestSchema = z.strictObject({
  /** accountId. Absent or unknown to Jira: nobody. */
  as: z.string().nullish(),
  app: z.string(),
  /** Module key, or the key of its resolver's function. */
  module: z.string(),
  /** Issue the page claims to stand on, by key or id; taken as asked, whether that person may see it or not. */
  issue: z.string().optional(),
  project: z.string().optional(),
  function: z.string(),
  payload: z.unknown().optional(),
  /** Overrides members of the context's `extension`. */
  extension: z.record(z.string(), z.unknown()).optional(),
});

export type InvokeRequest = z.input<typeof invokeRequestSchema>;

/** The same path as the bridge, from the signed context on. Never throws for what a caller can name. */
export async function invokeAs(world: World, request: InvokeRequest): Promise<InvocationResult> {
  const placed = findModule(world, request.app, request.module);
  if (!placed) {
    const message = `There is no module '${request.module}' in an app '${request.app}'.`;
    return { ok: false, error: { name: 'MODULE_NOT_FOUND', message } };
  }
  const accountId = request.as ? world.jira.state.account(request.as)?.accountId : undefined;
  const context = buildContext(world, placed, accountId, {
    path: request.issue === undefined ? '/' : `/browse/${request.issue}`,
    ...(request.issue === undefined ? {} : { issue: request.issue }),
    ...(request.project === undefined ? {} : { project: request.project }),
  });
  const extension = { ...(context.extension as object), ...request.extension };
  return world.forge.invoke({
    app: request.app,
    module: placed.module.key,
    functionKey: request.function,
    payload: request.payload,
    context: { ...context, extension },
    ...(accountId === undefined ? {} : { accountId }),
  });
}
