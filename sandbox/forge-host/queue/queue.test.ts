/** Queues, schedules, web triggers and product events of the fixture app: everything that calls an app but a page. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createWorldClock } from '../../world';
import { BUILD_TIMEOUT, createTestWorld, temporaryDirectory, type TestWorld } from '../testdata/world';

let world: TestWorld;
beforeAll(async () => {
  world = await createTestWorld();
}, BUILD_TIMEOUT);
beforeEach(async () => {
  world.faults.clear();
  await world.host.reset();
  world.calls.clear();
});
afterAll(() => world.close());

const push = async (...events: object[]): Promise<string> =>
  ((await world.call('push', { events })) as { jobId: string }).jobId;
const deliveries = (name: string): unknown[] => (world.stored(`delivered:${name}`) as unknown[] | undefined) ?? [];
const stats = (jobId: string): Promise<unknown> => world.call('stats', { jobId });

describe('a queue', () => {
  it('gives its consumer what was pushed, without a user, and counts it', async () => {
    const jobId = await push({ body: { name: 'a' } }, { body: { name: 'b' } });
    await world.host.drain();
    expect([deliveries('a'), deliveries('b')]).toEqual([[{ retryCount: 0 }], [{ retryCount: 0 }]]);
    expect(await stats(jobId)).toEqual({ success: 2, inProgress: 0, failed: 0 });
    const consumed = world.recorded('invocation').filter(({ what }) => what === 'worker/consume');
    expect(consumed).toHaveLength(2);
    for (const call of consumed) expect(call).not.toHaveProperty('who');
  });

  it('waits as long as an event asks for, in the world’s time', async () => {
    await push({ body: { name: 'later' }, delayInSeconds: 900 });
    await world.host.drain();
    world.clock.advance(890);
    await world.host.drain();
    expect(deliveries('later')).toHaveLength(0);
    world.clock.advance(11);
    await world.host.drain();
    expect(deliveries('later')).toHaveLength(1);
  });

  it('delivers again when the consumer asks for it, with the reason and the data it gave', async () => {
    const jobId = await push({ body: { name: 'r', mode: 'retry' } });
    await world.host.drain();
    expect(await stats(jobId)).toEqual({ success: 0, inProgress: 1, failed: 0 });
    world.clock.advance(59);
    await world.host.drain();
    expect(deliveries('r')).toHaveLength(1);
    world.clock.advance(2);
    await world.host.drain();
    expect(deliveries('r')[1]).toMatchObject({
      retryCount: 1,
      retryReason: 'FUNCTION_RETRY_REQUEST',
      retryData: { after: 'r' },
    });
    expect(await stats(jobId)).toEqual({ success: 1, inProgress: 0, failed: 0 });
  });

  it.each(['throw', 'crash'])('delivers again when the consumer fails (%s)', async (mode) => {
    await push({ body: { name: 'f', mode } });
    await world.host.drain();
    expect(deliveries('f')).toHaveLength(1);
    world.clock.advance(11);
    await world.host.drain();
    expect(deliveries('f')).toMatchObject([{}, { retryCount: 1, retryReason: 'FUNCTION_PLATFORM_UNKNOWN_ERROR' }]);
  });

  it('gives up after a bounded number of failures', async () => {
    const jobId = await push({ body: { name: 'g' } });
    world.faults.add({ target: 'function', match: 'worker/consume', effect: 'crash', value: 1, times: 100 });
    for (let round = 0; round < 10; round += 1) {
      await world.host.drain();
      world.clock.advance(3600);
    }
    await world.host.drain();
    expect(world.recorded('invocation').filter(({ outcome }) => outcome === 'FUNCTION_CRASHED')).toHaveLength(5);
    expect(await stats(jobId)).toEqual({ success: 0, inProgress: 0, failed: 1 });
  });

  it('delivers twice when the completion is lost', async () => {
    world.faults.add({ target: 'queue', effect: 'drop-reply' });
    await push({ body: { name: 'twice' } });
    await world.host.drain();
    expect(deliveries('twice')).toHaveLength(2);
  });

  it('runs no more at once than an event’s concurrency allows', async () => {
    const concurrency = { key: 'one', limit: 1 };
    await push(...['x', 'y', 'z'].map((name) => ({ body: { name, mode: 'slow' }, concurrency })));
    await world.host.drain();
    const ends = world.recorded('invocation').filter(({ what }) => what === 'worker/consume');
    expect(ends).toHaveLength(3);
    for (const [at, end] of ends.entries()) {
      const first = world.recorded('kvs').find(({ invocationId }) => invocationId === end.invocationId);
      expect(first?.seq).toBeGreaterThan(at === 0 ? 0 : ends[at - 1]!.seq);
    }
  });

  it('forgets a cancelled job', async () => {
    const jobId = await push({ body: { name: 'c' }, delayInSeconds: 60 });
    await world.call('cancel', { jobId });
    world.clock.advance(61);
    await world.host.drain();
    expect(deliveries('c')).toHaveLength(0);
    expect(await world.invoke('stats', { jobId: 'unknown' })).toMatchObject({ ok: false });
  });

  it('refuses events that are too large for a long-running consumer, as the real client reports it', async () => {
    const body = { name: 'x'.repeat(110 * 1024) };
    expect(await world.call('push', { events: [{ body }] })).toMatchObject({ constructor: 'PayloadTooBigError' });
  });

  it('refuses more than 500 events in a minute', async () => {
    const fifty = Array.from({ length: 50 }, (_, at) => ({ body: { name: `n${String(at)}` }, delayInSeconds: 900 }));
    for (let round = 0; round < 10; round += 1) await push(...fifty);
    expect(await world.call('push', { events: fifty })).toMatchObject({ constructor: 'RateLimitError' });
    world.clock.advance(61);
    expect(await world.call('push', { events: fifty })).toHaveProperty('jobId');
  });

  it('keeps on disk what it acknowledged and delivers it after a restart', async () => {
    const dataDir = temporaryDirectory();
    const clock = createWorldClock();
    const first = await createTestWorld({ dataDir });
    await first.call('push', { events: [{ body: { name: 'kept' }, delayInSeconds: 30 }] });
    await first.close();
    const second = await createTestWorld({ dataDir, clock });
    try {
      clock.advance(31);
      await second.host.drain();
      expect(second.stored('delivered:kept')).toHaveLength(1);
    } finally {
      await second.close();
    }
  });
});

describe('a scheduled trigger', () => {
  it('runs once per interval of the world’s time, and when it is told to', async () => {
    world.clock.advance(301);
    await world.host.drain();
    expect(world.stored('swept')).toBe(1);
    world.clock.advance(299);
    await world.host.drain();
    expect(world.stored('swept')).toBe(1);
    world.clock.advance(2);
    await world.host.drain();
    expect(world.stored('swept')).toBe(2);
    expect(await world.host.runSchedule('app', 'sweep')).toEqual({ ok: true, result: { statusCode: 204 } });
    expect(world.host.logs('app').at(-1)?.text).toBe('swept by sweep');
    expect(await world.host.runSchedule('app', 'none')).toMatchObject({ ok: false });
  });
});

describe('a web trigger', () => {
  const request = { method: 'POST', userPath: '', headers: {}, queryParameters: {}, body: '' };
  const hook = (more: object = {}) => world.host.handleWebTrigger(idOfHook(), { ...request, ...more });
  const idOfHook = (): string => world.host.apps()[0]?.webTriggers[0]?.id ?? '';

  it('has one URL, known to the app and to the host', async () => {
    const url = world.host.webTriggerUrl('app', 'hook');
    expect(url).toBe(`http://127.0.0.1:4400/x1/${idOfHook()}`);
    expect(await world.call('hookUrl')).toBe(url);
  });

  it('answers with what the function returns', async () => {
    const response = await hook({ body: 'hello', userPath: '/a/b', queryParameters: { q: ['1'] } });
    expect(response).toMatchObject({ status: 202, headers: { 'Content-Type': ['application/json'] } });
    expect(JSON.parse(response.body)).toEqual({ saw: 'hello', at: '/a/b', query: { q: ['1'] } });
  });

  it('fails for a response of another shape, for an unknown id, and for a body over 500 KB', async () => {
    expect(await hook({ body: 'wrong shape' })).toMatchObject({ status: 424 });
    expect(await world.host.handleWebTrigger('unknown', request)).toMatchObject({ status: 404 });
    expect(await hook({ body: 'x'.repeat(501 * 1024) })).toMatchObject({ status: 413 });
  });

  it('has no user to speak for', async () => {
    expect(await hook({ body: 'as user' })).toMatchObject({ status: 424 });
    expect(world.jira).toEqual([]);
    expect(world.host.logs('app').at(-1)?.text).toContain('Authentication Required');
  });
});

it('gives product events to the triggers that ask for them', async () => {
  await world.host.emit('avi:jira:updated:issue', { issue: { key: 'OPS-1' } });
  await world.host.emit('avi:jira:deleted:issue', { issue: { key: 'OPS-2' } });
  expect(world.stored('seen:OPS-1')).toBe('avi:jira:updated:issue');
  expect(world.stored('seen:OPS-2')).toBeUndefined();
});
