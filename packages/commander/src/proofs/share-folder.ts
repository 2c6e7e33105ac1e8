/** Whether a read of a folder shows what a share-folder operation was to do: person by person, team by team. Pure. */
import {
  normaliseEmail,
  teamIn,
  type FolderAccess,
  type FolderTeam,
  type FolderUser,
  type Proof,
  type ShareFolder,
} from '@keeper-workflow/operations';
import { endsAsAsked, numbered, unseenEnds, verdictOf, type Shown } from './evidence';

type Part = readonly [name: string, shown: Shown];
export type FolderEvidence = Pick<Proof, 'verdict' | 'parts' | 'unseen'>;

/**
 * @param operation with the uids of its teams, where they could be found out: NSF reads name teams by uid only.
 * @param startedAt when the command was handed over, ms since the epoch.
 */
export function shareFolderEvidence(operation: ShareFolder, access: FolderAccess, startedAt: number): FolderEvidence {
  const people = operation.recipients.map((name): Part => {
    const user = access.users.find(({ username }) => username === normaliseEmail(name));
    return [name, access.accessKnown ? shownFor(operation, user, access, startedAt) : 'unprovable'];
  });
  const teams = operation.teams.map((team): Part => {
    const nameless = operation.mode === 'nsf' && team.uid === undefined;
    if (nameless || !access.accessKnown) return [team.name, 'unprovable'];
    return [team.name, shownFor(operation, teamIn(access, team), access, startedAt)];
  });
  const found = [...people, ...teams, ...forEverybody(operation, access)];
  return {
    verdict: verdictOf(found.map(([, shown]) => shown)),
    parts: numbered(found.map(([name, shown]) => ({ name, shown: shown === true }))),
    ...(operation.action === 'grant' ? unseenEnds(operation, access.endsUnknown === true) : {}),
  };
}

/** Both modes set exactly what was asked for, higher or lower. */
function shownFor(
  operation: ShareFolder,
  entry: FolderUser | FolderTeam | undefined,
  access: FolderAccess,
  startedAt: number,
): boolean {
  if (operation.action === 'remove') return entry === undefined;
  if (entry === undefined || ('owner' in entry && entry.owner)) return false;
  if (operation.mode === 'nsf') return entry.role === operation.role;
  return (
    entry.manageRecords === operation.manageRecords &&
    entry.manageUsers === operation.manageUsers &&
    (access.endsUnknown === true || endsAsAsked(operation.expiration, entry.expiresAt, startedAt))
  );
}

/** Rights on the records of the folder are everybody's, so they are one part, named by the folder. */
function forEverybody(operation: ShareFolder, { records }: FolderAccess): Part[] {
  if (operation.mode !== 'classic' || operation.action !== 'grant') return [];
  const { canShareRecords, canEditRecords } = operation;
  if ((!canShareRecords && !canEditRecords) || records.length === 0) return [];
  const all = records.every(
    (record) => (!canShareRecords || record.canShare === true) && (!canEditRecords || record.canEdit === true),
  );
  return [[operation.folder.title, all]];
}
