/**
 * The server's side of the bridge: `invoke` and `requestJira` of an app's frame, sent by the page around it. Account
 * and place come from the signed token, and the token must be of the account that is logged in now.
 */
import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { requireOwnPage } from '../guard';
import { askJira } from '../recorded-jira';
import { identityOf } from '../session';
import { findModule, type World } from '../world';
import { readToken, type Claims } from './token';

const invokeSchema = z.object({
  token: z.string(),
  functionKey: z.string(),
  payload: z.unknown().optional(),
  /** Context of the modal the call comes from: the app's own words, as on the platform. */
  modal: z.unknown().optional(),
});

const fetchSchema = z.object({
  token: z.string(),
  request: z.object({
    product: z.string(),
    restPath: z.string().max(8000),
    fetchRequestInit: z.object({
      method: z.string().optional(),
      body: z.string().nullish(),
      headers: z.array(z.tuple([z.string(), z.string()])).default([]),
    }),
    isMultipartFormData: z.boolean().optional(),
  }),
});

/** Request headers that a product request keeps; all others are the platform's to set. */
const KEPT_HEADERS = new Set(['accept', 'content-type', 'if-match', 'x-atlassian-token', 'accept-language']);

class Refusal extends Error {
  constructor(
    readonly status: 400 | 401 | 404,
    message: string,
  ) {
    super(message);
  }
}

export function createBridgeRoutes(world: World): Hono {
  const routes = new Hono();
  routes.use(requireOwnPage([world.origin]));
  routes.onError((error, context) => {
    if (error instanceof Refusal) return context.json({ message: error.message }, error.status);
    throw error;
  });

  routes.post('/invoke', async (context) => {
    const { token, functionKey, payload, modal } = await bodyOf(context, invokeSchema);
    const claims = claimsOf(world, context, token);
    const extension = claims.context.extension as Record<string, unknown>;
    const answer = await world.forge.invoke({
      app: claims.app,
      module: claims.module,
      functionKey,
      payload,
      context: modal === undefined ? claims.context : { ...claims.context, extension: { ...extension, modal } },
      ...(claims.accountId === undefined ? {} : { accountId: claims.accountId }),
    });
    return context.json(answer);
  });

  routes.post('/fetch', async (context) => {
    const { token, request } = await bodyOf(context, fetchSchema);
    // Product requests carry the browser's session: once it has ended, Jira itself answers that nobody is signed in.
    const signedOut = identityOf(context).kind === 'nobody';
    const claims = signedOut ? { ...tokenClaims(world, token), accountId: undefined } : claimsOf(world, context, token);
    const app = findModule(world, claims.app, claims.module)?.app;
    if (!app) throw new Refusal(404, 'The app is not installed any more.');
    if (request.product !== 'jira') throw new Refusal(400, `This site has no ${request.product}.`);
    if (request.isMultipartFormData) throw new Refusal(400, 'Attachments cannot be uploaded here.');
    const answer = await askJira(world, {
      request: productRequest(world.origin, request.restPath, request.fetchRequestInit),
      identity: claims.accountId === undefined ? { kind: 'nobody' } : { kind: 'user', accountId: claims.accountId },
      scopes: app.scopes,
      app: app.app,
    });
    return context.json({
      body: await answer.text(),
      headers: Object.fromEntries(answer.headers),
      status: answer.status,
      statusText: answer.statusText,
    });
  });
  return routes;
}

async function bodyOf<Schema extends z.ZodType>(context: Context, schema: Schema): Promise<z.output<Schema>> {
  const parsed = schema.safeParse(await context.req.json<unknown>().catch(() => undefined));
  if (!parsed.success) throw new Refusal(400, 'The bridge does not understand this call.');
  return parsed.data;
}

function tokenClaims(world: World, token: string): Claims {
  const claims = readToken(world.secret, token);
  if (!claims) throw new Refusal(401, 'The sandbox was started anew since this page was loaded. Reload the page.');
  return claims;
}

function claimsOf(world: World, context: Context, token: string): Claims {
  const claims = tokenClaims(world, token);
  const identity = identityOf(context);
  const accountId = identity.kind === 'user' ? identity.accountId : undefined;
  if (claims.accountId !== accountId) {
    throw new Refusal(401, 'Another user is logged in now. Reload the page.');
  }
  return claims;
}

/** Jira's REST interface only, and only below its own path however the app writes it. */
function productRequest(
  origin: string,
  restPath: string,
  init: { method?: string | undefined; body?: string | null | undefined; headers: [string, string][] },
): Request {
  const address = new URL(restPath, origin);
  if (address.origin !== origin || !/^\/rest\/(api\/[23]|agile\/1\.0|forge\/1)\//.test(address.pathname)) {
    throw new Refusal(400, `requestJira takes a path below /rest/api/3/, not '${restPath}'.`);
  }
  const method = (init.method ?? 'GET').toUpperCase();
  const headers = init.headers.filter(([name]) => KEPT_HEADERS.has(name.toLowerCase()));
  const hasBody = method !== 'GET' && method !== 'HEAD' && typeof init.body === 'string' && init.body !== '';
  return new Request(address, { method, headers, ...(hasBody ? { body: init.body } : {}) });
}
