/** `sync-down [-f]`: reads the vault anew. It asks a question when somebody has invited the service account to share. */
import { PythonError } from '../reply/outcome';
import type { CommandContext, CommandDefinition } from './command';

export const syncDown: CommandDefinition = {
  name: 'sync-down',
  parser: { abbreviations: true, options: [{ flags: ['-f', '--force'], dest: 'force', takes: 'nothing' }] },
  run(context, args) {
    synchronise(context, args.force === true);
  },
};

/** Throws PythonError where it would ask, CloudError when the cloud refuses. */
export function synchronise({ session, cloud }: CommandContext, force: boolean): void {
  session.sync();
  if (force) session.readAccount();
  // The question goes to a terminal; a service has none, and Python's input() then ends in an error.
  if (cloud.pendingInvitations.length > 0) throw new PythonError('EOF when reading a line');
}
