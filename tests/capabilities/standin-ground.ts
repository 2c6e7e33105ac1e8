/** The table's ground in the sandbox: one world for many rows, of which only the vault goes back to its seed. */
import { startWorld } from '../world';
import type { Ground } from './run-row';
import { standInWitness } from './standin-witness';

export interface StandInGround extends Ground {
  close(): Promise<void>;
}

/** The app stays as it is between rows: warm, and with the requests of earlier rows, as in a real project. */
export async function standInGround(): Promise<StandInGround> {
  const world = await startWorld();
  const { sandbox, standIn } = world;
  const witness = standInWitness(standIn);
  return {
    sandbox,
    witness,
    reset() {
      standIn.reset();
      return Promise.resolve();
    },
    nestedFoldersOff() {
      standIn.setNestedSharedFolders(false);
      // Commander notices at a restart.
      standIn.restart();
      return Promise.resolve();
    },
    async passwordPolicy(policy) {
      standIn.setPasswordPolicy(policy);
      await witness.run('sync-down --force');
    },
    real: false,
    close: () => world.close(),
  };
}
