/** ESLint for everything that is TypeScript here: the strict, type-checked rules, small files, and the walls of the house. */
import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { wallBlocks } from './eslint.walls.js';

const TESTS = ['**/*.{test,testing}.{ts,tsx}', 'tests/**/*.ts', 'tests/**/*.tsx'];

/** Tools read these files by their default export. */
const DEFAULT_EXPORTS = ['*.config.js', '*.config.ts', 'apps/*/*.config.ts'];

export default tseslint.config(
  {
    name: 'not ours to lint',
    ignores: ['**/node_modules/**', '**/dist/**', 'apps/*/static/**', '.sandbox/**', '.cache/**', 'coverage/**'],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    name: 'types',
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // A type alias and an interface are both good names for a shape.
      '@typescript-eslint/consistent-type-definitions': 'off',
      // A port is asynchronous whether or not this implementation has something to wait for.
      '@typescript-eslint/require-await': 'off',
      // `while (true)` around a loop that returns is clearer than a flag.
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      'max-lines': ['error', { max: 400, skipBlankLines: false, skipComments: false }],
      eqeqeq: ['error', 'always'],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } }],
    },
  },
  {
    name: 'tests',
    files: TESTS,
    rules: {
      // A test that trips over a missing element fails, which is what it is for.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
    },
  },
  {
    // The app's log is the one exception, and says so where it writes.
    name: 'product code writes to no console',
    files: ['packages/*/src/**/*.{ts,tsx}', 'apps/*/src/**/*.{ts,tsx}'],
    ignores: TESTS,
    rules: { 'no-console': 'error' },
  },
  {
    name: 'components',
    files: ['packages/ui/src/**/*.{ts,tsx}', 'apps/*-ui/src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      // `onClick={async () => …}` is how an event handler awaits; calls across the bridge return their failures as values.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
  { name: 'read by their default export', files: DEFAULT_EXPORTS, rules: { 'no-restricted-exports': 'off' } },
  ...wallBlocks(),
  {
    name: 'plain JavaScript has no types to check',
    files: ['**/*.js', '**/*.cjs', '**/*.mjs'],
    ...tseslint.configs.disableTypeChecked,
  },
);
