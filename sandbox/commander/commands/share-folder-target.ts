/** Whom and what `share-folder` can name: folders, people and teams, records. */
import { CommandError, PythonError } from '../reply/outcome';
import { FolderTree } from '../vault/folders';
import { titleOf, type SharedFolder } from '../vault/model';
import type { Session } from '../vault/session';
import { EMAIL } from './recipients';
import type { CommandContext } from './command';

const NAME = 'share-folder';

/**
 * Shared folders by uid, name or path; a sub folder stands for the shared folder that it belongs to; `*` for every
 * shared folder there is. What is unknown falls away as long as one is found. At least one; throws CommandError.
 */
export function foldersToShare(session: Session, names: readonly string[]): string[] {
  const { sharedFolders } = session.state;
  const tree = new FolderTree(session.state);
  const found = names.includes('*')
    ? [...sharedFolders.keys()]
    : names.flatMap((name) => {
        const node = tree.get(name);
        const nodes = node === undefined ? foldersByPath(tree, name) : [node];
        return nodes.flatMap((one) => one.sharedFolder ?? (one.kind === 'shared' ? one.uid : []));
      });
  if (found.length === 0) throw new CommandError(NAME, 'Enter name of at least one existing folder');
  return [...new Set(found)];
}

function foldersByPath(tree: FolderTree, name: string): ReturnType<FolderTree['all']> {
  const { folders, rest } = tree.resolve(name);
  if (name !== '' && rest !== '') return [];
  return folders.map((folder) => {
    // The root has no node to Commander, which it stumbles over.
    if (folder === undefined) throw new PythonError("'NoneType' object has no attribute 'type'");
    return folder;
  });
}

export interface Recipients {
  /** In lower case. */
  users: string[];
  /** By uid. */
  teams: string[];
  /** `@existing`: everybody who is in the folder. */
  everybody: boolean;
  /** `*`: the default for people who are added later. */
  byDefault: boolean;
}

/** What is no e-mail is the uid or the exact name of a team. Who is not found is logged and falls away. */
export function recipientsOf({ session, output }: CommandContext, names: readonly string[]): Recipients {
  const users = new Set<string>();
  const teams = new Set<string>();
  const others = names.filter((name) => name !== '*' && !isExisting(name));
  for (const name of others) {
    if (EMAIL.test(name)) {
      users.add(name.toLowerCase());
      continue;
    }
    const [team, ...more] = session.shareableTeams().filter((one) => one.uid === name || one.name === name);
    if (team === undefined) output.log(`User "${name}" could not be resolved as email or team`);
    else if (more.length === 0) teams.add(team.uid);
    else {
      output.log(
        `Multiple matches were found for team "${name}". Try using its UID -- which can be found via \`list-team\` -- instead`,
      );
    }
  }
  return {
    users: [...users],
    teams: [...teams],
    everybody: names.some(isExisting),
    byDefault: names.includes('*'),
  };
}

export interface NamedRecords {
  uids: string[];
  /** `@existing`: every record of the folder. */
  all: boolean;
  /** `*`: the default for records that are added later. */
  byDefault: boolean;
}

/** Records by uid, path, or title in the root. What is unknown falls away silently. */
export function recordsOf(session: Session, names: readonly string[]): NamedRecords {
  const others = names.filter((name) => name !== '*' && !isExisting(name));
  return {
    uids: [...new Set(others.flatMap((name) => recordUids(session, name)))],
    all: names.some(isExisting),
    byDefault: names.includes('*'),
  };
}

function recordUids(session: Session, name: string): string[] {
  const { records } = session.state;
  if (records.has(name)) return [name];
  const tree = new FolderTree(session.state);
  const { folders, rest } = tree.resolve(name);
  return folders
    .flatMap((folder) => tree.classicRecords(folder?.uid) ?? [])
    .filter((uid) => {
      const record = records.get(uid);
      return record !== undefined && titleOf(record).toLowerCase() === rest.toLowerCase();
    });
}

/** Throws CommandError when one of the records does not lie in one of the folders. */
export function checkRecordsLieIn(folders: readonly SharedFolder[], records: readonly string[]): void {
  for (const folder of folders) {
    const missing = records.filter((record) => !folder.records.has(record)).sort();
    if (missing.length > 0) {
      throw new CommandError(NAME, `Record(s) not in shared folder "${folder.name}": ${missing.join(', ')}`);
    }
  }
}

const isExisting = (name: string): boolean => name === '@existing' || name === '@current';
