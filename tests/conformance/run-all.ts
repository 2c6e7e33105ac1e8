/** Runs groups of cases, each on a server of the kind that it asks for; servers are started once per kind. */
import type { ConformanceCase, ServerKind, Verdict } from './case';
import { runCase } from './run-case';
import type { Target } from './target';

/** Rejects with the name of the case when a service does not answer. */
export async function runAll(
  cases: readonly ConformanceCase[],
  start: (kind: ServerKind) => Promise<Target>,
): Promise<Record<string, Verdict[]>> {
  const results: Record<string, Verdict[]> = {};
  const kinds = [...new Set(cases.map((one) => one.server))];
  for (const kind of kinds) {
    const target = await start(kind);
    try {
      for (const one of cases.filter((candidate) => candidate.server === kind)) {
        results[one.name] = await runCase(target, one).catch((error: unknown) => {
          throw new Error(`Case "${one.name}" did not run.`, { cause: error });
        });
      }
    } finally {
      await target.close();
    }
  }
  return results;
}
