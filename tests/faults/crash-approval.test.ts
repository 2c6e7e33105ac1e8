/**
 * The approving invocation dies at each of its calls, before it and right after it, from the check of the approver's
 * rights to the comment. Whatever is left is the business of consumer and sweep: the vault changes at most once, and
 * what people are told is true.
 */
import type { ShareRecordDraft } from '@keeper-workflow/operations';
import { afterAll, describe, expect, it } from 'vitest';
import { classicDraft, nestedDraft, type TestWorld } from '../world';
import { approvalFor, approve, approved, asked, document, goOn } from './approval';
import { crashPoints, type CrashPoint } from './crash-points';
import { commandsRun, commandsSent, expectTruth } from './truth';
import { createWorlds } from './worlds';

const worlds = createWorlds();
afterAll(() => worlds.close());

const TIMEOUT = 120_000;

async function pointsOf(draft: ShareRecordDraft): Promise<CrashPoint[]> {
  return worlds.use(async (world) => {
    const one = await asked(world, draft);
    const calls = await world.callsDuring(() => approve(world, one));
    expectTruth(world, one, await goOn(world, one.request));
    return crashPoints(calls, 'keeper-panel/approveRequest');
  });
}

/** The approval dies there, everything else goes on: then the state must be true, and an approval must still be possible. */
async function dies(world: TestWorld, draft: ShareRecordDraft, { fault }: CrashPoint): Promise<void> {
  const one = await asked(world, draft);
  world.sandbox.world.faults.add(fault);
  const answer = await approve(world, one);
  expect(answer).toBeUndefined();
  const end = await goOn(world, one.request);
  expectTruth(world, one, end);

  const sent = commandsSent(world).length;
  if (end.state === 'submitted') {
    expect(sent).toBe(0);
    expect(document(world, end).decision).toBeUndefined();
    await approved(world, { approval: approvalFor(world, end) });
    const done = await goOn(world, end);
    expect(done.outcome).toBe('verified');
    expectTruth(world, one, done);
  } else if (commandsRun(world).length === 1) {
    expect(end.outcome).toBe('verified');
  } else {
    expect(end.outcome).toBe('unknown');
    expect(end.execution?.failure?.retry).toBe('after-observe');
    // A read after the command could no longer run shows that nothing happened: it may be approved once more.
    expect(end.can.decide).toBe(true);
  }
}

const nested = nestedDraft();
const nestedPoints = await pointsOf(nested);

describe.concurrent('the approving invocation dies, nested share folders', () => {
  it('has every kind of call among the places where it dies', () => {
    const names = nestedPoints.map(({ name }) => name).join('\n');
    for (const call of ['mypermissions', 'transaction set', 'push', 'nsf-share-record', '/result/', '/comment']) {
      expect(names).toContain(call);
    }
  });

  it.concurrent.each(nestedPoints.map((point) => [point.name, point] as const))(
    '%s',
    (_, point) => worlds.use((world) => dies(world, nested, point)),
    TIMEOUT,
  );
});

const classic = classicDraft();
/** The calls are the same up to the commands; around the one that changes the vault each of them is tried again. */
const classicPoints = (await pointsOf(classic)).filter(({ fault }) =>
  ['share-record', 'transaction set', '/comment'].some((part) => fault.match?.includes(part)),
);

describe.concurrent('the approving invocation dies, classic', () => {
  it.concurrent.each(classicPoints.map((point) => [point.name, point] as const))(
    '%s',
    (_, point) => worlds.use((world) => dies(world, classic, point)),
    TIMEOUT,
  );
});
