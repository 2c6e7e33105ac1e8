/** Installs the real Commander where it is at hand and not installed yet, and says which version it is. */
import { prepareRealCommander, realCommanderFolder } from './real-server';

const folder = realCommanderFolder();
console.log(
  folder === undefined
    ? 'The real Commander is not on this machine (../shared/commander-real).'
    : `Keeper Commander ${(await prepareRealCommander(folder)).version} in ${folder}.`,
);
