/** How the nested commands look up a folder: any kind by uid; nested ones by name in any case; any kind by path. */
import { CommandError } from '../reply/outcome';
import type { FolderNode, FolderTree } from '../vault/folders';
import type { CommandContext } from './command';

/** Undefined when there is none, or when several nested folders have the name: that is logged. */
export function findFolder(context: CommandContext, tree: FolderTree, name: string): FolderNode | undefined {
  const byUid = tree.get(name);
  if (byUid) return byUid;
  const byName = tree.all().filter((node) => node.kind === 'nested' && node.name.toLowerCase() === name.toLowerCase());
  if (byName.length > 1) {
    context.output.log(`Multiple folders match '${name}'. Use UID instead.`);
    return undefined;
  }
  if (byName.length === 1) return byName[0];
  const { folder, rest } = tree.resolve(name);
  return rest === '' ? folder : undefined;
}

/** Throws CommandError for a folder of another kind. */
export function checkNested(command: string, folder: FolderNode, name: string): void {
  if (folder.kind === 'nested') return;
  throw new CommandError(
    command,
    `Folder '${name}' is a legacy folder. Nested Share Folder commands operate only on Nested Share Folders.`,
  );
}
