/**
 * The apps' origin: the built Custom UI of every installed app, each page with the platform's policy and with the
 * bridge script first in its head. Nothing else lives here, no session reaches it.
 */
import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { load } from 'cheerio';
import { Hono } from 'hono';
import type { ForgeHost, ModuleDescription } from '../forge-host';
import { appCsp } from './csp';
import { requireHost } from './guard';
import { DATA_THEME, tokenCss } from './tokens';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

const REPORT_PATH = '/__sandbox/csp-report';

export interface AssetServerOptions {
  forge: Pick<ForgeHost, 'apps'>;
  siteOrigin: string;
  assetHost: string;
  frameScript: string;
  /** Called with each violation a browser reports. */
  onViolation: (report: string) => void;
}

/** Address of a module's page on the apps' origin, below it. */
export function resourcePath(app: string, resource: NonNullable<ModuleDescription['resource']>): string {
  return `/${encodeURIComponent(app)}/${encodeURIComponent(resource.key)}/${resource.entry}`;
}

export function createAssetServer(options: AssetServerOptions): Hono {
  const server = new Hono();
  server.use(requireHost([options.assetHost]));
  server.use(async (context, next) => {
    await next();
    context.header('x-content-type-options', 'nosniff');
    context.header('cache-control', 'no-store');
    context.header('referrer-policy', 'strict-origin-when-cross-origin');
  });
  server.get('/__sandbox/bridge.js', (context) =>
    context.body(options.frameScript, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  );
  server.get('/__sandbox/tokens.css', (context) =>
    context.body(tokenCss(), 200, { 'content-type': 'text/css; charset=utf-8' }),
  );
  server.post(REPORT_PATH, async (context) => {
    options.onViolation((await context.req.text()).slice(0, 4000));
    return context.body(null, 204);
  });
  server.get('/:app/:resource/*', async (context) => {
    const { app, resource } = context.req.param();
    const below = decodeURIComponent(new URL(context.req.url).pathname).split('/').slice(3).join('/');
    const found = await findFile(options.forge, app, resource, below);
    if (!found) return context.text('No such file.', 404);
    const type = TYPES[path.extname(found.file).toLowerCase()] ?? 'application/octet-stream';
    if (!type.startsWith('text/html')) {
      return context.body(await readFile(found.file), 200, { 'content-type': type });
    }
    const html = await readFile(found.file, 'utf8');
    return context.body(withBridge(html, options.siteOrigin), 200, {
      'content-type': type,
      'content-security-policy': appCsp(html, found.permissions, {
        siteOrigin: options.siteOrigin,
        reportPath: REPORT_PATH,
      }),
    });
  });
  return server;
}

async function findFile(
  forge: Pick<ForgeHost, 'apps'>,
  appName: string,
  resourceKey: string,
  below: string,
): Promise<{ file: string; permissions: Record<string, unknown> } | undefined> {
  const app = forge.apps().find((candidate) => candidate.app === appName);
  const resource = app?.modules.find((module) => module.resource?.key === resourceKey)?.resource;
  if (!app || !resource) return undefined;
  try {
    const root = await realpath(resource.directory);
    const file = await realpath(path.join(root, below === '' ? resource.entry : below));
    // Neither `..` nor a symbolic link leads out of what the app deploys.
    return file.startsWith(root + path.sep) ? { file, permissions: app.permissions } : undefined;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ERR_INVALID_ARG_VALUE') return undefined;
    throw error;
  }
}

/** The page with our script as the very first element of its head, synchronous, as the platform inserts its own. */
function withBridge(html: string, siteOrigin: string): string {
  const $ = load(html);
  const script = $('<script></script>').attr({
    src: '/__sandbox/bridge.js',
    'data-page-origin': siteOrigin,
    'data-tokens': '/__sandbox/tokens.css',
    'data-themes': DATA_THEME,
  });
  $('head').prepend(script);
  return $.html();
}
