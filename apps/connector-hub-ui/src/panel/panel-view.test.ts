import { describe, expect, it } from 'vitest';
import { approved, panel, request, settled } from '../../preview/stories';
import { followDelay, merged, refreshed, splitByInterest } from './panel-view';

describe('answers that overtake each other', () => {
  it('never take the page back to an older revision', () => {
    const shown = panel([request({ revision: 3, state: 'executing' })]);
    expect(merged(shown, request({ revision: 2 })).requests[0]?.revision).toBe(3);
    expect(refreshed(shown, panel([request({ revision: 1 })])).requests[0]?.state).toBe('executing');
    expect(refreshed(shown, panel([request({ revision: 4, state: 'completed' })])).requests[0]?.revision).toBe(4);
  });

  it('put a new request first', () => {
    const other = request({ id: 'other' });
    expect(merged(panel([request()]), other).requests.map(({ id }) => id)).toEqual(['other', request().id]);
  });
});

describe('how often a request is looked at again', () => {
  it('is every second at first while it is executing, and never more than 5 seconds apart', () => {
    const executing = approved({});
    expect(followDelay(executing, 0)).toBe(1000);
    expect(followDelay(executing, 2)).toBeGreaterThan(1000);
    expect(followDelay(executing, 50)).toBe(5000);
  });

  it('is every 5 seconds while a person is waited for, and seldom after long', () => {
    expect(followDelay(request(), 0)).toBe(5000);
    expect(followDelay(request(), 100)).toBe(30_000);
  });

  it('is never once it is over', () => {
    expect(followDelay(request({ state: 'rejected' }), 0)).toBeUndefined();
    expect(followDelay(approved(settled(), { state: 'completed', outcome: 'verified' }), 0)).toBeUndefined();
  });
});

describe('what is shown first', () => {
  it('is everything open and the newest of what is over', () => {
    const open = request({ id: 'open' });
    const newest = request({ id: 'newest', state: 'withdrawn' });
    const old = request({ id: 'old', state: 'rejected' });
    const { current, earlier } = splitByInterest([newest, open, old]);
    expect(current.map(({ id }) => id)).toEqual(['newest', 'open']);
    expect(earlier.map(({ id }) => id)).toEqual(['old']);
  });
});
