/** Sharing one folder with people and teams: `share-folder` and `nsf-share-folder`, proven by a read of the folder. */
import { fail, failure, ok, type Result } from '@keeper-workflow/failures';
import {
  normaliseEmail,
  teamIn,
  type Deadline,
  type FolderAccess,
  type FolderTeam,
  type FolderUser,
  type Proof,
  type ShareFolder,
} from '@keeper-workflow/operations';
import { plainForm, shareFolderCommand, type FolderForm, type RightFlag } from '../commands/share-folder';
import type { CommandArguments } from '../encode';
import { shareFolderEvidence } from '../proofs/share-folder';
import { readFolder } from '../reads/folder';
import { synced } from '../reads/sync';
import { resolveTeams } from '../reads/teams';
import { shareFolderReply } from '../replies';
import type { Session } from '../session';
import { provenByReading } from './by-reading';
import type { Kind } from './kind';

export const shareFolder: Kind<ShareFolder> = {
  command: (operation) => ok(shareFolderCommand(operation)),
  async readTarget(session, operation, deadline) {
    await synced(session, deadline);
    return readSharedFolder(session, operation, deadline);
  },
  prepare,
  claim: shareFolderReply,
  ...provenByReading(look),
};

/** `folder-not-shared` for a folder inside a shared folder: `share-folder` would act on the whole one around it. */
async function readSharedFolder(
  session: Session,
  { mode, folder }: ShareFolder,
  deadline: Deadline,
): Promise<Result<FolderAccess>> {
  const read = await readFolder(session, mode, folder.uid, deadline);
  if (!read.ok) return read;
  if (read.value.kind === 'shared') return ok(read.value.access);
  return fail(failure('folder-not-shared', { field: 'folder', detail: 'sub-folder' }));
}

async function prepare(
  session: Session,
  operation: ShareFolder,
  deadline: Deadline,
): Promise<Result<CommandArguments>> {
  const read = await readSharedFolder(session, operation, deadline);
  if (!read.ok) return read;
  const access = read.value;
  const teams = await resolveTeams(session, operation.teams, deadline);
  if (!teams.ok) return teams;
  const known = { ...operation, teams: [...teams.value] };
  // NSF takes a name in any case, and a text that happens to be base64 for a uid.
  if (operation.mode === 'nsf' && known.teams.some(({ uid }) => uid === undefined)) {
    return fail(failure('commander-command-not-allowed', { detail: 'list-team' }));
  }
  const owner = operation.recipients.find((name) => userIn(access, name)?.owner === true);
  if (owner !== undefined) return fail(failure('recipient-is-owner', { field: 'recipients', detail: owner }));
  const absent = absentFromNested(known, access);
  if (absent !== undefined) {
    const detail = `${absent} has no access to this folder`;
    return fail(failure('invalid-input', { field: 'recipients', detail }));
  }
  const form = folderForm(known, access);
  return form.ok ? ok(shareFolderCommand(known, form.value)) : form;
}

/**
 * Removing somebody who is not in a nested folder fails, but only after the folder was made to stop inheriting, so it is
 * not sent. Classic does nothing then.
 */
function absentFromNested(operation: ShareFolder, access: FolderAccess): string | undefined {
  if (operation.mode !== 'nsf' || operation.action !== 'remove' || !access.accessKnown) return undefined;
  return (
    operation.recipients.find((name) => !userIn(access, name)) ??
    operation.teams.find((team) => !teamIn(access, team))?.name
  );
}

const userIn = (access: FolderAccess, name: string): FolderUser | undefined =>
  access.users.find(({ username }) => username === normaliseEmail(name));

type Entry = FolderUser | FolderTeam | undefined;

/**
 * How the rights have to be said so that everybody ends up with exactly those asked for. Commander 18 takes any flag for a
 * team that is new in the folder as "on" (`off` too), so for one "off" is said by saying nothing, where that is the
 * folder's default and nobody else named would keep more; elsewhere it is `team-rights-too-wide`. Commander documents
 * `--manage-users` and an end as mutually exclusive, so with an end it is left out where nobody named has that right.
 */
export function folderForm(operation: ShareFolder, access: FolderAccess): Result<FolderForm> {
  if (operation.action === 'remove') return ok(plainForm(operation));
  const entries: Entry[] = [
    ...operation.recipients.map((name) => userIn(access, name)),
    ...operation.teams.map((team) => teamIn(access, team)),
  ];
  if (operation.mode === 'nsf') {
    // NSF reads have no ends: whoever is in the folder may have one. Saying "for good" also makes Commander set the role.
    return ok({ ...plainForm(operation), sayNever: entries.some((entry) => entry !== undefined) });
  }
  const newTeam = operation.teams.find((team) => !teamIn(access, team));
  const offByDefault = (right: 'manageRecords' | 'manageUsers') =>
    entries.every((entry) => !(entry ? entry[right] : access.defaults?.[right]));
  const flag = (right: 'manageRecords' | 'manageUsers'): RightFlag | undefined => {
    if (operation[right]) return 'on';
    if (newTeam) return offByDefault(right) ? 'leave' : undefined;
    return right === 'manageUsers' && operation.expiration.type !== 'never' && offByDefault(right) ? 'leave' : 'off';
  };
  const manageRecords = flag('manageRecords');
  const manageUsers = flag('manageUsers');
  if (manageRecords === undefined || manageUsers === undefined) {
    return fail(failure('team-rights-too-wide', { field: 'teams', detail: newTeam?.name ?? '' }));
  }
  const sayNever = access.endsUnknown === true || entries.some((entry) => entry?.expiresAt !== undefined);
  return ok({ manageRecords, manageUsers, sayNever });
}

async function look(
  session: Session,
  operation: ShareFolder,
  startedAt: number,
  deadline: Deadline,
): Promise<Result<Omit<Proof, 'synced'>>> {
  const read = await readSharedFolder(session, operation, deadline);
  if (!read.ok) return read;
  const teams = await resolveTeams(session, operation.teams, deadline);
  if (!teams.ok && teams.failure.retry === 'safe') return teams;
  // A team that is gone or not the only one of its name any more is looked for by name.
  const known = teams.ok ? { ...operation, teams: [...teams.value] } : operation;
  const evidence = shareFolderEvidence(known, read.value, startedAt);
  return ok({ ...evidence, readAt: read.value.readAt });
}
