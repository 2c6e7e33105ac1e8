/** The inspection script, run as people run it: every example of the documentation, and everything a line can be. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { operationSchema } from '@keeper-workflow/operations';
import { describe, expect, it } from 'vitest';
import { linesOf } from './inspection/lines';

const root = path.resolve(import.meta.dirname, '..');

function running(
  input: string | Buffer,
  ...args: string[]
): Promise<{ code: number | null; lines: Answer[]; out: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', path.join(root, 'scripts/command-text.ts'), ...args]);
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (out += chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      const lines = out.split('\n').filter((line) => line !== '');
      resolve({ code, out, lines: lines.map((line) => JSON.parse(line) as Answer) });
    });
    child.stdin.end(input);
  });
}

interface Answer {
  readonly line: number;
  readonly kind?: string;
  readonly commands?: readonly string[];
  readonly error?: {
    readonly code: string;
    readonly field?: string;
    readonly detail?: string;
    readonly message: string;
  };
}

/** The operations of docs/operations.md, each with the command beside it. */
const examples = [
  ...readFileSync(path.join(root, 'docs/operations.md'), 'utf8').matchAll(
    /```text\n(?<operation>\{"kind".+)\n```\n\n```text\n(?<command>.+)\n```/g,
  ),
].map(({ groups }) => ({ operation: groups?.operation ?? '', command: groups?.command ?? '' }));

describe('docs/operations.md', () => {
  it('shows every kind in every mode', () => {
    const shown = examples.map(({ operation }) => operationSchema.parse(JSON.parse(operation)));
    const names = shown.map((one) => [one.kind, 'mode' in one ? one.mode : '', 'action' in one ? one.action : '']);
    const bothWays = (kind: string, ...actions: string[]): string[] =>
      ['nsf', 'classic'].flatMap((mode) => actions.map((action) => `${kind} ${mode} ${action}`.trim()));
    expect([...new Set(names.map((name) => name.join(' ').trim()))].sort()).toEqual(
      [
        ...bothWays('share-record', 'grant', 'revoke'),
        ...bothWays('share-folder-records', 'grant', 'revoke'),
        ...bothWays('transfer-record', ''),
        ...bothWays('share-folder', 'grant', 'remove'),
        ...bothWays('record-permission', 'grant', 'revoke'),
        ...bothWays('record-add', ''),
        ...bothWays('record-update', ''),
        'epm-approval',
        'device-approve',
      ].sort(),
    );
  });

  it('shows what the script answers', async () => {
    const { code, lines } = await running(examples.map(({ operation }) => `${operation}\n`).join(''));
    expect(code).toBe(0);
    expect(lines.map(({ commands, error }) => commands?.join('\n') ?? error)).toEqual(
      examples.map(({ command }) => command),
    );
  });
});

const UPDATE = (text: string): string =>
  JSON.stringify({
    kind: 'record-update',
    mode: 'classic',
    record: { uid: '2nJAqTXCYCinELscaUbSBQ', title: 'Apollo' },
    fields: [{ section: 'fields', type: 'password', value: { form: 'text', text } }],
    force: false,
  });

describe('the script', () => {
  it('answers whatever a line is, in its place, and repeats nothing of it', async () => {
    const canary = 'hunter2-canary';
    const input = [
      UPDATE(canary),
      '',
      '   ',
      `{"kind":"record-update","password":"${canary}"`,
      `{"kind":"${canary}"}`,
      `["${canary}"]`,
      'null',
      `"${canary}"`,
      UPDATE('half \ud800 a character'),
      UPDATE(`\u2028${canary}\u2029`),
      `{"kind":"device-approve","device":"107fb","decision":"approve","more":"${canary}"}`,
      UPDATE(canary.repeat(400)),
      `{"pad":"${'x'.repeat(10_000_000)}"}`,
      '{"__proto__":{"kind":"device-approve"}}',
      '['.repeat(100_000),
    ].join('\r\n');
    const { code, lines, out } = await running(input);
    expect(code).toBe(0);
    expect(lines.map(({ line }) => line)).toEqual([1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
    const told = lines.map(
      ({ commands, error }) => error && [error.code, error.field].join(' ') + (commands ? ' commands' : ''),
    );
    expect(told).toEqual([
      undefined,
      'invalid-input line',
      'invalid-input kind',
      'invalid-input line',
      'invalid-input line',
      'invalid-input line',
      expect.stringContaining('text-not-sendable'),
      undefined,
      'invalid-input device',
      expect.stringMatching(/command-too-long|invalid-input/),
      'invalid-input kind',
      'invalid-input kind',
      'invalid-input line',
    ]);
    for (const { error } of lines.filter((line) => line.error)) expect(error?.message).toMatch(/\.$/);
    expect(out).not.toContain(canary);
  });

  it('shows secrets only when told to', async () => {
    const { lines } = await running(UPDATE("it's hunter2"), '--raw');
    expect(lines[0]?.commands?.[0]).toContain('hunter2');
  });

  it('takes bytes that are no UTF-8, an empty input, and no other option', async () => {
    expect((await running(Buffer.from([0xff, 0xfe, 0x0a, 0x80]))).lines.map(({ error }) => error?.code)).toEqual([
      'invalid-input',
      'invalid-input',
    ]);
    expect(await running('')).toMatchObject({ code: 0, lines: [] });
    expect(await running('', '--verbose')).toMatchObject({ code: 2, lines: [] });
  });
});

describe('linesOf', () => {
  const reading = async (chunks: readonly string[], longest?: number): Promise<(string | undefined)[]> => {
    const found: (string | undefined)[] = [];
    const stream = (async function* () {
      for (const chunk of chunks) yield Buffer.from(chunk);
    })();
    for await (const line of linesOf(stream, longest)) found.push(line);
    return found;
  };

  it('splits at line feeds only, wherever the chunks end', async () => {
    expect(await reading(['a\u2028b', 'c\n\n', 'd\r', '\ne'])).toEqual(['a\u2028bc', '', 'd', 'e']);
  });

  it('drops a line that is too long, and goes on with the next', async () => {
    expect(await reading(['123456', '789\nshort\n', '1234567890'], 8)).toEqual([undefined, 'short', undefined]);
  });
});
