/** One way for every suite to get a browser: the machine's own Chromium or Chrome, else Playwright's. */
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** Where Debian, Ubuntu, Fedora, Google's packages and macOS put it. */
const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The browser's path: `CHROME_PATH` if set, else an installed one, else what Playwright downloaded. Throws with what to
 * do when there is none, or when `CHROME_PATH` names nothing: a test without a browser fails, it is not skipped.
 */
export function browserPath(
  environment: NodeJS.ProcessEnv = process.env,
  exists: (file: string) => boolean = existsSync,
): string {
  const named = environment.CHROME_PATH;
  if (named !== undefined && named !== '') {
    if (exists(named)) return named;
    throw new Error(`CHROME_PATH names ${named}, which does not exist.`);
  }
  const found = [...INSTALLED, chromium.executablePath()].find((file) => file !== '' && exists(file));
  if (found !== undefined) return found;
  throw new Error(
    'No Chromium found for the browser tests. Either install one (Debian, Ubuntu: apt-get install chromium) or let ' +
      'Playwright fetch its own (npx playwright install chromium); CHROME_PATH names one that lives elsewhere.',
  );
}

/** Quiet on a machine without a network: no updates, no sync, no look-ups of Google's hosts. */
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Containers often give /dev/shm 64 MB, on which Chromium dies.
  '--disable-dev-shm-usage',
];

/** Lets frames of another site keep things, as browsers do for most people; automated Chromium denies it. */
export const STORAGE_IN_FRAMES = '--disable-features=TrackingProtection3pcd';

/** A headless browser with an empty profile. The caller closes it. */
export function launchBrowser(...more: readonly string[]): Promise<Browser> {
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: browserPath(),
    headless: true,
    // Chromium's own sandbox refuses to run as root; the pages are ours.
    chromiumSandbox: !isRoot,
    args: [...QUIET, ...more],
  });
}
