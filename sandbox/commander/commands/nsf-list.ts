/** `nsf-list --format=json [--folders] [--records]`: nested folders and records. A record's folder is given by name. */
import { compareText } from '../text/python';
import { FolderTree } from '../vault/folders';
import { titleOf, typeOf, type StoredRecord } from '../vault/model';
import type { Session } from '../vault/session';
import { jsonRow, onlyJson, type CommandDefinition } from './command';

interface Row extends Record<string, unknown> {
  'Item Type': 'Folder' | 'Record';
  UID: string;
  Title: string;
}

export const nsfList: CommandDefinition = {
  name: 'nsf-list',
  nested: true,
  parser: {
    abbreviations: false,
    options: [
      { flags: ['--folders'], dest: 'folders', takes: 'nothing' },
      { flags: ['--records'], dest: 'records', takes: 'nothing' },
      { flags: ['--roe-eligible'], dest: 'roe_eligible', takes: 'nothing' },
      { flags: ['--format'], dest: 'format', takes: 'value', choices: ['table', 'csv', 'json'], default: 'table' },
      { flags: ['--output'], dest: 'output', takes: 'value' },
    ],
  },
  run({ session, output }, args) {
    onlyJson('nsf-list', args);
    const tree = new FolderTree(session.state);
    const eligible = args.roe_eligible === true;
    const both = args.folders !== true && args.records !== true;
    const rows = [
      ...(eligible || both || args.folders === true ? folderRows(session, tree, eligible) : []),
      ...(!eligible && (both || args.records === true) ? recordRows(session, tree) : []),
    ];
    rows.sort(
      (a, b) =>
        compareText(a['Item Type'], b['Item Type']) || compareText(a.Title.toLowerCase(), b.Title.toLowerCase()),
    );
    output.return(JSON.stringify(rows.map(jsonRow)));
  },
};

function folderRows(session: Session, tree: FolderTree, onlyEligible: boolean): Row[] {
  const rotates = (uid: string): boolean =>
    tree.nestedRecords(uid, true).some((record) => session.state.records.get(record)?.rotation === true);
  return tree
    .all()
    .filter((node) => node.kind === 'nested' && (!onlyEligible || rotates(node.uid)))
    .map((node) => ({
      'Item Type': 'Folder',
      UID: node.uid,
      Title: node.name,
      'Parent/Folder': node.parent ?? 'root',
    }));
}

/** In place of the title or type that an update has taken from a record. */
const LOST = 'Unknown';

const recordRows = (session: Session, tree: FolderTree): Row[] =>
  [...session.state.records.values()]
    .filter((record) => record.nested)
    .map((record) => ({
      'Item Type': 'Record',
      UID: record.uid,
      Title: record.content.version === 3 ? (record.content.typed.title ?? LOST) : titleOf(record),
      Type: record.content.version === 3 ? (record.content.typed.type ?? LOST) : typeOf(record),
      Description: noteOf(record),
      'Parent/Folder': tree.folderOf(record.uid)?.name ?? 'root',
    }));

/** The description is the text of a note, whatever it says. */
function noteOf(record: StoredRecord): string {
  if (record.content.version === 2) return '';
  const note = record.content.typed.fields.find(
    (field) => ['note', 'multiline'].includes(field.type) && field.value.length > 0,
  );
  const [value] = note?.value ?? [];
  return typeof value === 'string' ? value : '';
}
