/** Calls that leave the app: Jira as whom and with which scopes, the network as far as it is allowed, planted faults. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  appDirectory,
  BUILD_TIMEOUT,
  createTestWorld,
  fixtureBundle,
  temporaryDirectory,
  type TestWorld,
} from './testdata/world';

let world: TestWorld;
let commander: Server;
let stranger: Server;
let origin: string;
let strangerOrigin: string;
let received: { url: string; method: string; body: string; key: string | undefined }[] = [];

const listen = async (
  handler: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<[Server, string]> => {
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return [server, `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`];
};

beforeAll(async () => {
  [stranger, strangerOrigin] = await listen((_request, response) => void response.end('stranger'));
  [commander, origin] = await listen((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const url = request.url ?? '';
      received.push({ url, method: request.method ?? '', body, key: request.headers['api-key'] as string | undefined });
      if (url === '/away') response.writeHead(302, { location: `${strangerOrigin}/secret` }).end();
      else if (url === '/around') response.writeHead(303, { location: '/here' }).end();
      else if (url === '/silent') return;
      else if (url === '/cut') request.socket.destroy();
      else response.writeHead(200, { 'content-type': 'text/plain' }).end(`${request.method ?? ''} ${body}`);
    });
  });
  world = await createTestWorld({ allowedLoopback: [origin] });
}, BUILD_TIMEOUT);
beforeEach(async () => {
  world.faults.clear();
  await world.host.reset();
  world.calls.clear();
  world.jira.length = 0;
  received = [];
});
afterAll(async () => {
  await world.close();
  for (const server of [commander, stranger]) {
    server.closeAllConnections();
    server.close();
  }
});

const scopes = ['read:jira-work', 'write:jira-work', 'storage:app'];

describe('Jira', () => {
  it('is asked as the user who called, with the manifest’s scopes', async () => {
    expect(await world.call('jira', { as: 'user', key: 'OPS-1' })).toEqual({ status: 200, text: '{"key":"OPS-1"}' });
    expect(world.jira).toEqual([
      {
        method: 'GET',
        path: '/rest/api/3/issue/OPS-1?fields=summary',
        body: '',
        identity: { kind: 'user', accountId: 'alice' },
        scopes,
      },
    ]);
  });

  it('is asked as the app', async () => {
    expect(await world.call('comment', { key: 'OPS-1', body: { text: 'hello' } })).toEqual({ status: 201 });
    expect(world.jira[0]).toMatchObject({
      body: '{"text":"hello"}',
      identity: { kind: 'app', appId: '6f0c1a52-7a1e-4f0e-9a52-0d7a4b1c2e3f', name: 'app' },
    });
  });

  it('is not asked as somebody the manifest does not let the app impersonate, nor as nobody', async () => {
    const refused = { name: 'NEEDS_AUTHENTICATION_ERR', status: 401 };
    expect(await world.call('jira', { as: 'other', key: 'OPS-1' })).toMatchObject(refused);
    expect(await world.call('jira', { as: 'none', key: 'OPS-1' })).toMatchObject({ status: 401 });
    const nobody = await world.host.invoke({
      app: 'app',
      module: 'panel',
      functionKey: 'jira',
      payload: { as: 'user', key: 'OPS-1' },
      context: { accountId: 'alice' },
    });
    expect(nobody).toMatchObject({ ok: true, result: refused });
    expect(world.jira).toEqual([]);
  });

  it('is recorded by path, without query and body', async () => {
    await world.call('jira', { as: 'user', key: 'OPS-1' });
    await world.call('comment', { key: 'OPS-1', body: { text: 'canary' } });
    expect(world.recorded('jira')).toMatchObject([
      { who: 'alice', what: 'GET /rest/api/3/issue/OPS-1', write: false, outcome: '200' },
      { who: 'app:app', what: 'POST /rest/api/3/issue/OPS-1/comment', write: true, outcome: '201', bytesOut: 17 },
    ]);
    const [invocation] = world.recorded('invocation');
    expect(world.recorded('jira')[0]?.invocationId).toBe(invocation?.invocationId);
    expect(JSON.stringify(world.calls.since(0))).not.toContain('canary');
  });
});

describe('the network', () => {
  it('is open to the origins on this machine that the host allows', async () => {
    const result = await world.call('fetch', { url: `${origin}/api?token=canary`, method: 'POST', body: 'canary' });
    expect(result).toEqual({ status: 200, text: 'POST canary', type: 'text/plain' });
    expect(received).toEqual([{ url: '/api?token=canary', method: 'POST', body: 'canary', key: 'secret-in-a-header' }]);
    expect(world.recorded('egress')).toMatchObject([{ what: `POST ${origin}/api`, write: true, outcome: '200' }]);
    expect(JSON.stringify(world.calls.since(0))).not.toMatch(/canary|secret-in-a-header/);
  });

  it('is closed to everything else, under the platform’s name for it', async () => {
    for (const url of [
      strangerOrigin,
      'https://elsewhere.example/',
      'http://allowed.example/',
      'https://sub.allowed.example/',
    ])
      expect(await world.call('fetch', { url }), url).toMatchObject({
        name: 'REQUEST_EGRESS_ALLOWLIST_ERR',
        status: 403,
      });
    expect(world.recorded('egress')[0]).toMatchObject({ outcome: 'REQUEST_EGRESS_ALLOWLIST_ERR' });
  });

  it('lets what the manifest names pass the filter, up to the network', async () => {
    const [call] =
      (await world.call('fetch', { url: 'https://allowed.example/', timeout: 2000 }), world.recorded('egress'));
    expect(call?.outcome).not.toBe('REQUEST_EGRESS_ALLOWLIST_ERR');
  });

  it('does not follow a redirect out of what is allowed', async () => {
    expect(await world.call('fetch', { url: `${origin}/away` })).toMatchObject({
      name: 'REQUEST_EGRESS_ALLOWLIST_ERR',
    });
    expect(await world.call('fetch', { url: `${origin}/around`, method: 'POST', body: 'x' })).toMatchObject({
      text: 'GET ',
    });
    expect(await world.call('fetch', { url: `${origin}/around`, redirect: 'manual' })).toMatchObject({ status: 303 });
  });

  it('fails as fetch fails: refused, cut, given up', async () => {
    const failed = { name: 'TypeError', message: 'fetch failed', isTypeError: true };
    expect(await world.call('fetch', { url: `${origin}/cut` })).toMatchObject(failed);
    const closed = await createTestWorld({ allowedLoopback: ['http://127.0.0.1:1'] });
    expect(await closed.call('fetch', { url: 'http://127.0.0.1:1/' })).toMatchObject(failed);
    await closed.close();
    expect(await world.call('fetch', { url: `${origin}/silent`, timeout: 50 })).toMatchObject({ name: 'TimeoutError' });
    expect(await world.call('connect')).toMatchObject({ message: expect.stringContaining('fetch only') as string });
  });

  it('takes a hundred requests a minute from one invocation', async () => {
    const statuses = (await world.call('fetchMany', { url: `${origin}/`, times: 102 })) as number[];
    expect(statuses.filter((status) => status === 200)).toHaveLength(100);
    expect(statuses.slice(100)).toEqual([429, 429]);
  });
});

describe('planted faults', () => {
  it('answer with a status instead of carrying the call out', async () => {
    world.faults.add({ target: 'jira', match: 'comment', effect: 'status', value: 503 });
    expect(await world.call('comment', { key: 'OPS-1', body: {} })).toEqual({ status: 503 });
    expect(world.jira).toEqual([]);
    expect(await world.call('comment', { key: 'OPS-1', body: {} })).toEqual({ status: 201 });

    world.faults.add({ target: 'kvs', match: 'get a', effect: 'status', value: 500 });
    expect(await world.call('get', { key: 'a' })).toMatchObject({
      name: 'ForgeKvsError',
      code: 'INTERNAL_SERVER_ERROR',
    });
  });

  it('lose the answer of a call that was carried out', async () => {
    world.faults.add({ target: 'kvs', match: 'set a', effect: 'drop-reply' });
    expect(await world.call('set', { key: 'a', value: 1 })).toMatchObject({
      isTypeError: true,
      cause: 'UND_ERR_SOCKET',
    });
    expect(world.stored('a')).toBe(1);
    world.faults.add({ target: 'commander', effect: 'drop-reply' });
    expect(await world.call('fetch', { url: `${origin}/run`, method: 'POST' })).toMatchObject({ isTypeError: true });
    expect(received).toHaveLength(1);
    expect(world.recorded('egress')[0]).toMatchObject({ outcome: 'reply-lost' });
  });

  it('answer with HTML, late, or never', async () => {
    world.faults.add({ target: 'commander', effect: 'malformed' });
    expect(await world.call('fetch', { url: `${origin}/` })).toMatchObject({
      status: 200,
      type: 'text/html; charset=utf-8',
    });
    world.faults.add({ target: 'commander', effect: 'delay', value: 20 });
    expect(await world.call('fetch', { url: `${origin}/` })).toMatchObject({ status: 200, text: 'GET ' });
    world.faults.add({ target: 'commander', effect: 'timeout' });
    expect(await world.call('fetch', { url: `${origin}/`, timeout: 50 })).toMatchObject({ name: 'TimeoutError' });
    expect(world.recorded('egress').at(-1)).toMatchObject({ outcome: 'no-answer' });
  });

  it('end the invocation at its n-th call, before it or after it', async () => {
    const ticket = { project: 'OPS', status: 'new', revision: 1 };
    world.faults.add({ target: 'function', match: 'panel/setTicket', effect: 'crash', value: 1 });
    expect(await world.invoke('setTicket', { key: 't', ticket })).toMatchObject({
      error: { name: 'FUNCTION_CRASHED' },
    });
    expect(await world.call('getTicket', { key: 't' })).toEqual({});

    world.faults.add({ target: 'function', match: 'panel/setTicket', effect: 'crash', value: 1, after: true });
    expect(await world.invoke('setTicket', { key: 't', ticket })).toMatchObject({
      error: { name: 'FUNCTION_CRASHED' },
    });
    expect(await world.call('getTicket', { key: 't' })).toEqual({ value: ticket });

    world.faults.add({ target: 'commander', effect: 'crash', value: 3 });
    expect(await world.invoke('fetchMany', { url: `${origin}/`, times: 4 })).toMatchObject({
      error: { name: 'FUNCTION_CRASHED' },
    });
    expect(received).toHaveLength(2);
    expect(world.faults.list()).toEqual([]);
    expect(await world.call('echo', 'well again')).toMatchObject({ payload: 'well again' });
  });
});

it('keeps the store from an app without the scope for it', async () => {
  const directory = path.join(temporaryDirectory(), 'app');
  cpSync(appDirectory, directory, { recursive: true });
  const manifest = path.join(directory, 'manifest.yml');
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('    - storage:app\n', ''));
  const scopeless = await createTestWorld();
  try {
    await scopeless.host.installApp(directory, await fixtureBundle());
    expect(await scopeless.call('set', { key: 'a', value: 1 })).toMatchObject({ code: 'PERMISSION_DENIED' });
  } finally {
    await scopeless.close();
  }
});
