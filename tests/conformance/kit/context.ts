/** What every check of the kit gets. */
import type { CommanderOptions } from '@keeper-workflow/commander';
import { failureSentence } from '@keeper-workflow/messages';
import type { Failure } from '@keeper-workflow/failures';
import type { Vault } from '@keeper-workflow/operations';
import type { Finding } from './finding';
import type { Traffic } from './paced-fetch';

export interface Context {
  readonly options: CommanderOptions;
  readonly vault: Vault;
  readonly traffic: Traffic;
  /** Awaited before commands are sent, with the most calls they may need; see `paced-fetch.ts`. */
  readonly room: (calls: number) => Promise<void>;
  /** Words of the allow-list that the key may run; filled by the check of the allow-list. */
  readonly allowed: Set<string>;
  /** Words that are left out on purpose. */
  readonly without: ReadonlySet<string>;
}

/** The most calls to one endpoint that one check of a read makes. */
export const CALLS_OF_A_CHECK = 12;

/** When a command of the kit has to be done, ms from now. */
const PATIENCE = 60_000;
export const until = ({ options }: Context): number => options.clock.now() + PATIENCE;

/** A failure as a row. */
export const problem = (check: string, why: Failure): Finding => ({
  check,
  verdict: 'problem',
  found: `${why.code}${why.detail === undefined ? '' : ` (${why.detail})`}`,
  todo: failureSentence(why),
});
