/** Waiting for a result: few polls, none too late, never past the deadline. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMemory } from '../memory';
import { html, scriptedCommander, type HttpCall, type Interception } from '../testing/scripted-commander';
import { followResult } from './follow';
import { createPace, type Pace } from './pace';
import { submitCommand } from './submit';

const isPoll = (call: HttpCall) => call.init.method === 'GET';

async function following(
  takes: number,
  pace: Pace,
  patience = 600_000,
  intercept?: (call: HttpCall, at: number) => Interception,
) {
  const { options, clock, calls } = scriptedCommander(() => ({ body: { message: 'x' }, takes }), intercept);
  const sentAt = clock.now();
  const sent = await submitCommand(options, 'share-record x');
  if (sent.state !== 'accepted') throw new Error(sent.state);
  const what = { id: sent.commanderRequestId, word: 'share-record', sentAt };
  const poll = await followResult(options, pace, what, sentAt + patience);
  return { poll, polls: calls.filter(isPoll).length, calls: calls.length, waited: clock.now() - sentAt };
}

describe('followResult', () => {
  it('costs two HTTP calls when Commander answers at once', async () => {
    const { poll, calls } = await following(20, createPace());
    expect(poll).toMatchObject({ ok: true, value: { state: 'answered' } });
    expect(calls).toBe(2);
  });

  it('never polls more than 2 + log2(seconds / 0.25) times, whatever was learned before', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 300_000 }), { minLength: 1, maxLength: 5 }),
        async (durations) => {
          const pace = createPace();
          for (const takes of durations) {
            const { polls, poll } = await following(takes, pace);
            expect(poll).toMatchObject({ value: { state: 'answered' } });
            expect(polls).toBeLessThanOrEqual(2 + Math.max(0, Math.log2(takes / 250)));
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('learns how long a command takes and comes once, soon after', async () => {
    const pace = createPace();
    for (let run = 0; run < 8; run += 1) await following(2000, pace);
    const { polls, waited } = await following(2000, pace);
    expect(polls).toBeLessThanOrEqual(2);
    expect(waited).toBeLessThan(3000);
  });

  it('takes 429 and gateway errors as "wait"', async () => {
    const { poll } = await following(10, createPace(), 60_000, (call, at) =>
      isPoll(call) && at < 3 ? html(at === 1 ? 429 : 502) : undefined,
    );
    expect(poll).toMatchObject({ ok: true, value: { state: 'answered' } });
  });

  it('ends at the deadline, with a last look just before it', async () => {
    const { poll, waited } = await following(60_000, createPace(), 5_000);
    expect(poll).toEqual({ ok: true, value: { state: 'waiting' } });
    expect(waited).toBeLessThanOrEqual(5_000);
    const late = await following(3_900, createPace(), 5_000);
    expect(late.poll).toMatchObject({ value: { state: 'answered' } });
  });

  it('asks at once about a command that another process handed over', async () => {
    const { options, clock, calls } = scriptedCommander(() => ({ body: { message: 'x' } }));
    await submitCommand(options, 'share-record x');
    const startedAt = clock.now();
    const what = { id: 'request-0', word: 'share-record', sentAt: createMemory().sentAt('request-0') };
    expect(await followResult(options, createPace(), what, startedAt + 1000)).toMatchObject({
      value: { state: 'answered' },
    });
    expect(clock.now()).toBe(startedAt);
    expect(calls).toHaveLength(2);
  });
});
