/** What RECORD of `nsf-share-record` can name: a nested record by uid or title, or a nested folder. */
import { CommandError } from '../reply/outcome';
import { FolderTree } from '../vault/folders';
import { titleOf, type StoredRecord } from '../vault/model';
import type { CommandContext } from './command';
import { checkNested, findFolder } from './nested-folder-target';

const NAME = 'nsf-share-record';

/** At least one uid. Throws CommandError. */
export function nestedRecordsToShare(context: CommandContext, name: string, recursive: boolean): string[] {
  const { state } = context.session;
  if (state.records.get(name)?.nested === true) return [name];
  const tree = new FolderTree(state);
  const folder = findFolder(context, tree, name);
  if (folder) {
    checkNested(NAME, folder, name);
    const records = tree.nestedRecords(folder.uid, recursive);
    if (records.length === 0) throw new CommandError(NAME, 'No records found in the specified folder');
    return records;
  }
  const record = findRecord([...state.records.values()], name);
  if (!record) throw new CommandError(NAME, `Record '${name}' not found`);
  if (!record.nested) {
    throw new CommandError(NAME, `Cannot use legacy record '${name}' with a Nested Share Folder command. `);
  }
  return [record.uid];
}

/** The whole title, whatever the case; nested records first. */
function findRecord(records: readonly StoredRecord[], name: string): StoredRecord | undefined {
  const byUid = records.find((record) => record.uid === name);
  if (byUid) return byUid;
  const byTitle = records.filter((record) => titleOf(record).toLowerCase() === name.toLowerCase());
  return byTitle.find((record) => record.nested) ?? byTitle[0];
}
