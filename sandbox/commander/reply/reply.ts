/**
 * From what a command wrote to the JSON that Service Mode answers, in the order of its response parser: the return
 * value, else stdout, else the log; `--format=json` in the text means JSON; else keywords in the output decide.
 */
import { strip, words } from '../text/python';
import { judge } from './keywords';
import { UnknownForm, type Output } from './outcome';

export interface Reply {
  status: number;
  body: Record<string, unknown>;
}

/** First words whose output Commander parses in a way that this round's forms do not use. */
const PARSED_BY_FIRST_WORD = [
  'generate',
  'ls',
  'tree',
  'whoami',
  'this-device',
  'mkdir',
  'record-add',
  'get',
  'download',
];

/** Throws UnknownForm where Commander would mangle output that the stand-in does not imitate. */
export function replyTo(command: string, output: Output): Reply {
  const { value } = output;
  if (isDictionary(value)) {
    return { status: 200, body: { status: 'success', command: words(command).slice(0, 2).join(' '), data: value } };
  }
  const stdout = typeof value === 'string' && value !== '' ? value : strip(output.stdout);
  if (stdout === '') {
    const logs = strip(output.logs);
    return logs === '' ? silent(command) : judge(firstWord(command), logs);
  }
  if (command.includes('--format=json') || command.includes('--format json')) return asJson(command, stdout);
  if (PARSED_BY_FIRST_WORD.some((word) => command.startsWith(word)) || command.includes('search record')) {
    throw new UnknownForm(`the text output of ${firstWord(command)}`);
  }
  return judge(firstWord(command), stdout);
}

const firstWord = (command: string): string => words(command)[0] ?? command;

function asJson(command: string, stdout: string): Reply {
  const separator = command.includes(' --format=json') ? ' --format=json' : ' --format json';
  const base = command.includes(separator) ? (command.split(separator)[0] ?? '') : firstWord(command);
  try {
    return { status: 200, body: { status: 'success', command: base, data: JSON.parse(stdout) as unknown } };
  } catch {
    return { status: 400, body: { status: 'error', command: base, data: null, error: 'Invalid JSON response' } };
  }
}

/** Looked for anywhere in the command's text, values included; the first that is found speaks. */
const SILENT: readonly (readonly [string, string])[] = [
  ['sync-down', 'Vault synchronized successfully'],
  ['logout', 'Logged out successfully'],
  ['keep-alive', 'Session kept alive successfully'],
  ['set', 'Configuration updated successfully'],
  ['record-update', 'Record updated successfully'],
  ['append-notes', 'Notes appended successfully'],
  ['mv', 'Item moved successfully'],
  ['ln', 'Link created successfully'],
];

function silent(command: string): Reply {
  const found = SILENT.find(([part]) => command.includes(part));
  const message = found?.[1] ?? 'Command executed successfully but produced no output';
  return { status: 200, body: { status: 'success', command: firstWord(command), message, data: null } };
}

const isDictionary = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
