/** `npm run bench -- [panel [rounds] | commander [--real] [--quick]]`: measures, prints tables, asserts nothing. */
import { benchCommander } from './commander';
import { benchPanel } from './panel';

const [what = 'panel', ...options] = process.argv.slice(2);
switch (what) {
  case 'panel':
    await benchPanel(options);
    break;
  case 'commander':
    await benchCommander(options);
    break;
  default:
    console.error(`There is no bench "${what}". There are: panel, commander.`);
    process.exitCode = 1;
}
