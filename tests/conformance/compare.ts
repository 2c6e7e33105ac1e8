/** Holds verdicts against each other and words what differs. */
import { isDeepStrictEqual } from 'node:util';
import type { ConformanceCase, Verdict } from './case';
import { DIFFERENCES } from './differences';

export interface Comparison {
  same: number;
  /** Known differences that do differ. */
  known: string[];
  /** What differs and should not, readable. */
  problems: string[];
}

export function compare(
  cases: readonly ConformanceCase[],
  expected: Readonly<Record<string, Verdict[]>>,
  actual: Readonly<Record<string, Verdict[]>>,
  mayDiffer = true,
): Comparison {
  const comparison: Comparison = { same: 0, known: [], problems: [] };
  for (const { name } of cases) {
    const wanted = expected[name];
    const got = actual[name];
    const isSame = wanted !== undefined && isDeepStrictEqual(plain(wanted), plain(got));
    const reason = mayDiffer ? DIFFERENCES[name] : undefined;
    if (wanted === undefined) comparison.problems.push(`${name}: was never recorded from the real Commander`);
    else if (isSame && reason !== undefined) {
      comparison.problems.push(`${name}: is listed as a difference and is none`);
    } else if (isSame) comparison.same += 1;
    else if (reason !== undefined) comparison.known.push(`${name}: ${reason}`);
    else comparison.problems.push(`${name}:\n${firstDifference(wanted, got ?? [])}`);
  }
  return comparison;
}

/** As it comes back from a file: no `undefined`, no prototypes. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null)) as unknown;

function firstDifference(wanted: readonly Verdict[], got: readonly Verdict[]): string {
  const step = wanted.findIndex((verdict, index) => !isDeepStrictEqual(plain(verdict), plain(got[index])));
  const at = step < 0 ? wanted.length : step;
  return `  step ${at + 1}\n    expected ${JSON.stringify(wanted[at])}\n    got      ${JSON.stringify(got[at])}`;
}
