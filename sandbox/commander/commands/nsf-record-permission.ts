/**
 * `nsf-record-permission`: one role for everybody who has access to the records of a nested folder, or nobody's access.
 * No folder is the root. Without `-f` it asks, which a service cannot answer.
 */
import { CloudError, CommandError, PythonError } from '../reply/outcome';
import { FolderTree } from '../vault/folders';
import { ROLE_NAMES, roleNumber } from '../vault/roles';
import { text, type CommandContext, type CommandDefinition } from './command';
import { checkNested, findFolder } from './nested-folder-target';
import { carryOut } from './nested-permission-execution';
import { isNothing, planFor, type PermissionPlan } from './nested-permission-plan';
import { printPlan } from './nested-permission-table';

const NAME = 'nsf-record-permission';

export const nsfRecordPermission: CommandDefinition = {
  name: NAME,
  nested: true,
  parser: {
    abbreviations: false,
    options: [
      { flags: ['--dry-run'], dest: 'dry_run', takes: 'nothing' },
      { flags: ['-f', '--force'], dest: 'force', takes: 'nothing' },
      { flags: ['-R', '--recursive'], dest: 'recursive', takes: 'nothing' },
      { flags: ['-a', '--action'], dest: 'action', takes: 'value', choices: ['grant', 'revoke'], required: true },
      { flags: ['-r', '--role'], dest: 'role', takes: 'value', choices: ROLE_NAMES },
    ],
    positional: { dest: 'folder', count: 'optional' },
  },
  run(context, args) {
    const { output, session } = context;
    const isGrant = args.action === 'grant';
    const roleText = text(args.role);
    const role = roleNumber(roleText ?? '');
    const recursive = args.recursive === true;
    const force = args.force === true;
    if (isGrant && role === undefined) throw new CommandError(NAME, 'Role is required for grant action');
    const folder = folderNamed(context, text(args.folder) ?? '');
    if (!force) {
      output.log(
        `Request to ${isGrant ? 'GRANT' : 'REVOKE'} ${roleText === undefined ? 'all' : `"${roleText}"`} ` +
          `permission(s) in "${folder.name}" folder ${recursive ? 'recursively' : 'only'}`,
      );
    }
    const records = recordsIn(context, folder.uid, recursive);
    if (records.length === 0) throw new CommandError(NAME, 'No records found in the specified folder');
    askForAccess(context);
    const plan = planFor(context, records, isGrant ? 'grant' : 'revoke', role);
    if (isNothing(plan)) {
      if (plan.skips.length > 0) printPlan(context, plan);
      else output.log('No permission changes are needed.');
      return;
    }
    showOrAsk(context, plan, { dryRun: args.dry_run === true, force });
    if (args.dry_run === true) return;
    carryOut(context, plan);
    session.sync();
  },
};

function showOrAsk(context: CommandContext, plan: PermissionPlan, how: { dryRun: boolean; force: boolean }): void {
  if (how.dryRun || !how.force) printPlan(context, plan);
  // The question goes to a terminal; a service has none, and Python's input() then ends in an error.
  if (!how.dryRun && !how.force) throw new PythonError('EOF when reading a line');
}

/** `uid` undefined is the root. Throws CommandError. */
function folderNamed(context: CommandContext, name: string): { uid: string | undefined; name: string } {
  if (name === '') return { uid: undefined, name: 'root' };
  const tree = new FolderTree(context.session.state);
  const found = findFolder(context, tree, name);
  if (found) {
    checkNested(NAME, found, name);
    return found;
  }
  // Of several folders of that name it takes the first.
  const first = tree.all().find((node) => node.kind === 'nested' && node.name.toLowerCase() === name.toLowerCase());
  if (first === undefined) throw new CommandError(NAME, `Folder "${name}" not found`);
  return first;
}

function recordsIn({ session }: CommandContext, folder: string | undefined, recursive: boolean): string[] {
  const tree = new FolderTree(session.state);
  const own = tree.nestedRecords(folder, recursive);
  if (folder !== undefined || !recursive) return own;
  const nested = tree.all().filter((node) => node.kind === 'nested');
  return [...own, ...nested.flatMap((node) => tree.nestedRecords(node.uid, false))];
}

/** Throws CommandError when the cloud refuses to say who has access. */
function askForAccess({ cloud }: CommandContext): void {
  try {
    cloud.call('vault/records/v3/details/access');
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    throw new CommandError(NAME, `Failed to fetch record accesses: ${error.message}`);
  }
}
