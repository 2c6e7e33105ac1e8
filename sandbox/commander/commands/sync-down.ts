/** `sync-down [-f]`: reads the vault anew. It asks a question when somebody has invited the service account to share. */
import { PythonError } from '../reply/outcome';
import type { CommandDefinition } from './command';

export const syncDown: CommandDefinition = {
  name: 'sync-down',
  parser: { abbreviations: true, options: [{ flags: ['-f', '--force'], dest: 'force', takes: 'nothing' }] },
  run({ session, cloud }, args) {
    session.sync();
    if (args.force === true) session.readLicence();
    // The question goes to a terminal; a service has none, and Python's input() then ends in an error.
    if (cloud.pendingInvitations.length > 0) throw new PythonError('EOF when reading a line');
  },
};
