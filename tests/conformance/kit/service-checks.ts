/** The service itself: questions it waits at, how fast it is, its clock, and how many calls it takes. */
import { commandRun, hostClock, type CommandRun } from '@keeper-workflow/commander';
import { CALLS_OF_A_CHECK, problem, until, type Context } from './context';
import type { Finding } from './finding';

const SAMPLES = 5;
const SLOW = 5_000;
const MINUTE = 60_000;
const APART = 2 * MINUTE;
/** Commander's own default, calls per minute and endpoint. */
const DEFAULT_LIMIT = 60;

/** `sync-down` asks about unanswered share invitations, on a terminal that nobody watches. */
export async function promptFinding(context: Context): Promise<Finding> {
  const check = 'questions';
  if (!context.allowed.has('sync-down')) {
    return {
      check,
      verdict: 'skipped',
      found: 'needs sync-down: whether a share invitation is unanswered is not known',
    };
  }
  await context.room(CALLS_OF_A_CHECK);
  const run = await commandRun(context.options, { command: 'sync-down' }, until(context));
  const todo = 'Accept or decline the invitation in the vault of the service account, then start Service Mode again.';
  if (!run.ok) {
    return run.failure.code === 'commander-timeout'
      ? { check, verdict: 'problem', found: 'sync-down does not end: Commander waits at a question', todo }
      : problem(check, run.failure);
  }
  if (run.value.result.status === 200) return { check, verdict: 'ok', found: 'none: sync-down ends by itself' };
  const asked = JSON.stringify(run.value.result.body).includes('EOF when reading a line');
  const found = asked ? 'sync-down stops at a question: a share invitation is unanswered' : 'sync-down does not work';
  return { check, verdict: 'warning', found, ...(asked ? { todo } : {}) };
}

/** @returns the row, and the last run for the clock. */
export async function latencyFinding(context: Context): Promise<{ finding: Finding; last: CommandRun | undefined }> {
  const check = 'latency';
  const { clock } = context.options;
  const times: number[] = [];
  let last: CommandRun | undefined;
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    await context.room(CALLS_OF_A_CHECK);
    const startedAt = clock.now();
    const run = await commandRun(context.options, { command: 'service-status' }, until(context));
    if (!run.ok) return { finding: problem(check, run.failure), last };
    times.push(clock.now() - startedAt);
    last = run.value;
  }
  const sorted = [...times].sort((one, other) => one - other);
  const [fastest = 0] = sorted;
  const median = sorted[Math.floor(SAMPLES / 2)] ?? 0;
  const found = `service-status from sending to result: ${fastest} ms at best, ${median} ms in the median`;
  if (median < SLOW) return { finding: { check, verdict: 'ok', found }, last };
  const todo = 'Look at the tunnel, and at what else the machine of Commander does.';
  return { finding: { check, verdict: 'warning', found, todo }, last };
}

export async function clockFinding(context: Context, run: CommandRun | undefined): Promise<Finding> {
  const check = 'clock';
  const clock = run && (await hostClock(context.options, run));
  if (!clock) return { check, verdict: 'warning', found: 'its time could not be compared with the time here' };
  const apart = Math.round(Math.abs(clock.apart) / 1000);
  const found = `the host is at UTC${zone(clock.offset)}, ${apart} s apart from the time here`;
  if (Math.abs(clock.apart) < APART) return { check, verdict: 'ok', found };
  const todo = 'Set the clock of one of the two machines: expiries are counted by it.';
  return { check, verdict: 'warning', found, todo };
}

function zone(offset: number): string {
  const minutes = Math.abs(offset) / MINUTE;
  const pair = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${pair(minutes / 60)}:${pair(minutes % 60)}`;
}

/** Comes last: it tells of the kit's own calls. */
export function rateFinding({ traffic }: Context): Finding {
  const check = 'rate limit';
  const { calls, refused, busiestMinute } = traffic;
  const found = `${calls} calls, at most ${busiestMinute} to one endpoint within a minute`;
  if (refused === 0) return { check, verdict: 'ok', found: `${found}, none refused; the limit itself was not tried` };
  const todo = `Raise -rl (Commander's default is ${DEFAULT_LIMIT} a minute; the guide recommends 300). Behind a tunnel everybody counts as one.`;
  return { check, verdict: 'warning', found: `${found}; ${refused} were refused for being too many`, todo };
}
