/** The public door: a `Vault` that is Keeper Commander Service Mode. */
import type { Vault } from '@keeper-workflow/operations';
import { kindOf } from './kinds';
import type { CommanderOptions } from './options';
import { readPendingDevices } from './reads/devices';
import { readEpmRequests } from './reads/epm';
import { findRecordRows } from './reads/search';
import { openSession } from './session';
import { follow, previewText, progress, submit } from './vault';

/** Makes no call; `baseUrl` is expected to have passed `checkBaseUrl`. */
export function createVault(options: CommanderOptions): Vault {
  const session = openSession(options);
  return {
    readTarget: (operation, deadline) => kindOf(operation).readTarget(session, operation, deadline),
    commandText: previewText,
    submit: (operation) => submit(session, operation),
    progress: (operation, id) => progress(session, operation, id),
    follow: (operation, id, deadline) => follow(session, operation, id, deadline),
    prove: (operation, startedAt, deadline) => kindOf(operation).prove(session, operation, startedAt, deadline),
    findRecords: (term, limit, deadline) => findRecordRows(session, term, limit, deadline),
    epmRequests: (status, deadline) => readEpmRequests(session, status, deadline),
    pendingDevices: (deadline) => readPendingDevices(session, deadline),
  };
}
