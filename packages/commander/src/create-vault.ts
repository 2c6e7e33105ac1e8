/** The public door: a `Vault` that is Keeper Commander Service Mode. */
import type { Vault } from '@keeper-workflow/operations';
import type { CommanderOptions } from './options';
import { readPendingDevices } from './reads/devices';
import { readEpmRequests } from './reads/epm';
import { findFolderRows } from './reads/find-folders';
import { describe, locate } from './reads/place';
import { findRecordsIn } from './reads/records-in-folders';
import { findRecordRows } from './reads/search';
import { findTeamRows } from './reads/teams';
import { openSession } from './session';
import { readRecordTypes, readTemplate } from './templates/record-types';
import { follow, previewText, progress, prove, readTarget, rehearse, submit } from './vault';

/** Makes no call; `baseUrl` is expected to have passed `checkBaseUrl`. */
export function createVault(options: CommanderOptions): Vault {
  const session = openSession(options);
  return {
    readTarget: (operation, deadline) => readTarget(session, operation, deadline),
    commandText: previewText,
    rehearse: (operation, deadline) => rehearse(session, operation, deadline),
    submit: (operation) => submit(session, operation),
    progress: (operation, id) => progress(session, operation, id),
    follow: (operation, id, deadline) => follow(session, operation, id, deadline),
    prove: (operation, startedAt, deadline) => prove(session, operation, startedAt, deadline),
    findRecords: (term, limit, deadline) => findRecordRows(session, term, limit, deadline),
    findFolders: (term, limit, deadline) => findFolderRows(session, term, limit, deadline),
    findFoldersIn: (folders, term, limit, deadline) => findFolderRows(session, term, limit, deadline, folders),
    findTeams: (term, limit, deadline) => findTeamRows(session, term, limit, deadline),
    epmRequests: (status, deadline) => readEpmRequests(session, status, deadline),
    pendingDevices: (deadline) => readPendingDevices(session, deadline),
    recordTypes: (deadline) => readRecordTypes(session, deadline),
    describe: (kind, uid, deadline) => describe(session, kind, uid, deadline),
    locate: (kind, uid, deadline) => locate(session, kind, uid, deadline),
    findRecordsIn: (folders, term, limit, deadline) => findRecordsIn(session, folders, term, limit, deadline),
    template: (name, deadline) => readTemplate(session, name, deadline),
  };
}
