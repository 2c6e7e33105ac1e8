import { request } from 'node:http';
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestWorld, TEST_APP } from './test-world.testing';
import type { Sandbox } from './door';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startTestWorld();
});
afterAll(() => sandbox.close());

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${sandbox.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    redirect: 'manual',
  });
const pageAs = (name: string, path: string) =>
  fetch(`${sandbox.url}${path}`, { headers: { cookie: `sandbox-account=${sandbox.accountId(name)}` } });
const echo = { app: TEST_APP, module: 'test-panel', function: 'echo' };

/** A request with a Host header of our own, which fetch does not send. */
function statusUnderHost(origin: string, path: string, host: string): Promise<number | undefined> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    request({ host: hostname === 'localhost' ? '127.0.0.1' : hostname, port, path, headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

describe('who may talk to the sandbox', () => {
  test('a name that resolves to this machine does not reach it (DNS rebinding)', async () => {
    const { port } = new URL(sandbox.url);
    expect(await statusUnderHost(sandbox.url, '/sandbox/state', `evil.example:${port}`)).toBe(421);
    expect(await statusUnderHost(sandbox.url, '/browse/OPS-1', 'evil.example')).toBe(421);
    expect(await statusUnderHost(sandbox.url, '/sandbox/state', `localhost:${port}`)).toBe(200);
    expect(await statusUnderHost(sandbox.assetUrl, '/__sandbox/bridge.js', 'evil.example')).toBe(421);
  });

  test.each([
    ['another site', 'https://evil.example'],
    ['an app in its frame', 'frame'],
    ['a sandboxed page', 'null'],
  ])('%s cannot drive it', async (_who, given) => {
    const origin = given === 'frame' ? sandbox.assetUrl : given;
    const before = sandbox.world.calls.since(0).length;
    const invoked = await post('/sandbox/invoke', { as: sandbox.accountId('ada'), ...echo }, { origin });
    const form = await post('/session/account', {}, { origin });
    const read = await fetch(`${sandbox.url}/sandbox/state`, { headers: { origin } });
    const issue = await post('/rest/api/3/issue/OPS-1/comment', {}, { origin });
    expect([invoked.status, form.status, read.status, issue.status]).toEqual([403, 403, 403, 403]);
    expect(sandbox.world.calls.since(0)).toHaveLength(before);
  });

  test('reading is refused to foreign pages that send no Origin', async () => {
    const headers = { 'sec-fetch-site': 'same-site' };
    expect((await fetch(`${sandbox.url}/sandbox/store?app=${TEST_APP}`, { headers })).status).toBe(403);
  });

  test('the bridge needs one of our pages', async () => {
    expect((await post('/bridge/invoke', { token: 'x', functionKey: 'echo' })).status).toBe(403);
    const ours = await post('/bridge/invoke', { token: 'x', functionKey: 'echo' }, { origin: sandbox.url });
    expect(ours.status).toBe(401);
  });
});

describe('invoke', () => {
  test('answers like the bridge, with the context of the issue', async () => {
    const answer = await post('/sandbox/invoke', {
      as: sandbox.accountId('alice'),
      ...echo,
      issue: 'OPS-1',
      payload: { a: 1 },
    });
    expect(await answer.json()).toMatchObject({
      ok: true,
      result: {
        payload: { a: 1 },
        context: {
          accountId: sandbox.accountId('alice'),
          moduleKey: 'test-panel',
          extension: { type: 'jira:issueContext', issue: { key: 'OPS-1' }, project: { key: 'OPS' } },
        },
      },
    });
  });

  test('builds the context as asked for an issue that person cannot see', async () => {
    const answer = await sandbox.invoke({ as: sandbox.accountId('kim'), ...echo, issue: 'OPS-5' });
    expect(answer).toMatchObject({ ok: true, result: { context: { extension: { issue: { key: 'OPS-5' } } } } });
    const forged = await sandbox.invoke({
      as: sandbox.accountId('alice'),
      ...echo,
      issue: 'OPS-1',
      extension: { issue: { id: '1', key: 'OPS-5' } },
    });
    expect(forged).toMatchObject({ result: { context: { extension: { issue: { id: '1', key: 'OPS-5' } } } } });
  });

  test.each([undefined, null, 'somebody-else'])('as %j is nobody', async (as) => {
    const answer = await sandbox.invoke({ as, ...echo, issue: 'OPS-1' });
    expect(answer.ok && (answer.result as { context: object }).context).not.toHaveProperty('accountId');
  });

  test('says what is wrong with what it was asked', async () => {
    expect(await sandbox.invoke({ app: 'none', module: 'x', function: 'y' })).toMatchObject({
      ok: false,
      error: { name: 'MODULE_NOT_FOUND' },
    });
    const bad = await post('/sandbox/invoke', { app: TEST_APP, modul: 'x' });
    expect(bad.status).toBe(400);
    expect(await bad.json()).toMatchObject({ message: expect.stringContaining('modul') as string });
  });
});

describe('the machine interface', () => {
  const get = async (path: string): Promise<unknown> => (await fetch(`${sandbox.url}${path}`)).json();

  test('tells what is in the world', async () => {
    const state = (await get('/sandbox/state')) as Record<string, Record<string, unknown>[]>;
    expect(state.accounts?.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['ada', 'pia', 'sam', 'alice', 'bob', 'vic', 'kim']),
    );
    expect(state.issues?.map(({ key }) => key)).toEqual(expect.arrayContaining(['OPS-1', 'OPS-5', 'TOY-1']));
    expect(state.modules?.map(({ key }) => key)).toContain('test-panel');
    expect(await get('/sandbox/surfaces')).toEqual([]);
  });

  test('moves the time for everybody, and never back', async () => {
    const before = sandbox.world.clock.now();
    await post('/sandbox/clock', { advance: 3600 });
    expect(sandbox.world.clock.now() - before).toBeGreaterThanOrEqual(3_600_000);
    expect((await post('/sandbox/clock', { advance: -1 })).status).toBe(400);
  });

  test('plants faults and takes them back', async () => {
    expect((await post('/sandbox/faults', { target: 'moon', effect: 'status' })).status).toBe(400);
    await post('/sandbox/faults', { target: 'jira', effect: 'status', value: 500, match: 'issue/OPS-1' });
    const asked = { as: sandbox.accountId('alice'), ...echo, function: 'comment', payload: { text: 'x' } };
    expect(await sandbox.invoke({ ...asked, issue: 'OPS-1' })).toMatchObject({
      result: { commented: false, status: 500 },
    });
    await fetch(`${sandbox.url}/sandbox/faults`, { method: 'DELETE' });
    expect(await get('/sandbox/faults')).toEqual([]);
  });

  test('lists calls after a number', async () => {
    const last = sandbox.world.calls.since(0).at(-1)?.seq ?? 0;
    await sandbox.invoke({ as: sandbox.accountId('alice'), ...echo, issue: 'OPS-1' });
    const calls = (await get(`/sandbox/calls?since=${String(last)}`)) as { kind: string; app: string }[];
    expect(calls).toMatchObject([{ kind: 'invocation', app: TEST_APP, who: sandbox.accountId('alice') }]);
  });

  test('says plainly what it cannot do', async () => {
    expect((await post('/sandbox/alerts', { type: 'epm' })).status).toBe(501);
    expect((await fetch(`${sandbox.url}/sandbox/vault`)).status).toBe(501);
    expect((await fetch(`${sandbox.url}/sandbox/store?app=none`)).status).toBe(400);
  });

  test('shows a secret only as present', async () => {
    const store = JSON.stringify(await get(`/sandbox/store?app=${TEST_APP}`));
    expect(store).toContain('api-key');
    expect(store).not.toContain(sandbox.world.commander.key);
  });
});

describe('pages', () => {
  test('a hidden issue looks like one that does not exist', async () => {
    const hidden = await pageAs('alice', '/browse/OPS-5');
    const missing = await pageAs('alice', '/browse/OPS-999');
    expect([hidden.status, missing.status]).toEqual([404, 404]);
    const [one, other] = await Promise.all([hidden.text(), missing.text()]);
    expect(one).toContain('permission to see it');
    expect(one.replaceAll('OPS-5', 'OPS-X')).toBe(other.replaceAll('OPS-999', 'OPS-X'));
    expect((await pageAs('pia', '/browse/OPS-5')).status).toBe(200);
  });

  test('what somebody writes stays text', async () => {
    await fetch(`${sandbox.url}/browse/OPS-2/comments`, {
      method: 'POST',
      headers: { cookie: `sandbox-account=${sandbox.accountId('alice')}` },
      body: new URLSearchParams({ text: '</script><script>alert(1)</script>' }),
    });
    const html = await (await pageAs('bob', '/browse/OPS-2')).text();
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).not.toContain('<script>alert(1)');
  });

  test('the first visit logs Ada in; logging out shows nothing', async () => {
    const first = await fetch(`${sandbox.url}/projects`);
    expect(first.headers.get('set-cookie')).toMatch(/sandbox-account=\w+; Path=\/; HttpOnly; SameSite=Lax/);
    expect(await first.text()).toContain('Ada Admin');
    const out = await fetch(`${sandbox.url}/projects`, { headers: { cookie: 'sandbox-account=nobody' } });
    expect(out.status).toBe(401);
  });

  test('nobody is sent elsewhere after a form', async () => {
    for (const back of ['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)']) {
      const answer = await fetch(`${sandbox.url}/session/theme`, {
        method: 'POST',
        body: new URLSearchParams({ theme: 'dark', back }),
        redirect: 'manual',
      });
      expect(answer.headers.get('location')).toBe('/');
    }
  });

  test('admin and project settings pages are for administrators', async () => {
    const statuses = async (path: string) =>
      Promise.all(['ada', 'pia', 'alice'].map(async (name) => (await pageAs(name, path)).status));
    expect(await statuses('/admin/test-admin')).toEqual([200, 404, 404]);
    expect(await statuses('/projects/OPS/settings/test-settings')).toEqual([200, 200, 404]);
    expect(await statuses('/apps/keeper')).toEqual([200, 200, 200]);
  });

  test('pages live on one host, whose cookies do not reach the apps', async () => {
    const { port } = new URL(sandbox.url);
    expect(await statusUnderHost(sandbox.url, '/browse/OPS-1', `localhost:${port}`)).toBe(307);
  });
});

describe('with the Commander stand-in', () => {
  test('the vault and its changes are there to see, and the app is told its address and key', async () => {
    const world = await startTestWorld({ realCommander: undefined, standIn: { seedRecords: 5 } });
    try {
      const vault = (await (await fetch(`${world.url}/sandbox/vault`)).json()) as { records: { title: string }[] };
      expect(vault).toMatchObject({ changeCount: 0, changes: { total: 0 } });
      const title = vault.records[0]?.title ?? '';
      const found = await fetch(`${world.url}/keeper?${new URLSearchParams({ q: title }).toString()}`);
      expect(
        load(await found.text())('[data-live=records] strong')
          .first()
          .text(),
      ).toBe(title);
      const { accounts, commander, pages } = world.summary();
      expect(commander).toEqual({
        url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/api\/v2$/) as string,
        key: world.commander.key,
      });
      expect(accounts.find(({ name }) => name === 'ada')?.accountId).toBe(world.accountId('ada'));
      expect((await fetch(pages.issue)).status).toBe(200);
    } finally {
      await world.close();
    }
  });
});

describe('Jira over HTTP', () => {
  test('answers programs by the account they name', async () => {
    const myself = (headers: Record<string, string>) => fetch(`${sandbox.url}/rest/api/3/myself`, { headers });
    const bob = await myself({ 'x-sandbox-account': sandbox.accountId('bob') });
    expect(await bob.json()).toMatchObject({ displayName: expect.stringContaining('Bob') as string });
    expect((await myself({})).status).toBe(401);
  });
});

describe("the apps' origin", () => {
  test('serves only what the app deploys', async () => {
    const status = async (path: string) => (await fetch(`${sandbox.assetUrl}${path}`)).status;
    expect(await status(`/${TEST_APP}/main/panel.html`)).toBe(200);
    expect(await status(`/${TEST_APP}/main/..%2f..%2fmanifest.yml`)).toBe(404);
    expect(await status(`/${TEST_APP}/main/%00`)).toBe(404);
    expect(await status(`/${TEST_APP}/main/ui`)).toBe(404);
    expect(await status('/other/main/panel.html')).toBe(404);
    expect(await status('/sandbox/state')).toBe(404);
  });

  test("has the platform's policy, without inline styles and scripts, and our script first in the head", async () => {
    const page = await fetch(`${sandbox.assetUrl}/${TEST_APP}/main/panel.html`);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/style-src 'self'/);
    expect(policy).not.toContain('unsafe-inline');
    expect(policy).toContain(`frame-ancestors 'self'`);
    expect(policy).toContain('sandbox allow-popups');
    expect(await page.text()).toMatch(/<head>\s*<script src="\/__sandbox\/bridge\.js"/);
  });
});
