/** `search [-c r|s|t|d]... --format=json [--] WORDS`: everything that has all the words somewhere, secrets included. */
import { UnknownForm } from '../reply/outcome';
import { words } from '../text/python';
import { FolderTree } from '../vault/folders';
import { titleOf, typeOf, type StoredRecord } from '../vault/model';
import { describe, searchable } from '../vault/record-text';
import type { Session } from '../vault/session';
import { folderText } from './list-sf';
import { jsonRow, texts, without, type CommandContext, type CommandDefinition } from './command';

interface Row {
  type: string;
  uid: string;
  name: string;
  details: string;
}

export const search: CommandDefinition = {
  name: 'search',
  parser: {
    abbreviations: true,
    options: [
      { flags: ['-v', '--verbose'], dest: 'verbose', takes: 'nothing' },
      { flags: ['-c', '--categories'], dest: 'categories', takes: 'values' },
      { flags: ['--regex'], dest: 'regex', takes: 'nothing' },
      { flags: ['--device'], dest: 'device', takes: 'nothing' },
      { flags: ['--format'], dest: 'format', takes: 'value', choices: ['table', 'json'], default: 'table' },
    ],
    positional: { dest: 'pattern', count: 'any' },
  },
  run({ session, output }, args) {
    without('search', args, 'verbose', 'regex', 'device');
    const pattern = texts(args.pattern).join(' ');
    const tokens = pattern === '*' ? [] : words(pattern).map((word) => word.toLowerCase());
    const categories = (Array.isArray(args.categories) ? args.categories : ['rstd']).join('').toLowerCase();
    const matches = (content: string): boolean => tokens.every((token) => content.toLowerCase().includes(token));
    const rows = [
      ...(categories.includes('r') ? records(session, pattern, matches) : []),
      ...(categories.includes('s') ? sharedFolders(session, matches) : []),
      ...(categories.includes('t') ? teams(session, matches) : []),
      ...(categories.includes('d') ? nestedFolders(session, matches) : []),
    ];
    write(output, args.format === 'json', rows);
  },
};

/** A table that finds nothing writes nothing; a table with rows is no form of this stand-in. */
function write(output: CommandContext['output'], json: boolean, rows: readonly Row[]): void {
  if (json) output.return(JSON.stringify(rows.map((row) => jsonRow({ ...row }))));
  else if (rows.length > 0) throw new UnknownForm('search other than as JSON');
}

type Matches = (content: string) => boolean;

function records(session: Session, pattern: string, matches: Matches): Row[] {
  const found = (record: StoredRecord): boolean =>
    record.uid === pattern ||
    matches(
      [record.uid, titleOf(record), ...searchable(record).flatMap(({ key, values }) => [key, ...values])].join(' '),
    );
  return [...session.state.records.values()].filter(found).map((record) => ({
    type: 'record',
    uid: record.uid,
    name: titleOf(record),
    details: `Type: ${typeOf(record)}, Description: ${describe(record) ?? 'None'}, Record Category: ${record.nested ? 'nested' : 'classic'}`,
  }));
}

function sharedFolders(session: Session, matches: Matches): Row[] {
  return [...session.state.sharedFolders.values()]
    .filter((folder) => matches(folderText(session.state, folder)))
    .map((folder) => ({
      type: 'shared_folder',
      uid: folder.uid,
      name: folder.name,
      // Commander looks for the two where they are not: they are never anything else.
      details: 'Folder Category: Classic, Can Edit: False, Can Share: False',
    }));
}

const teams = (session: Session, matches: Matches): Row[] =>
  [...session.state.teams.values()]
    .filter((team) => team.member && matches(`${team.uid}\n${team.name}`))
    .map((team) => ({
      type: 'team',
      uid: team.uid,
      name: team.name,
      details: 'Restrict Edit: False, Restrict View: False, Restrict Share: False',
    }));

const nestedFolders = (session: Session, matches: Matches): Row[] =>
  new FolderTree(session.state)
    .all()
    .filter((node) => node.kind === 'nested' && matches(`${node.name} ${node.uid}`))
    .map((node) => ({
      type: 'nested_share_folder',
      uid: node.uid,
      name: node.name,
      details: `Folder Category: NestedShare${node.parent === undefined ? '' : `, Parent UID: ${node.parent}`}`,
    }));
