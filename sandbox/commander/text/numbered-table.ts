/** Tables with a title and numbered rows, in which Commander shows what it is about to do. */
import type { Output } from '../reply/outcome';
import { simpleTable } from './table';

export function printNumberedTable(
  output: Output,
  title: string,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  output.print(title);
  const numbered = rows.map((row, index) => [index + 1, ...row]);
  for (const line of simpleTable(['#', ...headings], numbered)) output.print(line);
}
