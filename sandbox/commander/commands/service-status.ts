/** `service-status`: whether the service runs. In a container or in the foreground it says no although it answers. */
import { REPORT_OPTIONS, type CommandDefinition } from './command';

export const serviceStatus: CommandDefinition = {
  name: 'service-status',
  parser: { abbreviations: true, options: REPORT_OPTIONS },
  run({ output }) {
    output.print('Current status: No Commander Service is running currently');
  },
};
