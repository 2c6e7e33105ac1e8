/**
 * The capability table and every record type, held against the real Commander with the product in between: as units, each
 * of which begins with the vault as it is at the start, so that they can be shared out over several Commanders. What the
 * fixture's cloud cannot show is skipped and says why.
 */
import { tryType, typesOffered, changeSeeded } from '../capabilities/record-types';
import type { Row } from '../capabilities/row';
import { runRow, type Ground } from '../capabilities/run-row';
import { TABLE } from '../capabilities/table';

const MODES = ['classic', 'nsf'] as const;

/** The seed's list has eleven standard types and the demo company's own. */
const FEWEST_TYPES = 12;

/** Rows in one unit at most. */
const ROWS = 24;

/** What one unit has to say. */
export interface Report {
  readonly lines: readonly string[];
  /** What is other than it must be, in words. */
  readonly wrong: readonly string[];
}

export interface Unit {
  readonly name: string;
  run(ground: Ground): Promise<Report>;
}

/** @param named only rows that have this in "feature, name", and nothing but rows. */
export function capabilityUnits(named?: string): Unit[] {
  const rows = TABLE.filter((row) => titleOf(row).includes(named ?? ''));
  const here = rows.filter((row) => row.notOnReal === undefined);
  const features = [...new Set(here.map(({ feature }) => feature))];
  const table = features.flatMap((feature) => {
    const all = here.filter((row) => row.feature === feature);
    const parts = Math.ceil(all.length / ROWS);
    return Array.from({ length: parts }, (_, part) =>
      rowsUnit(`${feature} ${String(part + 1)}/${String(parts)}`, all.slice(part * ROWS, (part + 1) * ROWS)),
    );
  });
  if (named !== undefined) return table;
  return [...MODES.map(typesUnit), ...MODES.map(seededUnit), ...table];
}

/** Rows of the table that this Commander cannot show, with the reason. */
export const notHere = (): string[] =>
  TABLE.flatMap((row) => (row.notOnReal === undefined ? [] : [`  not here: ${titleOf(row)}: ${row.notOnReal}`]));

const titleOf = ({ feature, name }: Row): string => `${feature}, ${name}`;

const rowsUnit = (name: string, rows: readonly Row[]): Unit => ({
  name,
  async run(ground) {
    const wrong: string[] = [];
    for (const row of rows) {
      const found = await runRow(ground, row).catch((error: unknown) => [String(error)]);
      wrong.push(...found.map((line) => `${titleOf(row)}: ${line}`));
    }
    return { lines: [`  ${name}: ${String(rows.length)} rows`], wrong };
  },
});

const typesUnit = (mode: (typeof MODES)[number]): Unit => ({
  name: `every record type in ${mode}`,
  async run(ground) {
    await ground.reset();
    const types = await typesOffered(ground);
    const wrong = types.length >= FEWEST_TYPES ? [] : [`only ${String(types.length)} record types are offered`];
    const ends = new Map<string, number>();
    let fields = 0;
    for (const type of types) {
      const report = await tryType(ground, type, mode);
      fields += report.fields;
      ends.set(report.update, (ends.get(report.update) ?? 0) + 1);
      wrong.push(...report.wrong.map((line) => `${mode} ${type}: ${line}`));
    }
    const made = `${String(types.length)} record types with ${String(fields)} fields made and read back`;
    return { lines: [`  ${mode}: ${made}; one field changed: ${worded(ends)}`], wrong };
  },
});

const seededUnit = (mode: (typeof MODES)[number]): Unit => ({
  name: `a change of each record in ${mode}`,
  async run(ground) {
    await ground.reset();
    const wrong: string[] = [];
    const ends = new Map<string, number>();
    for (const change of await changeSeeded(ground, mode)) {
      ends.set(change.update, (ends.get(change.update) ?? 0) + 1);
      wrong.push(...change.wrong.map((line) => `${mode} “${change.title}”: ${line}`));
    }
    return { lines: [`  ${mode}: one field of each record of the company changed: ${worded(ends)}`], wrong };
  },
});

const worded = (counts: ReadonlyMap<string, number>): string =>
  [...counts].map(([what, count]) => `${String(count)} ${what}`).join(', ');
