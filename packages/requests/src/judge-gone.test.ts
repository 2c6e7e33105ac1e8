/** Judging a transfer after which the service account no longer sees the record. */
import { failure } from '@keeper-workflow/failures';
import type { Claim, Proof } from '@keeper-workflow/operations';
import { describe, expect, it } from 'vitest';
import { judge } from './judge';
import type { Execution } from './request';

const NOW = Date.UTC(2026, 10, 23, 9);
const gone: Proof = { verdict: 'unprovable', parts: [], gone: true, readAt: NOW, synced: true };

function outcome(claim: Claim | 'lost', proof: Proof): unknown {
  const heard = claim === 'lost' ? { lost: failure('commander-reply-lost') } : { reply: { claim, words: 'its words' } };
  // The parts of an execution that are judged by.
  const execution = { looks: 2, startedAt: NOW - 10 * 60_000, ...heard } as unknown as Execution;
  const judgement = judge(execution, proof, NOW);
  return judgement.settled ? judgement.settlement.outcome : 'not yet';
}

describe('a record that is gone after the command', () => {
  it('was given away when Commander said so', () => {
    expect(outcome('done', gone)).toBe('verified');
  });

  it.each(['lost', 'unclear', 'refused', 'invited'] as const)('tells nothing with the claim %s', (claim) => {
    expect(outcome(claim, gone)).toBe('unknown');
  });

  it('tells nothing before a sync, whatever was said', () => {
    expect(outcome('done', { ...gone, gone: false, synced: false })).toBe('unknown');
  });
});
