/**
 * The invocation in which an admin creates a record dies at each of its calls, before it and right after it, or Commander's
 * answer is lost: the record is made at most once, it is found by its reference, and what people are told is true.
 */
import { randomUUID } from 'node:crypto';
import type { DirectInput, RequestView } from '@keeper-workflow/contract';
import { announcementTexts } from '@keeper-workflow/messages';
import { brokenAt, type AuditEntry } from '@keeper-workflow/requests';
import { afterAll, describe, expect, it } from 'vitest';
import { adding, carryOut } from '../kinds';
import { APP, stored, valueOf, type TestWorld } from '../world';
import { document, goOn, invoke } from './approval';
import { crashPoints, type CrashPoint } from './crash-points';
import { commandsRun, commandsSent, titles } from './truth';
import { createWorlds } from './worlds';

const worlds = createWorlds();
afterAll(() => worlds.close());

const TIMEOUT = 120_000;
const TITLE = 'Made at most once';
const OUTCOMES: readonly string[] = Object.values(announcementTexts.direct.outcomes);

const operationIn = (world: TestWorld): DirectInput => adding(world, { title: TITLE });
const made = (world: TestWorld) => world.standIn.vault().records.filter(({ title }) => title === TITLE);
const isStored = (world: TestWorld, id: string): boolean =>
  world.sandbox.world.forge.store(APP).entities.request?.some(({ key }) => key === id) ?? false;

/** As the page calls; undefined when the invocation died. */
async function execute(world: TestWorld, requestId: string): Promise<RequestView | undefined> {
  const payload = { requestId, operation: operationIn(world), justification: 'New machine' };
  const answer = await invoke(world, 'pia', 'executeDirect', payload);
  return answer.ok ? valueOf(answer.result as Awaited<ReturnType<typeof carryOut>>).request : undefined;
}

/** Nothing was done twice, what is told is true and told once, and the audit is whole. */
function expectTruth(world: TestWorld, end: RequestView): void {
  expect(commandsSent(world).length).toBeLessThanOrEqual(1);
  expect(commandsRun(world).length).toBe(made(world).length);
  expect(made(world).length).toBeLessThanOrEqual(1);
  expect(world.standIn.changeCount()).toBe(made(world).length);
  expect(end.state).toBe('completed');
  expect(end.outcome).toBe(made(world).length === 1 ? 'verified' : 'unknown');
  if (end.outcome === 'unknown') expect(end.execution?.failure?.message).toMatch(/\w+ \w+ \w+/);
  expect(end.can).toMatchObject({ update: false, withdraw: false, decide: false });

  const told = titles(world);
  expect(new Set(told).size).toBe(told.length);
  expect(told.filter((title) => OUTCOMES.includes(title))).toEqual([announcementTexts.direct.outcomes[end.outcome!]]);
  expect(document(world, end).announcements).toEqual([]);
  const rows = world.sandbox.world.forge.store(APP).entities.audit ?? [];
  const entries = rows
    .map(({ value }) => value as AuditEntry)
    .filter(({ requestId }) => requestId === end.id)
    .sort((left, right) => left.sequence - right.sequence);
  expect(brokenAt(entries)).toBeUndefined();
  expect(entries).toHaveLength(document(world, end).auditLength);
}

const points = await worlds.use(async (world): Promise<CrashPoint[]> => {
  const calls = await world.callsDuring(() => execute(world, randomUUID()));
  expect(made(world)).toHaveLength(1);
  return crashPoints(calls, 'keeper-panel/executeDirect');
});

async function dies(world: TestWorld, { fault }: CrashPoint): Promise<void> {
  const id = randomUUID();
  world.sandbox.world.faults.add(fault);
  expect(await execute(world, id)).toBeUndefined();
  if (!isStored(world, id)) {
    // Nothing was begun, so nothing may have happened; the page's second try is the first.
    expect(commandsSent(world)).toEqual([]);
    expect(made(world)).toEqual([]);
    expect(titles(world)).toEqual([]);
    expect((await execute(world, id))?.id).toBe(id);
    const done = await goOn(world, { id } as RequestView);
    expect(done.outcome).toBe('verified');
    expectTruth(world, done);
    return;
  }
  // The page tries again at once, and once more when it is over: the same request, and nothing is sent again.
  expect((await execute(world, id))?.id).toBe(id);
  const end = await goOn(world, { id } as RequestView);
  expectTruth(world, end);
  expect(await execute(world, id)).toMatchObject({ id, outcome: end.outcome });
  expectTruth(world, await stored(world, end));
}

describe.concurrent('the creating invocation dies', () => {
  it('has every kind of call among the places where it dies', () => {
    const names = points.map(({ name }) => name).join('\n');
    for (const call of ['mypermissions', 'transaction set', 'push', 'record-add', '/result/', '/comment']) {
      expect(names).toContain(call);
    }
  });

  it.concurrent.each(points.map((point) => [point.name, point] as const))(
    '%s',
    (_, point) => worlds.use((world) => dies(world, point)),
    TIMEOUT,
  );
});

describe.concurrent('the answer to a creation is lost', () => {
  it.concurrent.each([
    ['on the way back, when it was handed over', 'drop-reply', 'record-add', 1],
    ['and was HTML instead', 'malformed', 'record-add', 1],
  ] as const)(
    '%s: what was made is found by its reference, and not made twice',
    (_, effect, match, times) =>
      worlds.use(async (world) => {
        // Another record has the same title: it is not taken for the one that was made.
        valueOf(await carryOut(world, 'pia', adding(world, { title: TITLE })));
        const older = made(world).map(({ uid }) => uid);
        const [sent, changes] = [commandsSent(world).length, world.standIn.changeCount()];
        const id = randomUUID();
        world.sandbox.world.faults.add({ target: 'commander', effect, match, times });
        const first = await execute(world, id);
        expect(first?.id).toBe(id);
        world.sandbox.world.faults.clear();
        const end = await goOn(world, { id } as RequestView);
        expect(commandsSent(world)).toHaveLength(sent + 1);
        const added = made(world).filter(({ uid }) => !older.includes(uid));
        expect(world.standIn.changeCount()).toBe(changes + added.length);
        // What answers with HTML ran nothing; then nobody may say that it did.
        expect([effect, added.length, end.outcome]).toEqual(
          effect === 'malformed' ? [effect, 0, expect.stringMatching(/unknown|refused/)] : [effect, 1, 'verified'],
        );
        expect(await execute(world, id)).toMatchObject({ id, outcome: end.outcome });
        expect(made(world)).toHaveLength(older.length + added.length);
      }),
    TIMEOUT,
  );

  it.concurrent(
    'because Commander forgot it: what was made is found by its reference, and not made twice',
    () =>
      worlds.use(async (world) => {
        const id = randomUUID();
        world.standIn.misbehave({ match: 'record-add', as: 'forget-result' });
        await execute(world, id);
        const end = await goOn(world, { id } as RequestView);
        expect(end.outcome).toBe('verified');
        expectTruth(world, end);
      }),
    TIMEOUT,
  );

  it.concurrent(
    'and it never ran: nobody says that it did, and it is not sent again',
    () =>
      worlds.use(async (world) => {
        const id = randomUUID();
        world.standIn.misbehave({ match: 'record-add', as: 'expire' });
        await execute(world, id);
        const end = await goOn(world, { id } as RequestView);
        expect(made(world)).toEqual([]);
        expect(commandsSent(world)).toHaveLength(1);
        expect(end.outcome).toMatch(/unknown|refused/);
      }),
    TIMEOUT,
  );
});
