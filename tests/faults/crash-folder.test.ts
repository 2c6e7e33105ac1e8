/**
 * The invocation that approves access to a folder dies around its command: the folder changes at most once, and what
 * people are told is true. The calls before the command are those of every approval (crash-approval.test.ts).
 */
import type { RequestView } from '@keeper-workflow/contract';
import { afterAll, describe, expect, it } from 'vitest';
import { kind, previewOf } from '../kinds';
import { approvalOf, ask, type TestWorld } from '../world';
import { goOn, invoke } from './approval';
import { crashPoints, type CrashPoint } from './crash-points';
import { commandsRun, commandsSent, titles } from './truth';
import { createWorlds } from './worlds';

const worlds = createWorlds();
afterAll(() => worlds.close());

const TIMEOUT = 120_000;
const AROUND = ['share-folder', 'transaction set', 'push', '/result/', '/comment'];

const daves = (world: TestWorld, name: string): boolean =>
  world.standIn
    .vault()
    .folders.some((folder) => folder.name === name && folder.users.some(({ user }) => user === 'dave@acme.example'));

describe.each(['nested folder', 'classic folder'])('the approval of access to a %s dies', (name) => {
  const { draft, target } = kind(name);

  async function begun(world: TestWorld): Promise<{ request: RequestView; approve: () => ReturnType<typeof invoke> }> {
    const request = await ask(world, { draft: draft() });
    const seen = await previewOf(world, 'pia', request, target);
    return { request, approve: () => invoke(world, 'pia', 'approveRequest', approvalOf(seen)) };
  }

  async function points(): Promise<CrashPoint[]> {
    return worlds.use(async (world) => {
      const { approve } = await begun(world);
      const calls = await world.callsDuring(approve);
      expect(daves(world, target.title)).toBe(true);
      return crashPoints(calls, 'keeper-panel/approveRequest').filter(({ fault }) =>
        AROUND.some((part) => fault.match?.includes(part)),
      );
    });
  }

  async function dies(world: TestWorld, { fault }: CrashPoint): Promise<void> {
    const { request, approve } = await begun(world);
    world.sandbox.world.faults.add(fault);
    expect((await approve()).ok).toBe(false);
    const end = await goOn(world, request);
    const [sent, run] = [commandsSent(world).length, commandsRun(world).length];
    expect(sent).toBeLessThanOrEqual(1);
    expect(world.standIn.changeCount()).toBe(run);
    expect(daves(world, target.title)).toBe(run === 1);
    if (end.state === 'submitted') expect([sent, run]).toEqual([0, 0]);
    else expect(end.outcome).toBe(run === 1 ? 'verified' : 'unknown');
    const told = titles(world);
    expect(new Set(told).size).toBe(told.length);
    if (end.state === 'submitted') expect(told).toHaveLength(1);
  }

  it('at each call around its command', { timeout: 4 * TIMEOUT }, async () => {
    const all = await points();
    expect(all.length).toBeGreaterThan(8);
    const failed: string[] = [];
    await Promise.all(
      all.map((point) =>
        worlds
          .use((world) => dies(world, point))
          .catch((error: unknown) => failed.push(`${point.name}: ${String(error)}`)),
      ),
    );
    expect(failed).toEqual([]);
  });
});
