/** The table's ground on the real Commander: the product in the sandbox, connected to the fixture's service. */
import type { Sandbox } from '../../sandbox/shell';
import { fixtureUid } from '../../sandbox/commander/vault/uid';
import type { Target } from '../conformance/target';
import { realWitness } from './real-witness';
import type { Ground } from './run-row';

/** Teams of the fixture's world whose names its NSF reads do not show. */
const TEAMS = ['Platform Team', 'Finance', 'Dup Team'];

export function realGround(sandbox: Sandbox, commander: Target): Ground {
  const teams = new Map(TEAMS.map((name) => [fixtureUid('team', name), name]));
  const witness = realWitness({ url: `${commander.root}/api/v2`, key: commander.key }, teams);
  return {
    sandbox,
    witness,
    reset: () => commander.reset(),
    async nestedFoldersOff() {
      await commander.nestedOff();
      // Commander notices at a full synchronisation.
      await witness.run('sync-down --force');
    },
    async passwordPolicy(policy) {
      await commander.passwordPolicy(policy);
      await witness.run('sync-down --force');
    },
    real: true,
  };
}
