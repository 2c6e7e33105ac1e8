/**
 * The main server: the site's pages and forms, Jira's REST interface, the bridge of the apps' frames, web triggers and
 * the machine interface. Bound to 127.0.0.1 by who starts it; here it is made sure that nobody else's page drives it.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import { createBridgeRoutes } from './bridge/routes';
import { siteCsp } from './csp';
import { createFormRoutes } from './forms';
import { refuseForeignChanges, refuseForeignPages, requireHost } from './guard';
import { createPageRoutes } from './pages/routes';
import { askJira } from './recorded-jira';
import { identityOf } from './session';
import { tokenCss } from './tokens';
import type { Versions } from './versions';
import type { World } from './world';

const files = path.join(path.dirname(fileURLToPath(import.meta.url)), 'pages');

const STYLES = ['frame.css', 'issue.css', 'apps.css', 'content.css'];

export interface SiteOptions {
  world: World;
  /** `/sandbox/*` */
  machine: Hono;
  versions: Versions;
  pageScript: string;
}

export function createSite({ world, machine, versions, pageScript }: SiteOptions): Hono {
  const { host, port } = new URL(world.origin);
  const origins = [world.origin, `http://localhost:${port}`];
  const site = new Hono();
  site.use(requireHost([host, `localhost:${port}`]));
  site.use(async (context, next) => {
    await next();
    context.header('x-content-type-options', 'nosniff');
    if (!context.res.headers.has('cache-control')) context.header('cache-control', 'no-store');
    context.header('referrer-policy', 'same-origin');
    if (context.res.headers.get('content-type')?.startsWith('text/html') && !context.req.path.startsWith('/x1/')) {
      context.header('content-security-policy', siteCsp(world.assetOrigin));
    }
  });

  // On the platform anybody may post to a web trigger; what it accepts is the app's to decide.
  site.all('/x1/:id/*', (context) => webTrigger(world, context.req.raw, context.req.param('id')));
  site.all('/x1/:id', (context) => webTrigger(world, context.req.raw, context.req.param('id')));

  site.use(refuseForeignChanges(origins));
  site.use('/sandbox/*', refuseForeignPages(origins));
  site.route('/sandbox', machine);
  site.route('/bridge', createBridgeRoutes(world));
  site.all('/rest/*', (context) => askJira(world, { request: context.req.raw, identity: identityOf(context) }));
  site.get('/avatar/*', (context) => world.jira.fetch(context.req.raw, { kind: 'nobody' }));
  site.get('/live/:key', (context) => {
    const key = context.req.param('key');
    const visible = key === 'vault' || key === 'jira' || world.jira.state.issue(identityOf(context), key) !== undefined;
    return visible ? context.json({ version: versions.of(key) }) : context.json({ message: 'No such issue.' }, 404);
  });
  site.get('/assets/tokens.css', (context) => context.body(tokenCss(), 200, { 'content-type': 'text/css' }));
  site.get('/assets/page.js', (context) => context.body(pageScript, 200, { 'content-type': 'text/javascript' }));
  site.get('/assets/shell.css', async (context) => {
    const sheets = await Promise.all(STYLES.map((name) => readFile(path.join(files, name), 'utf8')));
    return context.body(sheets.join('\n'), 200, { 'content-type': 'text/css' });
  });
  site.get('/assets/icon.svg', async (context) =>
    context.body(await readFile(path.join(files, 'icon.svg')), 200, { 'content-type': 'image/svg+xml' }),
  );
  // Cookies know no ports: under `localhost` they would travel to the apps' origin, so pages live on 127.0.0.1 alone.
  site.get('*', async (context, next) => {
    if (context.req.header('host') === host) return next();
    const { pathname, search } = new URL(context.req.url);
    return context.redirect(`${world.origin}${pathname}${search}`, 307);
  });
  site.route('/', createFormRoutes(world));
  const pages = createPageRoutes(world);
  site.all('*', (context) => pages.fetch(context.req.raw));
  return site;
}

async function webTrigger(world: World, request: Request, id: string): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const queryParameters: Record<string, string[]> = {};
  for (const [name, value] of searchParams) (queryParameters[name] ??= []).push(value);
  const headers: Record<string, string[]> = {};
  for (const [name, value] of request.headers) headers[name] = [value];
  const answer = await world.forge.handleWebTrigger(id, {
    method: request.method,
    userPath: pathname.slice(`/x1/${id}`.length).replace(/\/$/, ''),
    headers,
    queryParameters,
    body: await request.text(),
  });
  const answerHeaders = Object.entries(answer.headers).flatMap(([name, values]) =>
    values.map((value): [string, string] => [name, value]),
  );
  const bodiless = answer.status === 204 || answer.status === 304;
  return new Response(bodiless ? null : answer.body, {
    status: answer.status,
    headers: answerHeaders,
    ...(answer.statusText === undefined ? {} : { statusText: answer.statusText }),
  });
}
