/**
 * What CI runs: starts the real Commander, runs every case on it and on the stand-in, and holds both against the
 * recorded answers and against each other. Ends with 1 on any difference. Where the real Commander is absent it says so
 * and ends with 0; that the stand-in agrees with the recorded answers is then left to `npm test`. `--group NAME`, also more
 * than one: only these. `--lanes N`: so many groups at once, each on Commanders of its own.
 */
import './utc';
import { parseArgs } from 'node:util';
import { groups, type GroupName } from './cases';
import { compare, type Comparison } from './compare';
import { inLanes, LANES } from './lanes';
import { prepareRealCommander, realCommanderFolder, type RealCommander } from './real-server';
import { groupNames, readGolden } from './recorded';
import { runAll } from './run-all';
import { startStandIn } from './standin-target';

interface Report {
  readonly lines: readonly string[];
  readonly failed: readonly string[];
}

async function checkGroup(group: GroupName, real: RealCommander): Promise<Report> {
  const cases = groups[group];
  const golden = readGolden(group);
  const began = Date.now();
  const fromReal = await runAll(cases, (kind) => real.start(kind));
  const seconds = Math.round((Date.now() - began) / 1000);
  const fromStandIn = await runAll(cases, startStandIn);
  const from = golden?.commander ?? 'nothing';
  const lines = [
    `${group}: ${String(cases.length)} cases (recorded from ${from}; ${String(seconds)} s on the real one)`,
  ];
  const failed: string[] = [];
  const tell = (what: string, { same, known, problems }: Comparison): void => {
    const knownText = known.length === 0 ? '' : `, ${String(known.length)} known differences`;
    lines.push(`  ${what}: ${String(same)} the same${knownText}, ${String(problems.length)} different`);
    lines.push(...known.map((line) => `    known: ${line}`));
    failed.push(...problems.map((problem) => `${what}: ${problem}`));
  };
  tell('real against recorded', compare(cases, golden?.cases ?? {}, fromReal, false));
  tell('stand-in against real', compare(cases, fromReal, fromStandIn));
  return { lines, failed };
}

/** True when there is nothing to complain about. */
async function check(folder: string): Promise<boolean> {
  const real = await prepareRealCommander(folder);
  console.log(`Conformance against Keeper Commander ${real.version} in ${folder}, ${String(lanes)} groups at once.`);
  const reports = await inLanes<GroupName, Report>(asked, lanes, async (next, done) => {
    for (let group = next(); group; group = next()) done(group, await checkGroup(group, real));
  });
  for (const { lines } of reports) for (const line of lines) console.log(line);
  const failed = reports.flatMap((report) => report.failed);
  for (const problem of failed) console.error(problem);
  const count = asked.reduce((sum, group) => sum + groups[group].length, 0);
  console.log(`${String(count)} cases, ${String(failed.length)} differences.`);
  return failed.length === 0;
}

const { values } = parseArgs({
  options: { group: { type: 'string', multiple: true }, lanes: { type: 'string' } },
});
const lanes = values.lanes === undefined ? LANES : Number(values.lanes);
const asked = groupNames.filter((name) => values.group?.includes(name) ?? true);
const folder = realCommanderFolder();
if (folder === undefined) {
  console.log('The real Commander is not on this machine (../shared/commander-real): not checked against it.');
} else if (!(await check(folder))) process.exitCode = 1;
