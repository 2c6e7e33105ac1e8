/** `nsf-get --format=json UID`: a nested folder or record. Custom fields are not shown, nor when access ends. */
import { CloudError, CommandError, PythonError } from '../reply/outcome';
import { strip } from '../text/python';
import { FolderTree, type FolderNode } from '../vault/folders';
import { titleOf, type StoredRecord, type VaultState } from '../vault/model';
import { roleName } from '../vault/roles';
import { recordNames, SHARE_ADMINS } from './folder-json';
import { nestedPermissions } from './nested-permissions';
import { onlyJson, text, without, type CommandContext, type CommandDefinition } from './command';

export const nsfGet: CommandDefinition = {
  name: 'nsf-get',
  nested: true,
  parser: {
    abbreviations: false,
    options: [
      { flags: ['--format'], dest: 'format', takes: 'value', choices: ['detail', 'json'], default: 'detail' },
      { flags: ['--verbose', '-v'], dest: 'verbose', takes: 'nothing' },
      { flags: ['--unmask'], dest: 'unmask', takes: 'nothing' },
      { flags: ['--include-dag'], dest: 'include_dag', takes: 'nothing' },
    ],
    positional: { dest: 'uid', count: 'one' },
  },
  run(context, args) {
    onlyJson('nsf-get', args);
    without('nsf-get', args, 'verbose', 'unmask', 'include_dag');
    const wanted = strip(text(args.uid) ?? '');
    if (wanted === '') throw new CommandError('nsf-get', 'UID parameter is required');
    const { state } = context.session;
    const tree = new FolderTree(state);
    const folder = findFolder(tree, wanted);
    const record = folder === undefined ? findRecord(state, wanted) : undefined;
    if (folder) context.output.printJson(folderJson(context, tree, folder));
    else if (record) context.output.printJson(recordJson(context, tree, record));
    else {
      throw new CommandError('nsf-get', `Cannot find any Nested Share Folder object with UID or title: ${wanted}`);
    }
  },
};

/** 18.0.13 stumbles over its own import when it wants to print a table of several hits. */
function several(): never {
  throw new PythonError(
    "cannot import name 'dump_report_data' from 'keepercommander.display' (/opt/commander/keepercommander/display.py)",
  );
}

function findFolder(tree: FolderTree, wanted: string): FolderNode | undefined {
  const nested = tree.all().filter((node) => node.kind === 'nested');
  const byUid = nested.find((node) => node.uid === wanted);
  if (byUid) return byUid;
  const byName = nested.filter((node) => node.name.toLowerCase() === wanted.toLowerCase());
  return byName.length > 1 ? several() : byName[0];
}

function findRecord(state: VaultState, wanted: string): StoredRecord | undefined {
  const nested = [...state.records.values()].filter((record) => record.nested);
  const byUid = nested.find((record) => record.uid === wanted);
  if (byUid) return byUid;
  const byTitle = nested.filter((record) => titleOf(record).toLowerCase().includes(wanted.toLowerCase()));
  return byTitle.length > 1 ? several() : byTitle[0];
}

function recordJson(context: CommandContext, tree: FolderTree, record: StoredRecord): Record<string, unknown> {
  const folder = tree.folderOf(record.uid);
  const permissions = nestedPermissions(context, record);
  const {
    title = record.uid,
    type = '',
    fields,
    notes = '',
  } = record.content.version === 3
    ? record.content.typed
    : { title: titleOf(record), type: '', fields: [], notes: record.content.legacy.notes };
  return {
    record_uid: record.uid,
    title,
    type,
    version: record.content.version,
    revision: record.revision,
    folder: { uid: folder?.uid ?? null, path: folder === undefined ? '/' : tree.nestedPath(folder.uid) },
    ...(fields.length === 0 ? {} : { fields }),
    ...(notes === '' ? {} : { notes }),
    ...(permissions === undefined ? {} : { user_permissions: permissions }),
    share_admins: SHARE_ADMINS,
  };
}

function folderJson(context: CommandContext, tree: FolderTree, node: FolderNode): Record<string, unknown> {
  const { state } = context.session;
  const owner = state.nestedFolders.get(node.uid)?.owner;
  return {
    folder_uid: node.uid,
    type: 'nested_share_folder',
    name: node.name,
    parent_uid: node.parent ?? null,
    folder: { uid: node.parent ?? null, path: node.parent === undefined ? '/' : tree.nestedPath(node.parent) },
    owner,
    ...folderAccess(context, node.uid, owner),
    records: recordNames(state, tree.nestedRecords(node.uid, false)),
  };
}

/** The cloud is asked each time; nothing at all when it refuses. When access ends is not shown. */
function folderAccess({ cloud }: CommandContext, uid: string, owner: string | undefined): Record<string, unknown> {
  try {
    cloud.call('vault/folders/v3/access');
  } catch (error) {
    if (error instanceof CloudError) return {};
    throw error;
  }
  const access = cloud.nestedFolderAccess(uid);
  const rows = access.map(({ accessor, team, role }) => ({
    accessor,
    access_type: team ? 'AT_TEAM' : 'AT_USER',
    role: accessor === owner ? 'owner' : roleName(role),
    inherited: false,
  }));
  const users = rows.filter((row) => row.access_type === 'AT_USER');
  const teams = rows.filter((row) => row.access_type === 'AT_TEAM');
  const managers = access.filter((entry) => entry.role === 6).map((entry) => entry.accessor);
  return {
    ...(users.length === 0 ? {} : { user_permissions: users }),
    ...(teams.length === 0 ? {} : { team_permissions: teams }),
    ...(managers.length === 0 ? {} : { share_admins: managers }),
  };
}
