import { describe, expect, it } from 'vitest';
import { fromLocalInput, lengthOfTime, relativeTime, spellInstant, toLocalInput } from './time';

describe('instants for people', () => {
  it('spells the month, in the zone asked for', () => {
    expect(spellInstant('2031-01-31T23:30:00Z', 'Europe/Berlin')).toBe('1 Feb 2031, 00:30');
    expect(spellInstant('2031-01-31T23:30:00Z', 'America/New_York')).toBe('31 Jan 2031, 18:30');
  });

  it('shows what is no instant as it is', () => {
    expect(spellInstant('soon')).toBe('soon');
  });

  it('says how long ago, and how long from now', () => {
    const now = Date.parse('2026-11-23T12:00:00Z');
    expect(relativeTime('2026-11-23T11:59:30Z', now)).toBe('just now');
    expect(relativeTime('2026-11-23T11:54:10Z', now)).toBe('5 minutes ago');
    expect(relativeTime('2026-11-23T14:00:00Z', now)).toBe('in 2 hours');
    expect(relativeTime('2026-11-20T12:00:00Z', now)).toBe('3 days ago');
  });

  it('counts a length of time and never below zero', () => {
    expect(lengthOfTime(12_900)).toBe('12 s');
    expect(lengthOfTime(184_000)).toBe('3 min 4 s');
    expect(lengthOfTime(7_500_000)).toBe('2 h 5 min');
    expect(lengthOfTime(-4000)).toBe('0 s');
  });
});

describe('datetime-local', () => {
  it('gives an instant in UTC with whole seconds, and the same text back', () => {
    const instant = fromLocalInput('2031-01-31T10:00');
    expect(instant).toMatch(/^2031-01-3\dT\d\d:\d\d:00Z$/u);
    expect(toLocalInput(instant ?? '')).toBe('2031-01-31T10:00');
    expect(toLocalInput(fromLocalInput('2031-01-31T10:00:07') ?? '')).toBe('2031-01-31T10:00:07');
  });

  it('gives nothing for an empty or impossible time', () => {
    expect(fromLocalInput('')).toBeUndefined();
    expect(fromLocalInput('2031-13-31T10:00')).toBeUndefined();
    expect(toLocalInput('never')).toBe('');
  });
});
