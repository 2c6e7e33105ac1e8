/** `get --format=json UID`: a record (all secrets in clear), folder or team, by uid or by part of its name. */
import { CloudError, CommandError } from '../reply/outcome';
import { localTime } from '../text/python';
import { FolderTree, type FolderNode } from '../vault/folders';
import { titleOf, typeOf, type StoredRecord } from '../vault/model';
import { folderJson, SHARE_ADMINS, sharedFolderJson } from './folder-json';
import { nestedPermissions } from './nested-permissions';
import { onlyJson, text, without, type CommandContext, type CommandDefinition } from './command';

export const get: CommandDefinition = {
  name: 'get',
  parser: {
    abbreviations: true,
    options: [
      { flags: ['--unmask'], dest: 'unmask', takes: 'nothing' },
      { flags: ['--legacy'], dest: 'legacy', takes: 'nothing' },
      { flags: ['--include-dag'], dest: 'include_dag', takes: 'nothing' },
      {
        flags: ['--format'],
        dest: 'format',
        takes: 'value',
        choices: ['detail', 'json', 'password', 'fields'],
        default: 'detail',
      },
    ],
    positional: { dest: 'uid', count: 'one' },
  },
  run(context, args) {
    onlyJson('get', args);
    without('get', args, 'legacy', 'include_dag');
    const wanted = text(args.uid) ?? '';
    if (wanted === '') throw new CommandError('get', 'UID parameter is required');
    if (/[;|\r\n\0]|&&/.test(wanted)) {
      throw new CommandError('get', 'Invalid record identifier: forbidden characters');
    }
    const tree = new FolderTree(context.session.state);
    if (show(context, tree, wanted)) return;
    showByName(context, tree, wanted);
  },
};

/** False when nothing has that uid. */
function show(context: CommandContext, tree: FolderTree, uid: string): boolean {
  const { session, output } = context;
  const { sharedFolders, teams, records } = session.state;
  const sharedFolder = sharedFolders.get(uid);
  const node = tree.get(uid);
  const team = teams.get(uid);
  const record = records.get(uid);
  if (!sharedFolder && !node && team?.member !== true) session.teamNamesKnown = true;
  if (sharedFolder) output.printJson(sharedFolderJson(session.state, tree, sharedFolder));
  else if (node) output.printJson(folderJson(session.state, tree, node));
  else if (team) output.printJson(teamJson(team));
  else if (record) output.printJson(recordJson(context, tree, record));
  else return false;
  return true;
}

/** Any part of a title or name; several hits are only counted. */
function showByName(context: CommandContext, tree: FolderTree, part: string): void {
  const { session, output } = context;
  const has = (name: string): boolean => name.toLowerCase().includes(part.toLowerCase());
  const found = [
    ...[...session.state.records.values()].filter((record) => has(titleOf(record))).map((record) => record.uid),
    ...tree
      .all()
      .filter((node) => has(node.name))
      .map(resolvable),
    ...[...session.state.teams.values()].filter((team) => has(team.name)).map((team) => team.uid),
  ];
  const [first] = found;
  if (first === undefined) throw new CommandError('get', `Cannot find any object with UID: ${part}`);
  if (found.length > 1) output.log(`Found ${found.length} items with title containing "${part}":`);
  else show(context, tree, first);
}

/** A sub folder is shown as the shared folder that it belongs to. */
const resolvable = (node: FolderNode): string => node.sharedFolder ?? node.uid;

const teamJson = (team: { uid: string; name: string; member: boolean }): Record<string, unknown> => ({
  team_uid: team.uid,
  name: team.name,
  ...(team.member ? { restrict_edit: false, restrict_view: false, restrict_share: false } : {}),
});

function recordJson(context: CommandContext, tree: FolderTree, record: StoredRecord): Record<string, unknown> {
  const { session } = context;
  const folder = tree.folderOf(record.uid);
  return {
    record_uid: record.uid,
    source: record.nested ? 'nested' : 'classic',
    ...contentJson(record),
    version: record.content.version,
    shared: session.isShared(record),
    ...(record.nested ? {} : { client_modified_time: localTime(Math.floor(record.modified / 1000) * 1000, 'T') }),
    ...sharesJson(context, record),
    share_admins: SHARE_ADMINS,
    revision: record.revision,
    folder: {
      uid: folder?.uid ?? null,
      path: folder === undefined ? '/' : record.nested ? tree.nestedPath(folder.uid) : tree.path(folder.uid),
    },
  };
}

function contentJson(record: StoredRecord): Record<string, unknown> {
  if (record.content.version === 3) return { ...record.content.typed };
  const { title, login, password, link, notes, custom } = record.content.legacy;
  return {
    title,
    record_type: typeOf(record),
    login,
    password,
    login_url: link,
    custom_fields: custom,
    ...(notes === '' ? {} : { notes }),
  };
}

/** Without the two lists when the cloud refuses: Commander logs that and goes on. */
function sharesJson(context: CommandContext, record: StoredRecord): Record<string, unknown> {
  let json: Record<string, unknown> = {};
  try {
    const shares = context.session.sharesOf(record);
    json = { user_permissions: shares.users, shared_folder_permissions: shares.sharedFolders };
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    context.output.log(error.message);
  }
  const nested = record.nested ? nestedPermissions(context, record) : undefined;
  return nested === undefined ? json : { ...json, user_permissions: nested };
}
