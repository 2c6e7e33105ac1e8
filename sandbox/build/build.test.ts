/** What a build leaves behind, what makes it run again, and what it says when it cannot. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { tmpdir } from 'node:os';
import { beforeEach, describe, expect, it } from 'vitest';
import { buildApp, writeSurfaces } from './index';

const repository = fileURLToPath(new URL('../..', import.meta.url));
let root: string;

const put = (file: string, text: string): void => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
};

/** A repository with one app that uses a workspace package in TypeScript source, and a page. */
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'sandbox-build-'));
  put('package.json', '{ "name": "root", "private": true }');
  put('tsconfig.base.json', readFileSync(path.join(repository, 'tsconfig.base.json'), 'utf8'));
  put('packages/words/package.json', '{ "name": "@x/words", "type": "module", "exports": "./src/index.ts" }');
  put('packages/words/src/index.ts', "export { hello } from './hello';\n");
  put('packages/words/src/hello.ts', "export const hello: string = 'hello';\n");
  mkdirSync(path.join(root, 'node_modules/@x'), { recursive: true });
  symlinkSync('../../packages/words', path.join(root, 'node_modules/@x/words'));
  put('apps/hub/package.json', '{ "name": "hub", "private": true, "type": "module" }');
  put(
    'apps/hub/manifest.yml',
    [
      'app: { id: "ari:cloud:ecosystem::app/1", runtime: { name: nodejs22.x } }',
      'modules: { function: [{ key: main, handler: index.main }] }',
      'resources: [{ key: page, path: static/page }]',
    ].join('\n'),
  );
  const options = {
    extends: '../../tsconfig.base.json',
    compilerOptions: { noEmit: false, types: [] },
    include: ['src/**/*'],
  };
  put('apps/hub/tsconfig.json', JSON.stringify(options));
  put('apps/hub/src/index.ts', "import { hello } from '@x/words';\nexport const main = (): string => hello;\n");
  put(
    'apps/hub/src/surfaces.ts',
    "export const surfaces = [{ module: 'panel', function: 'open', access: 'viewer', example: {} }];\n",
  );
  put('apps/hub-ui/package.json', '{ "type": "module" }');
  put('apps/hub-ui/index.html', '<!doctype html><script type="module" src="./main.ts"></script>');
  put('apps/hub-ui/main.ts', "document.title = 'hub';\n");
  put(
    'apps/hub-ui/vite.config.ts',
    "export default { base: './', build: { outDir: '../hub/static/page', emptyOutDir: true } };\n",
  );
});

describe('building an app', { timeout: 120_000 }, () => {
  it('bundles its backend with its workspace packages, builds its pages and writes its surfaces', async () => {
    const { bundlePath, built } = await buildApp(root, 'hub');
    expect(built).toEqual(['backend', 'ui']);
    const bundle = createRequire(bundlePath)(bundlePath) as { main(): string };
    expect(bundle.main()).toBe('hello');
    expect(readFileSync(path.join(root, 'apps/hub/static/page/index.html'), 'utf8')).toContain('src="./assets/');
    expect(JSON.parse(readFileSync(path.join(root, 'apps/hub/surfaces.json'), 'utf8'))).toEqual([
      { module: 'panel', function: 'open', access: 'viewer', example: {} },
    ]);

    expect((await buildApp(root, 'hub')).built).toEqual([]);
    put('apps/hub-ui/main.ts', "document.title = 'changed';\n");
    expect((await buildApp(root, 'hub')).built).toEqual(['ui']);
    put('apps/hub/src/index.test.ts', 'not part of what is built');
    expect((await buildApp(root, 'hub')).built).toEqual([]);
    put('packages/words/src/hello.ts', "export const hello: string = 'changed';\n");
    expect((await buildApp(root, 'hub')).built).toEqual(['backend', 'ui']);
  });

  it('fails with the compiler’s words, and does not count as built', async () => {
    put('apps/hub/src/index.ts', 'export const main = (): string => 1;\n');
    await expect(buildApp(root, 'hub')).rejects.toThrow("Type 'number' is not assignable to type 'string'");
    expect(existsSync(path.join(root, '.sandbox/build/hub/backend.stamp'))).toBe(false);
  });

  it('refuses a registry of surfaces that leaves something out', async () => {
    put('apps/hub/src/surfaces.ts', "export const surfaces = [{ module: 'panel', function: 'open' }];\n");
    await expect(writeSurfaces(path.join(root, 'apps/hub'))).rejects.toThrow('access');
    expect(existsSync(path.join(root, 'apps/hub/surfaces.json'))).toBe(false);
  });
});
