/**
 * Commander says yes and nothing has happened; it says no, or nothing, and something has. Every command that changes
 * something, each time from a fresh vault: what people are told is what the vault shows.
 */
import { afterAll, describe, expect, it } from 'vitest';
import { openCommander, type OpenedCommander } from '../../sandbox/commander/commander.testing';
import type { Misbehaviour } from '../../sandbox/commander';
import { ALLOWED } from '../conformance/case';
import type { HttpFetch } from '@keeper-workflow/commander';
import { carryOut, vaultOn, type Ended } from './carry-out';
import { MUTATING_COMMANDS, type MutatingCommand } from './commands';
import { HALF_THERE } from './half-there';
import { listening, saying } from './words';

const TIMEOUT = 60_000;
const opened: OpenedCommander[] = [];
afterAll(() => Promise.all(opened.map((one) => one.close())));

interface Told {
  readonly ended: Ended;
  /** Changes of the vault by this very command. */
  readonly changes: number;
}

async function told(
  { command, operation, before }: MutatingCommand,
  as: Misbehaviour['as'] | undefined,
  through?: HttpFetch,
): Promise<Told> {
  const one = await openCommander(ALLOWED);
  opened.push(one);
  const { commander, clock } = one;
  await before?.(commander);
  let already = 0;
  const ended = await carryOut(vaultOn(commander, clock, through ? { through } : {}), clock, operation, () => {
    already = commander.changeCount();
    if (as !== undefined) commander.misbehave({ match: command, as });
  });
  return { ended, changes: commander.changeCount() - already };
}

const commands = [...MUTATING_COMMANDS, ...HALF_THERE].map((one) => [one.name, one] as const);

describe.each(['no-effect', 'usage-text', 'policy-warning'] as const)(
  'Commander says yes and does nothing: %s',
  (as) => {
    it.each(commands)(
      '%s: not verified',
      async (_name, one) => {
        const { ended, changes } = await told(one, as);
        expect(changes).toBe(0);
        expect(one.ifNothing ?? ['refused']).toContain(ended.outcome);
        // Whatever is told: why, or what is there and what is not.
        expect(ended.failure ?? ended.proof?.parts.find(({ shown }) => !shown)).toBeDefined();
      },
      TIMEOUT,
    );
  },
);

describe('Commander says in so many words that it did it, and did nothing', () => {
  it.each(commands)(
    '%s: not verified, but for what no read shows',
    async (_name, one) => {
      const ear = listening(one.command);
      const honest = await told(one, undefined, ear.fetch);
      expect([honest.ended.outcome, honest.ended.claim]).toEqual(['verified', 'done']);
      const { ended, changes } = await told(one, 'no-effect', saying(one.command, ear.heard()));
      expect(changes).toBe(0);
      expect(ended.claim).toBe('done');
      if (one.unseen) expect(ended).toMatchObject({ outcome: 'verified', proof: { unseen: one.unseen } });
      else expect(one.ifNothing ?? ['refused']).toContain(ended.outcome);
    },
    TIMEOUT,
  );
});

describe.each(['error-after-effect', 'forget-result'] as const)('Commander does it and does not say so: %s', (as) => {
  it.each(commands)(
    '%s: verified by the read',
    async (_name, one) => {
      const { ended, changes } = await told(one, as);
      expect(changes).toBeGreaterThan(0);
      expect(ended.claim).not.toBe('done');
      expect(ended.outcome).toBe(one.ifSilent ?? 'verified');
      expect(ended.outcome === 'verified' || ended.failure !== undefined).toBe(true);
    },
    TIMEOUT,
  );
});
