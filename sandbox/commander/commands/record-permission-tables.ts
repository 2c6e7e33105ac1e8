/** The tables of `record-permission`: what it is about to change, and what it may not. */
import type { Output } from '../reply/outcome';
import { printNumberedTable } from '../text/numbered-table';
import { compareText } from '../text/python';
import { titleOf, type VaultState } from '../vault/model';
import type { DirectChange, FolderRightsChange, Rights } from './record-permission-plan';

const LONGEST = 32;
/** In front of the letter stand the blanks of Commander's own layout. */
const mark = (grant: boolean): string => `   ${grant ? 'Y' : 'N'}`;

const title = (state: VaultState, uid: string): string => {
  const record = state.records.get(uid);
  return record === undefined ? '' : titleOf(record);
};
const shortTitle = (state: VaultState, uid: string): string => Array.from(title(state, uid)).slice(0, LONGEST).join('');
const folderName = (state: VaultState, uid: string): string =>
  Array.from(state.sharedFolders.get(uid)?.name ?? '')
    .slice(0, LONGEST)
    .join('');

/** By record; its uid is not said twice. */
function grouped(rows: readonly (readonly [uid: string, ...others: string[]])[]): string[][] {
  const sorted = [...rows].sort(([a], [b]) => compareText(a.toLowerCase(), b.toLowerCase()));
  return sorted.map(([uid, ...others], index) => [sorted[index - 1]?.[0] === uid ? '' : uid, ...others]);
}

/** A folder's uid and name stand in its first row only. */
function byFolder(
  state: VaultState,
  changes: readonly FolderRightsChange[],
  rest: (record: string) => string[],
): string[][] {
  return changes.map(({ folder, record }, index) => [
    ...(changes[index - 1]?.folder === folder ? ['', ''] : [folder, folderName(state, folder)]),
    record,
    ...rest(record),
  ]);
}

export function printSkipped(
  output: Output,
  state: VaultState,
  direct: readonly DirectChange[],
  inFolders: readonly FolderRightsChange[],
): void {
  if (direct.length > 0) {
    const rows = direct.map(
      ({ record, user }) =>
        [record, shortTitle(state, record), state.records.get(record)?.owner ?? '', user] as [string, ...string[]],
    );
    printNumberedTable(
      output,
      ' SKIP Direct Record Share permission(s). Not permitted',
      ['Record UID', 'Title', 'Owner', 'Email'],
      grouped(rows),
    );
  }
  if (inFolders.length > 0) {
    printNumberedTable(
      output,
      ' SKIP Shared Folder Record Share permission(s). Not permitted',
      ['Shared Folder UID', 'Shared Folder Name', 'Record UID', 'Record Title'],
      byFolder(state, inFolders, (record) => [title(state, record)]),
    );
  }
}

export function printPlan(
  output: Output,
  state: VaultState,
  { grant, edit, share }: Rights,
  direct: readonly DirectChange[],
  inFolders: readonly FolderRightsChange[],
): void {
  const headings = [...(edit ? ['Can Edit'] : []), ...(share ? ['Can Share'] : [])];
  const marks = headings.map(() => mark(grant));
  const word = grant ? 'GRANT' : 'REVOKE';
  if (direct.length > 0) {
    const rows = direct.map(
      ({ record, user }) => [record, shortTitle(state, record), user, ...marks] as [string, ...string[]],
    );
    const columns = ['Record UID', 'Title', 'Email', ...headings];
    printNumberedTable(output, ` ${word} Direct Record Share permission(s)`, columns, grouped(rows));
  }
  if (inFolders.length > 0) {
    printNumberedTable(
      output,
      ` ${word} Shared Folder Record Share permission(s)`,
      ['Shared Folder UID', 'Shared Folder Name', 'Record UID', 'Record Title', ...headings],
      byFolder(state, inFolders, (record) => [shortTitle(state, record), ...marks]),
    );
  }
}
