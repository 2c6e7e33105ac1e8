/** Which licences the product may be deployed with. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { productionPackages } from './production';
import { isAllowed } from './terms';

describe('isAllowed', () => {
  it.each(['MIT', 'Apache-2.0', '(MIT OR GPL-3.0-or-later)', 'MIT AND ISC'])('takes %s', (licence) => {
    expect(isAllowed({ name: 'x', licence })).toBe(true);
  });

  it.each([
    'GPL-3.0-only',
    'AGPL-3.0',
    'LGPL-2.1',
    'MPL-2.0',
    'MIT AND GPL-2.0-only',
    'UNLICENSED',
    'SEE LICENSE',
    undefined,
  ])('refuses %s', (licence) => {
    expect(isAllowed({ name: 'x', licence })).toBe(false);
  });

  it('takes Atlassian’s own terms from Atlassian’s Forge packages only', () => {
    const licence = 'SEE LICENSE IN LICENSE.txt';
    expect(isAllowed({ name: '@forge/api', licence })).toBe(true);
    expect(isAllowed({ name: 'forge-api', licence })).toBe(false);
  });
});

describe('productionPackages', () => {
  const names = productionPackages(path.resolve(import.meta.dirname, '../..')).map(({ name }) => name);

  it('reaches what dependencies depend on', () => {
    expect(names).toEqual(expect.arrayContaining(['@forge/api', '@forge/auth', 'zod', 'preact']));
  });

  it('leaves out what only tests and tools use', () => {
    expect(names).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(?:vitest|eslint|hono|playwright-core)$/)]),
    );
  });
});
