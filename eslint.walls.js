/**
 * The walls of the house: which room may import what.
 *
 * One row per room: the folder its shipped code lives in and everything it may import from outside that folder. What is
 * not named is refused: another room, a package, a Node builtin, a relative path that leads out. Sub-paths of a named
 * package are allowed with it. Unit tests (`*.test.ts`) and what only they use (`*.testing.ts`) stand on both sides of a
 * wall and are exempt; shipped code cannot import them.
 *
 * `wallBlocks` turns the table into ESLint configuration (core rules only); `scripts/walls.test.ts` proves that it bites.
 */

/**
 * @typedef {object} Room
 * @property {string} folder Glob of the folder, without a trailing slash; `*` stands for one path segment.
 * @property {readonly string[]} allow Packages the room may import; `node:*` stands for every Node builtin.
 * @property {boolean} [anythingPublic] The room may import any package but those of this repository and `refuse`.
 * @property {readonly string[]} [refuse] With `anythingPublic`: packages that stay forbidden; `*` matches within a name.
 * @property {readonly string[]} [except] Globs below the folder that the row does not cover.
 * @property {string} why The sentence a developer sees.
 */

/** @param {string[]} names */
const ours = (...names) => names.map((name) => `@keeper-workflow/${name}`);

/** `react` is `preact/compat` in the built bundles; components are written against React's names. */
const VIEW = ['preact', 'react', 'react-dom', 'downshift'];

/** @type {readonly Room[]} */
export const rooms = [
  {
    folder: 'packages/failures/src',
    allow: [],
    why: 'failures is the ground floor: it imports nothing.',
  },
  {
    folder: 'packages/messages/src',
    allow: ours('failures'),
    why: 'messages is the text catalogue: it knows failures and nothing else.',
  },
  {
    folder: 'packages/operations/src',
    allow: [...ours('failures'), 'zod', '@noble/hashes'],
    why: 'operations does no I/O and runs in the browser too: no platform, no HTTP, no Jira, no Node builtin.',
  },
  {
    folder: 'packages/contract/src',
    allow: [...ours('failures', 'operations'), 'zod'],
    why: 'contract is what UI and backend both know: schemas and types only.',
  },
  {
    folder: 'packages/requests/src',
    allow: [...ours('failures', 'messages', 'operations', 'contract'), 'zod', '@noble/hashes'],
    why: 'requests reaches time, ids, storage, vault, Jira and queues through its ports only.',
  },
  {
    folder: 'packages/commander/src',
    allow: [...ours('failures', 'operations'), 'zod', '@noble/*'],
    why: 'commander knows neither Jira nor Forge, and uses WebCrypto and an injected fetch instead of Node builtins.',
  },
  {
    folder: 'packages/jira/src',
    allow: [...ours('failures', 'messages'), 'zod'],
    why: 'jira knows nothing of Keeper.',
  },
  {
    folder: 'packages/forge/src',
    allow: [
      ...ours('commander', 'jira', 'requests', 'operations', 'contract', 'failures', 'messages'),
      '@forge/api',
      '@forge/kvs',
      '@forge/events',
      '@forge/resolver',
      'zod',
      '@noble/*',
    ],
    why: 'forge joins the backend rooms to the platform; it is the only backend package that imports @forge/*.',
  },
  {
    folder: 'packages/ui/src',
    allow: [...ours('contract', 'operations', 'failures', 'messages'), ...VIEW],
    why: 'ui draws; it calls nobody. The bridge belongs to the *-ui apps, the backend behind the contract.',
  },
  {
    folder: 'apps/*-ui/src',
    allow: [...ours('contract', 'operations', 'failures', 'messages', 'ui'), '@forge/bridge', ...VIEW],
    why: 'a page reaches the backend through the bridge and the contract, never by import.',
  },
  {
    folder: 'apps/!(*-ui)/src',
    allow: ours('forge', 'requests', 'contract', 'failures', 'operations', 'messages'),
    why: 'an app is thin: its entry points name what packages/forge offers.',
  },
  {
    folder: 'sandbox',
    allow: ['node:*'],
    anythingPublic: true,
    refuse: ['@forge/api', '@forge/kvs', '@forge/events', '@forge/resolver', '@forge/bridge'],
    except: ['forge-host/testdata/**', 'shell/testdata/**'],
    why: 'the sandbox is the outside world: it loads built apps through their manifests and imports none of our code.',
  },
];

/** How deep below a room's folder files are looked for. Deeper files would escape the relative-path wall. */
const DEEPEST = 8;

const NODE_BUILTINS = 'node:*';

/** @param {string} text */
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replaceAll('\\/', '\\u002F');

/** A package and its sub-paths, as a regular expression without slashes (esquery cannot read them). @param {string} name */
const packagePattern = (name) =>
  name === NODE_BUILTINS ? 'node:.+' : `${escaped(name).replaceAll('\\*', '[^\\u002F]+')}(?:\\u002F.*)?`;

/** Any specifier that is not a relative path and not allowed in the room. @param {Room} room */
export function forbiddenPackages(room) {
  if (room.anythingPublic) {
    const refused = ['@keeper-workflow/*', ...(room.refuse ?? [])].map(packagePattern);
    return `^(?:${refused.join('|')})$`;
  }
  const allowed = room.allow.map(packagePattern);
  return `^(?!\\.{1,2}(?:\\u002F|$))(?!(?:${allowed.join('|')})$).+$`;
}

/** Relative specifiers that lead out of the room from a file `depth` folders below the room's folder. @param {number} depth */
const leadingOut = (depth) => `^(?:\\.\\u002F)?(?:\\.\\.(?:\\u002F|$)){${String(depth + 1)},}`;

/** Code that only tests use. */
const FOR_TESTS = '\\.(?:test|testing)$';
const FOR_TESTS_WHY = 'shipped code imports nothing that is written for tests.';

/** webpack in Forge's bundler finds `./x`, not `./x.js` or `./x.ts`. */
const EXTENSION = '^\\.{1,2}\\u002F.*\\.(?:js|jsx|ts|tsx|mjs|cjs)$';
const EXTENSION_WHY = 'relative imports have no extension: Forge’s bundler resolves ./x, not ./x.js or ./x.ts.';

/**
 * The same refusals for every way to name a module: `import`, `export … from`, `import()`, `import('x').T` and `require`.
 * @param {{ pattern: string, why: string }[]} refusals
 * @returns {import('eslint').Linter.RulesRecord}
 */
function importRules(refusals) {
  return {
    'no-restricted-imports': [
      'error',
      { patterns: refusals.map(({ pattern, why }) => ({ regex: pattern, message: why, caseSensitive: true })) },
    ],
    'no-restricted-syntax': [
      'error',
      ...refusals.flatMap(({ pattern, why }) => [
        { selector: `ImportExpression > Literal.source[value=/${pattern}/]`, message: why },
        { selector: `TSImportType Literal[value=/${pattern}/]`, message: why },
        { selector: `CallExpression[callee.name="require"] > Literal[value=/${pattern}/]`, message: why },
      ]),
      {
        selector: 'ImportExpression > :not(Literal).source',
        message: 'name the module in import(): a computed name would pass the walls unseen.',
      },
    ],
  };
}

/** ESLint configuration blocks for the whole table: one per room and depth, because `../` means something else at each. */
export function wallBlocks() {
  return rooms.flatMap((room) =>
    Array.from({ length: DEEPEST + 1 }, (_, depth) => ({
      name: `walls/${room.folder}/${String(depth)}`,
      files: ['ts', 'tsx'].map((extension) => `${room.folder}/${'*/'.repeat(depth)}*.${extension}`),
      ignores: ['**/*.{test,testing}.{ts,tsx}', ...(room.except ?? []).map((path) => `${room.folder}/${path}`)],
      rules: importRules([
        { pattern: forbiddenPackages(room), why: room.why },
        { pattern: leadingOut(depth), why: `this path leads out of ${room.folder}: ${room.why}` },
        { pattern: FOR_TESTS, why: FOR_TESTS_WHY },
        ...(room.folder === 'sandbox' ? [] : [{ pattern: EXTENSION, why: EXTENSION_WHY }]),
      ]),
    })),
  );
}
