/**
 * The saved key goes to the URL it was saved for and nowhere else, and only what works is saved. Looked at from the
 * network: which calls left the app.
 */
import { afterAll, describe, expect, it } from 'vitest';
import { startWorld, valueOf, failureOf } from '../world';

const world = await startWorld();
afterAll(() => world.close());
const { url, key } = world.sandbox.commander;
const port = new URL(url).port;

const saved = async () => {
  const { apiUrl, apiKeySaved, encryptionKeySaved, savedAt } = valueOf(await world.settings('ada', 'openSettings', {}));
  return { apiUrl, apiKeySaved, encryptionKeySaved, savedAt };
};

describe.each(['testConnection', 'saveConnection'] as const)('%s without a key', (name) => {
  it.each([
    ['another host', 'https://commander.example.com/api/v2'],
    ['a host of somebody’s choosing', 'https://tunnel.attacker.invalid/api/v2'],
    ['another port', `http://127.0.0.1:${String(Number(port) + 1)}/api/v2`],
    ['another name of the same host', `http://localhost:${port}/api/v2`],
    ['another path', `http://127.0.0.1:${port}/else/api/v2`],
    ['a path that leads back', `http://127.0.0.1:${port}/else/../api/v2`],
    ['the saved one as a user name', `http://127.0.0.1:${port}@attacker.invalid/api/v2`],
    ['the saved one with a query', `${url}?to=https://attacker.invalid`],
    ['no URL', 'not a url'],
  ])('sends the saved one not to %s', async (_, apiUrl) => {
    const before = await saved();
    const calls = await world.callsDuring(async () => {
      const refused = failureOf(await world.settings('ada', name, { apiUrl }));
      expect(['operation-incomplete', 'url-invalid']).toContain(refused.code);
      expect(refused.message).not.toBe('');
    });
    expect(calls.filter(({ kind }) => kind === 'egress' || kind === 'commander')).toEqual([]);
    expect(calls.filter(({ kind, write }) => kind === 'kvs' && write)).toEqual([]);
    expect(await saved()).toEqual(before);
  });

  it('uses it for the URL it was saved for', async () => {
    expect(valueOf(await world.settings('ada', name, { apiUrl: url }))).toBeTruthy();
    expect(valueOf(await world.settings('ada', name, { apiUrl: ` ${url} ` }))).toBeTruthy();
  });
});

describe('a key that is given', () => {
  it('goes to a host of the manifest only', async () => {
    const calls = await world.callsDuring(async () => {
      const apiUrl = 'https://tunnel.attacker.invalid/api/v2';
      const refused = failureOf(await world.settings('ada', 'testConnection', { apiUrl, apiKey: 'k'.repeat(44) }));
      expect(refused.code).toBe('url-not-allowed');
      expect(refused.message).toContain('tunnel.attacker.invalid');
    });
    const left = calls.filter(({ kind, outcome }) => kind === 'egress' && /^[1-5]\d\d$/.test(outcome));
    expect(left).toEqual([]);
  });

  it('is saved only when it works, and what was saved stays', async () => {
    const before = await saved();
    const calls = await world.callsDuring(async () => {
      const refused = failureOf(await world.settings('ada', 'saveConnection', { apiUrl: url, apiKey: 'wrong' }));
      expect(refused.code).toBe('commander-key-rejected');
    });
    expect(calls.filter(({ kind, write }) => kind === 'kvs' && write)).toEqual([]);
    expect(await saved()).toEqual(before);
    expect(valueOf(await world.settings('ada', 'testConnection', { apiUrl: url })).status).not.toBe('');
    expect(valueOf(await world.settings('ada', 'saveConnection', { apiUrl: url, apiKey: ` ${key} ` }))).toBeTruthy();
  });
});
