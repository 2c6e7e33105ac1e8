/**
 * How long the product takes until an operation is proven, against the bare time of the same commands, each fetched with
 * a perfect poll (asked about every 5 ms), and how many HTTP calls a command costs. Every command is made to take 0.1, 1,
 * 10 or 60 s. `cold` is the first operation of a process that knows nothing about this Commander yet, `warm` are the
 * later ones. Runs on the sandbox's stand-in, or with `--real` on the real Commander where its fixture is at hand. Takes
 * about eight minutes, nearly all of it waiting; prints a table and asserts nothing.
 */
import { createMemory, createVault, type HttpFetch } from '@keeper-workflow/commander';
import type { ShareRecord } from '@keeper-workflow/operations';
import { prepareRealCommander, realCommanderFolder } from '../tests/conformance/real-server';
import { startStandIn } from '../tests/conformance/standin-target';
import type { Target } from '../tests/conformance/target';
import { R } from '../tests/conformance/cases/uids';

interface Setting {
  readonly seconds: number;
  readonly warmRounds: number;
}
const SETTINGS: readonly Setting[] = [
  { seconds: 0.1, warmRounds: 20 },
  { seconds: 1, warmRounds: 8 },
  { seconds: 10, warmRounds: 3 },
  { seconds: 60, warmRounds: 1 },
];
const PERFECT_POLL = 5;

const clock = {
  now: () => Date.now(),
  sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
};

const operation = (round: number): ShareRecord => ({
  kind: 'share-record',
  mode: 'classic',
  action: 'grant',
  record: { uid: R.app2, title: 'App credential 02' },
  recipients: ['dave@acme.example'],
  allowSharing: false,
  allowWriting: round % 2 === 0,
  expiration: { type: 'in', amount: 7 + round, unit: 'd' },
});

interface Run {
  readonly milliseconds: number;
  readonly commands: readonly string[];
  readonly calls: number;
}

/** One operation as the product carries it out, from handing over to the proof. */
async function carriedOut(target: Target, memory: ReturnType<typeof createMemory>, round: number): Promise<Run> {
  const commands: string[] = [];
  let calls = 0;
  const counting: HttpFetch = (url, init) => {
    calls += 1;
    if (init.body !== undefined) commands.push((JSON.parse(init.body) as { command: string }).command);
    return fetch(url, init);
  };
  const vault = createVault({ baseUrl: `${target.root}/api/v2`, apiKey: target.key, fetch: counting, clock, memory });
  const began = performance.now();
  const startedAt = clock.now();
  const deadline = startedAt + 900_000;
  const submission = await vault.submit(operation(round));
  if (submission.state !== 'accepted') throw new Error(submission.failure.code);
  const progress = await vault.follow(operation(round), submission.commanderRequestId, deadline);
  if (!progress.ok || progress.value.state !== 'answered') throw new Error('no answer');
  const proof = await vault.prove(operation(round), startedAt, deadline);
  if (!proof.ok || proof.value.verdict !== 'shown') throw new Error('not proven');
  return { milliseconds: performance.now() - began, commands, calls };
}

/** The same commands one after the other, each fetched the moment it is there. */
async function bare(target: Target, commands: readonly string[]): Promise<number> {
  const headers = { 'api-key': target.key, 'content-type': 'application/json' };
  const began = performance.now();
  for (const command of commands) {
    const url = `${target.root}/api/v2/executecommand-async`;
    const submitted = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ command }) });
    const { request_id: id } = (await submitted.json()) as { request_id: string };
    for (;;) {
      const answer = await fetch(`${target.root}/api/v2/result/${id}`, { headers });
      await answer.arrayBuffer();
      if (answer.status !== 202) break;
      await clock.sleep(PERFECT_POLL);
    }
  }
  return performance.now() - began;
}

function row(seconds: number, state: string, runs: readonly Run[], perfect: number) {
  const mean = runs.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / runs.length;
  const perCommand = runs.map(({ calls, commands }) => calls / commands.length);
  return {
    'command takes': `${String(seconds)} s`,
    state,
    operations: runs.length,
    'commands each': runs[0]?.commands.length ?? 0,
    'bare s': (perfect / 1000).toFixed(2),
    'proven after s': (mean / 1000).toFixed(2),
    ratio: (mean / perfect).toFixed(2),
    target: seconds < 1 ? '≤ 2' : '≤ 1.3',
    'HTTP calls per command': Math.max(...perCommand).toFixed(2),
    'at most': seconds < 1 ? '' : (2 + Math.log2(seconds / 0.25)).toFixed(2),
  };
}

async function measured(start: () => Promise<Target>, { seconds, warmRounds }: Setting) {
  const target = await start();
  try {
    // Opens the connections and compiles the code, so that `cold` means what the product does not know yet.
    await carriedOut(target, createMemory(), 98);
    await target.slow(seconds);
    const memory = createMemory();
    const cold = await carriedOut(target, memory, 0);
    const perfect = await bare(target, cold.commands);
    const warm: Run[] = [];
    for (let round = 1; round <= warmRounds; round += 1) {
      // What a sync of a moment ago saves is saved in the bare run as well: both run the same commands.
      memory.syncedAt = undefined;
      warm.push(await carriedOut(target, memory, round));
    }
    return [row(seconds, 'cold', [cold], perfect), row(seconds, 'warm', warm, perfect)];
  } finally {
    await target.close();
  }
}

async function starter(real: boolean): Promise<() => Promise<Target>> {
  if (!real) return () => startStandIn('plain');
  const folder = realCommanderFolder();
  if (folder === undefined) throw new Error('--real: the real Commander is not on this machine.');
  const commander = await prepareRealCommander(folder);
  console.log(`Keeper Commander ${commander.version}.`);
  return () => commander.start('plain');
}

/** The four settings run side by side: they only wait. */
export async function benchCommander(options: readonly string[]): Promise<void> {
  const start = await starter(options.includes('--real'));
  const chosen = options.includes('--quick') ? SETTINGS.filter(({ seconds }) => seconds <= 1) : SETTINGS;
  const rows = await Promise.all(chosen.map((setting) => measured(start, setting)));
  console.table(rows.flat());
}
