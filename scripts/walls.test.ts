/** The walls of eslint.walls.js, tried one brick at a time with the repository's own ESLint configuration. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');

/** The shipped configuration without type information: the files linted here exist only in this test. */
const eslint = new ESLint({ cwd: root, overrideConfig: [tseslint.configs.disableTypeChecked] });

const WALL_RULES = ['no-restricted-imports', 'no-restricted-syntax'];

/** What the walls say to one line of code in one file. */
async function wallsSay(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(`${code}\n`, { filePath: path.join(root, file) });
  if (result === undefined) throw new Error(`ESLint returned nothing for ${file}`);
  const broken = result.messages.find((message) => message.fatal);
  if (broken) throw new Error(`${file} does not parse: ${broken.message}`);
  return result.messages.filter((message) => WALL_RULES.includes(message.ruleId ?? '')).map(({ message }) => message);
}

const load = (specifier: string) => `import { x } from '${specifier}';\nexport const y = x;`;
const ours = (name: string) => `@keeper-workflow/${name}`;

/** Every room: a file in it, some of what it may import and all that it must not. */
const rooms: { file: string; may: string[]; mustNot: string[] }[] = [
  {
    file: 'packages/failures/src/x.ts',
    may: ['./y', './deep/y'],
    mustNot: [ours('messages'), ours('operations'), 'zod', 'node:fs', 'fs', '@forge/api', '../../operations/src/index'],
  },
  {
    file: 'packages/messages/src/x.ts',
    may: [ours('failures')],
    mustNot: [ours('operations'), ours('contract'), 'zod', 'node:fs', '@forge/api'],
  },
  {
    file: 'packages/operations/src/x.ts',
    may: [ours('failures'), 'zod', 'zod/v4', '@noble/hashes/sha2.js', './share-record'],
    mustNot: [
      ours('messages'),
      ours('requests'),
      ours('jira'),
      'node:crypto',
      'crypto',
      'hono',
      '@forge/kvs',
      '@noble/ciphers',
    ],
  },
  {
    file: 'packages/contract/src/x.ts',
    may: [ours('failures'), ours('operations'), 'zod'],
    mustNot: [ours('messages'), ours('requests'), ours('commander'), '@forge/api', 'node:url', 'preact'],
  },
  {
    file: 'packages/requests/src/cases/x.ts',
    may: [
      ours('failures'),
      ours('messages'),
      ours('operations'),
      ours('contract'),
      'zod',
      '@noble/hashes/utils.js',
      '../ports',
    ],
    mustNot: [
      ours('jira'),
      ours('commander'),
      ours('forge'),
      '@forge/api',
      'node:crypto',
      'fs/promises',
      '../../../jira/src/adf',
    ],
  },
  {
    file: 'packages/commander/src/x.ts',
    may: [ours('failures'), ours('operations'), 'zod', '@noble/ciphers/aes.js', '@noble/hashes'],
    mustNot: [
      ours('jira'),
      ours('requests'),
      ours('contract'),
      ours('forge'),
      '@forge/api',
      'node:crypto',
      'http',
      'axios',
    ],
  },
  {
    file: 'packages/jira/src/x.ts',
    may: [ours('failures'), ours('messages'), 'zod'],
    mustNot: [ours('operations'), ours('commander'), ours('requests'), ours('contract'), '@forge/api', 'node:http'],
  },
  {
    file: 'packages/forge/src/store/x.ts',
    may: [
      ...['commander', 'jira', 'requests', 'operations', 'contract', 'failures', 'messages'].map(ours),
      ...['@forge/api', '@forge/kvs', '@forge/events', '@forge/resolver', 'zod', '../clock'],
    ],
    mustNot: [
      ours('ui'),
      ours('sandbox'),
      '@forge/bridge',
      '@forge/bundler',
      'preact',
      'node:fs',
      '../../../../sandbox/world',
    ],
  },
  {
    file: 'packages/ui/src/x.tsx',
    may: [
      ...['contract', 'operations', 'failures', 'messages'].map(ours),
      'preact',
      'preact/hooks',
      'react',
      'react-dom/client',
    ],
    mustNot: [
      ...['requests', 'commander', 'jira', 'forge'].map(ours),
      '@forge/bridge',
      '@forge/api',
      'node:fs',
      'hono',
    ],
  },
  {
    file: 'apps/connector-hub-ui/src/panel/x.tsx',
    may: [...['contract', 'operations', 'failures', 'messages', 'ui'].map(ours), '@forge/bridge', 'react', '../bridge'],
    mustNot: [
      ...['requests', 'commander', 'jira', 'forge', 'connector-hub'].map(ours),
      ...['@forge/api', '@forge/resolver', 'node:fs', '../../../connector-hub/src/index'],
    ],
  },
  {
    file: 'apps/connector-hub/src/index.ts',
    may: ['forge', 'requests', 'contract', 'failures', 'operations', 'messages'].map(ours),
    mustNot: [
      ...['commander', 'jira', 'ui'].map(ours),
      '@forge/api',
      '@forge/resolver',
      'node:fs',
      '../../../packages/jira/src/adf',
    ],
  },
  {
    file: 'apps/itsm/src/index.ts',
    may: [ours('forge')],
    mustNot: [ours('commander'), '@forge/api'],
  },
  {
    file: 'sandbox/forge-host/invoke/x.ts',
    may: ['node:worker_threads', 'hono', '@forge/egress', '@forge/bundler', '../../world', 'zod'],
    mustNot: [
      ...['failures', 'operations', 'requests', 'commander', 'forge', 'connector-hub'].map(ours),
      ...[
        '@forge/api',
        '@forge/kvs',
        '../../../packages/operations/src/index',
        '../../../apps/connector-hub/src/index',
      ],
    ],
  },
];

describe.each(rooms)('$file', ({ file, may, mustNot }) => {
  it('may import what its row names', async () => {
    for (const specifier of may) expect(await wallsSay(file, load(specifier)), specifier).toEqual([]);
  });
  it('must not import anything else', async () => {
    for (const specifier of mustNot) expect(await wallsSay(file, load(specifier)), specifier).not.toEqual([]);
  });
});

describe('a wall', () => {
  const file = 'packages/requests/src/x.ts';

  it.each([
    ['export … from', `export * from '@forge/api';`],
    ['import type', `import type { x } from '@forge/api';\nexport type Y = typeof x;`],
    ['import()', `export const y = import('@forge/api');`],
    ['a computed import()', `export const y = (name: string) => import(name);`],
    ['a template import()', 'export const y = import(`@forge/api`);'],
    ['an import type', `export type Y = import('@forge/api').Route;`],
    ['require()', `export const y = require('@forge/api');`],
    ['import = require()', `import y = require('@forge/api');\nexport const z = y;`],
    ['a file extension', load('./y.js')],
    ['what is written for tests', load('./fakes.testing')],
  ])('holds against %s', async (_, code) => {
    expect(await wallsSay(file, code)).not.toEqual([]);
  });

  it('says why it stands there', async () => {
    expect((await wallsSay(file, load('@forge/api'))).join()).toContain('through its ports only');
  });

  it('lets unit tests and the cross-room tests through', async () => {
    expect(await wallsSay('packages/requests/src/x.test.ts', load('@forge/api'))).toEqual([]);
    expect(await wallsSay('packages/requests/src/x.testing.ts', load('fast-check'))).toEqual([]);
    expect(await wallsSay('tests/e2e/x.ts', load('../../packages/requests/src/index'))).toEqual([]);
  });

  it('leaves the app that the Forge host is tested with alone', async () => {
    expect(await wallsSay('sandbox/forge-host/testdata/app/src/index.ts', load('@forge/api'))).toEqual([]);
    expect(await wallsSay('sandbox/forge-host/testdata-reader.ts', load('@forge/api'))).not.toEqual([]);
  });
});

it('every package and app has a row', async () => {
  const folders = ['packages', 'apps'].flatMap((group) =>
    readdirSync(path.join(root, group), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => `${group}/${entry.name}`),
  );
  for (const folder of folders) {
    expect(await wallsSay(`${folder}/src/x.ts`, load('left-pad')), folder).not.toEqual([]);
  }
});
