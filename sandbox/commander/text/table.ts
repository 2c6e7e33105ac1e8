/** Tables as Commander prints them: Python's tabulate in its format `simple`. */

/** A list takes one line for each of its entries. */
export type Cell = string | number | readonly (string | number)[] | undefined;

/** Tabulate leaves a heading this much room. */
const ROOM_BEHIND_HEADING = 2;
const GAP = '  ';

/** Heading, rule and rows, without blanks at the ends of lines. A column of numbers only stands to the right. */
export function simpleTable(headings: readonly string[], rows: readonly (readonly Cell[])[]): string[] {
  const lines = rows.flatMap(spread);
  const isNumeric = headings.map(
    (_, column) => lines.length > 0 && lines.every((line) => typeof (line[column] ?? 0) === 'number'),
  );
  const texts = lines.map((line) => headings.map((_, column) => String(line[column] ?? '')));
  const widths = headings.map((heading, column) =>
    Math.max(length(heading) + ROOM_BEHIND_HEADING, ...texts.map((line) => length(line[column] ?? ''))),
  );
  const aligned = (line: readonly string[]): string =>
    line.map((cell, column) => pad(cell, widths[column] ?? 0, isNumeric[column] === true)).join(GAP);
  return [headings, widths.map((width) => '-'.repeat(width)), ...texts].map((line) => aligned(line).trimEnd());
}

function spread(row: readonly Cell[]): (string | number | undefined)[][] {
  const height = Math.max(1, ...row.map((cell) => (isList(cell) ? cell.length : 1)));
  return Array.from({ length: height }, (_, at) =>
    row.map((cell) => (isList(cell) ? cell[at] : at === 0 ? cell : undefined)),
  );
}

const isList = (cell: Cell): cell is readonly (string | number)[] => Array.isArray(cell);

const length = (text: string): number => Array.from(text).length;

const pad = (text: string, width: number, right: boolean): string => {
  const blanks = ' '.repeat(Math.max(0, width - length(text)));
  return right ? blanks + text : text + blanks;
};
