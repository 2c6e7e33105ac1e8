/**
 * `npm run check:licences`: under what terms the product's dependencies may be deployed. Atlassian's Forge terms forbid
 * code under GPL, AGPL or another copyleft licence in an app, so only licences named here pass. Exit code 1 otherwise.
 */
import path from 'node:path';
import { productionPackages } from './licences/production';
import { isAllowed } from './licences/terms';

const packages = productionPackages(path.resolve(import.meta.dirname, '..'));
const byLicence = new Map<string, number>();
for (const { licence = 'none' } of packages) byLicence.set(licence, (byLicence.get(licence) ?? 0) + 1);
for (const [licence, count] of [...byLicence].sort()) console.log(`${String(count).padStart(4)}  ${licence}`);

const refused = packages.filter((installed) => !isAllowed(installed));
for (const { name, version, licence, through } of refused) {
  console.error(`${name} ${version}: ${licence ?? 'no licence'} (through ${[...through, name].join(' > ')})`);
}
console.log(
  `${String(packages.length)} packages in production, ${String(refused.length)} under terms that do not fit.`,
);
if (refused.length > 0) process.exitCode = 1;
