/**
 * The capability table and every record type, held against the real Commander with the product in between. What the
 * fixture's cloud cannot show is skipped and says why. Returns what is other than it must be, in words.
 */
import { tryType, typesOffered, changeSeeded } from '../capabilities/record-types';
import type { Row } from '../capabilities/row';
import { runRow, type Ground } from '../capabilities/run-row';
import { TABLE } from '../capabilities/table';

const MODES = ['classic', 'nsf'] as const;

/** The seed's list has eleven standard types and the demo company's own. */
const FEWEST_TYPES = 12;

export async function checkCapabilities(ground: Ground): Promise<string[]> {
  return [...(await checkTable(ground)), ...(await checkTypes(ground)), ...(await checkSeeded(ground))];
}

async function checkTable(ground: Ground): Promise<string[]> {
  const wrong: string[] = [];
  const counts = new Map<string, number>();
  let skipped = 0;
  for (const row of TABLE) {
    if (row.notOnReal !== undefined) {
      skipped += 1;
      console.log(`  not here: ${row.feature}, ${row.name}: ${row.notOnReal}`);
      continue;
    }
    counts.set(row.feature, (counts.get(row.feature) ?? 0) + 1);
    wrong.push(...(await problems(ground, row)));
  }
  for (const [feature, count] of counts) console.log(`  ${feature}: ${String(count)} rows`);
  const total = `${String(TABLE.length - skipped)} rows of the table, ${String(skipped)} not here`;
  console.log(`  ${total}, ${String(wrong.length)} differences`);
  return wrong;
}

async function problems(ground: Ground, row: Row): Promise<string[]> {
  const found = await runRow(ground, row).catch((error: unknown) => [String(error)]);
  return found.map((line) => `${row.feature}, ${row.name}: ${line}`);
}

async function checkTypes(ground: Ground): Promise<string[]> {
  await ground.reset();
  const types = await typesOffered(ground);
  const wrong = types.length >= FEWEST_TYPES ? [] : [`only ${String(types.length)} record types are offered`];
  for (const mode of MODES) {
    const ends = new Map<string, number>();
    let fields = 0;
    for (const type of types) {
      const report = await tryType(ground, type, mode);
      fields += report.fields;
      ends.set(report.update, (ends.get(report.update) ?? 0) + 1);
      wrong.push(...report.wrong.map((line) => `${mode} ${type}: ${line}`));
    }
    const made = `${String(types.length)} record types with ${String(fields)} fields made and read back`;
    console.log(`  ${mode}: ${made}; one field changed: ${worded(ends)}`);
  }
  return wrong;
}

async function checkSeeded(ground: Ground): Promise<string[]> {
  const wrong: string[] = [];
  for (const mode of MODES) {
    await ground.reset();
    const ends = new Map<string, number>();
    for (const change of await changeSeeded(ground, mode)) {
      ends.set(change.update, (ends.get(change.update) ?? 0) + 1);
      wrong.push(...change.wrong.map((line) => `${mode} “${change.title}”: ${line}`));
    }
    console.log(`  ${mode}: one field of each record of the company changed: ${worded(ends)}`);
  }
  return wrong;
}

const worded = (counts: ReadonlyMap<string, number>): string =>
  [...counts].map(([what, count]) => `${String(count)} ${what}`).join(', ');
