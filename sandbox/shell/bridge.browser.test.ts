/** The bridge as an app meets it: the real @forge/bridge in a real browser, in its frame, under the platform's policy. */
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../tests/browser';
import { startTestWorld, TEST_APP } from './test-world.testing';
import type { Sandbox } from './door';

/** The part of @forge/bridge that the test app's page offers as `window.bridge`. */
interface Bridge {
  invoke(name: string, payload?: object): Promise<unknown>;
  requestJira(path: string, init?: RequestInit): Promise<Response>;
  showFlag(options: object): { close(): Promise<unknown> };
  view: Record<string, (...values: unknown[]) => Promise<Record<string, unknown>>> & { theme: { enable(): unknown } };
  router: Record<string, (to: unknown) => Promise<unknown>>;
  events: Record<string, (name: string, value?: unknown) => Promise<unknown>>;
  rovo: { isEnabled(): Promise<boolean> };
  permissions: { egress: { get(): Promise<unknown> } };
  Modal: new (options: object) => { open(): Promise<void> };
}
declare const bridge: Bridge;
declare const heard: unknown[];

let sandbox: Sandbox;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let problems: string[];

beforeAll(async () => {
  [sandbox, browser] = await Promise.all([startTestWorld(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await sandbox.close();
});
beforeEach(async () => {
  context = await browser.newContext();
  page = await context.newPage();
  problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) problems.push(message.text());
  });
});
afterEach(async () => {
  await context.close();
});

async function readyFrame(at = 0): Promise<Frame> {
  const element = await page.locator('iframe').nth(at).elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error('There is no frame.');
  await frame.locator('body[data-ready]').waitFor();
  return frame;
}

async function open(name: string, path = '/browse/OPS-1'): Promise<Frame> {
  await context.addCookies([{ name: 'sandbox-account', value: sandbox.accountId(name), url: sandbox.url }]);
  await page.goto(`${sandbox.url}${path}`);
  return readyFrame();
}

describe('in the panel of an issue', () => {
  test('functions are invoked for the person of the session, on the issue of the page', async () => {
    const frame = await open('alice');
    const answer = await frame.evaluate(() => bridge.invoke('echo', { a: [1, { b: 'ü' }] }));
    expect(answer).toMatchObject({
      payload: { a: [1, { b: 'ü' }] },
      context: { accountId: sandbox.accountId('alice'), extension: { issue: { key: 'OPS-1' } } },
    });
    await expect(frame.evaluate(() => bridge.invoke('nowhere'))).rejects.toThrow(/no definition for 'nowhere'/);
    await expect(frame.evaluate(() => bridge.invoke('fail'))).rejects.toThrow(/error invoking the function/);
    expect(problems).toEqual([]);
    expect(sandbox.cspViolations).toEqual([]);
  });

  test('the context says where the page stands', async () => {
    const frame = await open('alice');
    expect(frame.url()).toBe(`${sandbox.assetUrl}/${TEST_APP}/main/panel.html`);
    expect(await frame.evaluate(() => bridge.view.getContext!())).toMatchObject({
      accountId: sandbox.accountId('alice'),
      moduleKey: 'test-panel',
      siteUrl: sandbox.url,
      locale: 'en-US',
      environmentType: 'DEVELOPMENT',
      theme: { colorMode: 'light' },
      extension: {
        type: 'jira:issueContext',
        issue: { key: 'OPS-1', type: 'Service Request' },
        project: { key: 'OPS' },
      },
    });
  });

  test('requestJira asks as the person, inside the scopes of the app, and below /rest only', async () => {
    const frame = await open('bob');
    const ask = (path: string) =>
      frame.evaluate(async (to) => {
        const answer = await bridge.requestJira(to);
        return { status: answer.status, body: (await answer.json()) as unknown };
      }, path);
    expect(await ask('/rest/api/3/issue/OPS-1?fields=summary')).toMatchObject({ status: 200, body: { key: 'OPS-1' } });
    expect(await ask('/rest/api/3/issue/OPS-5')).toMatchObject({ status: 404 });
    expect(await ask('/rest/api/3/user/search?query=a')).toMatchObject({ status: 401 });
    await expect(ask('/sandbox/state')).rejects.toThrow(/below \/rest/);
    await expect(ask('/rest/api/3/../../../sandbox/state')).rejects.toThrow(/below \/rest/);
    const calls = sandbox.world.calls.since(0).filter(({ kind, app }) => kind === 'jira' && app === TEST_APP);
    expect(calls.at(-1)).toMatchObject({ who: sandbox.accountId('bob'), what: 'GET /rest/api/3/user/search' });
  });

  test('the theme follows the page', async () => {
    const frame = await open('alice');
    const look = () =>
      frame.evaluate(() => ({
        mode: document.documentElement.dataset.colorMode,
        color: getComputedStyle(document.body).color,
      }));
    const light = await look();
    await page.locator('[data-theme-toggle] button').click();
    await frame.locator('html[data-color-mode=dark]').waitFor();
    const dark = await look();
    expect([light.mode, dark.mode]).toEqual(['light', 'dark']);
    expect(dark.color).not.toBe(light.color);
  });

  test('flags show text, call back, and go away', async () => {
    const frame = await open('alice');
    await frame.evaluate(() => {
      Object.assign(window, { heard: [] });
      const flag = bridge.showFlag({
        id: 'one',
        title: '<b>Request submitted</b>',
        type: 'success',
        actions: [{ text: 'Undo', onClick: () => heard.push('undone') }],
      });
      Object.assign(window, { flag });
    });
    const flag = page.locator('.flag');
    await flag.waitFor();
    expect(await flag.locator('strong').textContent()).toBe('<b>Request submitted</b>');
    await flag.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => frame.evaluate(() => heard)).toEqual(['undone']);
    await frame.evaluate(() => (window as unknown as { flag: { close(): Promise<unknown> } }).flag.close());
    expect(await flag.count()).toBe(0);
  });

  test('a modal has its own frame and context, and answers the one who opened it', async () => {
    const frame = await open('alice');
    await frame.evaluate(async () => {
      Object.assign(window, { heard: [] });
      const onClose = (payload: unknown) => heard.push(payload ?? 'dismissed');
      await new bridge.Modal({ title: 'Pick', size: 'small', context: { for: 'record' }, onClose }).open();
    });
    const dialog = page.getByRole('dialog', { name: 'Pick' });
    await dialog.waitFor();
    const inner = await readyFrame(1);
    expect(await inner.evaluate(() => bridge.view.getContext!())).toMatchObject({
      extension: { issue: { key: 'OPS-1' }, modal: { for: 'record' } },
    });
    expect(await inner.evaluate(() => bridge.invoke('echo'))).toMatchObject({
      context: { extension: { modal: { for: 'record' } } },
    });
    await inner.evaluate(() => void bridge.view.close!({ chosen: 1 }));
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => frame.evaluate(() => heard)).toEqual([{ chosen: 1 }]);

    await frame.evaluate(() =>
      new bridge.Modal({ title: 'Stay', closeOnEscape: false, onClose: () => heard.push('closed') }).open(),
    );
    await page.getByRole('dialog', { name: 'Stay' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Close' }).click();
    await expect.poll(() => frame.evaluate(() => heard)).toEqual([{ chosen: 1 }, 'closed']);
    await expect(frame.evaluate(() => new bridge.Modal({ resource: 'none' }).open())).rejects.toThrow(/open modal/);
  });

  test('what a panel cannot do is refused as on the platform', async () => {
    const frame = await open('alice');
    const refused = (run: () => Promise<unknown>) => expect(frame.evaluate(run)).rejects;
    await refused(() => bridge.view.close!()).toThrow(/not closable/);
    await refused(() => bridge.view.open!()).toThrow(/not openable/);
    await refused(() => bridge.view.submit!()).toThrow(/not submittable/);
    await refused(() => bridge.view.createHistory!()).toThrow(/page of its own/);
    await refused(() => bridge.permissions.egress.get()).toThrow(/not supported/);
    await refused(() => bridge.router.navigate!('javascript:alert(1)')).toThrow(/not allowed/);
    expect(await frame.evaluate(() => bridge.rovo.isEnabled())).toBe(false);
  });

  test('the frame is as high as its content', async () => {
    const frame = await open('alice');
    await frame.evaluate(() => {
      document.body.style.height = '777px';
    });
    await expect.poll(async () => (await page.locator('iframe').boundingBox())?.height).toBe(777);
  });

  test('what the app changes in Jira appears without a reload, and the app hears of it', async () => {
    const frame = await open('alice', '/browse/OPS-3');
    await frame.evaluate(async () => {
      Object.assign(window, { heard: [], stayed: true });
      await bridge.events.on!('JIRA_ISSUE_CHANGED', (event: unknown) => heard.push(event));
      await bridge.invoke('comment', { text: 'Verified: Apollo API' });
      await bridge.invoke('status', { type: 'lozenge', value: { label: 'Done', type: 'success' } });
    });
    await page.locator('.comment', { hasText: 'Verified: Apollo API' }).waitFor();
    await page.locator('.context-status .lozenge-green', { hasText: 'Done' }).waitFor();
    await expect.poll(() => frame.evaluate(() => heard.length)).toBeGreaterThan(0);
    expect(await frame.evaluate(() => 'stayed' in window)).toBe(true);
  });

  test('events reach the app until it unsubscribes', async () => {
    const frame = await open('alice');
    const count = await frame.evaluate(async () => {
      let times = 0;
      const again = new Promise<void>((resolve) => void bridge.events.on!('marker', () => resolve()));
      const subscription = (await bridge.events.on!('ping', () => (times += 1))) as { unsubscribe(): Promise<void> };
      await bridge.events.emit!('ping', {});
      await subscription.unsubscribe();
      await bridge.events.emit!('ping', {});
      await bridge.events.emit!('marker');
      await again;
      return times;
    });
    expect(count).toBe(1);
  });

  test('another user in the same browser ends what the page may do', async () => {
    const frame = await open('alice');
    await context.addCookies([{ name: 'sandbox-account', value: sandbox.accountId('ada'), url: sandbox.url }]);
    await expect(frame.evaluate(() => bridge.invoke('echo'))).rejects.toThrow(/Another user is logged in/);
  });
});

describe('a page of its own', () => {
  test('keeps its history in the address of the page', async () => {
    const frame = await open('alice', '/apps/keeper');
    await frame.evaluate(async () => {
      Object.assign(window, { heard: [] });
      const history = (await bridge.view.createHistory!()) as unknown as {
        push(to: string): void;
        listen(listener: (location: { pathname: string }, action: string) => void): void;
        location: { pathname: string };
      };
      heard.push(history.location.pathname);
      history.listen(({ pathname }, action) => heard.push(`${action} ${pathname}`));
      history.push('/requests?open=1');
    });
    await page.waitForURL(`${sandbox.url}/apps/keeper/requests?open=1`);
    await page.goBack();
    await expect.poll(() => frame.evaluate(() => heard)).toEqual(['/', 'PUSH /requests', 'POP /']);
    await page.goto(`${sandbox.url}/apps/keeper/requests?open=1`);
    const again = await readyFrame();
    const location = await again.evaluate(async () => (await bridge.view.createHistory!()).location);
    expect(location).toMatchObject({ pathname: '/requests', search: '?open=1' });
  });

  test('leads to other pages of the site', async () => {
    const frame = await open('alice', '/apps/keeper');
    const url = await frame.evaluate(async () =>
      String(await bridge.router.getUrl!({ target: 'issue', issueKey: 'OPS-2' })),
    );
    expect(url).toBe(`${sandbox.url}/browse/OPS-2`);
    await frame.evaluate(() => void bridge.router.navigate!('/browse/OPS-1'));
    await page.waitForURL(`${sandbox.url}/browse/OPS-1`);
  });
});

describe('what an app cannot reach', () => {
  test('the main origin neither answers its frame nor obeys it', async () => {
    const frame = await open('ada');
    const before = sandbox.world.calls.since(0).length;
    const request = { app: TEST_APP, module: 'test-panel', function: 'echo', as: sandbox.accountId('ada') };
    const outcomes = await frame.evaluate(
      async ({ url, body }) => {
        const attempt = async (to: string, init: RequestInit): Promise<string> => {
          try {
            const answer = await fetch(`${url}${to}`, init);
            return answer.type === 'opaque' ? 'unreadable' : `read ${answer.status}`;
          } catch {
            return 'refused';
          }
        };
        const json = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
        return [
          await attempt('/sandbox/state', {}),
          await attempt('/sandbox/store', { credentials: 'include' }),
          await attempt('/sandbox/invoke', json),
          await attempt('/sandbox/invoke', { method: 'POST', mode: 'no-cors', body }),
          await attempt('/rest/api/3/issue/OPS-1', { credentials: 'include' }),
          await attempt('/browse/OPS-1/comments', {
            method: 'POST',
            mode: 'no-cors',
            credentials: 'include',
            body: new URLSearchParams({ text: 'forged' }),
          }),
        ];
      },
      { url: sandbox.url, body: JSON.stringify(request) },
    );
    expect(outcomes).toEqual(['refused', 'refused', 'refused', 'unreadable', 'refused', 'unreadable']);
    const after = sandbox.world.calls.since(0).slice(before);
    expect(after.filter(({ kind, write }) => kind === 'invocation' || write)).toEqual([]);
    await expect(frame.evaluate(() => window.parent.document.title)).rejects.toThrow(/cross-origin|SecurityError/);
  });

  test('a message from anybody but the frame opens no channel', async () => {
    const frame = await open('alice');
    const answered = await page.evaluate(async () => {
      const { port1, port2 } = new MessageChannel();
      let count = 0;
      port1.onmessage = () => (count += 1);
      window.postMessage({ type: 'forge-bridge-connect' }, '*', [port2]);
      port1.postMessage({ kind: 'call', id: 1, name: 'getContext', packed: { functions: [] } });
      // A second message through the same queue: when it is back, the first has been looked at.
      await new Promise((resolve) => {
        window.addEventListener('message', resolve, { once: true });
        window.postMessage('marker', '*');
      });
      return count;
    });
    expect(answered).toBe(0);
    expect(await frame.evaluate(() => bridge.invoke('echo'))).toHaveProperty('context');
  });

  test("the session is no script's to read, and stays off the apps' origin", async () => {
    await page.goto(`${sandbox.url}/browse/OPS-1`);
    await page.locator('summary.user').click();
    await page.getByRole('button', { name: 'Alice Engineer' }).click();
    await page.locator('summary.user', { hasText: 'Alice Engineer' }).waitFor();
    const frame = await readyFrame();
    expect(await frame.evaluate(() => bridge.invoke('echo'))).toMatchObject({
      context: { accountId: sandbox.accountId('alice') },
    });
    expect(await page.evaluate(() => document.cookie)).toBe('');
    expect(await context.cookies(sandbox.assetUrl)).toEqual([]);
  });
});
