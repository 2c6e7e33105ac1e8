/**
 * Builds the pages of Connector Hub: one HTML entry per Forge module, shared chunks, into the resource folder that the
 * app's manifest names. Everything is relative and nothing is inline, as the platform's content security policy wants.
 */
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));

/**
 * The parts of `@forge/bridge` that the pages use. The package is CommonJS behind one index, so that a bundler takes all
 * of it (18 KB gzip, for one function call); this takes four of its files as they are. A part that is not listed here
 * fails the build by name.
 */
function bridgeParts(): Plugin {
  const parts = '\0bridge-parts';
  const folder = dirname(createRequire(import.meta.url).resolve('@forge/bridge'));
  const part = (path: string): string => JSON.stringify(join(folder, path));
  return {
    name: 'bridge-parts',
    enforce: 'pre',
    resolveId: (id) => (id === '@forge/bridge' ? parts : undefined),
    load: (id) =>
      id === parts
        ? `export { events } from ${part('events/events.js')};
           export { invoke } from ${part('invoke/invoke.js')};
           export { requestJira } from ${part('fetch/index.js')};
           import { theme } from ${part('view/theme.js')};
           export const view = { theme };`
        : undefined,
  };
}

export default defineConfig({
  root: here,
  base: './',
  plugins: [bridgeParts()],
  resolve: {
    alias: {
      'react/jsx-runtime': 'preact/jsx-runtime',
      'react-dom/client': 'preact/compat/client',
      'react-dom': 'preact/compat',
      react: 'preact/compat',
    },
  },
  build: {
    outDir: resolve(here, '../connector-hub/static/main'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { input: { panel: resolve(here, 'panel.html'), settings: resolve(here, 'settings.html') } },
  },
});
