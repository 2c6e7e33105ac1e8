/**
 * The machine interface under `/sandbox`: what scripts and tests use to look into the world and to move it. Who may
 * reach it is decided in `site.ts` (this machine, no foreign page).
 */
import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { faultSchema } from '../world';
import { invokeAs, invokeRequestSchema } from './invoke';
import { describeState } from './state';
import { readSurfaces } from './surfaces';
import type { World } from './world';

const clockSchema = z.object({ advance: z.number().min(0) });
const alertSchema = z.object({
  type: z.enum(['epm', 'device', 'status-changed', 'raw']),
  body: z.unknown().optional(),
});

export interface MachineOptions {
  world: World;
  /** Moves the world's time and remembers it. Seconds; returns the new time in ms since the epoch. */
  advance(seconds: number): number;
  /** Back to the seed. */
  reset(): Promise<void>;
}

class BadRequest extends Error {}

export function createMachineInterface(options: MachineOptions): Hono {
  const { world } = options;
  const routes = new Hono();
  routes.onError((error, context) => {
    if (error instanceof BadRequest) return context.json({ message: error.message }, 400);
    throw error;
  });

  routes.post('/invoke', async (context) =>
    context.json(await invokeAs(world, await bodyOf(context, invokeRequestSchema))),
  );
  routes.get('/state', (context) => context.json(describeState(world)));
  routes.get('/surfaces', async (context) => context.json(await readSurfaces(world)));

  routes.get('/calls', (context) => {
    const since = Number(context.req.query('since') ?? 0);
    if (!Number.isInteger(since) || since < 0) throw new BadRequest('since: a sequence number, e.g. ?since=120');
    return context.json(world.calls.since(since));
  });
  routes.delete('/calls', (context) => {
    world.calls.clear();
    return context.body(null, 204);
  });

  routes.get('/store', (context) => context.json(world.forge.store(appOf(world, context))));
  routes.get('/logs', (context) =>
    context.json(context.req.query('app') === undefined ? world.forge.logs() : world.forge.logs(appOf(world, context))),
  );

  routes.get('/clock', (context) => context.json(timeOf(world.clock.now())));
  routes.post('/clock', async (context) => {
    const { advance: seconds } = await bodyOf(context, clockSchema);
    return context.json(timeOf(options.advance(seconds)));
  });

  routes.get('/faults', (context) => context.json(world.faults.list()));
  routes.post('/faults', async (context) => {
    world.faults.add(await bodyOf(context, faultSchema));
    return context.json(world.faults.list(), 201);
  });
  routes.delete('/faults', (context) => {
    world.faults.clear();
    return context.body(null, 204);
  });

  routes.post('/alerts', (context) => raiseAlert(world, context));
  routes.get('/vault', (context) => {
    if (!world.standIn) return context.json({ message: 'A real Commander is in use; its vault is its own.' }, 501);
    return context.json({ ...world.standIn.vault(), changeCount: world.standIn.changeCount() });
  });
  routes.post('/reset', async (context) => {
    await options.reset();
    return context.json(describeState(world));
  });
  return routes;
}

async function bodyOf<Schema extends z.ZodType>(context: Context, schema: Schema): Promise<z.output<Schema>> {
  let body: unknown;
  try {
    body = await context.req.json();
  } catch (error) {
    if (error instanceof SyntaxError) throw new BadRequest('The body must be JSON.');
    throw error;
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new BadRequest(z.prettifyError(parsed.error));
}

function appOf(world: World, context: Context): string {
  const installed = world.forge.apps().map(({ app }) => app);
  const wanted = context.req.query('app') ?? installed[0];
  if (wanted !== undefined && installed.includes(wanted)) return wanted;
  throw new BadRequest(`app: one of ${installed.join(', ') || '(no app is installed)'}`);
}

const timeOf = (now: number): { now: string } => ({ now: new Date(now).toISOString() });

/** Keeper's own alerts need an app that receives them; a `raw` body goes to every web trigger as it is. */
async function raiseAlert(world: World, context: Context): Promise<Response> {
  const alert = await bodyOf(context, alertSchema);
  const receivers = world.forge.apps().flatMap(({ webTriggers }) => webTriggers);
  if (receivers.length === 0) {
    return context.json({ message: 'No installed app has a web trigger that could receive an alert.' }, 501);
  }
  if (alert.type !== 'raw') {
    return context.json(
      { message: `Alerts of the type '${alert.type}' are not known here; send {type: "raw", body}.` },
      501,
    );
  }
  const answers = await Promise.all(
    receivers.map(async ({ id, url }) => {
      const { status } = await world.forge.handleWebTrigger(id, {
        method: 'POST',
        userPath: '',
        headers: { 'content-type': ['application/json'] },
        queryParameters: {},
        body: JSON.stringify(alert.body ?? {}),
      });
      return { url, status };
    }),
  );
  return context.json({ delivered: answers });
}
