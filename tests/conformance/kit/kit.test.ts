/** The kit against the sandbox's stand-in: what an administrator reads when this or that is wrong with a Commander. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startCommander, type Commander, type CommanderOptions } from '../../../sandbox/commander';
import { createWorldClock } from '../../../sandbox/world';
import { ALLOWED, ENCRYPTION_KEY } from '../case';
import { NEEDED } from './commands';
import { summary, tableOf, type Finding } from './finding';
import { pacedFetch } from './paced-fetch';
import { runKit, type KitOptions } from './run-kit';

const KEY = 'kit-api-key-0123456789abcdefghijklmnopqrst=';
const EVERYTHING = [...new Set([...ALLOWED, ...NEEDED.map(({ word }) => word)])];

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function standIn(options: Partial<CommanderOptions> = {}): Promise<Commander> {
  const clock = createWorldClock();
  const given = { port: 0, clock, apiKey: KEY, commands: EVERYTHING, rateLimit: '100000/minute', ...options };
  const commander = await startCommander(given);
  open.push(async () => {
    await commander.close();
    clock.close();
  });
  return commander;
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function looking(
  at: Commander,
  more: Partial<KitOptions> & { encryptionKey?: string; apiKey?: string } = {},
): Promise<Finding[]> {
  const { encryptionKey, apiKey = KEY, ...options } = more;
  return runKit({
    commander: {
      baseUrl: at.url,
      apiKey,
      ...(encryptionKey === undefined ? {} : { encryptionKey }),
      fetch: (url, init) => fetch(url, init),
      clock: { now: () => Date.now(), sleep },
    },
    callsPerMinute: 10_000,
    without: [],
    ...options,
  });
}

const problems = (findings: readonly Finding[]): Finding[] => findings.filter(({ verdict }) => verdict === 'problem');
const named = (findings: readonly Finding[], check: string): Finding | undefined =>
  findings.find((finding) => finding.check === check);

describe('the kit on a Commander as the guide has it', () => {
  it('finds no problem, changes nothing and tells no secret', async () => {
    const commander = await standIn();
    const before = commander.changeCount();
    const findings = await looking(commander);
    expect(problems(findings)).toEqual([]);
    expect(commander.changeCount()).toBe(before);
    expect(findings.map(({ check }) => check)).toEqual(
      expect.arrayContaining(['connection', 'version', 'command list', 'questions', 'latency', 'clock', 'rate limit']),
    );
    expect(findings.filter(({ check }) => check.startsWith('read: ')).map(({ verdict }) => verdict)).toEqual(
      Array.from({ length: 8 }, () => 'ok'),
    );
    const printed = `${tableOf(findings)}\n${summary(findings)}`;
    expect(printed).not.toContain(KEY);
    for (const { title } of commander.vault().records.filter((record) => record.title.length > 6)) {
      expect(printed).not.toContain(title);
    }
    expect(Math.max(...printed.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  }, 90_000);
});

describe('the kit on a Commander that something is wrong with', () => {
  it('names each command that is missing, what it breaks, and what to type', async () => {
    const commands = EVERYTHING.filter((word) => !['epm', 'nsf-share-folder', 'version'].includes(word));
    const findings = await looking(await standIn({ commands }), { without: ['nsf-share-folder'] });
    expect(problems(findings)).toEqual([
      {
        check: 'command list',
        verdict: 'problem',
        found: 'epm is not allowed: elevation requests (EPM) cannot be listed or decided',
      },
    ]);
    expect(named(findings, 'command list')?.todo).toBe(
      'Add to the command list (-c) and start Service Mode again: epm,version. What is left out on purpose: --without epm.',
    );
    expect(findings).toContainEqual(
      expect.objectContaining({
        verdict: 'skipped',
        found: expect.stringContaining('nsf-share-folder is left out') as string,
      }),
    );
    expect(named(findings, 'version')?.verdict).toBe('warning');
    expect(named(findings, 'read: EPM requests')?.verdict).toBe('skipped');
  }, 90_000);

  it.each([
    ['another key', {}, { apiKey: 'wrong' }, 'commander-key-rejected'],
    ['no queue', { queue: false }, {}, 'commander-queue-off'],
    ['encrypted answers, no key', { encryptionKey: ENCRYPTION_KEY }, {}, 'commander-encryption'],
    ['service-status not allowed', { commands: ['list'] }, {}, 'commander-command-not-allowed'],
  ])('%s: says it and stops', async (_, options, more, code) => {
    const findings = await looking(await standIn(options), more);
    expect(findings).toMatchObject([{ check: 'connection', verdict: 'problem' }]);
    expect(findings[0]?.found).toContain(code);
    expect(findings[0]?.todo).toMatch(/\w+ \w+/);
  });

  it('reads everything encrypted as it does plain', async () => {
    const commander = await standIn({ encryptionKey: ENCRYPTION_KEY });
    const findings = await looking(commander, { encryptionKey: ENCRYPTION_KEY });
    expect(problems(findings)).toEqual([]);
    expect(named(findings, 'encryption')?.found).toContain('the key opens them');
  }, 90_000);

  it('sees an unanswered invitation, and an account that is no administrator', async () => {
    const commander = await standIn({ administrator: false });
    commander.setPendingInvitations(['somebody@partner.example']);
    const findings = await looking(commander);
    expect(named(findings, 'questions')).toMatchObject({
      verdict: 'warning',
      todo: expect.stringContaining('invitation') as string,
    });
    expect(problems(findings).map(({ check, found }) => `${check}: ${found}`)).toEqual([
      'read: EPM requests: not-enterprise-admin',
      'read: devices: not-enterprise-admin',
    ]);
  }, 90_000);
});

describe('the part that writes', () => {
  it('makes one record where it was told to, changes it, and says what is left', async () => {
    const commander = await standIn();
    const folder = commander.vault().folders.find(({ name }) => name === 'Engineering');
    const findings = await looking(commander, { folder: folder?.uid ?? '' });
    // The stand-in does not know `--dry-run`, which the product never sends.
    const written = findings.filter(({ check }) => check.startsWith('write') && !check.endsWith('try sharing'));
    expect(written.map(({ check, verdict }) => `${check} ${verdict}`)).toEqual([
      'write: make a record ok',
      'write: change it ok',
      'write: left behind warning',
    ]);
    const made = commander.vault().records.find(({ title }) => title.startsWith('Conformance check '));
    expect(named(findings, 'write: left behind')?.found).toContain(`(uid ${made?.uid ?? 'none'})`);
  }, 90_000);

  it('changes nothing where there is no such folder', async () => {
    const commander = await standIn();
    const before = commander.changeCount();
    const findings = await looking(commander, { folder: 'AAAAAAAAAAAAAAAAAAAAAA' });
    expect(named(findings, 'write')).toMatchObject({ verdict: 'problem' });
    expect(commander.changeCount()).toBe(before);
  }, 90_000);
});

describe('pacing', () => {
  it('makes no more calls to an endpoint in a minute than it was given', async () => {
    let now = 0;
    const clock = {
      now: () => now,
      sleep: (ms: number) => {
        now += ms;
        return Promise.resolve();
      },
    };
    const times: number[] = [];
    const answer = {
      status: 200,
      headers: { get: () => null },
      arrayBuffer: () => Promise.resolve(new ArrayBuffer(0)),
    };
    const { fetch: paced, room, traffic } = pacedFetch(() => (times.push(now), Promise.resolve(answer)), clock, 10);
    const init = { method: 'GET', headers: {}, redirect: 'manual', signal: new AbortController().signal } as const;
    for (let call = 0; call < 35; call += 1) {
      await room(1);
      await paced(`https://x.example/api/v2/result/id-${call}`, init);
    }
    for (const [index, at] of times.entries()) {
      expect(
        times.filter((other) => other >= at && other < at + 60_000).length,
        `from call ${index}`,
      ).toBeLessThanOrEqual(10);
    }
    expect(traffic).toEqual({ calls: 35, refused: 0, busiestMinute: 10 });
  });
});

describe('the command line', () => {
  const main = path.resolve(import.meta.dirname, 'main.ts');
  const calling = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
    new Promise((resolve) => {
      const child = execFile(process.execPath, ['--import', 'tsx', main, ...args], (_error, out, err) => {
        resolve({ code: child.exitCode ?? -1, out, err });
      });
    });

  it('ends with 1 on a problem, as JSON when asked, and never repeats the key', async () => {
    const commander = await standIn();
    const { code, out } = await calling('--url', commander.url, '--key', 'wrong-key-canary', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ ok: false, findings: [{ verdict: 'problem' }] });
    expect(out).not.toContain('wrong-key-canary');
  });

  it.each([
    [['--url', 'http://127.0.0.1:1/api/v2']],
    [
      [
        '--url',
        'http://127.0.0.1:1/api/v2',
        '--key',
        'k',
        '--read-only',
        '--write-to-folder',
        'AAAAAAAAAAAAAAAAAAAAAA',
      ],
    ],
    [['--url', 'http://127.0.0.1:1/api/v2', '--key', 'k', '--calls-per-minute', 'many']],
  ])('ends with 2 and shows how to call it: %j', async (args) => {
    const { code, err } = await calling(...args);
    expect(code).toBe(2);
    expect(err).toContain('Usage: npm run conformance');
  });
});
