/** Runs one command text as Commander's executor does, from the text to the stored answer. */
import type { WorldClock } from '../../world';
import { commands } from '../commands';
import type { CommandContext, CommandDefinition } from '../commands/command';
import { chosenIn, type CommandGroup } from '../commands/group';
import { HelpRequested, parseArguments, UsageError } from '../text/argparse';
import { PatternError } from '../text/pattern';
import { strip } from '../text/python';
import { shlexSplit, ShlexError } from '../text/shlex';
import type { Cloud } from '../vault/cloud';
import type { Session } from '../vault/session';
import { CloudError, CommandError, Output, PythonError, UnknownForm } from './outcome';
import { replyTo, type Reply } from './reply';

export interface Execution extends Reply {
  /** It came from an exception: such answers are never encrypted. */
  exception: boolean;
}

/** Words that Commander handles before any command; they must never be allowed, so no product sends them. */
const SHELL_WORDS = /^(?:server|ksm|debug)|^(?:h|history|c|cls|clear|q|quit)(?: |$)/i;

/** Never throws: what goes wrong is an answer. */
export function execute(submitted: string, world: { cloud: Cloud; session: Session; clock: WorldClock }): Execution {
  const command = withFormat(submitted);
  const output = new Output();
  try {
    write(command, { ...world, output });
    return { ...replyTo(command, output), exception: false };
  } catch (error) {
    return failure(error);
  }
}

/** Service Mode asks `record-add` for JSON in any case; at the end, so behind a `--` it becomes a field of the record. */
const withFormat = (command: string): string =>
  strip(command).startsWith('record-add') && !/--format[= ]json/.test(command) ? `${command} --format=json` : command;

function failure(error: unknown): Execution {
  const text =
    error instanceof UnknownForm
      ? error.message
      : isPythons(error)
        ? `Unexpected error: ${error.message}`
        : `The stand-in failed: ${error instanceof Error ? error.message : String(error)}`;
  return { status: 500, body: { status: 'error', error: text }, exception: true };
}

const isPythons = (error: unknown): error is Error =>
  [CommandError, CloudError, PythonError, PatternError, ShlexError].some((kind) => error instanceof kind);

function write(command: string, context: CommandContext): void {
  const { output, session } = context;
  if (/[\r\n\0]/.test(command)) {
    output.log('Invalid command: control characters are not allowed in command input.');
    return;
  }
  if (SHELL_WORDS.test(command)) throw new UnknownForm('a word of Commander’s shell');
  const blank = command.indexOf(' ');
  const name = blank > 0 ? command.slice(0, blank) : strip(command);
  const definition = commands.get(name);
  if (definition === undefined) throw new UnknownForm(`the command ${name}`);
  if (definition.nested === true && !session.nestedEnabled) {
    for (const line of GENERAL_HELP) output.print(line);
    return;
  }
  if (definition.enterprise === true && !session.admin.admin) {
    output.log('This command is restricted to Keeper Enterprise administrators.');
    return;
  }
  run(definition, blank > 0 ? strip(command.slice(blank + 1)) : '', context);
  if (session.syncDue) session.sync();
}

function run(definition: CommandDefinition | CommandGroup, rest: string, context: CommandContext): void {
  if ('verbs' in definition) {
    const chosen = chosenIn(definition, rest, context.output);
    if (chosen !== undefined) run(chosen.command, chosen.rest, context);
    return;
  }
  const words = shlexSplit(withVariables(rest, context.session.variables));
  try {
    definition.run(context, parseArguments(definition.parser, words));
  } catch (error) {
    if (error instanceof UsageError) context.output.log(error.message);
    else if (error instanceof HelpRequested) {
      if (definition.help === undefined) throw new UnknownForm(`the help of ${definition.name}`);
      for (const line of definition.help) context.output.print(line);
    } else throw error;
  }
}

/** Known ones are replaced wherever they stand, inside quotes too; others stay as they are. */
const withVariables = (text: string, variables: ReadonlyMap<string, string>): string =>
  text.replace(/\$\{(\w+)\}/g, (whole, name: string) => variables.get(name) ?? whole);

/** The real one lists some two hundred commands. Words of success and of failure occur in it, hence its status 207. */
const GENERAL_HELP = ['Available Commands', 'Shortened by the stand-in: commands updated, removed, failed.'];
