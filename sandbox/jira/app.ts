/** The HTTP surface: who calls, may they (identity, scopes), which route, and Jira's words when the answer is no. */
import { Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { avatarResponse } from './avatar';
import type { Identity } from './door';
import { OPERATIONS, operationsAt, scopesCover, type Operation } from './openapi';
import { refuse, Refusal } from './refusal';
import { commentRoutes } from './routes-comment';
import { issueRoutes } from './routes-issue';
import { metadataRoutes } from './routes-metadata';
import { permissionRoutes } from './routes-permission';
import { projectRoutes } from './routes-project';
import { propertyRoutes } from './routes-property';
import { searchRoutes } from './routes-search';
import { transitionRoutes } from './routes-transition';
import { userRoutes } from './routes-user';
import type { Caller, Route, World } from './world';

/** Handed to Hono with each request; never taken from the request itself. */
export interface Bindings {
  identity: Identity;
  scopes: readonly string[] | undefined;
}

const ROUTES = new Map<string, Route>(
  Object.entries({
    ...issueRoutes,
    ...commentRoutes,
    ...propertyRoutes,
    ...transitionRoutes,
    ...permissionRoutes,
    ...projectRoutes,
    ...userRoutes,
    ...searchRoutes,
    ...metadataRoutes,
  }),
);

/** The message that Jira Cloud gives since it removed the old search. */
const SEARCH_REMOVED =
  'The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. A full migration guideline is available at https://developer.atlassian.com/changelog/#CHANGE-2046';

/** The largest request body Jira takes here, in bytes. */
const BODY_LIMIT = 1_000_000;

export function createApp(world: World): Hono<{ Bindings: Bindings }> {
  const app = new Hono<{ Bindings: Bindings }>();

  app.get('/avatar/:file{.+\\.svg}', ({ req }) => avatarResponse(req.param('file').slice(0, -4), nameOf(world)));
  app.all('/rest/api/:version{[23]}/search', () => {
    throw refuse(410, SEARCH_REMOVED);
  });

  for (const operation of literalFirst(OPERATIONS)) {
    const route = ROUTES.get(operation.id);
    if (route === undefined) throw new Error(`openapi.json has ${operation.id}, but nothing answers it.`);
    app.on(operation.method, operation.path.replace(/\{(\w+)\}/g, ':$1'), async (context) => {
      const caller = callerOf(world, context.env.identity);
      checkScopes(operation, context.env.scopes);
      const answer = route({
        world,
        caller,
        params: context.req.param(),
        query: new URL(context.req.url).searchParams,
        body: await readBody(context.req.raw),
      });
      if (answer.body === undefined) return new Response(null, { status: answer.status });
      return Response.json(answer.body, { status: answer.status });
    });
  }

  app.notFound((context) => {
    const { pathname } = new URL(context.req.url);
    const served = operationsAt(pathname);
    const message = `The sandbox's Jira does not serve ${context.req.method} ${pathname}. What it serves is listed in sandbox/jira/openapi.json.`;
    if (served.size > 0) throw refuse(405, message, `Methods: ${[...served.keys()].join(', ')}.`);
    throw new Refusal(404, { errorMessages: [message], errors: {} }, { 'x-sandbox-unsupported': '1' });
  });

  app.onError((error, context) => {
    if (error instanceof Refusal) {
      return context.json(error.body, error.status as ContentfulStatusCode, error.headers);
    }
    const message = error instanceof Error ? error.message : String(error);
    return context.json({ errorMessages: [`Internal server error: ${message}`], errors: {} }, 500);
  });
  return app;
}

/** A literal path before one with a parameter in the same place, so that `/project/search` is not a project. */
function literalFirst(operations: readonly Operation[]): Operation[] {
  const parameters = (path: string): number => path.split('{').length;
  return [...operations].sort((a, b) => parameters(a.path) - parameters(b.path));
}

function callerOf(world: World, identity: Identity): Caller {
  if (identity.kind === 'nobody' || !world.authority.isKnown(identity)) {
    throw refuse(401, 'Client must be authenticated to access this resource.');
  }
  if (identity.kind === 'app') rememberApp(world, identity);
  return identity;
}

/** Gives an app the account under which its comments and issues appear. */
function rememberApp({ store }: World, app: Extract<Identity, { kind: 'app' }>): void {
  const known = store.get('accounts', app.accountId);
  if (known?.displayName === app.displayName) return;
  store.commit([
    {
      in: 'accounts',
      id: app.accountId,
      value: {
        accountId: app.accountId,
        displayName: app.displayName,
        emailVisibility: 'self',
        accountType: 'app',
        active: true,
        timeZone: 'Etc/UTC',
      },
    },
  ]);
}

function checkScopes(operation: Operation, scopes: readonly string[] | undefined): void {
  if (scopes === undefined || scopesCover(operation, scopes)) return;
  // The words of Atlassian's API gateway, which stands in front of Jira.
  throw new Refusal(401, { code: 401, message: 'Unauthorized; scope does not match' });
}

async function readBody(request: Request): Promise<unknown> {
  if (request.method === 'GET' || request.method === 'DELETE') return undefined;
  const text = await request.text();
  if (text === '') return undefined;
  if (Buffer.byteLength(text) > BODY_LIMIT) throw refuse(413, 'The request body is too large.');
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/([\w.+-]+\+)?json\b/i.test(type)) {
    throw refuse(415, `Unsupported Media Type: '${type}'. Send the body as application/json.`);
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw refuse(400, 'There was an error parsing JSON. Check that your request body is valid.');
  }
}

const nameOf =
  ({ store }: World) =>
  (id: string): string | undefined =>
    store.get('accounts', id)?.displayName ?? store.all('projects').find(({ key }) => `project-${key}` === id)?.name;
