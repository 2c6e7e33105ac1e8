/** One `npm test`: every suite of the repository. Suites that need a browser or the real Commander say so when they cannot run. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{packages,apps,sandbox,tests,scripts}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/dist/**', '**/static/**'],
    testTimeout: 90_000,
    hookTimeout: 60_000,
    // Most tests of the whole product wait for its polls; a third worker uses what two leave idle.
    maxWorkers: 3,
  },
});
