/** The public door: a `Vault` that is Keeper Commander Service Mode. */
import type { Vault } from '@keeper-workflow/operations';
import { shareRecordCommand } from './commands/share-record';
import { commandText } from './encode';
import type { CommanderOptions } from './options';
import { findRecordRows } from './reads/search';
import { openSession } from './session';
import { follow, progress, prove, readTarget, submit } from './vault';

/** Makes no call; `baseUrl` is expected to have passed `checkBaseUrl`. */
export function createVault(options: CommanderOptions): Vault {
  const session = openSession(options);
  return {
    readTarget: (operation, deadline) => readTarget(session, operation, deadline),
    commandText: (operation) => commandText(shareRecordCommand(operation)),
    submit: (operation) => submit(session, operation),
    progress: (operation, id) => progress(session, operation, id),
    follow: (operation, id, deadline) => follow(session, operation, id, deadline),
    prove: (operation, startedAt, deadline) => prove(session, operation, startedAt, deadline),
    findRecords: (term, limit, deadline) => findRecordRows(session, term, limit, deadline),
  };
}
