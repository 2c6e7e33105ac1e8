/** An approval whose command takes longer than a page may wait: the resolver hands it over to the consumer. */
import type { RequestView } from '@keeper-workflow/contract';
import { setTimeout as pause } from 'node:timers/promises';
import type { Person, TestWorld } from '../world';
import { approved, document, type Asked } from './approval';

/** Seconds of the world's time: longer than the approving page's call goes on, shorter than Forge lets it. */
const PAGE_WAITS = 16;

/** Waits for something that another thread is about to do. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(5);
}

/**
 * Pia approves a command that takes `seconds`; the world's time passes until the page has waited long enough. Resolves
 * with what the page is told then. A command of fewer than 16 seconds is over by then, but nobody has asked for its result.
 */
export async function approveSlowly(
  world: TestWorld,
  asked: Asked,
  { seconds, who = 'pia' }: { seconds: number; who?: Person },
): Promise<RequestView> {
  const { faults } = world.sandbox.world;
  // Between the decision and the command stands a push: answered late, it leaves the time to slow Commander down.
  faults.add({ target: 'queue', match: 'push', effect: 'delay', value: 700 });
  const answer = approved(world, asked, who);
  await until(() => document(world, asked.request).state === 'executing');
  world.standIn.setTiming(seconds * 1000);
  await until(() => document(world, asked.request).execution?.phase !== 'submitting');
  world.sandbox.advance(PAGE_WAITS);
  world.standIn.setTiming(0);
  return answer;
}
