/**
 * A command that is a group of commands, as `epm` is: the word after its name chooses. A word that it does not have
 * brings out the list of those it has, which looks like success.
 */
import { UnknownForm, type Output } from '../reply/outcome';
import { simpleTable } from '../text/table';
import type { CommandDefinition } from './command';

export interface CommandGroup {
  /** The first word. */
  name: string;
  /** Only administrators of the enterprise may run it. */
  enterprise?: boolean;
  nested?: false;
  verbs: readonly GroupVerb[];
  /** Runs after the list of verbs when no word follows. */
  defaultVerb?: string;
}

export interface GroupVerb {
  verb: string;
  alias?: string;
  /** As the group's list says it. */
  description: string;
  /** Absent: Commander has it and the stand-in does not. */
  command?: CommandDefinition | CommandGroup;
}

/** The command that `rest` chooses and what remains for it; undefined when there is nothing to run. */
export function chosenIn(
  group: CommandGroup,
  rest: string,
  output: Output,
): { command: CommandDefinition | CommandGroup; rest: string } | undefined {
  const blank = rest.indexOf(' ');
  const word = (blank > 0 ? rest.slice(0, blank) : rest).trim().toLowerCase();
  const wanted = word === '' ? group.defaultVerb : word;
  const found = group.verbs.find(({ verb, alias }) => verb === wanted || (alias !== undefined && alias === wanted));
  if (word === '' || found === undefined) listVerbs(group, output);
  if (found === undefined) return undefined;
  if (found.command === undefined) throw new UnknownForm(`the command ${group.name} ${found.verb}`);
  return { command: found.command, rest: blank > 0 ? rest.slice(blank + 1).trim() : '' };
}

function listVerbs(group: CommandGroup, output: Output): void {
  output.print(`${group.name} command [--options]`);
  output.print('');
  const rows = group.verbs.map(({ verb, description }) => [verb, description]);
  for (const line of simpleTable(['Command', 'Description'], rows)) output.print(line);
  output.print('');
}
