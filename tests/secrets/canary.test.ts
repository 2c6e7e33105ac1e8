/**
 * Secrets that would be noticed anywhere: an API key and an encryption key of an unusual form, the secret values of the
 * vault, and what people type by mistake. Every function runs, well and badly; then everything that anybody can read is
 * searched for them.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FunctionName } from '@keeper-workflow/contract';
import { accountId, APP, approvalOf, ask, classicDraft, nestedDraft, preview, previewInput } from '../world';
import { startWorld, valueOf, type Person, type TestWorld } from '../world';
import type { RegisteredSurface } from '../authorization/prepared';
import { harvest, leaks, pieces, spellings, vaultSecrets } from './harvest';

const API_KEY = 'Canary+Key/9f3b1c7e5a2d4860Vq7LmZx0Tt4Rr8Ww=';
const ENCRYPTION_KEY = 'Canary&Encrypts%9f3b=1c7e@5a2d#4';
/** Typed into the form by somebody in a hurry; none of them may come back or stay anywhere. */
const WRONG_KEY = 'Wrong/Canary-5d1e77b0c2a94f36Kk2Jj8Hh6Gg4Ff=';
const WRONG_ENCRYPTION = 'WrongCanary&Encrypts%77b0=c2a9@4';
const URL_PASSWORD = 'CanaryInTheUrl77';
const KEYS = [API_KEY, ENCRYPTION_KEY, WRONG_KEY, WRONG_ENCRYPTION, URL_PASSWORD];

let world: TestWorld;
let before: Map<string, string>;
const answers = new Map<string, string>();
const succeeded = new Set<string>();
const failures = new Set<string>();

/** Invokes and keeps the answer, whatever it is, under the platform's errors too. */
async function keep(who: Person, name: string, payload: unknown, issue?: string) {
  const module = issue === undefined ? 'keeper-settings' : 'keeper-panel';
  const asked = { as: accountId(who), app: APP, module, function: name, payload, issue: issue ?? 'OPS-1' };
  const answer = await world.sandbox.invoke(asked);
  answers.set(`answer ${String(answers.size + 1)} of ${name}`, JSON.stringify(answer));
  const result = answer.ok ? (answer.result as { ok: boolean; failure?: { code: string } }) : undefined;
  if (result?.ok) succeeded.add(`${module} ${name}`);
  else failures.add(result?.failure?.code ?? 'crashed');
  return answer;
}

const panel = async (who: Person, name: FunctionName<'panel'>, payload: object, issue = 'OPS-1') => {
  await keep(who, name, payload, issue);
};

beforeAll(async () => {
  world = await startWorld({ demo: false, standIn: { apiKey: API_KEY, encryptionKey: ENCRYPTION_KEY } });
  before = await harvest(world);
  const apiUrl = world.sandbox.commander.url;
  const good = { apiUrl, apiKey: API_KEY, encryptionKey: ENCRYPTION_KEY };

  // The connection, tried in every wrong way first.
  for (const wrong of [
    { ...good, apiKey: WRONG_KEY },
    { ...good, encryptionKey: WRONG_ENCRYPTION },
    { apiUrl, apiKey: API_KEY },
    { ...good, apiUrl: apiUrl.replace('/api/v2', '/else/api/v2') },
    { ...good, apiUrl: apiUrl.replace('http://', `http://admin:${URL_PASSWORD}@`) },
    { ...good, apiUrl: 'https://canary.invalid/api/v2' },
    { ...good, encryptionKey: `${ENCRYPTION_KEY}too long` },
    { ...good, apiKey: `${WRONG_KEY}\n${WRONG_KEY}` },
  ]) {
    await keep('ada', 'testConnection', wrong);
    await keep('ada', 'saveConnection', wrong);
  }
  await keep('ada', 'saveConnection', good);
  await keep('ada', 'setProject', { projectKey: 'OPS', enabled: true, justificationRequired: false });
  await keep('ada', 'findFolders', { term: 'Engineering' });
  await keep('ada', 'findGroups', { term: 'keeper' });
  await keep('ada', 'testConnection', { apiUrl });
  await keep('ada', 'openSettings', {});
  await keep('ada', 'saveConnection', { apiUrl, apiKey: WRONG_KEY });
}, 60_000);

afterAll(() => world.close());

describe('while every function runs', () => {
  it('well', { timeout: 60_000 }, async () => {
    for (const [draft, record] of [
      [nestedDraft(), 'Apollo API'],
      [classicDraft(), 'Jira Admin'],
      [nestedDraft({ recipients: ['invitee@partner.example'] }), 'Projects Wiki'],
    ] as const) {
      const request = await ask(world, { draft });
      await panel('alice', 'readRequest', { requestId: request.id });
      const { id: requestId, revision } = request;
      await panel('alice', 'updateRequest', { requestId, revision, draft, justification: 'Still needed' });
      const updated = valueOf(await world.panel('pia', 'readRequest', { requestId })).request;
      await panel('pia', 'previewDecision', previewInput(world, updated, record));
      const seen = await preview(world, 'pia', updated, { record });
      await panel('pia', 'approveRequest', approvalOf(seen));
      const done = valueOf(await world.panel('pia', 'readRequest', { requestId })).request;
      await panel('pia', 'checkAgain', { requestId, revision: done.revision });
    }
    await panel('alice', 'submitRequest', { requestId: randomUUID(), draft: nestedDraft(), justification: '' });
    const [rejected, withdrawn] = [await ask(world), await ask(world)];
    await panel('sam', 'rejectRequest', { requestId: rejected.id, revision: rejected.revision, reason: 'No need' });
    await panel('alice', 'withdrawRequest', { requestId: withdrawn.id, revision: withdrawn.revision });
    await panel('pia', 'findRecords', { term: 'App' });
    for (const who of ['ada', 'pia', 'alice', 'vic'] as const) await panel(who, 'openPanel', {});
    const registry = (await (await fetch(`${world.sandbox.url}/sandbox/surfaces`)).json()) as RegisteredSurface[];
    const browser = registry.filter(({ access }) => access !== 'platform');
    for (const { module, function: name, example } of browser) {
      if (!succeeded.has(`${module} ${name}`)) await keep('pia', name, example, 'OPS-1');
    }
    const names = browser.map((one) => `${one.module} ${one.function}`);
    expect([...succeeded].sort()).toEqual(names.sort());
  });

  it('and badly', { timeout: 60_000 }, async () => {
    const echo = `key ${API_KEY} and ${ENCRYPTION_KEY} of api-key: ${API_KEY}`;
    for (const [draft, record, endpoint] of [
      [nestedDraft({ recipients: ['dave@acme.example'] }), 'Apollo API', 'vault/records/v3/share'],
      [classicDraft({ recipients: ['dave@acme.example'] }), 'Grafana', 'vault/records_share_update'],
    ] as const) {
      const request = await ask(world, { draft });
      const seen = await preview(world, 'pia', request, { record });
      world.standIn.refuse({ endpoint, error: 'access_denied', message: echo });
      await panel('pia', 'approveRequest', approvalOf(seen));
      await panel('alice', 'openPanel', {});
    }
    const request = await ask(world);
    const decision = previewInput(world, request, 'Apollo API');
    const { faults } = world.sandbox.world;
    for (const fault of [
      { target: 'commander', effect: 'malformed' },
      { target: 'commander', effect: 'status', value: 500 },
      { target: 'commander', effect: 'status', value: 401 },
      { target: 'commander', effect: 'drop-reply' },
      { target: 'kvs', effect: 'status', value: 500, match: 'secret' },
      { target: 'kvs', effect: 'malformed', match: 'secret' },
      { target: 'jira', effect: 'malformed' },
      { target: 'function', effect: 'crash', value: 6 },
    ] as const) {
      for (const [name, payload] of [
        ['previewDecision', decision],
        ['findRecords', { term: 'Grafana' }],
      ] as const) {
        faults.add({ ...fault, times: 3 });
        await panel('pia', name, payload);
        faults.clear();
      }
      faults.add({ ...fault, times: 3 });
      await keep('ada', 'testConnection', { apiUrl: world.sandbox.commander.url });
      faults.clear();
    }
    world.standIn.refuse({ endpoint: 'vault/sync_down', error: 'auth_failed', message: echo, sticky: true });
    await panel('pia', 'findRecords', { term: 'Credential' });
    expect([...failures]).toEqual(
      expect.arrayContaining(['crashed', 'commander-key-rejected', 'commander-encryption', 'commander-not-commander']),
    );
    expect(failures.size).toBeGreaterThan(8);
  });

  it('nothing that can be read afterwards has any of the keys, or a piece of one', async () => {
    const places = new Map([...(await harvest(world)), ...answers]);
    // What is searched is what was meant to be searched.
    expect(places.get('/sandbox/logs')).toContain('call-failed');
    expect(places.get('/sandbox/store')).toContain('"secrets":[{"key":"connection","present":true}]');
    expect(places.get('/browse/OPS-1')).toContain('Keeper request approved and carried out');
    expect(places.get('/rest/api/3/issue/OPS-1/comment?expand=properties')).toContain('refused by Keeper');
    expect(places.get('/sandbox/calls')).toContain('keeper-panel/approveRequest');
    expect(leaks(places, KEYS.flatMap(spellings))).toEqual([]);
    expect(
      leaks(
        places,
        KEYS.flatMap((key) => pieces(key)),
      ),
    ).toEqual([]);
  });

  it('nor any secret value of the vault, though Commander gave them with every record', async () => {
    const secrets = vaultSecrets().filter((secret) => leaks(before, spellings(secret)).length === 0);
    expect(secrets).toEqual(expect.arrayContaining(['ap0llo', 'p@ss w0rd', 'gr@f', 'nsf note', '4111111111111111']));
    const places = new Map([...(await harvest(world)), ...answers]);
    expect(leaks(places, secrets.flatMap(spellings))).toEqual([]);
  });

  it('the settings say that keys are there, and not what they are', async () => {
    const settings = valueOf(await world.settings('ada', 'openSettings', {}));
    expect(settings).toMatchObject({ apiKeySaved: true, encryptionKeySaved: true });
    expect(Object.keys(settings).sort()).toEqual([
      'allowedHosts',
      'apiKeySaved',
      'apiUrl',
      'encryptionKeySaved',
      'projects',
      'savedAt',
    ]);
  });
});

describe('the search for them', () => {
  it('finds a secret however it is written down', () => {
    const places = new Map([
      ['json', JSON.stringify({ it: 'q\'u"o`te' })],
      ['html', '<b>S3cret!pw;$(x)|&amp;</b>'],
      ['part', `…${API_KEY.slice(8, 20)}…`],
    ]);
    const placesOf = (secret: readonly string[]) => leaks(places, secret).map((leak) => leak.split(':')[0]);
    expect(placesOf(spellings('q\'u"o`te'))).toContain('json');
    expect(placesOf(spellings('S3cret!pw;$(x)|&'))).toContain('html');
    expect(placesOf(pieces(API_KEY))).toContain('part');
  });
});
