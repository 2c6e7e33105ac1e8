/** One `npm test`: every suite of the repository. Suites that need a browser or the real Commander say so when they cannot run. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{packages,apps,sandbox,tests,scripts}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/dist/**', '**/static/**'],
    testTimeout: 90_000,
    hookTimeout: 60_000,
    // A browser needs more than the one core of its test: more workers on two cores are slower, not faster.
    maxWorkers: 2,
  },
});
