/** The store through the real client in the fixture app: what it returns and throws is what it does in production. */
import { spawn } from 'node:child_process';
import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createWorldClock } from '../../world';
import { BUILD_TIMEOUT, createTestWorld, temporaryDirectory, type TestWorld } from '../testdata/world';
import { openKvs } from './service';

let world: TestWorld;
beforeAll(async () => {
  world = await createTestWorld();
}, BUILD_TIMEOUT);
beforeEach(() => world.host.reset());
afterAll(() => world.close());

const ticket = (revision: number, more: object = {}) => ({ project: 'OPS', status: 'new', revision, ...more });

describe('plain keys', () => {
  it('are set, read and deleted; what is not there is undefined, and deleting it is no error', async () => {
    expect(await world.call('set', { key: 'a', value: { deep: [1, 'two', true] } })).toEqual({});
    expect(await world.call('get', { key: 'a' })).toEqual({ value: { deep: [1, 'two', true] } });
    expect(await world.call('delete', { key: 'a' })).toEqual({});
    expect(await world.call('get', { key: 'a' })).toEqual({});
    expect(await world.call('delete', { key: 'a' })).toEqual({});
  });

  it.each([
    ['', 'KEY_TOO_SHORT'],
    ['k'.repeat(501), 'KEY_TOO_LONG'],
    ['no/slash', 'INVALID_KEY'],
    ['   ', 'INVALID_KEY'],
  ])('refuse the key %j', async (key, code) => {
    expect(await world.call('set', { key, value: 1 })).toMatchObject({ name: 'ForgeKvsError', code });
  });

  it('refuse values that are too large, too deep or nothing', async () => {
    const nested = (depth: number): unknown => (depth === 0 ? 1 : { in: nested(depth - 1) });
    expect(await world.call('set', { key: 'k', value: 'x'.repeat(240 * 1024 - 2) })).toEqual({});
    expect(await world.call('set', { key: 'k', value: 'x'.repeat(240 * 1024) })).toMatchObject({ code: 'MAX_SIZE' });
    expect(await world.call('set', { key: 'k', value: nested(31) })).toEqual({});
    expect(await world.call('set', { key: 'k', value: nested(32) })).toMatchObject({ code: 'MAX_DEPTH' });
    expect(await world.call('set', { key: 'k', value: null })).toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('are claimed by exactly one of many with FAIL_IF_EXISTS, until the claim expires', async () => {
    const claims = await Promise.all([1, 2, 3, 4, 5].map((value) => world.call('claim', { key: 'lock', value })));
    expect(claims.filter((claim) => JSON.stringify(claim) === '{}')).toHaveLength(1);
    expect(claims.filter((claim) => (claim as { code?: string }).code === 'KEY_CONFLICT')).toHaveLength(4);
    world.clock.advance(59);
    expect(await world.call('claim', { key: 'lock', value: 6 })).toMatchObject({ code: 'KEY_CONFLICT' });
    world.clock.advance(2);
    expect(await world.call('get', { key: 'lock' })).toEqual({});
    expect(await world.call('claim', { key: 'lock', value: 7 })).toEqual({});
  });

  it('tell their metadata when asked, and the previous value on a swap', async () => {
    expect(await world.call('swap', { key: 's', value: 1 })).toEqual({});
    expect(await world.call('swap', { key: 's', value: 2 })).toMatchObject({
      value: { key: 's', value: 1, createdAt: expect.any(Number) as number },
    });
    await world.call('claim', { key: 'lease', value: 1 });
    const { value } = (await world.call('expiry', { key: 'lease' })) as { value: { expireTime: string } };
    expect(Date.parse(value.expireTime)).toBeGreaterThan(world.clock.now() + 50_000);
  });

  it('are listed by prefix, page by page', async () => {
    for (const key of ['p:3', 'q:1', 'p:1', 'p:2']) await world.call('set', { key, value: key });
    const first = (await world.call('keys', { prefix: 'p:', limit: 2 })) as {
      value: { results: unknown; nextCursor: string };
    };
    expect(first.value.results).toMatchObject([{ key: 'p:1' }, { key: 'p:2' }]);
    const rest = await world.call('keys', { prefix: 'p:', limit: 2, cursor: first.value.nextCursor });
    expect(rest).toEqual({ value: { results: [{ key: 'p:3', value: 'p:3' }] } });
    expect(await world.call('keys', { prefix: 'p:', limit: 101 })).toMatchObject({ code: 'LIST_QUERY_LIMIT_EXCEEDED' });
  });

  it('are written in batches, each for itself', async () => {
    const items = [
      { key: 'one', value: 1 },
      { key: 'no/slash', value: 2 },
    ];
    expect(await world.call('batch', { items })).toMatchObject({
      value: { successfulKeys: [{ key: 'one' }], failedKeys: [{ key: 'no/slash', error: { code: 'INVALID_KEY' } }] },
    });
    expect(world.stored('one')).toBe(1);
  });
});

describe('secrets', () => {
  it('are read by the app and by nothing else', async () => {
    await world.call('setSecret', { key: 'api-key', value: 'canary-0123456789' });
    expect(await world.call('secretLength', { key: 'api-key' })).toBe(17);
    expect(await world.call('get', { key: 'api-key' })).toEqual({});
    expect(world.host.store('app').secrets).toEqual([{ key: 'api-key', present: true }]);
    const everything = [world.host.store('app'), world.calls.since(0), world.host.logs()];
    expect(JSON.stringify(everything)).not.toContain('canary');
  });
});

describe('custom entities', () => {
  it('take the attributes the manifest declares, of their types', async () => {
    expect(await world.call('setTicket', { key: 't', ticket: ticket(1, { open: true, extra: { any: 1 } }) })).toEqual(
      {},
    );
    expect(await world.call('getTicket', { key: 't' })).toEqual({
      value: ticket(1, { open: true, extra: { any: 1 } }),
    });
    for (const wrong of [ticket(1.5), ticket(1, { open: 'yes' }), ticket(1, { undeclared: 1 })])
      expect(await world.call('setTicket', { key: 't', ticket: wrong })).toMatchObject({
        code: 'INVALID_ENTITY_VALUE',
      });
  });

  it('are found by an attribute, and by partition and range in either order, page by page', async () => {
    for (const revision of [1, 2, 3, 4, 5])
      await world.call('setTicket', {
        key: `t${String(revision)}`,
        ticket: ticket(revision, { open: revision % 2 === 1 }),
      });
    await world.call('setTicket', { key: 'other', ticket: { project: 'TOY', status: 'done', revision: 9 } });
    expect(await world.call('byStatus', { status: 'done' })).toMatchObject({ value: { results: [{ key: 'other' }] } });

    const query = { project: 'OPS', from: 2, limit: 3 };
    const first = (await world.call('byProject', query)) as {
      value: { results: { key: string }[]; nextCursor: string };
    };
    expect(first.value.results.map(({ key }) => key)).toEqual(['t5', 't4', 't3']);
    const second = await world.call('byProject', { ...query, cursor: first.value.nextCursor });
    expect(second).toMatchObject({ value: { results: [{ key: 't2' }] } });
    expect((second as { value: object }).value).not.toHaveProperty('nextCursor');
  });

  it('cut the page before they filter, so that a page can be short and go on', async () => {
    for (const revision of [1, 2, 3])
      await world.call('setTicket', {
        key: `t${String(revision)}`,
        ticket: ticket(revision, { open: revision === 1 }),
      });
    const query = { project: 'OPS', from: 0, limit: 2, openOnly: true };
    const first = (await world.call('byProject', query)) as { value: { results: unknown[]; nextCursor: string } };
    expect(first.value.results).toEqual([]);
    const second = await world.call('byProject', { ...query, cursor: first.value.nextCursor });
    expect(second).toMatchObject({ value: { results: [{ key: 't1' }] } });
  });
});

describe('transactions', () => {
  it('change everything or nothing, under conditions', async () => {
    expect(await world.call('create', { key: 't', ticket: ticket(1) })).toEqual({});
    expect(await world.call('create', { key: 't', ticket: ticket(1) })).toMatchObject({
      name: 'ForgeKvsError',
      code: 'CONDITION_FAILED',
    });
    expect(await world.call('transition', { key: 't', from: 1, ticket: ticket(2), note: 'first' })).toEqual({});
    expect(await world.call('transition', { key: 't', from: 1, ticket: ticket(2), note: 'stale' })).toMatchObject({
      code: 'CONDITION_FAILED',
    });
    expect(world.stored('note:first')).toBe('first');
    expect(world.stored('note:stale')).toBeUndefined();
  });

  it('let exactly one of many that name the same revision pass', async () => {
    await world.call('create', { key: 't', ticket: ticket(1) });
    const attempts = ['a', 'b', 'c', 'd'].map((note) =>
      world.call('transition', { key: 't', from: 1, ticket: ticket(2), note }),
    );
    const results = (await Promise.all(attempts)) as { code?: string }[];
    expect(results.filter(({ code }) => code === undefined)).toHaveLength(1);
    expect(world.host.store('app').plain).toHaveLength(1);
  });

  it('have at most 25 operations, each key once', async () => {
    expect(await world.call('transactMany', { count: 25 })).toEqual({});
    expect(await world.call('transactMany', { count: 26 })).toMatchObject({
      code: 'TRANSACTION_OPERATION_LIMIT_EXCEEDED',
    });
    expect(await world.call('transactMany', { count: 2, same: true })).toMatchObject({
      code: 'TRANSACTION_DUPLICATE_KEY',
    });
    expect(world.stored('same')).toBeUndefined();
  });
});

describe('on disk', () => {
  const open = (directory: string) => openKvs({ clock: createWorldClock(), entities: [], directory, name: 'app' });

  it('everything is there after a restart, and no secret in clear text', async () => {
    const dataDir = temporaryDirectory();
    const first = await createTestWorld({ dataDir });
    await first.call('set', { key: 'kept', value: 1 });
    await first.call('setSecret', { key: 'api-key', value: 'canary-on-disk' });
    await first.call('create', { key: 't', ticket: ticket(7) });
    await first.close();
    for (const file of readdirSync(dataDir, { recursive: true, withFileTypes: true }))
      if (file.isFile()) expect(readFileSync(path.join(file.parentPath, file.name), 'utf8')).not.toContain('canary');
    const second = await createTestWorld({ dataDir });
    try {
      expect(await second.call('get', { key: 'kept' })).toEqual({ value: 1 });
      expect(await second.call('secretLength', { key: 'api-key' })).toBe(14);
      expect(await second.call('getTicket', { key: 't' })).toEqual({ value: ticket(7) });
    } finally {
      await second.close();
    }
  });

  it('a process killed in the middle of writing loses nothing it acknowledged', async () => {
    const directory = temporaryDirectory();
    const program = fileURLToPath(new URL('../testdata/writer.ts', import.meta.url));
    const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
    const child = spawn(process.execPath, ['--import', tsx, program, directory], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let acknowledged = -1;
    for await (const line of createInterface({ input: child.stdout })) {
      acknowledged = Number(line);
      if (acknowledged === 150) child.kill('SIGKILL');
    }
    const store = open(directory);
    expect(acknowledged).toBeGreaterThanOrEqual(150);
    for (let at = 0; at <= acknowledged; at += 1)
      expect(store.handle('/api/v1/get', { key: `k:${String(at)}` })).toMatchObject({
        status: 200,
        body: { value: at },
      });
    store.close();
  });

  it('a line torn by the crash is dropped, the pair it belonged to as a whole', () => {
    const directory = temporaryDirectory();
    const first = open(directory);
    const both = {
      set: [
        { key: 'a', value: 1 },
        { key: 'b', value: 1 },
      ],
    };
    expect(first.handle('/api/v1/transaction', both)).toEqual({ status: 204 });
    first.close();
    const journal = path.join(directory, 'app.journal');
    const [line = ''] = readFileSync(journal, 'utf8').split('\n');
    appendFileSync(journal, line.replaceAll('1', '2').slice(0, -10));
    const second = open(directory);
    expect(second.handle('/api/v1/get', { key: 'a' })).toMatchObject({ body: { value: 1 } });
    expect(second.handle('/api/v1/set', { key: 'c', value: 3 })).toEqual({ status: 204 });
    second.close();
    const third = open(directory);
    expect(third.dump().plain.map(({ key }) => key)).toEqual(['a', 'b', 'c']);
    third.close();
  });
});
