/**
 * Starts the real Commander of `../shared/commander-real` (beside this repository, or where COMMANDER_REAL says), on a
 * free port of 127.0.0.1. It is there on the machines that check conformance, and absent elsewhere.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
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

async function start(folder: string, kind: ServerKind, env: NodeJS.ProcessEnv): Promise<Target> {
  const port = String(await freePort());
  const options = ['--commands', ALLOWED.join(','), ...optionsOf[kind]];
  const launch = async (): Promise<{ url: string; key: string; pid: number }> => {
    const { stdout } = await run(path.join(folder, 'start'), [port, ...options], { env, timeout: 120_000 });
    return JSON.parse(stdout) as { url: string; key: string; pid: number };
  };
  let started = await launch();
  const target = realTarget(started.url, started.key, kind === 'encrypted' ? ENCRYPTION_KEY : undefined);
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
      started = await launch();
    },
    close() {
      process.kill(started.pid);
      return Promise.resolve();
    },
  };
}

async function ended(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
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
