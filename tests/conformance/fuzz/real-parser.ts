/** The real Commander's parser, and its commands on one record, as programs that answer line by line. */
import { spawn } from 'node:child_process';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** One line of the parser's output. */
export interface Parsed {
  readonly verb?: readonly string[];
  readonly class?: string;
  readonly namespace?: Readonly<Record<string, unknown>>;
}

export interface StoredRecord {
  readonly type: string;
  readonly title: string;
  readonly notes: string;
  readonly fields: readonly StoredField[];
  readonly custom: readonly StoredField[];
}
export interface StoredField {
  readonly type: string;
  readonly label: string;
  readonly value: readonly unknown[];
}

/** One line of what Commander stored; `nothing`: it stored nothing and warned, or failed. */
export interface Stored {
  readonly record?: StoredRecord;
  readonly folder?: string | null;
  readonly nothing?: readonly string[];
  readonly error?: string;
}

/** Both programs are one process each and idle on their input, so two of a kind use two processors. */
const SIDE_BY_SIDE = 2;

export const parsedByCommander = (folder: string, texts: readonly string[]): Promise<Parsed[]> =>
  answers(path.join(folder, 'parse'), [], texts);

export async function storedByCommander(folder: string, cases: readonly object[]): Promise<Stored[]> {
  const { stdout } = await promisify(execFile)(path.join(folder, 'setup'), []);
  const python = stdout.trim().split('\n').at(-1) ?? '';
  return answers(python, [fileURLToPath(new URL('stored.py', import.meta.url)), folder], cases);
}

async function answers<Answer>(
  program: string,
  options: readonly string[],
  inputs: readonly unknown[],
): Promise<Answer[]> {
  const size = Math.ceil(inputs.length / SIDE_BY_SIDE);
  const parts = Array.from({ length: SIDE_BY_SIDE }, (_, at) => inputs.slice(at * size, (at + 1) * size));
  return (await Promise.all(parts.map((part) => linesOf<Answer>(program, options, part)))).flat();
}

function linesOf<Answer>(program: string, options: readonly string[], inputs: readonly unknown[]): Promise<Answer[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, options, { stdio: ['pipe', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      const lines = output.split('\n').filter((line) => line.trim() !== '');
      if (code !== 0 || lines.length !== inputs.length) {
        reject(new Error(`${program} ended with ${code}, after ${lines.length} of ${inputs.length} lines`));
      } else resolve(lines.map((line) => JSON.parse(line) as Answer));
    });
    child.stdin.end(inputs.map((input) => `${ascii(JSON.stringify(input))}\n`).join(''));
  });
}

/** The programs read line by line, and Python counts U+2028 and friends as line ends only when they are not escaped. */
const ascii = (text: string): string =>
  text.replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
