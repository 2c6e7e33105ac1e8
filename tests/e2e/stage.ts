/**
 * The product as people meet it: one sandbox, one browser, and visits of people to its pages, each in a browser context
 * of its own. Whatever a page complains about (console errors, exceptions, broken policies) is collected.
 */
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import type { SandboxOptions } from '../../sandbox/shell/door';
import { launchBrowser, STORAGE_IN_FRAMES } from '../browser';
import { startWorld, type Person, type TestWorld } from '../world';

export type Theme = 'light' | 'dark';

export interface VisitOptions {
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
}

/** Somebody at a page. */
export interface Visit {
  readonly page: Page;
  /** The inside of the app's frame. */
  readonly app: FrameLocator;
  /** Light or dark, as with the toggle of the page. */
  switchTo(theme: Theme): Promise<void>;
  leave(): Promise<void>;
}

export interface Stage {
  readonly world: TestWorld;
  /** Opens a page of the site as this person. */
  visit(who: Person, path?: string, options?: VisitOptions): Promise<Visit>;
  /** What pages complained about since the last reset. */
  readonly complaints: readonly string[];
  /**
   * Closes every visit and puts the world back to the seed. Of a test that failed, pictures of what everybody saw are
   * left in `test-results/`.
   */
  reset(test?: TestOutcome): Promise<void>;
  close(): Promise<void>;
}

/** The part of vitest's context that tells whether the test went wrong. */
export interface TestOutcome {
  readonly task: { readonly name: string; readonly result?: { readonly state: string } | undefined };
}

export const ISSUE = '/browse/OPS-1';

/**
 * A refused call is a red line in Chromium's console whatever a page does about it; a page that shows somebody may not
 * see an issue is answered 403 or 404 on purpose.
 */
const EXPECTED = /the server responded with a status of 40[34]/u;

export async function openStage(options: Partial<SandboxOptions> = {}): Promise<Stage> {
  const [world, browser] = await Promise.all([startWorld(options), launchBrowser(STORAGE_IN_FRAMES)]);
  const visits = new Set<BrowserContext>();
  let complaints: string[] = [];
  return {
    world,
    visit: async (who, path = ISSUE, look = {}) => {
      const context = await contextFor(browser, world, who, look);
      visits.add(context);
      const page = await context.newPage();
      listen(page, (complaint) => complaints.push(`${who} on ${path}: ${complaint}`));
      await page.goto(`${world.sandbox.url}${path}`);
      return {
        page,
        app: page.frameLocator('.frame-slot iframe'),
        async switchTo(theme) {
          const html = page.locator('html');
          if ((await html.getAttribute('data-color-mode')) === theme) return;
          await page.getByRole('button', { name: 'Switch between light and dark' }).click();
          await page.locator(`html[data-color-mode=${theme}]`).waitFor();
        },
        async leave() {
          visits.delete(context);
          await context.close();
        },
      };
    },
    get complaints() {
      return [...complaints, ...world.sandbox.cspViolations];
    },
    async reset(test) {
      if (test?.task.result?.state === 'fail') await takePictures(visits, test.task.name);
      await Promise.all([...visits].map((context) => context.close()));
      visits.clear();
      complaints = [];
      await world.sandbox.reset();
    },
    async close() {
      await browser.close();
      await world.close();
    },
  };
}

async function contextFor(
  browser: Browser,
  world: TestWorld,
  who: Person,
  look: VisitOptions,
): Promise<BrowserContext> {
  const { theme = 'light', width = 1280, height = 900 } = look;
  const context = await browser.newContext({
    viewport: { width, height },
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
  });
  context.setDefaultTimeout(20_000);
  const { url } = world.sandbox;
  await context.addCookies([
    { name: 'sandbox-account', value: world.sandbox.accountId(who), url },
    { name: 'sandbox-theme', value: theme, url },
  ]);
  return context;
}

function listen(page: Page, complain: (complaint: string) => void): void {
  page.on('pageerror', (error) => complain(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !EXPECTED.test(message.text())) complain(message.text());
  });
}

async function takePictures(visits: ReadonlySet<BrowserContext>, test: string): Promise<void> {
  const name = test.replaceAll(/[^A-Za-z0-9]+/gu, '-').slice(0, 60);
  const pages = [...visits].flatMap((context) => context.pages());
  await Promise.all(
    pages.map((page, index) => page.screenshot({ path: `test-results/${name}-${String(index)}.png`, fullPage: true })),
  );
}
