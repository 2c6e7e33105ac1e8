/** Test connection: every way it can go wrong has its own code, and so its own sentence. */
import { describe, expect, it } from 'vitest';
import { createVault } from '../create-vault';
import { nsfGrant } from '../testing/operations';
import {
  API_KEY,
  BASE_URL,
  html,
  json,
  scriptedCommander,
  type HttpCall,
  type Interception,
  type Scripted,
} from '../testing/scripted-commander';
import { checkBaseUrl } from './base-url';
import { checkConnection } from './check';

const STATUS = { body: { status: 'success', data: null, message: 'Current status: Commander Service is Running' } };

function checking(
  intercept?: (call: HttpCall, at: number) => Interception,
  run = () => STATUS as typeof STATUS | undefined,
) {
  const commander = scriptedCommander(run, intercept);
  return { commander, report: checkConnection(commander.options) };
}

const VERSION = {
  body: { status: 'success', data: null, message: 'Commander Version: 18.0.13 (Current version)' },
};
const HELP = { body: { status: 'success', data: null, message: 'usage: …' } };

/** A Commander with `service-status` and these commands. Each has a key of its own, as the process remembers by key. */
let keys = 0;
function looking(answers: Record<string, Scripted>) {
  const commander = scriptedCommander(
    (command) => {
      const [word = ''] = command.split(' ');
      return word === 'service-status' ? STATUS : answers[word];
    },
    ({ url }) =>
      url.endsWith('/queue/status')
        ? json(200, { success: true, queue_size: 3, currently_processing: 'some-id', worker_running: true })
        : undefined,
  );
  keys += 1;
  const options = { ...commander.options, apiKey: `key-${keys}` };
  return { commander: { ...commander, options }, report: checkConnection(options) };
}

describe('checkBaseUrl', () => {
  it.each([
    ['https://x.ngrok.io/api/v2', 'https://x.ngrok.io/api/v2'],
    [' https://X.example.com:8443/keeper/api/v2/ ', 'https://x.example.com:8443/keeper/api/v2'],
    ['http://127.0.0.1:4401/api/v2', 'http://127.0.0.1:4401/api/v2'],
    ['http://localhost:4401/api/v2', 'http://localhost:4401/api/v2'],
  ])('takes %j', (text, url) => {
    expect(checkBaseUrl(text)).toEqual({ ok: true, value: url });
  });

  it.each([
    ['commander.acme.example/api/v2', 'https://'],
    ['', 'https://'],
    ['http://commander.acme.example/api/v2', 'https://'],
    ['ftp://commander.acme.example/api/v2', 'https://'],
    ['https://user:secret@commander.acme.example/api/v2', 'password'],
    ['https://commander.acme.example/api/v2?x=1', 'nothing may follow'],
    ['https://commander.acme.example/api/v2#x', 'nothing may follow'],
    ['https://commander.acme.example/api/v1', '/api/v2'],
    ['https://commander.acme.example', '/api/v2'],
    ['https://commander.acme.example/api/v2/executecommand-async', '/api/v2'],
  ])('refuses %j and says what to write', (text, hint) => {
    const checked = checkBaseUrl(text);
    expect(checked).toMatchObject({ ok: false, failure: { code: 'url-invalid', field: 'apiUrl' } });
    expect(checked.ok ? '' : checked.failure.detail).toContain(hint);
    expect(JSON.stringify(checked)).not.toContain('secret');
  });
});

describe('checkConnection', () => {
  it('reports what service-status said, and what a few calls more find out without changing anything', async () => {
    const { commander, report } = looking({ version: VERSION, list: HELP, get: HELP, 'nsf-share-record': HELP });
    expect(await report).toEqual({
      ok: true,
      value: {
        status: 'Current status: Commander Service is Running',
        milliseconds: expect.any(Number) as number,
        version: '18.0.13',
        lacks: [expect.stringContaining('wipes'), expect.stringContaining('custom fields')],
        notAllowed: ['share-record'],
        nestedShareFolders: 'unknown',
        queue: { waiting: 3, busy: true },
        encrypted: false,
      },
    });
    expect(commander.commands).toEqual([
      'service-status',
      'version',
      'list --help',
      'get --help',
      'nsf-share-record --help',
    ]);
    expect(commander.calls.length).toBeLessThanOrEqual(12);
  });

  it.each([
    [
      'on',
      {
        status: 500,
        body: { error: 'Unexpected error: nsf-get: Cannot find any Nested Share Folder object with UID or title: x' },
      },
    ],
    ['off', { status: 400, body: { error: 'Invalid JSON response', data: null, status: 'error' } }],
    ['unknown', { status: 500, body: { error: 'Unexpected error: something' } }],
  ] as const)('tells that nested share folders are %s', async (nestedShareFolders, answer) => {
    expect(await looking({ 'nsf-get': answer }).report).toMatchObject({ value: { nestedShareFolders } });
  });

  it.each([
    ['Commander Version: 18.0.12 (Current version)', false],
    ['Commander Version: 17.1.7', false],
    ['Commander Version: 18.0.13 (Current version)', true],
    ['Commander Version: 18.1.5', true],
    ['Commander Version: 19.0', true],
    ['no idea', true],
  ])('accepts a Commander that says %j: %j', async (words, accepted) => {
    const { report, commander } = looking({ version: { body: { status: 'success', data: null, message: words } } });
    const result = await report;
    expect(result.ok).toBe(accepted);
    if (accepted) return;
    expect(result).toMatchObject({ failure: { code: 'commander-too-old', retry: 'never' } });
    // Known from then on, so nothing is carried out there.
    const { memory: _own, ...options } = commander.options;
    const before = commander.calls.length;
    expect(await createVault(options).submit(nsfGrant())).toMatchObject({
      state: 'not-accepted',
      failure: { code: 'commander-too-old' },
    });
    expect(commander.calls).toHaveLength(before);
  });

  it('does not fail for what is merely good to know', async () => {
    const slow = looking({ version: { ...VERSION, takes: 3_600_000 } });
    const startedAt = slow.commander.clock.now();
    expect(await slow.report).toMatchObject({ ok: true, value: { lacks: [], nestedShareFolders: 'unknown' } });
    expect(slow.commander.clock.now() - startedAt).toBeLessThanOrEqual(15_000);
  });

  it('sends nothing to a URL it does not accept', async () => {
    const { options, calls } = scriptedCommander();
    const report = await checkConnection({ ...options, baseUrl: 'https://commander.acme.example' });
    expect(report).toMatchObject({ failure: { code: 'url-invalid' } });
    expect(calls).toHaveLength(0);
  });

  const error = (text: string) => ({ error: text, status: 'error' });
  it.each([
    ['nobody there', new TypeError('fetch failed'), 'commander-unreachable'],
    ['no answer', 'hang' as const, 'commander-timeout'],
    ['gateway without Commander', html(502), 'commander-unavailable'],
    ['wrong key', json(401, error('Please provide a valid api key')), 'commander-key-rejected'],
    ['expired key', json(401, error('API key has expired')), 'commander-key-expired'],
    ['address', json(403, error('IP is not allowed to call API service')), 'commander-address-refused'],
    [
      'command not allowed',
      json(403, error('Not permitted to perform this function')),
      'commander-command-not-allowed',
    ],
    ['a web page', html(200), 'commander-not-commander'],
    ['JSON of somebody else', json(400, { message: 'hello' }), 'commander-not-commander'],
    ['rate limit', html(429), 'commander-rate-limited'],
    ['queue full', json(503, error('Error: Request queue is full. Please try again later.')), 'commander-queue-full'],
  ])('%s', async (_, answer, code) => {
    const { commander, report } = checking(() => (answer instanceof Response ? answer.clone() : answer));
    const result = await report;
    expect(result).toMatchObject({ ok: false, failure: { code } });
    expect(JSON.stringify(result)).not.toContain(API_KEY);
    expect(commander.commands).toEqual([]);
  });

  it('tells a Commander without its queue from a wrong URL', async () => {
    const health = `${BASE_URL.replace('/api/v2', '')}/health`;
    const queueOff = checking(({ url }) => (url === health ? json(200, { status: 'ok' }) : html(404)));
    expect(await queueOff.report).toMatchObject({ failure: { code: 'commander-queue-off' } });
    const asked = queueOff.commander.calls.find(({ url }) => url === health);
    expect(asked?.init.headers).toEqual({});
    const wrong = checking(() => html(404));
    expect(await wrong.report).toMatchObject({ failure: { code: 'commander-url-wrong' } });
  });

  it('says when the service is not signed in, in both ways Commander has', async () => {
    const stored = checking(
      undefined,
      () => ({ status: 401, ...{ body: error('No active session. Please log in through the CLI first.') } }) as never,
    );
    expect(await stored.report).toMatchObject({ failure: { code: 'commander-no-session' } });
    const atResult = checking(({ init }) =>
      init.method === 'GET' ? json(401, error('Please provide a valid api key')) : undefined,
    );
    expect(await atResult.report).toMatchObject({ failure: { code: 'commander-no-session' } });
  });

  it('asks again after a refusal, because an administrator may just have put it right', async () => {
    let allowed = false;
    const refusal = () => json(403, error('Not permitted to perform this function'));
    const commander = scriptedCommander(
      () => STATUS,
      ({ init }) => (init.method === 'POST' && !allowed ? refusal() : undefined),
    );
    const first = await checkConnection(commander.options);
    expect(first).toMatchObject({ failure: { code: 'commander-command-not-allowed', detail: 'service-status' } });
    allowed = true;
    expect(await checkConnection(commander.options)).toMatchObject({ ok: true });
  });

  it('gives up in time when the command never ends', async () => {
    const commander = scriptedCommander(() => ({ ...STATUS, takes: 3_600_000 }));
    const startedAt = commander.clock.now();
    expect(await checkConnection(commander.options)).toMatchObject({ failure: { code: 'commander-timeout' } });
    expect(commander.clock.now() - startedAt).toBeLessThanOrEqual(15_000);
  });
});
