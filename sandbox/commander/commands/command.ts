/** What a command of the stand-in is. A further command is one more file beside this one and one line in `index.ts`. */
import type { WorldClock } from '../../world';
import { UnknownForm, type Output } from '../reply/outcome';
import type { Arguments, OptionSpec, ParserSpec } from '../text/argparse';
import type { Cloud } from '../vault/cloud';
import type { Session } from '../vault/session';

export interface CommandContext {
  cloud: Cloud;
  session: Session;
  clock: WorldClock;
  output: Output;
}

export interface CommandDefinition {
  /** The first word. */
  name: string;
  parser: ParserSpec;
  /** A command of the nested shared folders: hidden where these are not licensed. */
  nested?: boolean;
  /** Only administrators of the enterprise may run it. */
  enterprise?: boolean;
  /** Argparse's help, line by line, where a form that the product could send brings it out. */
  help?: readonly string[];
  /** Writes to `context.output`, or throws what `reply/outcome.ts` names. */
  run(context: CommandContext, args: Arguments): void;
}

/** Options that most reporting commands share. */
export const REPORT_OPTIONS: readonly OptionSpec[] = [
  { flags: ['--format'], dest: 'format', takes: 'value', choices: ['table', 'csv', 'json', 'pdf'], default: 'table' },
  { flags: ['--output'], dest: 'output', takes: 'value' },
];

export const text = (value: Arguments[string]): string | undefined => (typeof value === 'string' ? value : undefined);
export const texts = (value: Arguments[string]): string[] => (Array.isArray(value) ? value : []);

/** Throws UnknownForm unless the report is asked for as JSON on standard output. */
export function onlyJson(command: string, args: Arguments): void {
  if (args.format !== 'json') throw new UnknownForm(`${command} other than as JSON`);
  if (args.output !== undefined) throw new UnknownForm(`${command} into a file`);
}

/** Throws UnknownForm when one of these options was given. */
export function without(command: string, args: Arguments, ...names: string[]): void {
  const given = names.find((name) => args[name] !== undefined && args[name] !== false);
  if (given !== undefined) throw new UnknownForm(`${command} with ${given.replaceAll('_', '-')}`);
}

/** Commander's JSON reports leave out what is empty. */
export function jsonRow(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  );
}
