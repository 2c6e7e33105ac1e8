/**
 * Where a part of what was asked for was there before, and what is told then: nothing is done in part that was only there
 * before, and what somebody else does meanwhile is seen as it is.
 */
import { afterAll, describe, expect, it } from 'vitest';
import type { Commander } from '../../sandbox/commander';
import { openCommander, runCommand, type OpenedCommander } from '../../sandbox/commander/commander.testing';
import { fixtureUid } from '../../sandbox/commander/vault/uid';
import { ALLOWED } from '../conformance/case';
import { carryOut, vaultOn, type Ended } from './carry-out';
import type { MutatingCommand } from './commands';
import { HALF_REVOKED, HALF_THERE } from './half-there';

const opened: OpenedCommander[] = [];
afterAll(() => Promise.all(opened.map((one) => one.close())));

const TIMEOUT = 60_000;
const rows = [...HALF_THERE, HALF_REVOKED].map((one) => [one.name, one] as const);

async function told(
  { operation, before }: MutatingCommand,
  meanwhile: (commander: Commander) => unknown,
): Promise<Ended> {
  const one = await openCommander(ALLOWED);
  opened.push(one);
  await before?.(one.commander);
  return carryOut(vaultOn(one.commander, one.clock), one.clock, operation, () => meanwhile(one.commander));
}

const shownOf = ({ proof }: Ended) => proof?.parts.filter(({ shown }) => shown).length ?? 0;

describe('a command that did nothing', () => {
  it.each(rows)(
    '%s: refused, although a part is there',
    async (_name, one) => {
      const ended = await told(one, (commander) => commander.misbehave({ match: one.command, as: 'no-effect' }));
      expect(ended).toMatchObject({ outcome: 'refused', proof: { verdict: 'partly' } });
      expect(shownOf(ended)).toBeGreaterThan(0);
    },
    TIMEOUT,
  );
});

const DAVE = 'dave@acme.example';
const byName = (name: string): MutatingCommand => {
  const found = HALF_THERE.find((one) => one.name === name);
  if (!found) throw new Error(name);
  return found;
};

describe.each([
  [
    'share-record, all of a folder of which one is shared already',
    `share-record --action=grant --email=${DAVE} ${fixtureUid('rec', 'Grafana')}`,
  ],
  [
    'nsf-share-record, all of a folder of which one is shared already',
    `nsf-share-record --action=grant --email=${DAVE} --role=share-manager ${fixtureUid('nrec', 'Apollo API')}`,
  ],
])('%s', (name, another) => {
  it(
    'is done in part once another record has it too, whoever did that',
    async () => {
      const one = byName(name);
      const ended = await told(one, async (commander) => {
        await runCommand(commander, another);
        commander.misbehave({ match: one.command, as: 'no-effect' });
      });
      expect(ended.outcome).toBe('partial');
      expect(shownOf(ended)).toBe(2);
    },
    TIMEOUT,
  );
});

it(
  'is refused where somebody took away meanwhile what was there, and the command did nothing',
  async () => {
    const one = byName('share-record, all of a folder of which one is shared already');
    const ended = await told(one, async (commander) => {
      await runCommand(commander, `share-record --action=revoke --email=${DAVE} ${fixtureUid('rec', 'Jira Admin')}`);
      commander.misbehave({ match: one.command, as: 'no-effect' });
    });
    expect(ended).toMatchObject({ outcome: 'refused', proof: { verdict: 'absent' } });
  },
  TIMEOUT,
);
