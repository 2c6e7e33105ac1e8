/**
 * Everything that can be wrong between the app and Commander: on the settings page, where nothing wrong is saved, and on
 * the issue, where the panel opens, people may ask, and an approval says what is wrong and leaves the request as it is.
 */
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCommander } from '../../sandbox/commander';
import { createWorldClock } from '../../sandbox/world';
import { approvalOf, ask, nestedDraft, preview, previewInput, refusal } from '../world';
import { startWorld, stored, valueOf, type TestWorld } from '../world';

const COMMANDS = ['service-status', 'sync-down', 'list', 'get', 'nsf-get', 'nsf-share-record'];
const HOUR = 3_600_000;
/** Commander's own limit is 60; a full queue alone needs 100 calls. */
const PER_MINUTE = 300;

const world = await startWorld({
  standIn: {
    rateLimit: `${String(PER_MINUTE)}/minute`,
    moreKeys: [
      { apiKey: 'expired-key', commands: COMMANDS, expiresAt: Date.now() - HOUR },
      { apiKey: 'expiring-key', commands: COMMANDS, expiresAt: Date.now() + HOUR },
      { apiKey: 'narrow-key', commands: ['list'] },
    ],
  },
});
afterAll(() => world.close());
const { url: apiUrl, key } = world.sandbox.commander;
const { faults } = world.sandbox.world;

const post = () =>
  fetch(`${apiUrl}/executecommand-async`, {
    method: 'POST',
    headers: { 'api-key': key, 'content-type': 'application/json' },
    body: JSON.stringify({ command: 'service-status' }),
  });

const CONDITIONS: readonly (readonly [
  what: string,
  begin: () => unknown,
  end: () => unknown,
  code: string,
  message: RegExp,
])[] = [
  [
    'a web page instead of data',
    () => faults.add({ target: 'commander', effect: 'malformed', times: 50 }),
    () => faults.clear(),
    'commander-not-commander',
    /Check the API URL and the tunnel/,
  ],
  [
    'too many calls',
    async () => {
      while ((await post()).status !== 429);
    },
    () => world.sandbox.advance(61),
    'commander-rate-limited',
    /Wait a minute, then try again/,
  ],
  [
    'a full queue',
    async () => {
      world.standIn.misbehave({ as: 'hang' });
      while ((await post()).status !== 503);
    },
    () => {
      world.standIn.reset();
    },
    'commander-queue-full',
    /Try again in a few minutes/,
  ],
  [
    'a tunnel without Commander behind it',
    () => faults.add({ target: 'commander', effect: 'status', value: 502, times: 50 }),
    () => faults.clear(),
    'commander-unavailable',
    /Commander/,
  ],
];

const settings = async () => {
  const { apiUrl: url, apiKeySaved, savedAt } = valueOf(await world.settings('ada', 'openSettings', {}));
  return { url, apiKeySaved, savedAt };
};

describe('the settings page', () => {
  const refusedAs = async (input: object, code: string, message: RegExp) => {
    const before = await settings();
    for (const name of ['testConnection', 'saveConnection'] as const) {
      const refused = await refusal(world, () => world.settings('ada', name, input));
      expect([name, refused]).toMatchObject([name, { code, writes: [] }]);
      expect(refused.message).toMatch(message);
    }
    expect(await settings()).toEqual(before);
  };
  const withUrl = (text: string) => ({ apiUrl: text, apiKey: key });
  const elsewhere = (path: string) => withUrl(`${new URL(apiUrl).origin}${path}`);

  it.each<[string, object, string, RegExp]>([
    ['a wrong key', { apiUrl, apiKey: 'wrong' }, 'commander-key-rejected', /API key/],
    ['an expired key', { apiUrl, apiKey: 'expired-key' }, 'commander-key-expired', /expired/],
    ['a key that no header carries', { apiUrl, apiKey: 'käse' }, 'commander-key-rejected', /API key/],
    ['a wrong path', elsewhere('/keeper/api/v2'), 'commander-url-wrong', /Use the whole URL with \/api\/v2/],
    ['the old API', elsewhere('/api/v1'), 'url-invalid', /needs \/api\/v2/],
    ['no path', elsewhere(''), 'url-invalid', /must end in \/api\/v2/],
    ['no https', withUrl('http://commander.example.com/api/v2'), 'url-invalid', /must begin with https/],
    ['another protocol', withUrl('ftp://commander.example.com/api/v2'), 'url-invalid', /must begin with https/],
    ['no URL', withUrl('commander.example.com'), 'url-invalid', /not a usable API URL/],
    [
      'a host that is not in the manifest',
      withUrl('https://other.example/api/v2'),
      'url-not-allowed',
      /deploy the app again/,
    ],
    ['an empty URL', withUrl('  '), 'invalid-input', /check the API URL/],
    [
      'a very long URL',
      withUrl(`https://${'a'.repeat(400)}.example.com/${'b'.repeat(200)}`),
      'invalid-input',
      /check the API URL/,
    ],
    ['an empty key', { apiUrl, apiKey: '  ' }, 'invalid-input', /check the API key/],
    [
      'a short encryption key',
      { apiUrl, apiKey: key, encryptionKey: 'short' },
      'invalid-input',
      /check the encryption key/,
    ],
    ['nothing', {}, 'invalid-input', /check the API URL/],
  ])('%s is not saved', async (_, input, code, message) => {
    await refusedAs(input, code, message);
  });

  it.each(CONDITIONS)('%s is not saved', async (_, begin, end, code, message) => {
    await begin();
    const connection = { apiUrl, apiKey: key };
    await refusedAs(connection, code, message);
    await end();
    expect(await world.settings('ada', 'testConnection', connection)).toMatchObject({ ok: true });
  });

  it('a command that the key may not run is named, and another key works at once', async () => {
    await refusedAs({ apiUrl, apiKey: 'narrow-key' }, 'commander-command-not-allowed', /“service-status”.*Add it/);
    expect(await world.settings('ada', 'testConnection', { apiUrl, apiKey: key })).toMatchObject({ ok: true });
  });
});

/** Opens, asks, previews and approves while something is wrong; then, put right, the same approval goes through. */
async function throughout(at: TestWorld, begin: () => unknown, code: string, message: RegExp) {
  const request = await ask(at);
  const seen = await preview(at, 'pia', request);
  const changes = at.standIn.changeCount();
  await begin();

  const opened = valueOf(await at.panel('alice', 'openPanel', {}));
  expect(opened.requests.map(({ id }) => id)).toContain(request.id);
  expect(await ask(at, { draft: nestedDraft({ recipients: ['dave@acme.example'] }) })).toMatchObject({
    state: 'submitted',
  });

  for (const run of [
    () => at.panel('pia', 'previewDecision', previewInput(at, request, 'Apollo API')),
    () => at.panel('pia', 'findRecords', { term: 'Apollo' }),
    () => at.panel('pia', 'approveRequest', approvalOf(seen)),
  ]) {
    const refused = await refusal(at, run);
    expect(refused).toMatchObject({ code, writes: [] });
    expect(refused.message).toMatch(message);
  }
  expect(await stored(at, request)).toMatchObject({
    state: 'submitted',
    revision: request.revision,
    draft: request.draft,
    can: { decide: true },
  });
  expect(at.standIn.changeCount()).toBe(changes);
  return () => at.panel('pia', 'approveRequest', approvalOf(seen));
}

describe('on the issue', () => {
  beforeEach(() => {
    faults.clear();
  });
  afterEach(() => {
    faults.clear();
  });

  it.each(CONDITIONS)('%s', async (_, begin, end, code, message) => {
    const approve = await throughout(world, begin, code, message);
    await end();
    expect(valueOf(await approve()).request.outcome).toBe('verified');
  });

  it('a key that has expired', async () => {
    valueOf(await world.settings('ada', 'saveConnection', { apiUrl, apiKey: 'expiring-key' }));
    const expire = () => world.sandbox.advance((2 * HOUR) / 1000);
    const approve = await throughout(world, expire, 'commander-key-expired', /expired/);
    valueOf(await world.settings('ada', 'saveConnection', { apiUrl, apiKey: key }));
    expect(valueOf(await approve()).request.outcome).toBe('verified');
  });

  it('no Commander at all: it can be asked for, and rejected', async () => {
    const clock = createWorldClock();
    const own = await startCommander({
      port: 0,
      clock,
      apiKey: 'own-key',
      commands: COMMANDS,
      rateLimit: '100000/minute',
    });
    const alone = await startWorld({}, own);
    try {
      await throughout(alone, () => own.close(), 'commander-unreachable', /Check that/);
      const test = await refusal(alone, () => alone.settings('ada', 'testConnection', { apiUrl: own.url }));
      expect(test).toMatchObject({ code: 'commander-unreachable', writes: [] });
      const { id: requestId, revision } = await ask(alone);
      const rejection = { requestId, revision, reason: 'Ask again tomorrow' };
      expect(valueOf(await alone.panel('pia', 'rejectRequest', rejection)).request.state).toBe('rejected');
    } finally {
      await alone.close();
      clock.close();
    }
  });

  it('no connection yet: it can be asked for, and an approval says who can set it up', async () => {
    const bare = await startWorld({ demo: false });
    try {
      const switchOn = { projectKey: 'OPS', enabled: true, justificationRequired: false };
      valueOf(await bare.settings('ada', 'setProject', switchOn));
      expect(valueOf(await bare.panel('alice', 'openPanel', {})).connection).toBe('not-configured');
      const request = await ask(bare);
      const payload = previewInput(bare, request, 'Apollo API');
      const refused = await refusal(bare, () => bare.panel('pia', 'previewDecision', payload));
      expect(refused).toMatchObject({ code: 'not-configured', writes: [], commands: [] });
      expect(refused.message).toMatch(/Jira administrator can enter the API URL and key/);
    } finally {
      await bare.close();
    }
  });
});
