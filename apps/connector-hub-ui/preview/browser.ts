/**
 * The built pages in a real browser, with the platform's content security policy around them and the preview's bridge
 * before them. Used by the tests and by `shots.ts`.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { launchBrowser } from '../../../tests/browser';
import { installBridge, type BridgeScript } from './mock-bridge';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** As strict as the platform where it matters to a page: no inline script, no inline style, nothing from elsewhere. */
const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; form-action 'self'";

/** A page, and what the bridge answers on it. */
export interface Staged {
  /** Below the folder of the built pages, without `.html`. */
  readonly page: string;
  readonly email?: string;
  readonly answers: BridgeScript['answers'];
}

export interface Stage {
  readonly folder: string;
  /** Opens a page of a scenario. What breaks the policy or is thrown in the page lands in `complaints`. */
  open(scenario: Staged, options?: Partial<View>): Promise<Opened>;
  close(): Promise<void>;
}

export interface View {
  readonly theme: 'light' | 'dark';
  readonly width: number;
  readonly height: number;
  readonly zone: string;
}

export interface Opened {
  readonly page: Page;
  readonly complaints: string[];
}

/**
 * Builds the pages into a folder of their own and starts a browser.
 * @param entry an HTML file of the app to build instead of its pages.
 */
export async function openStage(entry?: string): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'keeper-pages-'));
  const app = dirname(dirname(fileURLToPath(import.meta.url)));
  await build({
    configFile: join(app, 'vite.config.ts'),
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: true,
      ...(entry === undefined ? {} : { rolldownOptions: { input: join(app, entry) } }),
    },
  });
  const server = await serve(folder);
  const browser = await launchBrowser();
  const { port } = server.address() as AddressInfo;
  return {
    folder,
    open: (scenario, options) => openPage(browser, `http://127.0.0.1:${String(port)}`, scenario, options),
    close: async () => {
      await browser.close();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function openPage(
  browser: Browser,
  origin: string,
  scenario: Staged,
  options: Partial<View> = {},
): Promise<Opened> {
  const { theme = 'light', width = 400, height = 900, zone = 'Europe/Berlin' } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    timezoneId: zone,
    colorScheme: theme,
    // A colour on its way to another one is neither.
    reducedMotion: 'reduce',
    locale: 'en-GB',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  const script: BridgeScript = {
    theme,
    answers: scenario.answers,
    ...(scenario.email === undefined ? {} : { email: scenario.email }),
  };
  // Compilers that keep function names call a helper of theirs, which the browser does not have.
  const content = `{ const __name = (value) => value; (${installBridge.toString()})(${JSON.stringify(script)}); }`;
  await page.addInitScript({ content });
  await page.goto(`${origin}/${scenario.page}.html`);
  return { page, complaints };
}

/** Serves a folder and Jira's design tokens on a free port of 127.0.0.1. */
function serve(folder: string): Promise<Server> {
  const tokens = tokenStyles();
  const server = createServer((incoming, outgoing) => {
    const path = normalize(new URL(incoming.url ?? '/', 'http://localhost').pathname);
    const send = (status: number, type: string, body: string | Buffer): void => {
      outgoing.writeHead(status, { 'content-type': type, 'content-security-policy': POLICY }).end(body);
    };
    if (path === '/tokens.css') {
      send(200, TYPES['.css'] ?? '', tokens);
      return;
    }
    if (path === '/favicon.ico') {
      send(200, 'image/x-icon', '');
      return;
    }
    readFile(join(folder, path)).then(
      (body) => send(200, TYPES[extname(path)] ?? 'application/octet-stream', body),
      () => send(404, 'text/plain', 'not found'),
    );
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

/** The token values Jira puts into the page, from the package that carries them. */
function tokenStyles(): string {
  const require = createRequire(import.meta.url);
  const folder = join(dirname(require.resolve('@atlaskit/tokens/package.json')), 'dist/cjs/artifacts/themes');
  return ['light', 'dark', 'spacing', 'typography-modernized', 'shape']
    .map((name) => {
      const file = join(folder, `atlassian-${name}.js`);
      return (require(file) as { readonly default: string }).default;
    })
    .join('\n');
}
