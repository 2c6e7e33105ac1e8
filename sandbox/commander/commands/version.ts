/** `version`: whether it is the newest one is not known without a network. */
import { UnknownForm } from '../reply/outcome';
import type { CommandDefinition } from './command';

export const version: CommandDefinition = {
  name: 'version',
  parser: {
    abbreviations: true,
    options: [
      { flags: ['-v', '--verbose'], dest: 'verbose', takes: 'nothing' },
      { flags: ['-p', '--packages'], dest: 'packages', takes: 'nothing' },
    ],
  },
  run({ output }, args) {
    if (args.verbose === true || args.packages === true) throw new UnknownForm('version with details');
    output.print('Commander Version: 18.0.13 (Current version)');
  },
};
