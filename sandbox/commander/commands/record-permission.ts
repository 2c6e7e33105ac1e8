/**
 * `record-permission`: gives or takes rights on the records of a folder, both in shares with single people and in the
 * shared folder itself. It asks before it changes anything unless `-f`; done, it says `ALERT!!!` and nothing else; what
 * needs no change or is not permitted it passes over in silence. No folder is the root of the vault.
 */
import { CommandError, PythonError } from '../reply/outcome';
import type { Arguments } from '../text/argparse';
import { FolderTree, type FolderNode } from '../vault/folders';

import {
  directChanges,
  folderChanges,
  type DirectChange,
  type FolderRightsChange,
  type Rights,
} from './record-permission-plan';
import { printPlan, printSkipped } from './record-permission-tables';
import { sendShares } from './share-record-request';
import { updateSharedFolders } from './shared-folder-update';
import { text, type CommandContext, type CommandDefinition } from './command';

const NAME = 'record-permission';

export const recordPermission: CommandDefinition = {
  name: NAME,
  parser: {
    abbreviations: true,
    options: [
      { flags: ['--dry-run'], dest: 'dry_run', takes: 'nothing' },
      { flags: ['-f', '--force'], dest: 'force', takes: 'nothing' },
      { flags: ['-R', '--recursive'], dest: 'recursive', takes: 'nothing' },
      { flags: ['--share-record'], dest: 'share_record', takes: 'nothing' },
      { flags: ['--share-folder'], dest: 'share_folder', takes: 'nothing' },
      { flags: ['-a', '--action'], dest: 'action', takes: 'value', choices: ['grant', 'revoke'], required: true },
      { flags: ['-s', '--can-share'], dest: 'can_share', takes: 'nothing' },
      { flags: ['-d', '--can-edit'], dest: 'can_edit', takes: 'nothing' },
    ],
    positional: { dest: 'folder', count: 'optional' },
  },
  run(context, args) {
    const { session, output } = context;
    const tree = new FolderTree(session.state);
    const folder = folderNamed(tree, text(args.folder) ?? '');
    const rights = { grant: args.action === 'grant', share: args.can_share === true, edit: args.can_edit === true };
    if (!rights.share && !rights.edit) {
      throw new CommandError(NAME, 'Please choose at least one on the following options: can-edit, can-share');
    }
    const recursive = args.recursive === true;
    const force = args.force === true;
    if (!force) output.log(requestText(rights, folder?.name ?? 'My Vault', recursive));
    const folders = recursive ? withAllBelow(tree, folder) : [folder];
    const direct = wants(args, 'share_record') ? directChanges(context, tree, folders, rights) : NOTHING_DIRECT;
    const inFolders = wants(args, 'share_folder') ? folderChanges(session.state, tree, folders, rights) : NOTHING;
    const dry = args.dry_run === true;
    if (dry) printSkipped(output, session.state, direct.skipped, inFolders.skipped);
    if (!force) printPlan(output, session.state, rights, direct.permitted, inFolders.permitted);
    if (dry || direct.permitted.length + inFolders.permitted.length === 0) return;
    output.print('ALERT!!!');
    if (!force) throw new PythonError('EOF when reading a line');
    carryOut(context, rights, direct.permitted, inFolders.permitted);
    session.syncDue = true;
  },
};

const NOTHING_DIRECT: { permitted: DirectChange[]; skipped: DirectChange[] } = { permitted: [], skipped: [] };
const NOTHING: { permitted: FolderRightsChange[]; skipped: FolderRightsChange[] } = { permitted: [], skipped: [] };

/** Neither `--share-record` nor `--share-folder` means both. */
const wants = (args: Arguments, name: 'share_record' | 'share_folder'): boolean =>
  args[name] === true || (args.share_record !== true && args.share_folder !== true);

/** Undefined: the root. Throws CommandError. */
function folderNamed(tree: FolderTree, name: string): FolderNode | undefined {
  if (name === '') return undefined;
  const byUid = tree.get(name);
  if (byUid) return byUid;
  const { folder, rest } = tree.resolve(name);
  if (rest !== '') throw new CommandError(NAME, `Folder ${name} not found`);
  return folder;
}

/** Level by level. */
function withAllBelow(tree: FolderTree, folder: FolderNode | undefined): (FolderNode | undefined)[] {
  const all: (FolderNode | undefined)[] = [folder];
  for (const one of all) all.push(...tree.children(one?.uid));
  return all;
}

const requestText = ({ grant, share, edit }: Rights, folder: string, recursive: boolean): string => {
  const what = [...(edit ? ['"Can Edit"'] : []), ...(share ? ['"Can Share"'] : [])].join(' & ');
  return `Request to ${grant ? 'GRANT' : 'REVOKE'} ${what} permission(s) in "${folder}" folder ${recursive ? 'recursively' : 'only'}`;
};

/** Throws CloudError; what was done before a refusal stays done. */
function carryOut(
  { cloud }: CommandContext,
  rights: Rights,
  direct: readonly DirectChange[],
  inFolders: readonly FolderRightsChange[],
): void {
  if (direct.length > 0) {
    sendShares(
      cloud,
      direct.map(({ record, user, canEdit, canShare }) => ({ record, user, kind: 'update', canEdit, canShare })),
      NAME,
    );
  }
  if (inFolders.length === 0) return;
  const folders = [...new Set(inFolders.map(({ folder }) => folder))];
  updateSharedFolders(
    cloud,
    NAME,
    folders.map((folder) => ({
      folder,
      defaults: {},
      users: [],
      teams: [],
      records: inFolders
        .filter((change) => change.folder === folder)
        .map(({ record }) => ({
          record,
          ...(rights.edit ? { edit: rights.grant } : {}),
          ...(rights.share ? { share: rights.grant } : {}),
        })),
    })),
  );
}
