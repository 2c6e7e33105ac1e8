/** Which terms a production dependency may come under. */
import satisfies from 'spdx-satisfies';
import type { Installed } from './production';

const PERMISSIVE = [
  'MIT',
  'MIT-0',
  'Apache-2.0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'Python-2.0',
];

/** Atlassian's Forge packages come under its Developer Terms, which is how a Forge app is meant to use them. */
const FORGE = { scope: '@forge/', licence: 'SEE LICENSE IN LICENSE.txt' };

/** Whether a package may be deployed. No licence, or one that is no SPDX expression, is a no. */
export function isAllowed({ name, licence }: Pick<Installed, 'name' | 'licence'>): boolean {
  if (licence === undefined) return false;
  if (name.startsWith(FORGE.scope) && licence === FORGE.licence) return true;
  try {
    return satisfies(licence, PERMISSIVE);
  } catch {
    // Not an SPDX expression, so nobody can say what it permits.
    return false;
  }
}
