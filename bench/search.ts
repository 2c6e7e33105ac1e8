/**
 * Searching a vault of 100,000 records (or as many as the option says): how long the product takes beyond Commander's own
 * time, commands and bytes of an answer, and what the product's memory peaks at. Commander's own time is that of the same
 * command fetched with a perfect poll (asked about every 2 ms). Prints tables and asserts nothing.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startCommander } from '../sandbox/commander';
import { createWorldClock } from '../sandbox/world';
import { startWorld, type TestWorld } from '../tests/world';
import type { SearchJob, SearchReport } from './search-memory';

const RECORDS = 100_000;
const PERFECT_POLL = 2;
/** Each of them once. */
const NARROW = Array.from({ length: 40 }, (_, index) => `credential ${String(index * 1607).padStart(5, '0')}`);
/** 11,111 matches or so each: what somebody gets who types little of a title. */
const MANY = ['credential 1', 'credential 2', 'credential 3', 'credential 4'];
const ALL = ['credential', 'service credential'];
const NOTHING = ['no such record', 'zzzz', '%%', 'ümläut'];

const FOLDERS = ['engineering', 'data', 'projects', 'shared', 'twin', 'apollo', 'private', 'pam'];

interface Sample {
  readonly milliseconds: number;
  readonly beyond: number;
  readonly commands: number;
  readonly bytes: number;
  readonly rows: number;
}

const headers = ({ sandbox }: TestWorld) => ({ 'api-key': sandbox.commander.key, 'content-type': 'application/json' });

/** ms from sending the command to having its answer, asked for the moment it is there. */
async function bare(world: TestWorld, command: string): Promise<number> {
  const { url } = world.sandbox.commander;
  const began = performance.now();
  const body = JSON.stringify({ command });
  const submitted = await fetch(`${url}/executecommand-async`, { method: 'POST', headers: headers(world), body });
  const { request_id: id } = (await submitted.json()) as { request_id: string };
  for (;;) {
    const answer = await fetch(`${url}/result/${id}`, { headers: headers(world) });
    await answer.arrayBuffer();
    if (answer.status !== 202) return performance.now() - began;
    await new Promise((resolve) => setTimeout(resolve, PERFECT_POLL));
  }
}

/** What is looked for, and the command with which Commander answers it. */
interface Looked {
  readonly name: 'findRecords' | 'findFolders' | 'describeTarget';
  readonly payload: object;
  readonly command: string;
}
const forRecords = (term: string): Looked => ({
  name: 'findRecords',
  payload: { term },
  command: `list --format=json -- '${term}'`,
});
const forFolders = (term: string): Looked => ({
  name: 'findFolders',
  payload: { term },
  command: 'ls -R -f --format=json',
});
const forPlace = (uid: string): Looked => ({
  name: 'describeTarget',
  payload: { kind: 'record', uid },
  command: `get --format=json -- '${uid}'`,
});

async function searched(world: TestWorld, { name, payload, command }: Looked): Promise<Sample> {
  let rows = 0;
  const began = performance.now();
  const calls = await world.callsDuring(async () => {
    const answer = await world.panel('pia', name, payload);
    // Above some 30,000 matches Commander's answer is larger than any that is read, and people are asked to type more.
    if (!answer.ok && answer.failure.code !== 'invalid-input') throw new Error(answer.failure.message);
    rows = answer.ok && 'rows' in answer.value ? answer.value.rows.length : 0;
  });
  const milliseconds = performance.now() - began;
  const commands = calls.filter(({ kind }) => kind === 'commander').length;
  const bytes = calls.find(({ kind }) => kind === 'invocation')?.bytesOut ?? 0;
  const own = commands === 0 ? 0 : await bare(world, command);
  return { milliseconds, beyond: milliseconds - own, commands, bytes, rows };
}

function row(what: string, samples: readonly Sample[]) {
  const at = (share: number, of: (sample: Sample) => number): number => {
    const sorted = samples.map(of).sort((one, other) => one - other);
    return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  };
  return {
    what,
    searches: samples.length,
    'p95 ms': at(0.95, ({ milliseconds }) => milliseconds),
    'beyond Commander, median ms': at(0.5, ({ beyond }) => beyond),
    'beyond Commander, p95 ms': at(0.95, ({ beyond }) => beyond),
    'most commands': Math.max(...samples.map(({ commands }) => commands)),
    'most bytes': Math.max(...samples.map(({ bytes }) => bytes)),
    'most rows': Math.max(...samples.map(({ rows }) => rows)),
  };
}

async function all(world: TestWorld, looks: readonly Looked[]): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (const look of looks) samples.push(await searched(world, look));
  return samples;
}

/** In a process of its own, so that the vault of 100,000 records does not count as the product's memory. */
async function memory(records: number): Promise<SearchReport> {
  const clock = createWorldClock();
  const commander = await startCommander({
    port: 0,
    clock,
    apiKey: 'bench-api-key-0123456789abcdefghijklmnopqrs=',
    commands: ['list', 'sync-down', 'service-status'],
    rateLimit: '100000/minute',
    seedRecords: records,
  });
  try {
    const child = fork(fileURLToPath(new URL('search-memory.ts', import.meta.url)), { execArgv: ['--import', 'tsx'] });
    const job: SearchJob = { url: commander.url, key: commander.key, terms: [...MANY, ...NARROW.slice(0, 10)] };
    child.send(job);
    const [report] = (await once(child, 'message')) as [SearchReport];
    return report;
  } finally {
    await commander.close();
    clock.close();
  }
}

/** @param options how many records; default 100,000. */
export async function benchSearch(options: readonly string[]): Promise<void> {
  const records = Number(options[0] ?? RECORDS);
  const world = await startWorld({ standIn: { seedRecords: records } });
  try {
    // What is measured is a process that has searched before: the first search of all also syncs and compiles.
    await all(world, ['warming up', 'grafana'].map(forRecords));
    const narrow = await all(world, NARROW.map(forRecords));
    const again = await all(world, NARROW.slice(-20).map(forRecords));
    const many = await all(world, MANY.map(forRecords));
    const whole = await all(world, ALL.map(forRecords));
    const nothing = await all(world, NOTHING.map(forRecords));
    const folders = await all(world, FOLDERS.map(forFolders));
    const { records: known } = world.standIn.vault();
    const places = await all(
      world,
      known.slice(0, 20).map(({ uid }) => forPlace(uid)),
    );
    console.table([
      row('one record of them', narrow),
      row('the same again', again),
      row('a tenth of them', many),
      row('all of them', whole),
      row('none of them', nothing),
      row('folders', folders),
      row('place and owner of a record', places),
    ]);
  } finally {
    await world.close();
  }
  const { before, peak } = await memory(records);
  const mib = (bytes: number): string => (bytes / 1024 / 1024).toFixed(0);
  console.log(
    `Memory of the product's own process, MiB: ${mib(before)} before, ${mib(peak)} at its peak (Forge: 512).`,
  );
}
