/** The stand-in, held against what the real Commander answered when it was recorded. */
import './utc';
import { describe, expect, it } from 'vitest';
import { groups } from './cases';
import { compare } from './compare';
import { DIFFERENCES, MOST_DIFFERENCES } from './differences';
import { groupNames, readGolden } from './recorded';
import { runAll } from './run-all';
import { startStandIn } from './standin-target';

describe.each(groupNames)('the stand-in answers as Commander does: %s', (group) => {
  it('in every case', async () => {
    const golden = readGolden(group);
    const actual = await runAll(groups[group], startStandIn);
    expect(compare(groups[group], golden?.cases ?? {}, actual).problems).toEqual([]);
  }, 120_000);
});

describe('the suite', () => {
  const cases = groupNames.flatMap((group) => groups[group]);

  it('names each case once', () => {
    expect(new Set(cases.map((one) => one.name)).size).toBe(cases.length);
  });

  it('holds few known differences, each with its reason', () => {
    expect(Object.keys(DIFFERENCES).length / cases.length).toBeLessThanOrEqual(MOST_DIFFERENCES);
    for (const reason of Object.values(DIFFERENCES)) expect(reason.length).toBeGreaterThan(20);
  });
});
