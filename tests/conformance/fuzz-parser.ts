/**
 * Asks the parser of the real Keeper Commander whether it understands our commands as they were meant: thousands of
 * operations with hostile text, encoded by the shipped encoder, split and parsed by Commander's own code (nothing runs).
 *
 * `npx tsx tests/conformance/fuzz-parser.ts [seed]`. Ends with 0 and a reason where no Commander is at hand, with 1 on
 * any difference.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { commandText, createVault, type CommandArguments } from '@keeper-workflow/commander';
import { NSF_ROLES, type Expiration, type ShareRecord } from '@keeper-workflow/operations';
import fc from 'fast-check';

const CASES = 6000;
const PARSER = new URL('../../../shared/commander-real/parse', import.meta.url).pathname;

interface Case {
  readonly text: string;
  readonly verb: string;
  /** Members of Commander's argument namespace that matter, as they must come out. */
  readonly expected: Readonly<Record<string, unknown>>;
}

const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 10 }),
  fc.string({ unit: 'grapheme-ascii', maxLength: 10 }),
  fc.constantFrom(
    ...[
      "'",
      '"',
      '\\',
      '$',
      '{',
      '}',
      '${last_record_uid}',
      '${x}',
      "$'{",
      '$GEN',
      '$JSON:{}',
      '--',
      '-f',
      '-h',
      '=',
      '@',
    ],
    ...[
      '&amp;',
      '&#x27;',
      '&lt',
      '&',
      '<',
      '>',
      ';',
      '|',
      '&&',
      '`',
      '$(id)',
      '*',
      '?',
      '#',
      '~',
      ' ',
      '  ',
      '\t',
      '\u000b',
    ],
    ...[
      '\u001b',
      '\u007f',
      '\u00a0',
      '\u2028',
      '\u0085',
      '\ufeff',
      'FILEDATA',
      '--format=json',
      'a@b.c',
      '🔐',
      'İ',
      '\n',
      '\0',
    ],
  ),
);
const hostile = fc.array(piece, { minLength: 1, maxLength: 10 }).map((pieces) => pieces.join(''));
const uid = fc.string({
  unit: fc.constantFrom(...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_')),
  minLength: 22,
  maxLength: 22,
});
const expiration: fc.Arbitrary<Expiration> = fc.oneof(
  fc.constant({ type: 'never' } as const),
  fc.record({
    type: fc.constant('in' as const),
    amount: fc.integer({ min: 1, max: 9999 }),
    unit: fc.constantFrom('mi', 'h', 'd', 'mo', 'y'),
  }),
  fc
    .date({ min: new Date('2026-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
    .map((at) => ({ type: 'at' as const, at: `${at.toISOString().slice(0, 19)}Z` })),
);
const shared = {
  kind: fc.constant('share-record' as const),
  record: fc.record({ uid: fc.oneof(uid, hostile), title: fc.constant('') }),
  recipients: fc.array(hostile, { minLength: 1, maxLength: 5 }),
};
const rights = { allowSharing: fc.boolean(), allowWriting: fc.boolean() };
const operation: fc.Arbitrary<ShareRecord> = fc.oneof(
  fc.record({
    ...shared,
    mode: fc.constant('nsf'),
    action: fc.constant('grant'),
    role: fc.constantFrom(...NSF_ROLES),
    expiration,
  }),
  fc.record({ ...shared, mode: fc.constant('nsf'), action: fc.constant('revoke') }),
  fc.record({ ...shared, ...rights, mode: fc.constant('classic'), action: fc.constant('grant'), expiration }),
  fc.record({ ...shared, ...rights, mode: fc.constant('classic'), action: fc.constant('revoke') }),
);

const vault = createVault({
  baseUrl: 'http://127.0.0.1/api/v2',
  apiKey: 'unused',
  fetch: () => Promise.reject(new Error('this never calls')),
  clock: { now: () => 0, sleep: () => Promise.resolve() },
});

function shareCase(meant: ShareRecord): Case | undefined {
  const text = vault.commandText(meant);
  if (!text.ok) return undefined;
  const expires = meant.action === 'grant' ? meant.expiration : undefined;
  const never = expires?.type === 'never' && meant.mode === 'classic' ? 'never' : null;
  return {
    text: text.value,
    verb: meant.mode === 'nsf' ? 'nsf-share-record' : 'share-record',
    expected: {
      action: meant.action,
      email: meant.recipients,
      record: meant.record.uid,
      recursive: false,
      dry_run: false,
      expire_at: expires?.type === 'at' ? expires.at : null,
      expire_in: expires?.type === 'in' ? `${expires.amount}${expires.unit}` : never,
      ...(meant.mode === 'nsf'
        ? { role: meant.action === 'grant' ? meant.role : null }
        : { can_share: meant.allowSharing, can_edit: meant.allowWriting, force: false, contacts_only: false }),
    },
  };
}

const json = { flag: '--format=json' } as const;

function readCase(command: string, target: string): Case | undefined {
  const parts: CommandArguments =
    command === 'search'
      ? { command, options: [json, { flag: '--categories=r' }], positionals: [{ value: target }] }
      : { command, options: [json], positionals: [{ value: target }] };
  const text = commandText(parts);
  if (!text.ok) return undefined;
  const positional = { search: { pattern: [target] }, list: { pattern: target, output: null } }[command] ?? {
    uid: target,
  };
  return { text: text.value, verb: command, expected: { format: 'json', ...positional } };
}

const anyCase = fc.oneof(
  operation.map(shareCase),
  fc
    .tuple(fc.constantFrom('get', 'nsf-get', 'list', 'search'), hostile)
    .map(([command, target]) => readCase(command, target)),
);

/** One line of the parser's output. */
interface Parsed {
  readonly verb?: readonly string[];
  readonly namespace?: Readonly<Record<string, unknown>>;
}

function parseAll(cases: readonly Case[]): Promise<Parsed[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(PARSER, { stdio: ['pipe', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      const lines = output.split('\n').filter((line) => line.trim() !== '');
      if (code !== 0) reject(new Error(`the parser ended with ${code}`));
      else resolve(lines.map((line) => JSON.parse(line) as Parsed));
    });
    child.stdin.end(cases.map(({ text }) => `${ascii(JSON.stringify(text))}\n`).join(''));
  });
}

/** The parser reads line by line, and Python counts U+2028 and friends as line ends only when they are not escaped. */
const ascii = (text: string): string =>
  text.replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);

function difference({ verb, expected }: Case, parsed: Parsed | undefined): string | undefined {
  if (parsed?.verb?.[0] !== verb) return `not understood as ${verb}: ${JSON.stringify(parsed)}`;
  const wrong = Object.entries(expected).filter(
    ([name, value]) => !isDeepStrictEqual(parsed.namespace?.[name] ?? null, value),
  );
  return wrong.length === 0
    ? undefined
    : wrong
        .map(
          ([name, value]) => `${name}: meant ${JSON.stringify(value)}, got ${JSON.stringify(parsed.namespace?.[name])}`,
        )
        .join('; ');
}

async function main(): Promise<number> {
  if (!existsSync(PARSER)) {
    console.log(`Parser fuzzing skipped: no real Keeper Commander at ${PARSER}.`);
    return 0;
  }
  const seed = Number(process.argv[2] ?? Date.now() % 2 ** 31);
  const sampled = fc.sample(anyCase, { seed, numRuns: Math.ceil(CASES * 2.5) });
  const cases = sampled.filter((one) => one !== undefined).slice(0, CASES);
  const refused = sampled.filter((one) => one === undefined).length;
  console.log(
    `Seed ${seed}: ${cases.length} commands for the real parser; the encoder refused ${refused} of ${sampled.length}.`,
  );
  const parsed = await parseAll(cases);
  const wrong = cases.flatMap((one, at) => {
    const found = difference(one, parsed[at]);
    return found === undefined ? [] : [`${one.text}\n  ${found}`];
  });
  for (const line of wrong.slice(0, 20)) console.error(line);
  console.log(
    wrong.length === 0 ? 'Every argument came back as it was meant.' : `${wrong.length} commands were misread.`,
  );
  return wrong.length === 0 && cases.length === CASES ? 0 : 1;
}

process.exitCode = await main();
