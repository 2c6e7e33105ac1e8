/** Records that are written: what the stand-in shows of them, what it keeps, and what it keeps to itself. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createCallLog, createWorldClock } from '../world';
import { startCommander, type Commander, type CommanderOptions } from './index';
import { fixtureUid } from './vault/uid';

const SECRET = 'correct horse';
const APOLLO = fixtureUid('nrec', 'Apollo API');

const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

async function start(options: Partial<CommanderOptions> = {}): Promise<Commander> {
  const clock = createWorldClock();
  opened.push(() => {
    clock.close();
  });
  const commander = await startCommander({
    port: 0,
    clock,
    apiKey: 'a-key',
    commands: ['record-add', 'record-update', 'nsf-record-add', 'nsf-record-update', 'get', 'nsf-get'],
    rateLimit: '100000/minute',
    queue: false,
    ...options,
  });
  opened.push(() => commander.close());
  return commander;
}

interface Reply {
  status: string;
  message?: string;
  data?: Record<string, unknown> | null;
}

async function run(commander: Commander, command: string): Promise<Reply> {
  const answer = await fetch(new URL('/api/v1/executecommand', commander.url), {
    method: 'POST',
    headers: { 'api-key': commander.key, 'content-type': 'application/json' },
    body: JSON.stringify({ command }),
  });
  return (await answer.json()) as Reply;
}

const password = `'password=$BASE64:${Buffer.from(SECRET).toString('base64')}'`;
const add = `record-add --format=json --title='Fresh' --record-type='login' --folder='Engineering' ${password}`;

describe('a record that is written', () => {
  it('is in the vault and among its changes, and its secrets are not', async () => {
    const calls = createCallLog();
    const commander = await start({ calls });
    const { data } = await run(commander, add);
    await run(commander, `record-update --record='${String(data?.record_uid)}' --title='Fresh 2' ${password}`);
    await run(commander, `nsf-record-add --title='Nested' --record-type='login' --folder='Projects' ${password}`);
    const { records, changes } = commander.vault();
    expect(records.find(({ uid }) => uid === data?.record_uid)).toMatchObject({
      title: 'Fresh 2',
      type: 'login',
      mode: 'classic',
      folder: { path: '/Engineering' },
    });
    const nested = records.find(({ title }) => title === 'Nested');
    expect(nested).toMatchObject({ mode: 'nsf', folder: { path: '/Projects' } });
    expect(nested?.shares.map(({ user, inherited }) => [user, inherited])).toContainEqual(['alice@acme.example', true]);
    expect(changes.byKind).toEqual({ 'record-added': 2, 'record-updated': 1 });
    expect(changes.log[0]).toMatchObject({ kind: 'record-added', command: 'record-add', record: data?.record_uid });
    for (const shown of [commander.vault(), calls.since(0)]) expect(JSON.stringify(shown)).not.toContain(SECRET);
  });

  it('is there again after a restart with all that it holds', async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'commander-'));
    opened.push(() => {
      rmSync(dataDir, { recursive: true });
    });
    const first = await start({ dataDir });
    const { data } = await run(first, add);
    await opened.pop()?.();
    const second = await start({ dataDir });
    const read = await run(second, `get --format=json '${String(data?.record_uid)}'`);
    expect(JSON.stringify(read.data?.fields)).toContain(SECRET);
  });

  it('is forgotten as the last one when the service restarts', async () => {
    const commander = await start();
    await run(commander, add);
    const byVariable = 'get --format=json ${last_record_uid}';
    expect((await run(commander, byVariable)).data?.title).toBe('Fresh');
    commander.restart();
    expect((await run(commander, byVariable)).status).toBe('error');
  });

  it('is not written on a warning, although the answer is a success', async () => {
    const commander = await start();
    const { status, data } = await run(commander, `${add} 'login=$GEN'`);
    expect([status, data]).toEqual(['success', null]);
    expect(commander.changeCount()).toBe(0);
  });

  it('loses what an nsf-record-update does not name, although the answer is a success', async () => {
    const commander = await start();
    const { message } = await run(commander, `nsf-record-update --record='${APOLLO}' 'login=new'`);
    expect(message).toBe('Record updated successfully');
    const { data } = await run(commander, `nsf-get --format=json '${APOLLO}'`);
    expect(data?.fields).toEqual([{ type: 'login', value: ['new'] }]);
    expect(data?.title).toBe(APOLLO);
    expect(commander.vault().records.find(({ uid }) => uid === APOLLO)?.title).toBe('');
  });
});
