/** The answers of the real Commander, as recorded: one file per group of cases. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Verdict } from './case';
import { groups, type GroupName } from './cases';

export interface Golden {
  /** The version of Commander that gave these answers. */
  commander: string;
  cases: Record<string, Verdict[]>;
}

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), 'golden');
const fileOf = (group: GroupName): string => path.join(folder, `${group}.json`);

/** Undefined when this group has never been recorded. */
export function readGolden(group: GroupName): Golden | undefined {
  if (!existsSync(fileOf(group))) return undefined;
  return JSON.parse(readFileSync(fileOf(group), 'utf8')) as Golden;
}

/** One step per line: a new answer is one changed line in a review. */
export function writeGolden(group: GroupName, golden: Golden): void {
  const cases = Object.entries(golden.cases).map(([name, verdicts]) => {
    const lines = verdicts.map((verdict) => `      ${JSON.stringify(verdict)}`).join(',\n');
    return `    ${JSON.stringify(name)}: [\n${lines}\n    ]`;
  });
  writeFileSync(
    fileOf(group),
    `{\n  "commander": ${JSON.stringify(golden.commander)},\n  "cases": {\n${cases.join(',\n')}\n  }\n}\n`,
  );
}

export const groupNames = Object.keys(groups) as GroupName[];
