/** The tables of `nsf-record-permission`: what it does or would do, what it may not, what failed. */
import { UnknownForm } from '../reply/outcome';
import { compareText } from '../text/python';
import { simpleTable } from '../text/table';
import { titleOf } from '../vault/model';
import { roleName } from '../vault/roles';
import type { CommandContext } from './command';
import type { PermissionPlan, PlannedChange } from './nested-permission-plan';

export function printPlan(context: CommandContext, { updates, creates, revokes, skips }: PermissionPlan): void {
  if (skips.length > 0) {
    const rows = skips.map((skip) => [...cells(context, skip), roleName(skip.from), skip.reason]);
    print(context, 'SKIP Record permission(s). Not permitted', [...HEADERS, 'Current Role', 'Reason'], grouped(rows));
  }
  // In a cell Commander sets a new role in bold and three blanks to the right.
  const grants = [
    ...updates.map((one) => [...cells(context, one), roleName(one.from), `   ${roleName(one.to)}`]),
    ...creates.map((one) => [...cells(context, one), `${roleName(one.from)} (inherited)`, `   ${roleName(one.to)}`]),
  ];
  if (grants.length > 0) {
    print(context, 'GRANT Record permission(s)', [...HEADERS, 'Current Role', 'New Role'], grouped(grants));
  }
  if (revokes.length > 0) {
    const rows = revokes.map((one) => [...cells(context, one), `   ${roleName(one.from)}`]);
    print(context, 'REVOKE Record share(s)', [...HEADERS, 'Current Role'], grouped(rows));
  }
}

/** @param rows record, e-mail, `error` or `skipped`, and why. */
export function printFailures(context: CommandContext, title: string, rows: readonly string[][]): void {
  if (rows.length > 0) print(context, title, ['Record UID', 'Email', 'Error Code', 'Message'], rows);
}

/** What Python takes for a number; a column of them stands to the right. */
const NUMBER = /^[+-]?(?:[\d.,_]+(?:e[+-]?\d+)?|inf|infinity|nan)$/i;

const HEADERS = ['Record UID', 'Title', 'Email'];

function cells({ session }: CommandContext, { record, email }: PlannedChange): string[] {
  const stored = session.state.records.get(record);
  const title = stored === undefined ? '' : Array.from(titleOf(stored)).slice(0, 32).join('');
  // Such titles have another width, or stand at the right as numbers do.
  if (!/^[\x20-\x7e]*$/.test(title) || NUMBER.test(title)) {
    throw new UnknownForm(`a table with the title ${JSON.stringify(title)}`);
  }
  return [record, title, email];
}

/** By record; its uid stands only in the first of its rows. */
function grouped(rows: readonly string[][]): string[][] {
  const sorted = [...rows].sort((a, b) => compareText((a[0] ?? '').toLowerCase(), (b[0] ?? '').toLowerCase()));
  return sorted.map((row, index) => (row[0] === sorted[index - 1]?.[0] ? ['', ...row.slice(1)] : row));
}

function print({ output }: CommandContext, title: string, headers: readonly string[], rows: readonly string[][]): void {
  output.print(title);
  const numbered = rows.map((row, index) => [index + 1, ...row]);
  for (const line of simpleTable(['#', ...headers], numbered)) output.print(line);
}
