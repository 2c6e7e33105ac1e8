/** The public door: a `Vault` that is Keeper Commander Service Mode. */
import { failure, fail } from '@keeper-workflow/failures';
import type { Vault } from '@keeper-workflow/operations';
import { shareRecordCommand } from './commands/share-record';
import { commandText } from './encode';
import type { CommanderOptions } from './options';

export function createVault(options: CommanderOptions): Vault {
  void options;
  const notYet = () => Promise.resolve(fail(failure('commander-unavailable')));
  return {
    commandText: (operation) => commandText(shareRecordCommand(operation)),
    readTarget: notYet,
    submit: () => Promise.resolve({ state: 'not-accepted', failure: failure('commander-unavailable') }),
    progress: notYet,
    follow: notYet,
    prove: notYet,
    findRecords: notYet,
  };
}
