/** What became of handing a command over: accepted, certainly not accepted, or lost. Never sent twice. */
import { describe, expect, it } from 'vitest';
import { NotSent } from '../options';
import { failure } from '@keeper-workflow/failures';
import { API_KEY, html, json, scriptedCommander, type Interception } from '../testing/scripted-commander';
import { submitCommand } from './submit';

const COMMAND = "share-record --email='canary@acme.example' 'x'";
const error = (text: string) => ({ error: text, status: 'error' });

async function submitting(answer: Interception) {
  const { options, calls } = scriptedCommander(
    () => undefined,
    () => answer,
  );
  const submission = await submitCommand(options, COMMAND);
  expect(calls).toHaveLength(1);
  return submission;
}

describe('submitCommand', () => {
  it('sends the command once, with the key in its header only', async () => {
    const { options, calls } = scriptedCommander(() => ({ body: {} }));
    const submission = await submitCommand(options, COMMAND);
    expect(submission).toEqual({ state: 'accepted', commanderRequestId: 'request-0' });
    expect(calls).toHaveLength(1);
    const [call] = calls;
    expect(call?.url).toBe('https://commander.acme.example/api/v2/executecommand-async');
    expect(call?.init.redirect).toBe('manual');
    expect(call?.init.headers['api-key']).toBe(API_KEY);
    expect(call?.init.body).toBe(JSON.stringify({ command: COMMAND }));
  });

  it.each([
    ['wrong key', json(401, error('Please provide a valid api key')), 'commander-key-rejected'],
    ['expired key', json(401, error('API key has expired')), 'commander-key-expired'],
    ['a key, in other words', json(401, error('Unauthorized')), 'commander-key-rejected'],
    ['no session', json(401, error('No active session. Please log in through the CLI first.')), 'commander-no-session'],
    ['address', json(403, error('IP is not allowed to call API service')), 'commander-address-refused'],
    ['not allowed', json(403, error('Not permitted to perform this function')), 'commander-command-not-allowed'],
    ['too long', json(400, error('Command length exceeded')), 'command-too-long'],
    ['other precheck', json(400, error('Missing required field "command"')), 'vault-refused'],
    ['queue full', json(503, error('Error: Request queue is full. Please try again later.')), 'commander-queue-full'],
    ['rate limit', html(429), 'commander-rate-limited'],
    ['no route', html(404), 'commander-url-wrong'],
    ['forbidden by a proxy', html(403), 'commander-not-commander'],
    [
      'redirect',
      new Response(null, { status: 302, headers: { location: 'https://elsewhere.example' } }),
      'commander-url-wrong',
    ],
    ['tunnel offline', html(404, { 'ngrok-error-code': 'ERR_NGROK_3200' }), 'commander-unavailable'],
    ['nothing behind the tunnel', html(502, { 'ngrok-error-code': 'ERR_NGROK_8012' }), 'commander-unavailable'],
    ['Cloudflare without tunnel', html(530), 'commander-unavailable'],
    [
      'refused connection',
      new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) }),
      'commander-unreachable',
    ],
    ['egress rule', new NotSent(failure('url-not-allowed')), 'url-not-allowed'],
  ])('%s: certainly not accepted', async (_, answer, code) => {
    expect(await submitting(answer)).toMatchObject({ state: 'not-accepted', failure: { code } });
  });

  it.each([
    ['connection reset', new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNRESET' }) })],
    ['unknown network error', new Error(`POST with ${API_KEY} and ${COMMAND} failed`)],
    ['no answer in time', 'hang' as const],
    ['a page instead of the answer', html(200)],
    ['bad gateway', html(502)],
    ['gateway timeout', html(504)],
    ['Cloudflare timeout', html(524)],
    ['unavailable page', html(503)],
    ['Commander stumbled', json(500, error('Error: boom'))],
    ['accepted without an id', json(202, { success: true })],
    ['an id that is no id', json(202, { success: true, request_id: '../queue/status' })],
    ['half a body', new Response('{"success":tr', { status: 202 })],
  ])('%s: lost, because it may have arrived', async (_, answer) => {
    const submission = await submitting(answer);
    expect(submission.state).toBe('lost');
    expect(JSON.stringify(submission)).not.toContain(API_KEY);
    expect(JSON.stringify(submission)).not.toContain('canary');
  });

  it('names the command that is not allowed', async () => {
    const { options } = scriptedCommander();
    expect(await submitCommand(options, COMMAND)).toMatchObject({ failure: { detail: 'share-record' } });
  });

  it('does not send a key that cannot be a header', async () => {
    const { options, calls } = scriptedCommander(() => ({ body: {} }));
    const submission = await submitCommand({ ...options, apiKey: 'two words\n' }, COMMAND);
    expect(submission).toMatchObject({ state: 'not-accepted', failure: { code: 'commander-key-rejected' } });
    expect(calls).toHaveLength(0);
  });
});
