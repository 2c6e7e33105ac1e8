/** The stand-in through its public door: what a test or a visitor does to it, and what the service then answers. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createCallLog, createWorldClock, type WorldClock } from '../world';
import { startCommander, type Commander, type CommanderOptions } from './index';
import { fixtureUid } from './vault/uid';

const KEY = 'a-key';
const RECORD = fixtureUid('rec', 'App credential 02');
const NESTED = fixtureUid('nrec', 'Apollo API');
const grant = (more = ''): string => `share-record -a 'grant' -e 'dave@acme.example' ${more} -- '${RECORD}'`;

const opened: { close: () => unknown }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

async function start(options: Partial<CommanderOptions> = {}): Promise<{ commander: Commander; clock: WorldClock }> {
  const clock = createWorldClock();
  const commander = await startCommander({
    port: 0,
    clock,
    apiKey: KEY,
    commands: [
      'service-status',
      'list',
      'get',
      'share-record',
      'nsf-share-record',
      'nsf-get',
      'sync-down',
      'record-add',
      'record-update',
    ],
    rateLimit: '100000/minute',
    ...options,
  });
  opened.push(clock, commander);
  return { commander, clock };
}

interface Answer {
  status: number;
  body: Record<string, unknown>;
}

async function request(commander: Commander, method: string, route: string, body?: unknown): Promise<Answer> {
  const answer = await fetch(new URL(route, commander.url), {
    method,
    headers: { 'api-key': KEY, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text.startsWith('{') ? (JSON.parse(text) as Answer['body']) : { text } };
}

async function submit(commander: Commander, command: string): Promise<string> {
  const { body } = await request(commander, 'POST', '/api/v2/executecommand-async', { command });
  return String(body.request_id);
}

/** Asks until it is no longer queued or running. */
async function result(commander: Commander, id: string): Promise<Answer> {
  for (;;) {
    const answer = await request(commander, 'GET', `/api/v2/result/${id}`);
    if (answer.status !== 202) return answer;
  }
}

const run = async (commander: Commander, command: string): Promise<Answer> =>
  result(commander, await submit(commander, command));

/** Waits until the worker has taken the request. */
async function processing(commander: Commander, id: string): Promise<void> {
  while ((await request(commander, 'GET', `/api/v2/result/${id}`)).body.status !== 'processing');
}

const sharesOf = (commander: Commander, uid: string) =>
  commander.vault().records.find((record) => record.uid === uid)?.shares ?? [];

describe('what it does not know', () => {
  it.each([
    'record-add -t x -rt login file=@/etc/hostname',
    'record-add -t x -rt login --self-destruct=1h',
    "record-update -r 'GitHub Deploy Key Login' file=@/etc/hostname",
    'list',
    'list --format=csv',
    `list --format=json 'a(?i)'`,
    `get ${RECORD}`,
    `share-record --dry-run -e 'dave@acme.example' '${RECORD}'`,
    `share-record -e 'dave@acme.example' '${NESTED}'`,
    `nsf-get -v --format=json '${NESTED}'`,
  ])('%s is refused loudly', async (command) => {
    const { commander } = await start();
    const { status, body } = await run(commander, command);
    expect(status).toBe(500);
    expect(body.error).toMatch(/^The stand-in does not know this form: /);
    expect(commander.changeCount()).toBe(0);
  });
});

describe('the vault', () => {
  it('shows each change once, with who and when', async () => {
    const { commander } = await start();
    await run(commander, grant('-w'));
    await run(commander, `nsf-share-record -r viewer -e 'dave@acme.example' --expire-in='2h' -- '${NESTED}'`);
    await run(commander, grant('-e notanemail'));
    const { changes } = commander.vault();
    expect(changes.total).toBe(2);
    expect(changes.byKind).toEqual({ 'share-granted': 2 });
    expect(changes.log.map(({ command, user, record }) => [command, user, record])).toEqual([
      ['share-record', 'dave@acme.example', RECORD],
      ['nsf-share-record', 'dave@acme.example', NESTED],
    ]);
    expect(sharesOf(commander, RECORD)).toEqual([{ user: 'dave@acme.example', canEdit: true, canShare: false }]);
  });

  it('counts an invitation, which shares nothing', async () => {
    const { commander } = await start();
    const { status } = await run(commander, `share-record -e 'invitee@partner.example' -- '${RECORD}'`);
    expect(status).toBe(200);
    expect(sharesOf(commander, RECORD)).toEqual([]);
    expect(commander.vault().invitations.map(({ to }) => to)).toEqual(['invitee@partner.example']);
  });

  it('shows no secret', async () => {
    const { commander } = await start();
    const text = JSON.stringify(commander.vault());
    for (const secret of ['S3cret!pw', 'ap0llo', 'tok-123', '4111111111111111']) expect(text).not.toContain(secret);
  });

  it('loses a share when its time is over, and Commander notices after it has synchronised', async () => {
    const { commander, clock } = await start();
    const holds = async (): Promise<boolean> =>
      JSON.stringify((await run(commander, `get --format=json '${RECORD}'`)).body).includes('dave@acme.example');
    await run(commander, grant("--expire-in='2h'"));
    clock.advance(7190);
    expect(await holds()).toBe(true);
    clock.advance(20);
    expect(sharesOf(commander, RECORD)).toEqual([]);
    expect(await holds()).toBe(true);
    await run(commander, 'sync-down');
    expect(await holds()).toBe(false);
  });

  it('loses nested access when its time is over', async () => {
    const { commander, clock } = await start();
    await run(commander, `nsf-share-record -r viewer -e 'dave@acme.example' --expire-in='30mi' -- '${NESTED}'`);
    clock.advance(1801);
    const { body } = await run(commander, `nsf-get --format=json '${NESTED}'`);
    expect(JSON.stringify(body)).not.toContain('dave@acme.example');
  });

  it('is there again after a restart, the queue is not', async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'commander-'));
    opened.push({ close: () => rmSync(dataDir, { recursive: true }) });
    const first = await start({ dataDir });
    const id = await submit(first.commander, grant());
    await result(first.commander, id);
    await first.commander.close();
    opened.splice(opened.indexOf(first.commander), 1);
    const second = await start({ dataDir });
    expect(second.commander.changeCount()).toBe(1);
    expect(sharesOf(second.commander, RECORD)).toHaveLength(1);
    expect((await request(second.commander, 'GET', `/api/v2/result/${id}`)).status).toBe(404);
    second.commander.reset();
    await second.commander.close();
    opened.splice(opened.indexOf(second.commander), 1);
    const third = await start({ dataDir });
    expect(third.commander.changeCount()).toBe(0);
  });

  it('can be large', async () => {
    const { commander } = await start({ seedRecords: 3000 });
    const { body } = await run(commander, `list --format=json 'Service credential 02999'`);
    expect(body.data).toMatchObject([{ title: 'Service credential 02999' }]);
    expect(commander.vault().records).toHaveLength(3034);
  });
});

describe('misbehaviour', () => {
  it.each(['no-effect', 'usage-text', 'policy-warning'] as const)('%s answers success and does nothing', async (as) => {
    const { commander } = await start();
    commander.misbehave({ match: 'share-record', as });
    expect(await run(commander, 'service-status')).toMatchObject({ status: 200 });
    expect(await run(commander, grant())).toMatchObject({ status: 200, body: { status: 'success' } });
    expect(commander.changeCount()).toBe(0);
    await run(commander, grant());
    expect(commander.changeCount()).toBe(1);
  });

  it('forget-result does it and forgets the answer', async () => {
    const { commander } = await start();
    commander.misbehave({ as: 'forget-result' });
    expect((await run(commander, grant())).status).toBe(404);
    expect(commander.changeCount()).toBe(1);
  });

  it('hang blocks everybody until a restart', async () => {
    const { commander } = await start();
    commander.misbehave({ as: 'hang' });
    const hanging = await submit(commander, grant());
    await processing(commander, hanging);
    const behind = await submit(commander, 'service-status');
    expect((await request(commander, 'GET', `/api/v2/result/${behind}`)).body.status).toBe('queued');
    commander.restart();
    expect((await request(commander, 'GET', `/api/v2/result/${behind}`)).status).toBe(404);
    expect((await run(commander, 'service-status')).status).toBe(200);
    expect(commander.changeCount()).toBe(0);
  });
});

describe('the service in time', () => {
  it('takes the time it was told to take', async () => {
    const { commander, clock } = await start();
    commander.setTiming(5000);
    const id = await submit(commander, 'service-status');
    await processing(commander, id);
    clock.advance(5);
    expect((await result(commander, id)).status).toBe(200);
  });

  it('keeps an answer for an hour', async () => {
    const { commander, clock } = await start();
    const id = await submit(commander, 'service-status');
    await result(commander, id);
    clock.advance(3590);
    expect((await request(commander, 'GET', `/api/v2/result/${id}`)).status).toBe(200);
    clock.advance(20);
    expect((await request(commander, 'GET', `/api/v2/result/${id}`)).status).toBe(404);
  });

  it('has room for 100 that wait', async () => {
    const { commander } = await start();
    commander.misbehave({ as: 'hang' });
    await processing(commander, await submit(commander, 'service-status'));
    for (let count = 0; count < 100; count += 1) await submit(commander, 'service-status');
    const full = await request(commander, 'POST', '/api/v2/executecommand-async', { command: 'service-status' });
    expect(full.status).toBe(503);
    expect((await request(commander, 'GET', '/api/v2/queue/status')).body).toMatchObject({
      queue_size: 100,
      active_requests: 101,
    });
  });

  it('runs what waited longer than 300 s, as the real one does', async () => {
    const { commander, clock } = await start();
    commander.setTiming(303_000);
    const first = await submit(commander, 'service-status');
    const second = await submit(commander, grant());
    await processing(commander, first);
    commander.setTiming(0);
    clock.advance(303);
    expect((await result(commander, second)).status).toBe(200);
    expect(commander.changeCount()).toBe(1);
  });

  it('takes a request of the synchronous API back after 300 s', async () => {
    const { commander, clock } = await start();
    commander.misbehave({ as: 'hang' });
    await processing(commander, await submit(commander, 'service-status'));
    const waiting = request(commander, 'POST', '/api/v1/executecommand', { command: grant() });
    while ((await request(commander, 'GET', '/api/v2/queue/status')).body.queue_size !== 1);
    clock.advance(301);
    expect((await waiting).status).toBe(504);
    expect(commander.changeCount()).toBe(0);
  });

  it('limits requests by the minute of the world', async () => {
    const { commander, clock } = await start({ rateLimit: '2/minute' });
    const ask = async (): Promise<number> => (await request(commander, 'GET', '/api/v2/queue/status')).status;
    expect([await ask(), await ask(), await ask()]).toEqual([200, 200, 429]);
    clock.advance(60);
    expect(await ask()).toBe(200);
  });
});

describe('what it leaves in the log of calls', () => {
  it('is the first word and the number of uids', async () => {
    const calls = createCallLog();
    const { commander } = await start({ calls });
    await run(commander, grant('-w'));
    await run(commander, `list --format=json 'some pattern'`);
    expect(calls.since(0).map(({ kind, what, write, outcome }) => [kind, what, write, outcome])).toEqual([
      ['commander', 'share-record (1 uid)', true, '200'],
      ['commander', 'list (0 uids)', false, '200'],
    ]);
  });
});
