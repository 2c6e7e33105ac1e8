/** `ls [-f] [-r] [-R] --format=json [FOLDER|PATTERN]`: folders and records, one level or all. */
import { CommandError, UnknownForm } from '../reply/outcome';
import { compareText } from '../text/python';
import { FolderTree, type FolderNode } from '../vault/folders';
import { titleOf, typeOf, type StoredRecord } from '../vault/model';
import { describe } from '../vault/record-text';
import type { Session } from '../vault/session';
import { jsonRow, onlyJson, REPORT_OPTIONS, text, type CommandDefinition } from './command';

export const ls: CommandDefinition = {
  name: 'ls',
  parser: {
    abbreviations: true,
    options: [
      ...REPORT_OPTIONS,
      { flags: ['-l', '--list'], dest: 'detail', takes: 'nothing' },
      { flags: ['-f', '--folders'], dest: 'folders', takes: 'nothing' },
      { flags: ['-r', '--records'], dest: 'records', takes: 'nothing' },
      { flags: ['-s', '--short'], dest: 'short', takes: 'nothing' },
      { flags: ['-v', '--verbose'], dest: 'verbose', takes: 'nothing' },
      { flags: ['-R', '--recursive'], dest: 'recursive', takes: 'nothing' },
    ],
    positional: { dest: 'pattern', count: 'optional' },
  },
  run({ session, output }, args) {
    onlyJson('ls', args);
    const tree = new FolderTree(session.state);
    const { folder, rest } = tree.resolve(text(args.pattern) ?? '');
    const matches = rest === '' ? () => true : wildcard(rest);
    const both = args.folders !== true && args.records !== true;
    const recursive = args.recursive === true;
    const folders = (both || args.folders === true ? foldersIn(tree, folder, recursive) : []).filter(
      (node) => matches(node.name) || matches(node.uid),
    );
    const records = (both || args.records === true ? recordsIn(session, tree, folder, recursive) : []).filter(
      (record) => matches(titleOf(record)),
    );
    if (folders.length === 0 && records.length === 0) {
      if (rest !== '') throw new CommandError('ls', `${rest}: No such folder or record`);
      return;
    }
    const rows = [...folders.map(folderRow), ...records.map(recordRow)];
    rows.sort(
      (a, b) =>
        compareText(String(a.type), String(b.type)) ||
        compareText(String(a.name).toLowerCase(), String(b.name).toLowerCase()),
    );
    output.return(JSON.stringify(rows));
  },
};

const foldersIn = (tree: FolderTree, folder: FolderNode | undefined, recursive: boolean): FolderNode[] =>
  recursive ? tree.below(folder?.uid) : tree.children(folder?.uid);

function recordsIn(
  session: Session,
  tree: FolderTree,
  folder: FolderNode | undefined,
  recursive: boolean,
): StoredRecord[] {
  const all = session.state.records;
  const places = [folder?.uid, ...(recursive ? tree.below(folder?.uid).map((node) => node.uid) : [])];
  const uids = new Set(places.flatMap((place) => tree.classicRecords(place) ?? []));
  for (const uid of nestedRecordsIn(session, tree, folder, recursive)) uids.add(uid);
  return [...uids].flatMap((uid) => all.get(uid) ?? []);
}

/** With `-R` Commander lists every nested record, whatever the classic folder. */
function nestedRecordsIn(
  session: Session,
  tree: FolderTree,
  folder: FolderNode | undefined,
  recursive: boolean,
): string[] {
  if (folder?.kind === 'nested') return tree.nestedRecords(folder.uid, recursive);
  if (recursive) {
    return [...session.state.records.values()].filter((record) => record.nested).map((record) => record.uid);
  }
  return folder === undefined ? tree.nestedRecords(undefined, false) : [];
}

const folderRow = (node: FolderNode): Record<string, unknown> =>
  jsonRow({
    type: 'folder',
    uid: node.uid,
    name: node.name,
    details: `Flags: ${node.kind === 'shared' ? 'S' : ''}, Parent: ${node.parent ?? '/'}`,
    source: node.kind === 'nested' ? 'nested_share_folder' : 'classic_folder',
  });

const recordRow = (record: StoredRecord): Record<string, unknown> =>
  jsonRow({
    type: 'record',
    uid: record.uid,
    name: titleOf(record),
    details: `Type: ${typeOf(record)}, Description: ${describe(record) ?? 'None'}`,
    source: record.nested ? 'nested' : 'classic',
  });

/** `*` and `?`, from the first to the last character, whatever the case. */
function wildcard(pattern: string): (name: string) => boolean {
  if (pattern.includes('[')) throw new UnknownForm('a pattern of ls with [');
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const regex = new RegExp(`^(?:${expression})$`, 'isu');
  return (name) => regex.test(name);
}
