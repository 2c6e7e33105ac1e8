/**
 * What CI runs: starts the real Commander, runs every case on it and on the stand-in, and holds both against the
 * recorded answers and against each other. Ends with 1 on any difference. Where the real Commander is absent it says so
 * and ends with 0; that the stand-in agrees with the recorded answers is then left to `npm test`.
 */
import './utc';
import { groups } from './cases';
import { compare, type Comparison } from './compare';
import { prepareRealCommander, realCommanderFolder } from './real-server';
import { groupNames, readGolden } from './recorded';
import { runAll } from './run-all';
import { startStandIn } from './standin-target';

/** True when there is nothing to complain about. */
async function check(folder: string): Promise<boolean> {
  const real = await prepareRealCommander(folder);
  console.log(`Conformance against Keeper Commander ${real.version} in ${folder}.`);
  const failed: string[] = [];
  const tell = (what: string, { same, known, problems }: Comparison): void => {
    const knownText = known.length === 0 ? '' : `, ${known.length} known differences`;
    console.log(`  ${what}: ${same} the same${knownText}, ${problems.length} different`);
    for (const line of known) console.log(`    known: ${line}`);
    failed.push(...problems.map((problem) => `${what}: ${problem}`));
  };
  let count = 0;
  for (const group of groupNames) {
    const cases = groups[group];
    count += cases.length;
    const golden = readGolden(group);
    const fromReal = await runAll(cases, (kind) => real.start(kind));
    const fromStandIn = await runAll(cases, startStandIn);
    console.log(`${group}: ${cases.length} cases (recorded from ${golden?.commander ?? 'nothing'})`);
    tell('real against recorded', compare(cases, golden?.cases ?? {}, fromReal, false));
    tell('stand-in against real', compare(cases, fromReal, fromStandIn));
  }
  for (const problem of failed) console.error(problem);
  console.log(`${count} cases, ${failed.length} differences.`);
  return failed.length === 0;
}

const folder = realCommanderFolder();
if (folder === undefined) {
  console.log('The real Commander is not on this machine (../shared/commander-real): not checked against it.');
} else if (!(await check(folder))) process.exitCode = 1;
