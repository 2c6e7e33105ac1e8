/**
 * Starts the real Commander of `../shared/commander-real` (beside this repository, or where COMMANDER_REAL says), on a
 * free port of 127.0.0.1. It is there on the machines that check conformance, and absent elsewhere.
 */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { ALLOWED, ENCRYPTION_KEY, type ServerKind } from './case';
import { readApprovals, seededApprovals } from './real-approvals';
import { realTarget, type Target } from './target';

const run = promisify(execFile);
const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** In the place of the fixture’s python: starts its service as fixture/service.py has it. */
const OUR_PYTHON = fileURLToPath(new URL('fixture/python', import.meta.url));

/** Used when the exact version of the fixture cannot be installed. */
const FALLBACK_REQUIREMENT = 'keepercommander>=18,<19';

const PAUSE_MS = 50;
/** For a service to listen once it has begun. */
const PATIENCE_MS = 20_000;

/** The folder of the fixture; undefined when it is not on this machine. */
export function realCommanderFolder(): string | undefined {
  const folder = process.env.COMMANDER_REAL ?? path.resolve(repository, '../shared/commander-real');
  return existsSync(path.join(folder, 'start')) ? folder : undefined;
}

export interface RealCommander {
  version: string;
  /** Starts a service of that kind. Rejects with the service's log when it does not come up. */
  start(kind: ServerKind): Promise<Target>;
}

/** Installs Commander if needed (the exact version, else another 18.x) and says which it is. */
export async function prepareRealCommander(folder: string): Promise<RealCommander> {
  let environment = { ...process.env };
  let python: string;
  try {
    python = await setUp(folder, environment);
  } catch {
    environment = { ...environment, COMMANDER_REQUIREMENT: FALLBACK_REQUIREMENT };
    python = await setUp(folder, environment);
  }
  const query = "import importlib.metadata as m; print(m.version('keepercommander'))";
  const { stdout } = await run(python, ['-c', query], { env: environment });
  return {
    version: stdout.trim(),
    start: (kind) => start(folder, kind, { ...environment, COMMANDER_PYTHON: OUR_PYTHON, PLAIN_PYTHON: python }),
  };
}

async function setUp(folder: string, env: NodeJS.ProcessEnv): Promise<string> {
  const { stdout } = await run(path.join(folder, 'setup'), [], { env, timeout: 600_000 });
  return stdout.trim().split('\n').at(-1) ?? '';
}

const optionsOf: Record<ServerKind, string[]> = {
  plain: [],
  limited: ['--rate-limit', ''],
  encrypted: ['--encryption-key', ENCRYPTION_KEY],
  expired: ['--expired'],
  'no-queue': ['--no-queue'],
  'not-admin': [],
  denied: ['--denied-ip', '127.0.0.1'],
  epm: [],
};

interface Started {
  readonly url: string;
  readonly pid: number;
}

async function start(folder: string, kind: ServerKind, env: NodeJS.ProcessEnv): Promise<Target> {
  // A client that takes another service for this one is refused.
  const key = randomBytes(24).toString('hex');
  const launch = (port: number): Promise<Started> => launchOn(folder, port, key, kind, env);
  let started = await onFreePort(launch);
  const { port } = new URL(started.url);
  const target = realTarget(started.url, key, kind === 'encrypted' ? ENCRYPTION_KEY : undefined);
  // A cloud that fails where Commander asks for the enterprise: it then takes the account for no administrator.
  if (kind === 'not-admin') await target.set({ r_enterprise_get_enterprise_data_keys: 'nothing' });
  const resetApprovals = async (): Promise<void> => {
    await target.clearRefusals();
    await target.set(seededApprovals());
    await readApprovals(target.root, target.key);
  };
  return {
    ...target,
    ...(kind === 'epm' ? { reset: resetApprovals } : {}),
    async restart() {
      process.kill(started.pid);
      await ended(started.pid);
      started = await launch(Number(port));
    },
    close() {
      process.kill(started.pid);
      return Promise.resolve();
    },
  };
}

/** Rejects with the service's log, or when something else answers on the port. */
async function launchOn(
  folder: string,
  port: number,
  key: string,
  kind: ServerKind,
  env: NodeJS.ProcessEnv,
): Promise<Started> {
  const options = ['--api-key', key, '--commands', ALLOWED.join(','), ...optionsOf[kind]];
  const { stdout } = await run(path.join(folder, 'start'), [String(port), ...options], { env, timeout: 120_000 });
  const started = JSON.parse(stdout) as Started & { log: string };
  const { pid, log } = started;
  // `start` ends as soon as the service is about to listen, whether it then can or not.
  for (let waited = 0; waited < PATIENCE_MS && isRunning(pid); waited += PAUSE_MS) {
    if ((await pidOn(port)) === pid) return started;
    await pause(PAUSE_MS);
  }
  if (isRunning(pid)) process.kill(pid);
  throw new Error(`No Commander of ours on port ${String(port)}: ${await readFile(log, 'utf8')}`);
}

/** Whose service answers there; undefined: nobody's of ours. */
async function pidOn(port: number): Promise<number | undefined> {
  const answer = await fetch(`http://127.0.0.1:${String(port)}/__world/pid`).catch(() => undefined);
  return answer?.ok ? Number(await answer.text()) : undefined;
}

/** Somebody may take a port between finding it free and using it. */
async function onFreePort(launch: (port: number) => Promise<Started>): Promise<Started> {
  try {
    return await launch(await freePort());
  } catch {
    return launch(await freePort());
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function ended(pid: number): Promise<void> {
  while (isRunning(pid)) await pause(PAUSE_MS);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('No free port.'));
        else resolve(address.port);
      });
    });
  });
}
