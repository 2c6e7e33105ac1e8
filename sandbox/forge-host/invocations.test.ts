/** Invocations of the fixture app, as a page's `invoke` makes them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUILD_TIMEOUT, createTestWorld, type TestWorld } from './testdata/world';

let world: TestWorld;
beforeAll(async () => {
  world = await createTestWorld();
}, BUILD_TIMEOUT);
afterAll(() => world.close());

describe('what a function gets', () => {
  it('has the payload, and a context in which the caller, the site and the module are the platform’s word', async () => {
    const result = await world.host.invoke({
      app: 'app',
      module: 'panel',
      functionKey: 'echo',
      payload: { some: 'thing' },
      context: { accountId: 'forged', cloudId: 'forged', moduleKey: 'forged', extension: { issue: { id: '1' } } },
      accountId: 'alice',
    });
    expect(result).toMatchObject({
      ok: true,
      result: {
        payload: { some: 'thing' },
        context: {
          accountId: 'alice',
          cloudId: 'a-cloud',
          moduleKey: 'panel',
          environmentType: 'DEVELOPMENT',
          extension: { issue: { id: '1' } },
        },
      },
    });
  });

  it('has no accountId when nobody is logged in, whatever the page claims', async () => {
    const result = await world.host.invoke({
      app: 'app',
      module: 'panel',
      functionKey: 'echo',
      context: { accountId: 'forged' },
    });
    expect(result.ok && (result.result as { context: object }).context).not.toHaveProperty('accountId');
  });

  it('sees its app, environment, scopes and remaining time through @forge/api', async () => {
    const [description] = world.host.apps();
    const context = (await world.call('context')) as { remaining: number };
    expect(context).toMatchObject({
      app: 'ari:cloud:ecosystem::app/6f0c1a52-7a1e-4f0e-9a52-0d7a4b1c2e3f',
      environment: `ari:cloud:ecosystem::environment/6f0c1a52-7a1e-4f0e-9a52-0d7a4b1c2e3f/${description?.environmentId ?? ''}`,
      moduleKey: 'panel',
      scopes: ['read:jira-work', 'write:jira-work', 'storage:app'],
    });
    expect(context.remaining).toBeGreaterThan(0);
    expect(context.remaining).toBeLessThanOrEqual(25_000);
  });

  it('sees nothing of the environment of the process it runs in', async () => {
    expect(await world.call('environment')).toEqual({});
  });

  it('tells the world’s time, at once after it moved', async () => {
    const before = (await world.call('clock')) as { now: number };
    world.clock.advance(86_400);
    const after = (await world.call('clock')) as { now: number; date: string; isDate: boolean };
    expect(after.now - before.now).toBeGreaterThanOrEqual(86_400_000);
    expect(Date.parse(after.date)).toBeGreaterThanOrEqual(after.now);
    expect(after.isDate).toBe(true);
  });
});

describe('what comes back', () => {
  it('keeps the module’s state between invocations of a warm worker', async () => {
    const first = (await world.call('warm')) as number;
    expect(await world.call('warm')).toBe(first + 1);
  });

  it('gives nothing for a function that returns nothing', async () => {
    expect(await world.invoke('nothing')).toEqual({ ok: true, result: undefined });
  });

  it('tells the page the message of an exception and the log its stack', async () => {
    expect(await world.invoke('fail')).toEqual({
      ok: false,
      error: { name: 'FUNCTION_ERROR', message: 'There was an error invoking the function - this function fails' },
    });
    const logged = world.host.logs('app').at(-1);
    expect(logged).toMatchObject({ level: 'error', what: 'panel/fail' });
    expect(logged?.text).toContain('this function fails');
    expect(logged?.text).toContain('at ');
  });

  it('says so when the resolver does not define the function', async () => {
    const result = await world.invoke('unheard-of');
    expect(result).toMatchObject({ ok: false, error: { message: expect.stringContaining("'unheard-of'") as string } });
  });

  it('reaches functions of modules with a page only', async () => {
    for (const module of ['worker', 'sweep', 'hook', 'consume', 'nowhere', 'issue-updated']) {
      const result = await world.host.invoke({
        app: 'app',
        module,
        functionKey: 'echo',
        context: {},
        accountId: 'alice',
      });
      expect(result, module).toMatchObject({ ok: false, error: { name: 'MODULE_NOT_FOUND' } });
    }
    const elsewhere = { app: 'no-such-app', module: 'panel', functionKey: 'echo', context: {} };
    expect(await world.host.invoke(elsewhere)).toMatchObject({ ok: false, error: { name: 'MODULE_NOT_FOUND' } });
  });

  it('refuses a request over 500 KB and a response over 5 MB', async () => {
    expect(await world.invoke('echo', 'x'.repeat(500 * 1024))).toMatchObject({ error: { name: 'PAYLOAD_TOO_LARGE' } });
    expect(await world.invoke('large', { bytes: 4 * 1024 * 1024 })).toMatchObject({ ok: true });
    expect(await world.invoke('large', { bytes: 5 * 1024 * 1024 })).toMatchObject({
      error: { name: 'RESPONSE_TOO_LARGE' },
    });
  });

  it('keeps what the app logs, with the invocation it belongs to', async () => {
    await world.call('log', { text: 'a line' });
    expect(world.host.logs('app').at(-1)).toMatchObject({ level: 'warn', text: 'said a line', what: 'panel/log' });
  });

  it('records each invocation: who, what, how it ended, never what it said', async () => {
    world.calls.clear();
    await world.invoke('echo', { password: 'canary-of-the-payload' });
    await world.invoke('fail', {}, 'bob');
    expect(world.recorded('invocation')).toMatchObject([
      { who: 'alice', what: 'panel/echo', outcome: 'ok', write: false },
      { who: 'bob', what: 'panel/fail', outcome: 'FUNCTION_ERROR' },
    ]);
    expect(JSON.stringify(world.calls.since(0))).not.toContain('canary');
  });
});

describe('what ends an invocation', () => {
  it('is its deadline, even for a function that never yields', async () => {
    const impatient = await createTestWorld({ deadlines: { resolver: 1000 } });
    try {
      const message = 'There was an error invoking the function - Task timed out after 1.00 seconds';
      expect(await impatient.invoke('spin')).toEqual({ ok: false, error: { name: 'FUNCTION_TIME_OUT', message } });
      expect(await impatient.invoke('sleep', { ms: 60_000 })).toMatchObject({ error: { name: 'FUNCTION_TIME_OUT' } });
      expect(await impatient.call('echo', 1)).toMatchObject({ payload: 1 });
    } finally {
      await impatient.close();
    }
  });

  it('is the end of its process', async () => {
    expect(await world.invoke('exit')).toMatchObject({ ok: false, error: { name: 'FUNCTION_CRASHED' } });
    expect(await world.call('warm')).toBe(1);
  });

  it('is the end of its memory', async () => {
    expect(await world.invoke('hungry')).toMatchObject({ ok: false, error: { name: 'FUNCTION_OUT_OF_MEMORY' } });
  });
});

it('runs several at the same time, the rest wait in line', async () => {
  const narrow = await createTestWorld({ maxConcurrency: 2 });
  try {
    const results = await Promise.all([1, 2, 3, 4, 5, 6].map(() => narrow.call('warm')));
    // Six invocations over at most two workers: some worker counted to three or more.
    expect(results).toHaveLength(6);
    expect(Math.max(...(results as number[]))).toBeGreaterThanOrEqual(3);
  } finally {
    await narrow.close();
  }
});

describe('reset', () => {
  it('ends what runs and what waits, and leaves nothing behind', async () => {
    const full = await createTestWorld({ maxConcurrency: 1 });
    try {
      await full.call('set', { key: 'a', value: 1 });
      await full.call('setSecret', { key: 'b', value: 'secret' });
      await full.call('push', { events: [{ body: { name: 'later' }, delayInSeconds: 60 }] });
      const running = full.invoke('sleep', { ms: 60_000 });
      const waiting = full.invoke('set', { key: 'too-late', value: 1 });
      await full.host.reset();
      for (const ended of [await running, await waiting])
        expect(ended).toMatchObject({ error: { name: 'FUNCTION_CRASHED' } });
      full.clock.advance(61);
      await full.host.drain();
      expect(full.host.store('app')).toEqual({ plain: [], entities: {}, secrets: [] });
      expect(full.host.logs().filter(({ level }) => level !== 'error')).toEqual([]);
      expect(await full.call('warm')).toBe(1);
    } finally {
      await full.close();
    }
  });

  it('is not needed after close: nothing runs any more', async () => {
    const gone = await createTestWorld();
    const running = gone.invoke('sleep', { ms: 60_000 });
    await gone.close();
    expect(await running).toMatchObject({ error: { name: 'FUNCTION_CRASHED' } });
    expect(await gone.invoke('warm')).toMatchObject({ error: { name: 'MODULE_NOT_FOUND' } });
  });
});
