/** For those who look at a Commander rather than use it: one reading command as it was answered, and the host's clock. */
import type { Result } from '@keeper-workflow/failures';
import type { Deadline } from '@keeper-workflow/operations';
import type { CommandArguments } from './encode';
import { createMemory } from './memory';
import type { CommanderOptions } from './options';
import { hostClockOf, type HostClock } from './reads/host-zone';
import { openSession, runKept, type Run } from './session';

export type { HostClock } from './reads/host-zone';
export type CommandRun = Run;

/** Runs a command that changes nothing; what earlier calls learned is neither used nor changed. See `runRead`. */
export const commandRun = (
  options: CommanderOptions,
  command: CommandArguments,
  deadline: Deadline,
): Promise<Result<CommandRun>> => runKept(openSession({ ...options, memory: createMemory() }), command, deadline);

/** What the clock of Commander's host shows, from a run that has nothing secret in it. One call. */
export const hostClock = (options: CommanderOptions, run: CommandRun): Promise<HostClock | undefined> =>
  hostClockOf(openSession(options), run);
