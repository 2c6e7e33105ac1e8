/** What was there before the command proves nothing, and is nothing that the command did. */
import { failure } from '@keeper-workflow/failures';
import type { Claim, EffectRow, Proof } from '@keeper-workflow/operations';
import { expect, it } from 'vitest';
import { alreadyShown } from './already-shown';
import { judge } from './judge';
import type { Execution } from './request';

const NOW = Date.UTC(2026, 10, 23, 9);
const viewer = { level: 'role', role: 'viewer' } as const;
const none = { level: 'none' } as const;
const row = (name: string, before: EffectRow['before'], of?: string): EffectRow => ({
  subject: 'user',
  name,
  ...(of === undefined ? {} : { of }),
  before,
  after: { ...viewer, expiresAt: NOW },
  warnings: [],
});

it('is named as the proof names it, ends aside', () => {
  const rows = [row('alice', viewer), row('bob', none), row('alice', viewer, 'Wiki'), row('bob', none, 'Wiki')];
  expect(alreadyShown({ rows })).toEqual(['alice', 'Wiki: alice']);
});

function outcome(claim: Claim | 'lost', shownBefore: readonly string[]): unknown {
  const heard = claim === 'lost' ? { lost: failure('commander-reply-lost') } : { reply: { claim, words: 'its words' } };
  const parts = { alreadyShown: shownBefore, looks: 2, startedAt: NOW - 10 * 60_000, ...heard };
  const proof: Proof = {
    verdict: 'partly',
    parts: [
      { name: 'alice', shown: true },
      { name: 'bob', shown: false },
    ],
    readAt: NOW,
    synced: true,
  };
  // The parts of an execution that are judged by.
  const judgement = judge(parts as unknown as Execution, proof, NOW);
  return judgement.settled ? judgement.settlement.outcome : 'not yet';
}

it.each([
  ['done', 'refused'],
  ['unclear', 'refused'],
  ['refused', 'refused'],
  ['invited', 'invited'],
  ['partial', 'partial'],
  ['lost', 'unknown'],
] as const)('is no part of an outcome: one had it, the other did not get it, claim %s', (claim, expected) => {
  expect(outcome(claim, ['alice'])).toBe(expected);
  expect(outcome(claim, [])).toBe('partial');
});
