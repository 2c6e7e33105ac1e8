/** `npm run bench -- [panel [rounds] | commander [--real] [--quick] | search [records]]`: measures, prints tables, asserts nothing. */
import { benchCommander } from './commander';
import { benchPanel } from './panel';
import { benchSearch } from './search';

const [what = 'panel', ...options] = process.argv.slice(2);
switch (what) {
  case 'panel':
    await benchPanel(options);
    break;
  case 'commander':
    await benchCommander(options);
    break;
  case 'search':
    await benchSearch(options);
    break;
  default:
    console.error(`There is no bench "${what}". There are: panel, commander, search.`);
    process.exitCode = 1;
}
