/** The browser the other suites use: found, or its absence explained. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { browserPath, launchBrowser } from './browser';

describe('browserPath', () => {
  it('takes the browser it is told to take before any other', () => {
    expect(browserPath({ CHROME_PATH: '/opt/chrome' }, () => true)).toBe('/opt/chrome');
  });

  it('takes Debian’s Chromium before Google’s Chrome, and Playwright’s own at the end', () => {
    expect(browserPath({}, () => true)).toBe('/usr/bin/chromium');
    expect(browserPath({}, (file) => file.includes('google-chrome'))).toBe('/usr/bin/google-chrome');
    expect(browserPath({}, (file) => file.includes('ms-playwright'))).toContain('ms-playwright');
  });

  it('says both ways to get a browser when there is none', () => {
    expect(() => browserPath({}, () => false)).toThrow(/apt-get install chromium.*npx playwright install chromium/);
  });

  it('does not replace a browser that was asked for and is missing', () => {
    expect(() => browserPath({ CHROME_PATH: '/opt/gone' }, (file) => file !== '/opt/gone')).toThrow('/opt/gone');
  });
});

describe('launchBrowser', () => {
  let browser: Browser | undefined;
  afterEach(() => browser?.close());

  it('starts and runs a page', async () => {
    browser = await launchBrowser();
    const page = await browser.newPage();
    await page.setContent('<title>up</title>');
    expect(await page.title()).toBe('up');
  });
});
