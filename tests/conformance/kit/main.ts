/**
 * `npm run conformance -- --url URL --key KEY`: checks a running Commander Service Mode, whoever runs it. Without `--url`
 * it checks the stand-in against the real Commander of the machine, as CI does (../real.ts). docs/conformance.md tells
 * what it looks at. Ends with 0 when there is no problem, with 1 otherwise, with 2 when it was called wrongly.
 */
import { parseArgs } from 'node:util';
import type { CommanderOptions } from '@keeper-workflow/commander';
import { summary, tableOf } from './finding';
import { runKit } from './run-kit';

const USAGE = `Usage: npm run conformance -- --url https://commander.example.com/api/v2 --key KEY [options]
  --key KEY               the API key; or the environment variable KEEPER_API_KEY, which no list of processes shows
  --encryption-key KEY    the 32 characters of -ek; or KEEPER_ENCRYPTION_KEY
  --read-only             change nothing (also without it nothing is changed unless --write-to-folder is given)
  --write-to-folder UID   make and change one record in this folder; it stays there
  --without a,b           commands that are left out of the command list on purpose
  --calls-per-minute N    never more calls per endpoint (default 40; Commander's own limit is 60)
  --json                  one JSON document instead of the table`;

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    key: { type: 'string' },
    'encryption-key': { type: 'string' },
    'read-only': { type: 'boolean', default: false },
    'write-to-folder': { type: 'string' },
    without: { type: 'string', default: '' },
    'calls-per-minute': { type: 'string', default: '40' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const sleep: CommanderOptions['clock']['sleep'] = (ms, signal) =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

/** What is wrong with the way it was called. */
function wrong(): string | undefined {
  const perMinute = Number(values['calls-per-minute']);
  if (!Number.isInteger(perMinute) || perMinute < 30) return '--calls-per-minute is a whole number from 30.';
  if (keyGiven() === undefined) return 'The API key is missing: --key, or KEEPER_API_KEY.';
  if (values['read-only'] && values['write-to-folder'] !== undefined) {
    return '--read-only and --write-to-folder exclude each other.';
  }
  const folder = values['write-to-folder'];
  if (folder !== undefined && !/^[A-Za-z0-9_-]{22}$/.test(folder))
    return '--write-to-folder takes the uid of a folder.';
  return undefined;
}

const keyGiven = (): string | undefined => values.key ?? process.env.KEEPER_API_KEY;

async function check(url: string): Promise<number> {
  const encryptionKey = values['encryption-key'] ?? process.env.KEEPER_ENCRYPTION_KEY;
  const folder = values['write-to-folder'];
  if (!values.json) console.log(`Commander Service Mode at ${url}\n`);
  const findings = await runKit({
    commander: {
      baseUrl: url,
      apiKey: keyGiven() ?? '',
      ...(encryptionKey === undefined ? {} : { encryptionKey }),
      fetch: (address, init) => fetch(address, init),
      clock: { now: () => Date.now(), sleep },
    },
    callsPerMinute: Number(values['calls-per-minute']),
    without: values.without.split(',').filter((word) => word !== ''),
    ...(folder === undefined ? {} : { folder }),
    tell: ({ check: name }) => {
      // On a terminal only, and not into what somebody reads from a pipe.
      if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${name} …`);
    },
  });
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  const isFine = findings.every(({ verdict }) => verdict !== 'problem');
  if (values.json) console.log(JSON.stringify({ url, ok: isFine, findings }, undefined, 2));
  else console.log(`${tableOf(findings)}\n\n${summary(findings)}`);
  return isFine ? 0 : 1;
}

if (values.help) console.log(USAGE);
else if (values.url === undefined) await import('../real');
else {
  const complaint = wrong();
  if (complaint === undefined) process.exitCode = await check(values.url);
  else {
    console.error(`${complaint}\n\n${USAGE}`);
    process.exitCode = 2;
  }
}
