/** What was there before the command proves nothing, and is nothing that the command did. */
import { failure } from '@keeper-workflow/failures';
import type { Claim, Proof } from '@keeper-workflow/operations';
import { describe, expect, it } from 'vitest';
import { judge } from './judge';
import type { Execution } from './request';

const NOW = Date.UTC(2026, 10, 23, 9);

const part = (name: string, shown: boolean) => ({ name, shown });
type Parts = Proof['parts'];
const verdictOf = (parts: Parts): Proof['verdict'] =>
  parts.every(({ shown }) => shown) ? 'shown' : parts.some(({ shown }) => shown) ? 'partly' : 'absent';

function outcome(claim: Claim | 'lost', parts: Parts, before?: Parts, more: Partial<Proof> = {}): unknown {
  const heard = claim === 'lost' ? { lost: failure('commander-reply-lost') } : { reply: { claim, words: 'its words' } };
  // The parts of an execution that are judged by.
  const execution = { before, looks: 2, startedAt: NOW - 10 * 60_000, ...heard } as unknown as Execution;
  const judgement = judge(execution, { verdict: verdictOf(parts), parts, readAt: NOW, synced: true, ...more }, NOW);
  return judgement.settled ? judgement.settlement.outcome : 'not yet';
}

const oneOfTwo = [part('Grafana', true), part('Wiki', false)];

describe('one was so before, the other did not become so', () => {
  it.each([
    ['done', 'refused'],
    ['unclear', 'refused'],
    ['refused', 'refused'],
    ['invited', 'invited'],
    ['partial', 'partial'],
    ['lost', 'unknown'],
  ] as const)('is no partial success, claim %s', (claim, expected) => {
    expect(outcome(claim, oneOfTwo, oneOfTwo)).toBe(expected);
  });

  it('is one where nobody looked before', () => {
    expect(outcome('refused', oneOfTwo)).toBe('partial');
  });
});

describe('of three, one was so before', () => {
  const before = [part('Grafana', true), part('Jira', false), part('Wiki', false)];
  it.each([
    ['none of the others', [true, false, false], 'refused'],
    ['one of the others', [true, true, false], 'partial'],
    ['both others', [true, true, true], 'verified'],
    ['both others, while somebody took the first away', [false, true, true], 'partial'],
    ['none, while somebody took the first away', [false, false, false], 'refused'],
  ] as const)('and then %s', (_, now, expected) => {
    const parts = before.map(({ name }, at) => part(name, now[at] ?? false));
    expect(outcome('refused', parts, before)).toBe(expected);
  });
});

it('a record that came into the folder meanwhile and is as asked for anyway is nothing that was done', () => {
  const parts = [...oneOfTwo, part('Newcomer', true)];
  expect(outcome('unclear', parts, oneOfTwo)).toBe('refused');
  expect(outcome('unclear', [part('Grafana', true), part('Wiki', true), part('Newcomer', false)], oneOfTwo)).toBe(
    'partial',
  );
});

it('where a read cannot see the end of access, a role that was there needs Commander’s word', () => {
  const before = [part('alice', true)];
  const unseen = { unseen: ['expiration'] as const };
  expect(outcome('done', before, before, unseen)).toBe('verified');
  expect(outcome('refused', before, before, unseen)).toBe('refused');
  expect(outcome('lost', before, before, unseen)).toBe('unknown');
  expect(outcome('lost', before, [part('alice', false)], unseen)).toBe('verified');
});
