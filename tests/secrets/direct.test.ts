/**
 * What an admin types into a record goes to Commander and stays nowhere: not in storage, queue, Jira, log or call log, and
 * in no answer; also when Commander throws it back, when its answer is lost, and when somebody else finishes the work.
 * Passwords that Commander makes never leave it.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DirectInput, RequestView } from '@keeper-workflow/contract';
import type { FieldEntry } from '@keeper-workflow/operations';
import { adding, typedField, updating } from '../kinds';
import { accountId, APP, startWorld, stored, type TestWorld } from '../world';
import { harvest, leaks, pieces, spellings, vaultSecrets } from './harvest';

const PASSWORD = 'Canary;pw$(x)|7d1e5c0b';
const NOTES = 'Canary note 5b8e2f "quoted" \\ 91c';
const PRIVATE_KEY = '-----BEGIN KEY-----CanaryKey4fA9c2E7b1D0==-----END KEY-----';
const TOKEN = "Canary'token-33c9e1<&>8842";
const CARD = '5555012345678903';
const PIN = '84629173';
const ODD = 'CanaryInTheWrongPlace77f0a1';
const TYPED = [PASSWORD, NOTES, PRIVATE_KEY, TOKEN, CARD, PIN, ODD];

let world: TestWorld;
const answers = new Map<string, string>();
const outcomes = new Map<string, string>();

/** Invokes as Pia and keeps whatever comes back, under the platform's errors too. */
async function keep(name: string, payload: unknown): Promise<RequestView | undefined> {
  const asked = { as: accountId('pia'), app: APP, module: 'keeper-panel', function: name, payload, issue: 'OPS-1' };
  const answer = await world.sandbox.invoke(asked);
  answers.set(`answer ${String(answers.size + 1)} of ${name}`, JSON.stringify(answer));
  const result = answer.ok ? (answer.result as { value?: { request?: RequestView }; failure?: { code: string } }) : {};
  outcomes.set(String(outcomes.size), result.failure?.code ?? (answer.ok ? 'answered' : 'crashed'));
  return result.value?.request;
}

/** Shows and does it, and waits until nobody works on it any more. */
async function carryOut(operation: DirectInput): Promise<RequestView> {
  const requestId = randomUUID();
  await keep('previewDirect', { operation });
  await keep('executeDirect', { requestId, operation, justification: 'New machine' });
  return ending(requestId);
}
async function ending(requestId: string): Promise<RequestView> {
  for (let minutes = 0; ; minutes += 1) {
    await world.sandbox.world.forge.drain();
    const request = await stored(world, { id: requestId } as RequestView);
    if (request.state === 'completed' || minutes > 60) return request;
    world.sandbox.advance(60);
  }
}

const custom = (type: string, label: string, text: string): FieldEntry =>
  typedField(type, text, { section: 'custom', label });
const login = (title: string): DirectInput =>
  adding(world, {
    title,
    fields: [typedField('login', 'build'), typedField('password', PASSWORD), custom('secret', 'API Token', TOKEN)],
    notes: NOTES,
  });
const change = (title: string): DirectInput =>
  updating(world, title, {
    fields: [typedField('password', PASSWORD), custom('secret', 'API Token', TOKEN)],
    notes: { change: 'append', text: NOTES },
  });

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const nowhere = async (secrets: readonly string[]) => {
  const places = new Map([...(await harvest(world)), ...answers]);
  expect(places.get('/sandbox/calls')).toContain('keeper-panel/executeDirect');
  expect(places.get('/sandbox/store')).toContain('carried-out-directly');
  expect(places.get('/rest/api/3/issue/OPS-1/comment?expand=properties')).toContain('Keeper re');
  expect(leaks(places, secrets.flatMap(spellings))).toEqual([]);
  expect(
    leaks(
      places,
      secrets.flatMap((secret) => pieces(secret)),
    ),
  ).toEqual([]);
};

/** As Commander tells whoever holds its key. */
async function asksCommander(command: string): Promise<string> {
  const { url, key } = world.sandbox.commander;
  const headers = { 'api-key': key, 'content-type': 'application/json' };
  const sent = await fetch(`${url}/executecommand-async`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ command }),
  });
  const { request_id: id } = (await sent.json()) as { request_id: string };
  for (;;) {
    const answer = await fetch(`${url}/result/${id}`, { headers });
    if (answer.status !== 202) return answer.text();
  }
}

describe('what is typed', { timeout: 120_000 }, () => {
  it('reaches the vault when all goes well', async () => {
    const key = { form: 'members', members: { publicKey: 'ssh-ed25519 AAAA', privateKey: PRIVATE_KEY } } as const;
    const card = {
      form: 'members',
      members: { cardNumber: CARD, cardExpirationDate: '04/2030', cardSecurityCode: '321' },
    } as const;
    for (const operation of [
      login('Canary login'),
      adding(world, {
        title: 'Canary key',
        recordType: 'sshKeys',
        fields: [{ section: 'fields', type: 'keyPair', value: key }],
      }),
      adding(world, {
        title: 'Canary card',
        recordType: 'bankCard',
        fields: [{ section: 'fields', type: 'paymentCard', value: card }, typedField('pinCode', PIN)],
      }),
      change('Grafana'),
    ]) {
      expect(await carryOut(operation)).toMatchObject({ outcome: 'verified' });
    }
    for (const [title, secret] of [
      ['Canary login', PASSWORD],
      ['Canary login', TOKEN],
      ['Canary key', PRIVATE_KEY],
      ['Canary card', CARD],
      ['Grafana', PASSWORD],
    ] as const) {
      expect(await asksCommander(`get ${world.uid(title)} --format=json`)).toContain(
        JSON.stringify(secret).slice(1, -1),
      );
    }
    for (const title of ['Canary login', 'Canary key', 'Canary card', 'Grafana']) {
      await keep('readRecord', { uid: world.uid(title), mode: 'classic' });
    }
    await nowhere(TYPED);
  });

  it('stays nowhere when it is refused, by us, by Commander or by the cloud, with every word of it thrown back', async () => {
    const echo = `Field "password": ${PASSWORD}; notes: ${NOTES}; token ${TOKEN}`;
    const odd = (parts: Partial<FieldEntry>) => adding(world, { fields: [typedField('password', ODD, parts)] });
    for (const operation of [
      odd({ type: 'noSuchField' }),
      odd({ type: 'date' }),
      odd({ section: 'custom' }),
      odd({ value: { form: 'members', members: { hostName: ODD } } }),
      adding(world, { recordType: 'noSuchType', notes: ODD, fields: [] }),
      adding(world, { notes: `${ODD}\u0000${ODD}`, fields: [] }),
      adding(world, {
        fields: [typedField('password', ODD.repeat(160).slice(0, 4000)), typedField('url', ODD.repeat(20))],
      }),
      { ...adding(world), password: ODD },
      { ...adding(world), fields: ODD },
      { ...adding(world), fields: [{ section: 'fields', type: 'password', value: ODD }] },
      { ...adding(world), fields: [{ section: ODD, type: ODD, value: { form: ODD, text: ODD } }] },
    ]) {
      await keep('previewDirect', { operation });
      await keep('executeDirect', { requestId: randomUUID(), operation, justification: '' });
    }
    for (const [endpoint, operation] of [
      ['vault/records_add', login('Refused by the cloud')],
      ['vault/records_update', change('Jira Admin')],
    ] as const) {
      world.standIn.refuse({ endpoint, error: 'access_denied', message: echo });
      // On a busy machine a follow-up ends it, which cannot compare what it does not know.
      expect(['refused', 'unknown']).toContain((await carryOut(operation)).outcome);
    }
    await nowhere(TYPED);
  });

  it('stays nowhere when the answer is lost or is none', async () => {
    const { faults } = world.sandbox.world;
    for (const [number, fault] of [
      { effect: 'drop-reply', match: 'record-add' },
      { effect: 'malformed', match: 'record-add' },
      { effect: 'status', value: 500, match: 'record-add' },
      { effect: 'drop-reply', match: '/result/' },
      { effect: 'malformed', match: '/result/' },
    ].entries()) {
      faults.add({ target: 'commander', ...fault } as Parameters<typeof faults.add>[0]);
      const end = await carryOut(login(`Canary lost ${String(number)}`));
      faults.clear();
      expect(['verified', 'unknown', 'refused', 'answered'], JSON.stringify(end)).toContain(end.outcome ?? 'answered');
    }
    for (const as of ['usage-text', 'error-after-effect', 'forget-result', 'no-effect'] as const) {
      world.standIn.misbehave({ match: 'record-add', as });
      await carryOut(login(`Canary ${as}`));
    }
    await nowhere(TYPED);
  });

  it('is gone when another worker finishes it, which proves what can be proven without it', async () => {
    const { faults } = world.sandbox.world;
    for (const [operation, after] of [
      [login('Canary finished elsewhere'), true],
      [change('Prod Postgres'), true],
      [login('Canary finished before'), false],
    ] as const) {
      faults.add({ target: 'commander', effect: 'crash', match: operation.kind, after });
      const requestId = randomUUID();
      expect(await keep('executeDirect', { requestId, operation, justification: '' })).toBeUndefined();
      const end = await ending(requestId);
      expect([operation.kind, after, end.outcome]).toEqual([
        operation.kind,
        after,
        after && operation.kind === 'record-add' ? 'verified' : expect.stringMatching(/unknown|verified/),
      ]);
    }
    expect([...outcomes.values()]).toContain('crashed');
    await nowhere(TYPED);
  });
});

describe('a password that Commander made', () => {
  it('never leaves it', async () => {
    const generated = await carryOut(adding(world, { title: 'Generated' }));
    expect(generated).toMatchObject({ outcome: 'verified' });
    const uid = world.uid('Generated');
    await keep('readRecord', { uid, mode: 'classic' });
    await keep('readRequest', { requestId: generated.id });
    const record = await asksCommander(`get ${uid} --format=json`);
    const fields = JSON.parse(record) as { data: { fields: { type: string; value: string[] }[] } };
    const password = fields.data.fields.find(({ type }) => type === 'password')?.value[0] ?? '';
    expect(password).toHaveLength(24);
    await nowhere([password]);
  });
});

describe('what the vault holds', () => {
  it(
    'is not told by reading a record that is to be changed, nor by changing another field of it',
    { timeout: 120_000 },
    async () => {
      const secrets = vaultSecrets().filter((secret) => leaks(answers, spellings(secret)).length === 0);
      expect(secrets).toEqual(expect.arrayContaining(['p@ss w0rd', 'tok-123', '4111111111111111', 'ap0llo']));
      const before = new Set(leaks(new Map([...(await harvest(world)), ...answers]), secrets.flatMap(spellings)));
      for (const { uid, mode } of world.standIn.vault().records) {
        await keep('readRecord', { uid, mode });
      }
      for (const title of ['Jira Admin', 'CI Service Account', 'Corporate Visa']) {
        await carryOut(updating(world, title, { fields: [], title: `${title} renamed` }));
      }
      const places = new Map([...(await harvest(world)), ...answers]);
      expect(leaks(places, secrets.flatMap(spellings)).filter((leak) => !before.has(leak))).toEqual([]);
      expect([...answers.values()].filter((text) => text.includes('"filled":true')).length).toBeGreaterThan(10);
    },
  );
});
