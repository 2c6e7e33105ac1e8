/** Test connection: every way it can go wrong has its own code, and so its own sentence. */
import { describe, expect, it } from 'vitest';
import {
  API_KEY,
  BASE_URL,
  html,
  json,
  scriptedCommander,
  type HttpCall,
  type Interception,
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
  it('reports what service-status said, in two calls', async () => {
    const { commander, report } = checking();
    expect(await report).toMatchObject({ ok: true, value: { status: 'Current status: Commander Service is Running' } });
    expect(commander.commands).toEqual(['service-status']);
    expect(commander.calls).toHaveLength(2);
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
