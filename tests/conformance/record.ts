/**
 * Records the real Commander's answers into `golden/`. Without `--url` it starts the fixture's service itself, once per
 * kind of server; with `--url URL --key KEY` it records the plain groups from a service that is already up.
 */
import './utc';
import { parseArgs } from 'node:util';
import type { ServerKind } from './case';
import { groups } from './cases';
import { groupNames, readGolden, writeGolden } from './recorded';
import { prepareRealCommander, realCommanderFolder } from './real-server';
import { runAll } from './run-all';
import { realTarget, type Target } from './target';

const { values } = parseArgs({
  options: { url: { type: 'string' }, key: { type: 'string' }, group: { type: 'string' }, version: { type: 'string' } },
});

async function service(): Promise<{ version: string; start: (kind: ServerKind) => Promise<Target> } | undefined> {
  const { url, key, version } = values;
  if (url !== undefined && key !== undefined) {
    return { version: version ?? 'unknown', start: () => Promise.resolve(realTarget(url, key)) };
  }
  const folder = realCommanderFolder();
  return folder === undefined ? undefined : prepareRealCommander(folder);
}

const real = await service();
if (real === undefined) {
  console.error('There is no real Commander here: give --url and --key, or set COMMANDER_REAL.');
  process.exit(1);
}
console.log(`Recording the answers of Keeper Commander ${real.version}.`);
for (const group of groupNames.filter((name) => values.group === undefined || values.group === name)) {
  const cases = groups[group].filter((one) => values.url === undefined || one.server === 'plain');
  const recorded = await runAll(cases, real.start);
  // Cases of other kinds of server keep what was recorded before when only one service was given.
  const before = readGolden(group)?.cases ?? {};
  const all = groups[group].flatMap((one) => {
    const verdicts = recorded[one.name] ?? before[one.name];
    return verdicts === undefined ? [] : [[one.name, verdicts] as const];
  });
  writeGolden(group, { commander: real.version, cases: Object.fromEntries(all) });
  console.log(`${group}: ${Object.keys(recorded).length} cases recorded.`);
}
