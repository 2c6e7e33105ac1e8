/** What one look at a command's result says. */
import { describe, expect, it } from 'vitest';
import { html, json, scriptedCommander, type Interception } from '../testing/scripted-commander';
import { LARGEST_BODY } from './exchange';
import { pollResult } from './result';

const KEY = 'abcdefghijklmnopqrstuvwxyz012345';
const error = (text: string) => ({ error: text, status: 'error' });

function polling(answer: Interception, encryptionKey?: string) {
  const { options } = scriptedCommander(
    () => undefined,
    () => answer,
  );
  return pollResult({ ...options, ...(encryptionKey === undefined ? {} : { encryptionKey }) }, 'some-id');
}

async function sealed(value: unknown, key = KEY): Promise<Response> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const aes = await crypto.subtle.importKey('raw', new TextEncoder().encode(key), 'AES-GCM', false, ['encrypt']);
  const data = new TextEncoder().encode(JSON.stringify(value));
  const body = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, aes, data));
  return new Response(new Uint8Array([...iv, ...body]), { headers: { 'content-type': 'text/html; charset=utf-8' } });
}

describe('pollResult', () => {
  it.each([
    ['queued', json(202, { status: 'queued', error: 'Error: Request not completed yet' })],
    ['rate limit', html(429)],
    ['bad gateway', html(502)],
    ['no answer', 'hang' as const],
    ['network error', new Error('reset')],
  ])('%s: wait', async (_, answer) => {
    expect(await polling(answer)).toMatchObject({ ok: true, value: { state: 'waiting' } });
  });

  it('unknown id: gone, and the command may have run', async () => {
    const poll = await polling(json(404, error('Error: Request not found')));
    expect(poll).toMatchObject({
      value: { state: 'gone', failure: { code: 'commander-reply-lost', retry: 'after-observe' } },
    });
  });

  it('expired in the queue: gone, and it never ran', async () => {
    const poll = await polling(json(504, error('Error: Request expired after waiting more than 300s in queue')));
    expect(poll).toMatchObject({
      value: { state: 'gone', failure: { code: 'commander-expired-in-queue', retry: 'safe' } },
    });
  });

  it.each([200, 207, 400, 403, 409, 500])('a stored result with HTTP %i is an answer', async (status) => {
    const body = { command: 'x', error: 'permission denied', status: 'error' };
    expect(await polling(json(status, body))).toEqual({
      ok: true,
      value: { state: 'answered', result: { status, body } },
    });
  });

  it.each([
    ['key', json(401, error('API key has expired')), 'commander-key-expired'],
    ['address', json(403, error('IP is not allowed to call API service')), 'commander-address-refused'],
    ['other service', html(200), 'commander-not-commander'],
    ['no such route', html(404), 'commander-url-wrong'],
    [
      'huge',
      new Response('x', { headers: { 'content-length': String(LARGEST_BODY + 1) } }),
      'commander-reply-not-understood',
    ],
    ['huge, unannounced', new Response(new Uint8Array(LARGEST_BODY + 1)), 'commander-reply-not-understood'],
  ])('%s: a failure that waiting does not mend', async (_, answer, code) => {
    expect(await polling(answer)).toMatchObject({ ok: false, failure: { code } });
  });

  it('opens encrypted results with the key', async () => {
    const body = { status: 'success', message: 'für alle' };
    expect(await polling(await sealed(body), KEY)).toMatchObject({ value: { state: 'answered', result: { body } } });
  });

  it('still reads what Service Mode leaves plain when it encrypts', async () => {
    const body = error('Unexpected error: get: x');
    expect(await polling(json(500, body), KEY)).toMatchObject({ value: { state: 'answered', result: { body } } });
  });

  it.each([
    ['no key is set', undefined],
    ['the key is another', 'A'.repeat(32)],
    ['the key is too short', 'short'],
  ])('says so when the result is encrypted and %s', async (_, key) => {
    expect(await polling(await sealed({ status: 'success' }), key)).toMatchObject({
      ok: false,
      failure: { code: 'commander-encryption' },
    });
  });
});
