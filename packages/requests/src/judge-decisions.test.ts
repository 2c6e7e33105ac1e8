/** Judging what was decided on an EPM request or a device: the read, Commander's claim, and whose decision it was. */
import { failure } from '@keeper-workflow/failures';
import type { Claim, Proof } from '@keeper-workflow/operations';
import { describe, expect, it } from 'vitest';
import { judge } from './judge';
import type { Execution } from './request';

const NOW = Date.UTC(2026, 10, 23, 9);

/** The parts of an execution that are judged by. */
const execution = (claim: Claim | 'lost'): Execution => {
  const heard = claim === 'lost' ? { lost: failure('commander-reply-lost') } : { reply: { claim, words: 'its words' } };
  return { looks: 2, startedAt: NOW - 10 * 60_000, ...heard } as unknown as Execution;
};

const proof = (change: Partial<Proof>): Proof => ({
  verdict: 'shown',
  parts: [{ name: 'approved', shown: change.verdict !== 'absent' }],
  readAt: NOW,
  synced: true,
  ...change,
});
const reason = failure('already-processed', { detail: 'approved' });
const device = proof({ unseen: ['decision'] });
const epm = proof({ unseen: ['decider'], reason });

const outcome = (claim: Claim | 'lost', read: Proof): unknown => {
  const judgement = judge(execution(claim), read, NOW);
  return judgement.settled ? [judgement.settlement.outcome, judgement.settlement.failure?.code] : 'not yet';
};

describe('a device that has left the list', () => {
  it.each([
    ['done', ['verified', undefined]],
    ['refused', ['refused', 'vault-refused']],
    ['unclear', ['unknown', 'vault-refused-in-part']],
    ['lost', ['unknown', 'commander-reply-lost']],
  ] as const)('with the claim %s', (claim, expected) => {
    expect(outcome(claim, device)).toEqual(expected);
  });
});

describe('an EPM request with the status that was asked for', () => {
  it.each([
    ['done', ['verified', undefined]],
    ['unclear', ['verified', undefined]],
    ['lost', ['verified', undefined]],
    ['refused', ['refused', 'already-processed']],
  ] as const)('with the claim %s', (claim, expected) => {
    expect(outcome(claim, epm)).toEqual(expected);
  });
});

describe('a request that the read shows decided otherwise', () => {
  it.each(['done', 'unclear', 'refused'] as const)('is refused with that reason, claim %s', (claim) => {
    const denied = failure('already-processed', { detail: 'denied' });
    expect(outcome(claim, proof({ verdict: 'absent', reason: denied }))).toEqual(['refused', 'already-processed']);
  });
});
